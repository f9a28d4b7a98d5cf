import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type Outcome, Sandbox, type Start } from './run-dedupe.ts';
import { BEES, LANTERNS } from './stories.ts';

const sandboxes: Sandbox[] = [];

function sandboxOf(files: Readonly<Record<string, string | Uint8Array>>): Sandbox {
  const sandbox = new Sandbox(files);
  sandboxes.push(sandbox);
  return sandbox;
}

afterEach(() => {
  for (const sandbox of sandboxes.splice(0)) sandbox.remove();
});

const line = (id: string, text: string, more: object = {}): string =>
  JSON.stringify({ id, text, ...more });

const LONGER = `OSTER QUAY, reported by our own man on the coast. ${LANTERNS}`;
/** Lines of all kinds: two breaks, a blank one, one that is no record, a last one without a break. */
const LINES = [
  `${line('wire-1', LANTERNS, { date: '2025-03-02' })}\n`,
  `  ${line('paper-1', LANTERNS, { date: '2025-03-01', n: 1 })} \r\n`,
  '\n',
  'no record\n',
  `${line('wire-2', BEES)}\r\n`,
  line('blog-1', LONGER, { date: '2025-03-03' }),
] as const;
const STORIES = LINES.join('');
const without = (...dropped: number[]): string =>
  LINES.filter((_, i) => !dropped.includes(i)).join('');

const SKIPPED = '1 record skipped: invalid JSON (--verbose lists them)\n';

async function filter(words: readonly string[], start: Start = {}): Promise<[Outcome, Sandbox]> {
  const sandbox = sandboxOf({
    'stories.jsonl': STORIES,
    'stories.jsonl.gz': gzipSync(STORIES),
    'texts/lanterns.txt': LANTERNS,
    'texts/reprint.txt': LONGER,
    'texts/bees.txt': BEES,
  });
  return [await sandbox.dedupe(['filter', ...words], start), sandbox];
}

const read = (sandbox: Sandbox, name: string): Buffer => readFileSync(join(sandbox.folder, name));

