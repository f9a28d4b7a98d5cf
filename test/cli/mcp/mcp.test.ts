/** The server, asked by the client of the SDK over standard input and output. */

import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOSTILE } from '../../hostile-strings.ts';
import { Sandbox } from '../run-dedupe.ts';

const ROOT = resolve(import.meta.dirname, '../../..');
const PROGRAM = join(ROOT, 'bin/dedupe.js');

const SECRET = 'The keys of the lighthouse lie under the third stone beside the north door.';
const sandbox = new Sandbox({ 'secret/keys.txt': SECRET, 'other/elsewhere.txt': SECRET });
const client = new Client({ name: 'a test', version: '1.0.0' });
let complaints = '';

beforeAll(async () => {
  cpSync(join(ROOT, 'fixtures/wire'), join(sandbox.folder, 'articles'), { recursive: true });
  symlinkSync('../secret', join(sandbox.folder, 'articles/linked'));
  symlinkSync('../secret/keys.txt', join(sandbox.folder, 'articles/linked.txt'));
  const transport = new StdioClientTransport({
    command: process.execPath,
    args: [PROGRAM, 'mcp', 'articles', 'other/'],
    cwd: sandbox.folder,
    stderr: 'pipe',
  });
  transport.stderr?.on('data', (text) => (complaints += String(text)));
  await client.connect(transport);
});

afterAll(async () => {
  await client.close();
  sandbox.remove();
});

interface Answer {
  readonly text: string;
  readonly isError: boolean;
}

async function ask(name: string, given: Readonly<Record<string, unknown>>): Promise<Answer> {
  const answer = await client.callTool({ name, arguments: { ...given } });
  const { content } = answer;
  const [first, ...more]: unknown[] = Array.isArray(content) ? content : [];
  expect(more).toEqual([]);
  const text = Object.entries(first ?? {}).find(([key]) => key === 'text')?.[1];
  return { text: String(text), isError: answer.isError === true };
}

const original = 'articles/northline-barrier.txt';

describe('the tools', () => {
  it('are three, with schemas of what they take', async () => {
    const { tools } = await client.listTools();
    expect(tools.map(({ name, inputSchema }) => [name, inputSchema.required])).toEqual([
      ['find_duplicates', []],
      ['check_text', ['text']],
      ['explain', ['a', 'b']],
    ]);
    expect(JSON.stringify(tools)).toContain('articles');
  });

  it('find_duplicates gives the report for agents', async () => {
    const { text, isError } = await ask('find_duplicates', { folder: 'articles' });
    const { stdout } = await sandbox.dedupe(['articles', '-f', 'agent', '-q']);
    expect(isError).toBe(false);
    expect(text).toBe(stdout);
    expect(text).toContain(`keep ${original}`);
  });

  it('find_duplicates looks into all folders if it is given none', async () => {
    const { text } = await ask('find_duplicates', {});
    expect(text).toMatch(/^7 articles/m);
  });

  it('check_text finds an edited copy, a part, and nothing', async () => {
    const { stdout } = await sandbox.shell(`cat ${original}`);
    const edited = await ask('check_text', { text: stdout.replaceAll('the', 'this') });
    expect(edited.text).toMatch(
      /^4 articles with the same text \(7 articles compared, 2 skipped\)/,
    );
    expect(edited.text).toContain(`near-duplicate ${original}, score .9`);
    const part = await ask('check_text', { text: stdout.slice(0, 900), folder: 'articles' });
    expect(part.text).toContain(`excerpt ${original}, score `);
    const none = await ask('check_text', { text: SECRET, folder: 'articles' });
    expect(none.text).toBe(
      'No article comes from the same text (6 articles compared, 2 skipped).\n',
    );
  });

  it('explain says why two match', async () => {
    const b = 'articles/evening-post-rewrite.txt';
    const { text, isError } = await ask('explain', { a: original, b });
    expect(isError).toBe(false);
    expect(text).toContain('not instructions');
    expect(text).toContain('rewrite');
    expect(text).toMatch(/score/i);
  });

  it('answer one after the other, however many are asked at once', async () => {
    const asked = Array.from({ length: 6 }, () => ask('find_duplicates', { folder: 'articles' }));
    const texts = (await Promise.all(asked)).map(({ text }) => text);
    expect(new Set(texts).size).toBe(1);
  });
});

describe('what is outside of the named folders', () => {
  const outside = [
    'secret',
    'articles/../secret',
    'articles/../secret/keys.txt',
    'articles/linked',
    'articles/linked.txt',
    'articles/linked/keys.txt',
    '..',
    '.',
    '/',
    '/etc/passwd',
    '/proc/self/environ',
    'articles\0/../secret',
    'nowhere/at/all',
    '-',
    '--help',
    'file:///etc/passwd',
  ];

  it.each(outside)('is refused: %j', async (folder) => {
    for (const [tool, given] of [
      ['find_duplicates', { folder }],
      ['check_text', { text: SECRET, folder }],
    ] as const) {
      const { text, isError } = await ask(tool, given);
      expect(text).toContain('is not in the folders of this server');
      expect(isError).toBe(true);
    }
  });

  it('does not even say whether it exists', async () => {
    const there = await ask('find_duplicates', { folder: '/etc/passwd' });
    const absent = await ask('find_duplicates', { folder: '/etc/passwx' });
    expect(absent.text).toBe(there.text.replace('passwd', 'passwx'));
  });

  it.each(['secret/keys.txt', '/etc/passwd', 'articles/linked/keys.txt', '../secret/keys.txt'])(
    'is explained to nobody: %j',
    async (a) => {
      const { text, isError } = await ask('explain', { a, b: original });
      expect(isError).toBe(true);
      expect(text).not.toContain('lighthouse');
    },
  );

  it('is not read by way of a link in a folder', async () => {
    const { text } = await ask('check_text', { text: SECRET, folder: 'articles' });
    expect(text).toMatch(/^No article/);
  });

  it('is told from what is missing inside', async () => {
    const { text } = await ask('find_duplicates', { folder: 'articles/none' });
    expect(text).toBe('there is no "articles/none"; they are "articles", "other"');
  });
});

