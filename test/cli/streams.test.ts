import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { Sandbox } from './run-dedupe.ts';
import { BEES, LANTERNS, TWINS } from './stories.ts';

let box: Sandbox;

function sandbox(files: Record<string, string | Uint8Array>): Sandbox {
  box = new Sandbox(files);
  return box;
}

afterEach(() => box.remove());

const record = (id: string, text: string): string => `${JSON.stringify({ id, text })}\n`;

describe('input', () => {
  it('is JSON lines on standard input for -', async () => {
    const stdin = record('one', LANTERNS) + record('two', LANTERNS) + record('three', BEES);
    const outcome = await sandbox({}).dedupe(['-', '--json'], { stdin });
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(outcome.stdout)).toMatchObject({ summary: { documents: 3, duplicates: 1 } });
  });

  it('is decompressed on standard input, whatever its name', async () => {
    const gzip = gzipSync(record('one', LANTERNS) + record('two', LANTERNS));
    const outcome = await sandbox({}).dedupe(['-', '--json'], { stdin: gzip });
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(outcome.stdout)).toMatchObject({ summary: { documents: 2, duplicates: 1 } });
  });

  it('leaves out the report of an earlier run', async () => {
    sandbox(TWINS);
    const words = ['articles', '-f', 'ndjson', '-o', 'articles/r.ndjson', '-f', 'json'];
    const first = await box.dedupe(words);
    const second = await box.dedupe(words);
    expect(second).toEqual(first);
    expect(JSON.parse(second.stdout)).toMatchObject({ summary: { documents: 3, skipped: 0 } });
  });

  it('is one text on standard input under --stdin-filename', async () => {
    sandbox(TWINS);
    const words = ['articles', '-', '--stdin-filename', 'draft.txt', '--json'];
    const outcome = await box.dedupe(words, { stdin: LANTERNS });
    expect(JSON.parse(outcome.stdout)).toMatchObject({ summary: { documents: 4, duplicates: 2 } });
  });

  it('is a list of paths, also with NUL between them', async () => {
    sandbox({ 'a b\nc.txt': LANTERNS, 'd.txt': LANTERNS, 'e.txt': LANTERNS });
    const nul = await box.dedupe(['--files-from', '-', '-0', '--json'], {
      stdin: 'a b\nc.txt\0d.txt\0',
    });
    expect(JSON.parse(nul.stdout)).toMatchObject({ summary: { documents: 2, duplicates: 1 } });
    box.write({ list: 'd.txt\ne.txt\n' });
    const lines = await box.dedupe(['--files-from', 'list', '--list-files']);
    expect(lines.stdout).toBe('d.txt\ne.txt\n');
  });

  it('takes fields of records by name', async () => {
    const line = `${JSON.stringify({ key: 7, body: { main: LANTERNS } })}\n`;
    const outcome = await sandbox({ 'a.jsonl': line }).dedupe([
      'a.jsonl',
      '--json',
      '--text-field',
      'body.main',
      '--id-field',
      'key',
    ]);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ documents: [{ id: '7' }] });
  });

  it('is filtered by extension and by globs', async () => {
    sandbox({
      'in/a.txt': 'x',
      'in/b.md': 'x',
      'in/c.md': 'x',
      'in/.d.md': 'x',
      'in/.gitignore': 'b.md',
    });
    const list = async (...words: string[]): Promise<string[]> => {
      const { stdout } = await box.dedupe(['in', '--list-files', ...words]);
      return stdout.trim().split('\n');
    };
    expect(await list()).toEqual(['in/a.txt', 'in/c.md']);
    expect(await list('--ext', 'md', '--no-ignore')).toEqual(['in/b.md', 'in/c.md']);
    expect(await list('--ignore', 'a.*', '--hidden')).toEqual(['in/.d.md', 'in/c.md']);
  });
});

describe('stdout', () => {
  it('carries a report larger than a pipe holds, whole', async () => {
    const files = Array.from({ length: 600 }, (_, i) => [`many/story-${i}.txt`, LANTERNS] as const);
    sandbox(Object.fromEntries(files));
    const { stdout } = await box.shell('dedupe many --json | (sleep 1; cat)');
    expect(stdout.length).toBeGreaterThan(65_536);
    expect(JSON.parse(stdout)).toMatchObject({ summary: { documents: 600, duplicates: 599 } });
  });

  it('has the same bytes in a file, through -o', async () => {
    sandbox(TWINS);
    const words = ['articles', '-f', 'json', '-o', 'found.json', '-f', 'text'];
    const both = await box.dedupe(words);
    expect(both).toMatchObject({ exitCode: 0, stderr: '' });
    const text = await box.dedupe(['articles']);
    const json = await box.dedupe(['articles', '--json']);
    expect(both.stdout).toBe(text.stdout);
    expect(readFileSync(join(box.folder, 'found.json'), 'utf8')).toBe(json.stdout);
  });

  it('may be closed early by its reader', async () => {
    const files = Array.from({ length: 600 }, (_, i) => [`many/story-${i}.txt`, LANTERNS] as const);
    sandbox(Object.fromEntries(files));
    const outcome = await box.shell('dedupe many --ndjson | head -1; echo "${PIPESTATUS[0]}"');
    expect(outcome.stderr).toBe('');
    expect(outcome.stdout).toMatch(/^\{"type":.*\}\n0\n$/);
  });

  it.each([
    [['articles'], {}, false],
    [['articles'], { FORCE_COLOR: '1' }, true],
    [['articles'], { FORCE_COLOR: '1', NO_COLOR: '1' }, true],
    [['articles'], { FORCE_COLOR: '0' }, false],
    [['articles', '--color', 'always'], { NO_COLOR: '1' }, true],
    [['articles', '--no-color'], { FORCE_COLOR: '1' }, false],
  ])('%j with %j: colour %s', async (words, env, isColored) => {
    const { stdout, stderr } = await sandbox(TWINS).dedupe(words, { env });
    expect(stdout.includes('\u001b[')).toBe(isColored);
    expect(stderr).toBe('');
  });
});