describe('dedupe filter on records', () => {
  it('writes the lines that it keeps byte for byte, and says how many', async () => {
    const [outcome, sandbox] = await filter(['stories.jsonl', '-o', 'kept.jsonl']);
    expect(outcome).toMatchObject({ exitCode: 0, stdout: '' });
    expect(outcome.stderr).toBe(
      `${SKIPPED}read 4 documents, kept 2, dropped 2: 1 identical, 1 near-duplicate\n`,
    );
    expect(read(sandbox, 'kept.jsonl').toString()).toBe(without(0, 5));
    expect(read(sandbox, 'stories.jsonl').toString()).toBe(STORIES);
  });

  it.each([
    ['first', [1, 5]],
    ['longest', [0, 1]],
    ['oldest', [0, 5]],
    ['newest', [0, 1]],
    ['wire-*', [1, 5]],
    ['nothing/**,newest', [0, 1]],
    ['blog-*,wire-*', [0, 1]],
  ] as const)('keeps by --keep %s', async (rules, dropped) => {
    const [{ stdout, exitCode }] = await filter(['stories.jsonl', '--keep', rules, '-q']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: without(...dropped) });
  });

  it('unpacks gzip, and packs what goes to a file whose name ends in .gz', async () => {
    const words = ['stories.jsonl.gz', '--keep', 'first'];
    const [plain, sandbox] = await filter([...words, '-q']);
    expect(plain.stdout).toBe(without(1, 5));
    await sandbox.dedupe(['filter', ...words, '-o', 'kept.jsonl.gz']);
    expect(gunzipSync(read(sandbox, 'kept.jsonl.gz')).toString()).toBe(without(1, 5));
  });

  it('reads standard input, packed or not', async () => {
    const [plain] = await filter(['-', '-q', '--keep', 'first'], { stdin: STORIES });
    expect(plain.stdout).toBe(without(1, 5));
    const [packed] = await filter(['-', '-q', '--keep', 'first'], { stdin: gzipSync(STORIES) });
    expect(packed.stdout).toBe(without(1, 5));
  });

  it('ends the last line of a file before the next file, and writes no mark between them', async () => {
    const sandbox = sandboxOf({
      'a.jsonl': `\uFEFF${line('1', LANTERNS)}`,
      'b.jsonl': `\uFEFF${line('2', BEES)}\n${line('3', LANTERNS)}`,
    });
    const { stdout } = await sandbox.dedupe(['filter', 'a.jsonl', 'b.jsonl', '-q']);
    expect(stdout).toBe(`\uFEFF${line('1', LANTERNS)}\n${line('2', BEES)}\n`);
  });

  it('copies bytes that are no UTF-8 as they are', async () => {
    const strange = Buffer.from(`${line('2', `${BEES} ca\u00E9`)}\n`, 'latin1');
    const sandbox = sandboxOf({ 'a.jsonl': Buffer.concat([Buffer.from(`${LINES[0]}`), strange]) });
    await sandbox.dedupe(['filter', 'a.jsonl', '-o', 'kept.jsonl']);
    expect(read(sandbox, 'kept.jsonl').equals(read(sandbox, 'a.jsonl'))).toBe(true);
  });

  it('says what was dropped, and why', async () => {
    const words = ['stories.jsonl', '--keep', 'first', '-o', 'k.jsonl', '--removed', 'r.jsonl'];
    const [, sandbox] = await filter(words);
    const removed = read(sandbox, 'r.jsonl').toString().trimEnd().split('\n');
    const [blog, paper] = removed.map((one) => JSON.parse(one));
    expect(Object.keys(blog)).toEqual(['document', 'kept', 'score', 'relation', 'cluster']);
    expect(blog).toMatchObject({ document: 'blog-1', kept: 'wire-1', relation: 'near-duplicate' });
    expect(blog.score).toBeGreaterThan(0.5);
    expect(paper).toEqual({
      document: 'paper-1',
      kept: 'wire-1',
      score: 1,
      relation: 'identical',
      cluster: 'c1',
    });
  });

  it('with --annotate writes every line, records with a field more', async () => {
    const [{ stdout }] = await filter(['stories.jsonl', '--annotate', '--keep', 'first', '-q']);
    const lines = stdout.split(/(?<=\n)/);
    expect(lines).toHaveLength(LINES.length);
    expect([lines[2], lines[3]]).toEqual([LINES[2], LINES[3]]);
    expect(lines[4]).toBe(
      LINES[4].replace('}', ',"dedupe":{"cluster":null,"role":"unique","score":null,"kept":true}}'),
    );
    expect(JSON.parse(lines[0] ?? '').dedupe).toMatchObject({ cluster: 'c1', kept: true });
    expect(JSON.parse(lines[1] ?? '')).toMatchObject({
      n: 1,
      dedupe: { cluster: 'c1', role: 'original', score: 1, kept: false },
    });
  });

  it('keeps as many of a cluster as it is told to', async () => {
    const words = ['stories.jsonl', '--keep', 'first', '-q', '--max-per-cluster'];
    const [two, sandbox] = await filter([...words, '2']);
    expect(two.stdout).toBe(without(5));
    expect((await sandbox.dedupe(['filter', ...words, '9'])).stdout).toBe(STORIES);
  });

  it('refuses to write over what it reads, or two things to one place', async () => {
    const [over, sandbox] = await filter(['stories.jsonl', '-o', 'stories.jsonl']);
    expect(over).toMatchObject({ exitCode: 2, stdout: '' });
    expect(over.stderr).toContain('it is one of the files to read');
    const twice = ['filter', 'stories.jsonl', '-o', 'a', '--removed', './a'];
    expect((await sandbox.dedupe(twice)).stderr).toContain('go to the same place');
    expect(read(sandbox, 'stories.jsonl').toString()).toBe(STORIES);
  });

  it('writes nothing of a file that is damaged', async () => {
    const damaged = gzipSync(STORIES).subarray(0, -30);
    const sandbox = sandboxOf({ 'a.jsonl.gz': damaged, 'b.jsonl': `${LINES[0]}` });
    const outcome = await sandbox.dedupe(['filter', '.', '-o', 'kept.txt']);
    expect(outcome.exitCode).toBe(2);
    expect(outcome.stderr).toContain('"a.jsonl.gz" cannot be copied: damaged gzip');
    expect(() => read(sandbox, 'kept.txt')).toThrow('ENOENT');
  });
});

describe('dedupe filter on tables and arrays', () => {
  const cell = (text: string): string => `"${text}\n"`;
  const ROWS = [
    '\uFEFFid;text\r\n',
    `wire;${cell(LANTERNS)}\r\n`,
    `bees;${BEES}\n`,
    'no row\n',
    `paper;${cell(LONGER)}`,
  ];

  it('writes the rows that it keeps byte for byte, under their header', async () => {
    const sandbox = sandboxOf({ 'a.csv': ROWS.join('') });
    const words = ['filter', 'a.csv', '-q', '--keep'];
    expect((await sandbox.dedupe([...words, 'first'])).stdout).toBe(ROWS.slice(0, 4).join(''));
    const longest = ROWS.filter((_, i) => i !== 1).join('');
    expect((await sandbox.dedupe([...words, 'longest'])).stdout).toBe(longest);
  });

  it('writes several tables as one, if they have the same columns', async () => {
    const second = `id;text\nlast;${cell(LANTERNS)}\nnew;Nothing else.\n`;
    const sandbox = sandboxOf({ 'a.csv': ROWS.join(''), 'b.csv': second, 'c.csv': 'text\na\n' });
    const words = ['filter', '-q', '--keep', 'first', 'a.csv'];
    expect((await sandbox.dedupe([...words, 'b.csv'])).stdout).toBe(
      `${ROWS.slice(0, 4).join('')}new;Nothing else.\n`,
    );
    const other = await sandbox.dedupe([...words, 'c.csv', '-o', 'x.csv']);
    expect(other).toMatchObject({ exitCode: 2 });
    expect(other.stderr).toContain('"c.csv" has other columns');
  });

  it('writes the records of an array as an array, in order', async () => {
    const [one, two, three] = [line('1', LANTERNS), line('2', BEES), line('3', LONGER)];
    const sandbox = sandboxOf({ 'a.json': `[${one},${two},${three}]`, 'b.json': '[]' });
    const { stdout } = await sandbox.dedupe([
      'filter',
      'a.json',
      'b.json',
      '-q',
      '--keep',
      'first',
    ]);
    expect(stdout).toBe(`[\n${one},\n${two}\n]\n`);
    expect((await sandbox.dedupe(['filter', 'b.json', '-q', '--no-error-on-empty'])).stdout).toBe(
      '[]\n',
    );
    expect((await sandbox.dedupe(['filter', 'a.json', '--annotate'])).exitCode).toBe(2);
  });
});