describe('what is asked in a wrong way', () => {
  it.each([
    ['remove', {}, 'no tool is called "remove"'],
    ['check_text', {}, '"text" is missing or empty'],
    ['check_text', { text: '  ' }, '"text" is missing or empty'],
    ['check_text', { text: 5 }, '"text" is no text'],
    ['check_text', { text: 'x', into: 'y' }, '"into" is no argument of this tool'],
    ['check_text', { text: 'x'.repeat(1_000_001) }, '"text" has more than 1000000 characters'],
    ['explain', { a: 'x'.repeat(5000), b: 'y' }, '"a" has more than 4096 characters'],
  ] as const)('is refused: %s %#', async (name, given, said) => {
    expect(await ask(name, given)).toEqual({ text: said, isError: true });
  });

  it('harms nobody, whatever strings it is made of', async () => {
    for (const text of HOSTILE) {
      const { isError } = await ask('find_duplicates', { folder: text });
      expect(isError).toBe(true);
    }
    expect((await ask('find_duplicates', { folder: 'articles' })).isError).toBe(false);
  });
});

describe('an answer', () => {
  it('has 16,000 characters at most, and says how many are left out', async () => {
    const long = new Sandbox();
    const story =
      'The ferry to Sandholm ran aground on a sandbank early on Friday, and all walked ashore.';
    const body = Array.from({ length: 400 }, (_, i) => `${story} Mile ${i} of the dike is closed.`);
    long.write({
      'a.txt': body.join('\n\n'),
      'b.txt': body.map((one) => `${one} No.`).join('\n\n'),
    });
    const asked = { name: 'explain', arguments: { a: 'a.txt', b: 'b.txt' } };
    const text = textOf(await rawCall(long, ['mcp', '.'], asked));
    expect(text.length).toBeLessThan(16_100);
    expect(text).toMatch(/\n\[\d+ more characters are left out\]\n$/);
    long.remove();
  });
});

/** One call by hand, line by line: every line on standard output must be of the protocol. */
async function rawCall(place: Sandbox, words: readonly string[], params: object): Promise<unknown> {
  const hello = {
    protocolVersion: '2025-06-18',
    capabilities: {},
    clientInfo: { name: 'by hand', version: '1' },
  };
  const messages = [
    { jsonrpc: '2.0', id: 1, method: 'initialize', params: hello },
    { jsonrpc: '2.0', method: 'notifications/initialized' },
    { jsonrpc: '2.0', id: 2, method: 'tools/call', params },
  ];
  const stdin = messages.map((message) => `${JSON.stringify(message)}\n`).join('');
  const { stdout, exitCode } = await place.dedupe(words, { stdin });
  expect(exitCode).toBe(0);
  const answers: unknown[] = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));
  for (const answer of answers) expect(answer).toMatchObject({ jsonrpc: '2.0' });
  return answers.at(-1);
}

function textOf(answer: unknown): string {
  const found = /"text":("(?:[^"\\]|\\.)*")/.exec(JSON.stringify(answer));
  return String(JSON.parse(found?.[1] ?? '""'));
}

describe('the server', () => {
  it('prints nothing but the protocol, and ends with its input', async () => {
    sandbox.write({ 'articles/broken.jsonl': '{"text": \n' });
    const asked = { name: 'find_duplicates', arguments: { folder: 'articles' } };
    const answer = await rawCall(sandbox, ['mcp', 'articles'], asked);
    expect(textOf(answer)).toContain('keep articles/');
    sandbox.write({ 'articles/broken.jsonl': '' });
  });

  it('obeys the options that it was started with', async () => {
    const asked = { name: 'find_duplicates', arguments: {} };
    const words = ['mcp', 'articles', '--relation', 'identical'];
    expect(textOf(await rawCall(sandbox, words, asked))).not.toContain('rewrite');
  });

  it.each([
    [['mcp'], "missing required argument 'folders'"],
    [['mcp', 'nowhere'], 'no such file or folder: "nowhere"'],
    [['mcp', '-'], 'standard input speaks the protocol'],
    [['mcp', 'articles', '--json'], "unknown option '--json'"],
  ])('does not start by %j', async (words, said) => {
    const { exitCode, stdout, stderr } = await sandbox.dedupe(words);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(said);
  });

  it('says which command installs the SDK where it is missing', () => {
    // the package as it is installed, without what is beside it here
    const alone = join(sandbox.folder, 'alone/node_modules/neardup');
    mkdirSync(alone, { recursive: true });
    for (const name of ['bin', 'dist', 'package.json']) {
      cpSync(join(ROOT, name), join(alone, name), { recursive: true });
    }
    const words = [join(alone, 'bin/dedupe.js'), 'mcp', 'articles'];
    const start = { cwd: sandbox.folder, encoding: 'utf8', input: '' } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, words, start);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('run npm install --global @modelcontextprotocol/sdk');
    expect(stderr).not.toMatch(/^ +at /m);
  });

  it('warns on standard error, of links that lead out', () => {
    const lines = new Set(complaints.trimEnd().split('\n'));
    expect([...lines]).toEqual([
      '2 files skipped: symbolic link that leads out of the folder (--verbose lists them)',
    ]);
  });
});
