import { afterEach, describe, expect, it } from 'vitest';
import { Sandbox } from './run-dedupe.ts';
import { LANTERNS } from './stories.ts';

const sandboxes: Sandbox[] = [];

afterEach(() => {
  for (const sandbox of sandboxes.splice(0)) sandbox.remove();
});

const line = (fields: object): string => JSON.stringify({ text: LANTERNS, ...fields });

describe('author and outlet of records', () => {
  it('are read the same from lines that are plain and lines that are not', async () => {
    const told = { author: 'Ana Pear', source: 'Daily \\"Owl\\"', date: '2026-03-12' };
    const plain = line({ id: 'a', ...told });
    // a key that comes twice is read by JSON.parse
    const odd = line({ id: 'b', ...told }).replace('{', '{"id":"x",');
    const sandbox = new Sandbox({ 'stories.jsonl': `${plain}\n${odd}\n` });
    sandboxes.push(sandbox);
    const { stdout, exitCode } = await sandbox.dedupe(['stories.jsonl', '--json']);
    expect(exitCode).toBe(0);
    const outlet = 'Daily \\"Owl\\"';
    expect(JSON.parse(stdout)).toMatchObject({
      documents: [
        { id: 'a', author: 'Ana Pear', outlet },
        { id: 'b', author: 'Ana Pear', outlet },
      ],
      clusters: [{ origins: [{ first: 'a', date: '2026-03-12', outlet, members: ['a', 'b'] }] }],
      summary: { origins: 1 },
    });
  });
});