describe('dedupe filter on texts', () => {
  it('lists what to keep or to drop, and touches nothing', async () => {
    const [keep, sandbox] = await filter(['texts', '-q', '--keep', 'longest']);
    expect(keep).toMatchObject({ exitCode: 0, stdout: 'texts/bees.txt\ntexts/reprint.txt\n' });
    const words = ['filter', 'texts', '-q', '--keep', 'longest', '--print', 'drop'];
    expect((await sandbox.dedupe(words)).stdout).toBe('texts/lanterns.txt\n');
    expect((await sandbox.dedupe([...words, '-0'])).stdout).toBe('texts/lanterns.txt\0');
    expect(read(sandbox, 'texts/lanterns.txt').toString()).toBe(LANTERNS);
  });

  it('lists no path with a line break, whose parts may name other files, unless asked for NULs', async () => {
    const sandbox = sandboxOf({ 'x\ny.txt': LANTERNS, 'z.txt': LONGER });
    const words = ['filter', '.', '-q', '--print', 'drop', '--keep', 'z.txt'];
    const lines = await sandbox.dedupe(words);
    expect(lines).toMatchObject({ exitCode: 2, stdout: '' });
    expect(lines.stderr).toContain('list with -0');
    expect((await sandbox.dedupe([...words, '-0'])).stdout).toBe('x\ny.txt\0');
  });

  it('lists records and texts together, but does not write them together', async () => {
    const [mixed, sandbox] = await filter(['stories.jsonl', 'texts']);
    expect(mixed).toMatchObject({ exitCode: 2, stdout: '' });
    expect(mixed.stderr).toContain('filter them apart');
    const words = ['filter', 'stories.jsonl', 'texts', '-q', '--print', 'keep', '--keep', 'wire-*'];
    expect((await sandbox.dedupe(words)).stdout).toBe('wire-1\nwire-2\n');
  });
});

describe('the exit code of dedupe filter', () => {
  it('is that of the other commands', async () => {
    const [check, sandbox] = await filter(['stories.jsonl', '-q', '--check']);
    expect(check.exitCode).toBe(1);
    const code = async (...words: string[]): Promise<number | null> =>
      (await sandbox.dedupe(['filter', ...words])).exitCode;
    expect(await code('texts/bees.txt', '--check')).toBe(0);
    expect(await code('stories.jsonl', '--strict')).toBe(2);
    expect(await code('missing.jsonl')).toBe(2);
    expect(await code('texts', '--annotate')).toBe(2);
    expect(await code('texts', '--annotate', '--print', 'keep')).toBe(2);
    expect(await code('texts', '--max-per-cluster', '0')).toBe(2);
  });

  it('is 2 for a rule that is spelt wrong, with the rules', async () => {
    const [{ exitCode, stderr }] = await filter(['texts', '--keep', 'orignal']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('expected rules (original, longest, oldest, newest, first) or globs');
  });
});

const FIXTURES = resolve(import.meta.dirname, '../../fixtures');

describe('what a filter keeps', () => {
  it.each(['wire', 'originals'])('has nothing to find in a second run: %s', async (name) => {
    const sandbox = sandboxOf({});
    cpSync(join(FIXTURES, name), join(sandbox.folder, 'in'), { recursive: true });
    if (name === 'wire') {
      await sandbox.shell('dedupe filter in --print keep -0 > kept');
      const second = await sandbox.dedupe(['--files-from', 'kept', '-0', '--check']);
      expect(second).toMatchObject({ exitCode: 0, stderr: '' });
    } else {
      await sandbox.shell('dedupe filter in -q -o kept.jsonl');
      const second = await sandbox.dedupe(['kept.jsonl', '--check']);
      expect(second).toMatchObject({ exitCode: 0, stderr: '' });
    }
  });
});