describe('stderr', () => {
  const files = {
    ...TWINS,
    'articles/x.jsonl': 'not json\n',
    'articles/blob.txt': new Uint8Array([0, 1, 0]),
  };

  it('comes before the report, so that the verdict is the last line', async () => {
    const { stdout } = await sandbox(files).shell('dedupe articles 2>&1');
    expect(stdout).toMatch(/^2 inputs skipped: [^]*\n3 articles, 1 duplicate in 1 cluster, .*\n$/);
  });

  it('sums up what was skipped', async () => {
    const { stderr } = await sandbox(files).dedupe(['articles']);
    expect(stderr).toMatch(/^2 inputs skipped: .*binary file \(1\).* \(--verbose lists them\)\n$/);
  });

  it('lists it under --verbose', async () => {
    const { stderr } = await sandbox(files).dedupe(['articles', '-v']);
    expect(stderr).toContain('articles/blob.txt: binary file\n');
    expect(stderr).toContain('articles/x.jsonl:1: ');
  });

  it('says nothing of it under --quiet', async () => {
    expect(await sandbox(files).dedupe(['articles', '-q'])).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
  });

  it('has the timing only when asked, as has JSON', async () => {
    sandbox(TWINS);
    const timed = await box.dedupe(['articles', '--json', '--timing', '-q']);
    expect(timed.stderr).toMatch(/^timing: .*read [\d.]+ ms.*, total [\d.]+ ms\n$/);
    expect(JSON.parse(timed.stdout)).toHaveProperty('timing.read');
    const plain = await box.dedupe(['articles', '--json']);
    expect(JSON.parse(plain.stdout)).not.toHaveProperty('timing');
  });
});

describe('the timing', () => {
  it('adds up: the total counts from the start of the process', async () => {
    const { stderr } = await sandbox(TWINS).dedupe(['articles', '--timing']);
    const times = [...stderr.matchAll(/(\w+) ([\d.]+) ms/g)].map(([, , ms]) => Number(ms));
    const total = times.pop() ?? 0;
    expect(times.length).toBeGreaterThan(3);
    expect(total).toBeGreaterThanOrEqual(times.reduce((sum, ms) => sum + ms, 0));
    expect(total).toBeLessThan(60_000);
  });
});

describe('settings', () => {
  it('are printed with their sources', async () => {
    sandbox({ ...TWINS, '.deduperc': 'check: true\nignore: [old]\nby: resemblance' });
    const env = { DEDUPE_BY: 'containment', DEDUPE_SHINGLE_SIZE: '4' };
    const words = ['articles', '--print-config', '--ignore', 'drafts,*.bak', '-t', '.25'];
    const { stdout, exitCode } = await box.dedupe(words, { env });
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      config: join(box.folder, '.deduperc'),
      paths: ['articles'],
      settings: {
        threshold: { value: 0.25, source: 'flag' },
        by: { value: 'containment', source: 'environment' },
        shingleSize: { value: 4, source: 'environment' },
        check: { value: true, source: 'config' },
        ignore: { value: ['old', 'drafts', '*.bak'], source: 'flag' },
        relation: { value: 'rewrite', source: 'default' },
      },
    });
  });

  it('of a config hold, and its paths replace missing arguments', async () => {
    sandbox({
      ...TWINS,
      'dedupe.config.json': '{"paths": ["articles"], "check": true, "format": "json"}',
    });
    const outcome = await box.dedupe([]);
    expect(outcome).toMatchObject({ exitCode: 1, stderr: '' });
    expect(JSON.parse(outcome.stdout)).toMatchObject({ summary: { documents: 3 } });
    expect(await box.dedupe(['--no-check'])).toMatchObject({ exitCode: 0 });
  });

  it('reach the result', async () => {
    const words = [
      'articles',
      '--json',
      '-t',
      '.3',
      '--by',
      'resemblance',
      '-k',
      '2',
      '--relation',
      'excerpt',
    ];
    const { stdout } = await sandbox(TWINS).dedupe(words);
    expect(JSON.parse(stdout).settings).toMatchObject({
      threshold: 0.3,
      by: 'resemblance',
      shingleSize: 2,
      relation: 'excerpt',
    });
  });
});
