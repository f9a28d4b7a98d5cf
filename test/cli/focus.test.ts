/** `--focus`, through the built program. */

import { afterAll, describe, expect, it } from 'vitest';
import type { DedupeResult } from '../../src/model/result.ts';
import { isValid } from '../results.ts';
import { BEES, LANTERNS } from './stories.ts';
import { Sandbox } from './run-dedupe.ts';

const sandbox = new Sandbox({
  'docs/bees.txt': BEES,
  'docs/copy of bees.txt': BEES,
  'docs/lanterns/a.txt': LANTERNS,
  'docs/lanterns/b.txt': LANTERNS,
  'docs/single.txt': 'Nothing else here is about the price of slate in the northern quarries.',
  'lines.jsonl': `${JSON.stringify({ id: 'one', text: BEES })}\n${JSON.stringify({ id: 'two', text: 'A tram went by.' })}\n`,
});
afterAll(() => sandbox.remove());

async function found(...words: readonly string[]): Promise<DedupeResult> {
  const { stdout, stderr } = await sandbox.dedupe([...words, '--json']);
  expect(stderr).toBe('');
  const result: DedupeResult = JSON.parse(stdout);
  expect(isValid(result), JSON.stringify(isValid.errors)).toBe(true);
  return result;
}

const idsOf = ({ clusters }: DedupeResult): readonly string[] => clusters.map(({ id }) => id);

describe('--focus', () => {
  it('reports the clusters of a file as the whole run has them', async () => {
    const whole = await found('docs');
    const one = await found('docs', '--focus', 'docs/lanterns/a.txt');
    const home = whole.documents.find(({ id }) => id === 'docs/lanterns/a.txt')?.cluster;
    expect(idsOf(one)).toEqual([home]);
    expect(one.clusters).toEqual(whole.clusters.filter(({ id }) => id === home));
    expect(one.summary).toMatchObject({ documents: 5, focused: 1, clusters: 1, duplicates: 1 });
  });

  it.each([
    ['a folder', ['--focus', 'docs/lanterns/']],
    ['two files', ['--focus', 'docs/lanterns/a.txt,docs/lanterns/b.txt']],
    ['a repeated flag', ['--focus', 'docs/lanterns/a.txt', '--focus', 'docs/lanterns/b.txt']],
    ['an absolute path', ['--focus', `${sandbox.folder}/docs/lanterns`]],
    ['a path with dots', ['--focus', './docs/../docs/lanterns']],
  ])('takes %s', async (_, flags) => {
    const { focus, clusters } = await found('docs', ...flags);
    expect(focus).toEqual(['docs/lanterns/a.txt', 'docs/lanterns/b.txt']);
    expect(clusters).toHaveLength(1);
  });

  it('takes a record by its id and by its line', async () => {
    for (const name of ['one', 'lines.jsonl:1']) {
      expect((await found('docs', 'lines.jsonl', '--focus', name)).focus).toEqual(['one']);
    }
  });

  it('decides what --check finds', async () => {
    const codes = ['docs/single.txt', 'docs/lanterns/a.txt'].map(async (path) => {
      return (await sandbox.dedupe(['docs', '--check', '-q', '--focus', path])).exitCode;
    });
    expect(await Promise.all(codes)).toEqual([0, 1]);
  });

  it('says in the verdict how much is in focus', async () => {
    const { stdout } = await sandbox.dedupe(['docs', '--summary', '--focus', 'docs/single.txt']);
    expect(stdout).toMatch(/^No duplicates of 1 article in focus, 5 read/);
    const other = await sandbox.dedupe(['docs', '--summary', '--focus', 'docs/lanterns']);
    expect(other.stdout).toMatch(/^5 articles, 2 in focus, 1 duplicate in 1 cluster/);
  });

  it.each(['sarif', 'junit', 'codeclimate', 'github', 'csv', 'markdown', 'paths', 'agent', 'text'])(
    'leaves out of -f %s what does not touch it',
    async (format) => {
      const words = ['docs', '-f', format, '--focus', 'docs/lanterns/a.txt'];
      const { stdout, exitCode } = await sandbox.dedupe(words);
      expect(exitCode).toBe(0);
      expect(stdout).toContain('lanterns');
      expect(stdout).not.toContain('bees');
    },
  );

  it('lists no file of records for removal, as their others are not told', async () => {
    const flags = ['-f', 'paths', '--focus', 'one'];
    const { stdout } = await sandbox.dedupe(['docs', 'lines.jsonl', ...flags]);
    expect(stdout).not.toContain('lines.jsonl');
  });

  it('works on a saved result', async () => {
    await sandbox.dedupe(['docs', '-f', 'ndjson', '-o', 'saved.ndjson']);
    const again = await found('docs', '--focus', 'docs/lanterns');
    const { stdout } = await sandbox.dedupe([
      'report',
      'saved.ndjson',
      '--json',
      '--focus',
      'docs/lanterns',
    ]);
    expect(JSON.parse(stdout)).toEqual(again);
    const saved = ['docs', '-f', 'ndjson', '-o', 'focus.ndjson', '--focus', 'docs/lanterns'];
    await sandbox.dedupe(saved);
    const reread = await sandbox.dedupe(['report', 'focus.ndjson', '--json']);
    expect(JSON.parse(reread.stdout)).toEqual(again);
  });

  it('refuses a path that matches nothing, and says the nearest', async () => {
    const { exitCode, stdout, stderr } = await sandbox.dedupe([
      'docs',
      '--focus',
      'docs/singel.txt',
    ]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toBe(
      'dedupe: --focus "docs/singel.txt" matches no document that was read; did you mean "docs/single.txt"?\n',
    );
  });
});
