/** `--against` and `dedupe query`, through the built program. */

import { afterAll, describe, expect, it } from 'vitest';
import type { DedupeResult } from '../../src/model/result.ts';
import { HOSTILE } from '../hostile-strings.ts';
import { isValid } from '../results.ts';
import { BEES, LANTERNS } from './stories.ts';
import { type Outcome, Sandbox, type Start } from './run-dedupe.ts';

const SLATE = 'The price of slate fell again in the northern quarries this week.\n';
const EDITED = LANTERNS.replace('six', 'seven');

const EXTRA = 'A last line of its own about the tide tables and the pilot boats.\n';

const sandbox = new Sandbox({
  'new/lanterns.txt': EDITED,
  'new/lanterns again.txt': EDITED,
  'new/slate.txt': SLATE,
  'old/bees.txt': BEES,
  'old/bees copy.txt': BEES,
  'old/lanterns.txt': LANTERNS,
  'old/lanterns twice.txt': `${LANTERNS}\n\n${EXTRA}`,
  'old/trams.txt': 'Three new trams were delivered to the depot before the summer fair.\n',
});
afterAll(() => sandbox.remove());

async function found(...words: readonly string[]): Promise<DedupeResult> {
  const { stdout, stderr } = await sandbox.dedupe([...words, '--json']);
  expect(stderr).toBe('');
  const result: DedupeResult = JSON.parse(stdout);
  expect(isValid(result), JSON.stringify(isValid.errors)).toBe(true);
  return result;
}

const isNew = (id: string): boolean => id.startsWith('new/');

describe('--against', () => {
  it('reports pairs across alone, with the measures of the run over all', async () => {
    const { pairs, clusters } = await found('new', '--against', 'old');
    expect(pairs.length).toBeGreaterThan(0);
    for (const { a, b } of pairs) expect([isNew(a), isNew(b)].toSorted()).toEqual([false, true]);
    for (const { original, members } of clusters) {
      expect(isNew(original)).toBe(false);
      for (const { document } of members) expect(isNew(document)).toBe(document !== original);
    }
    const whole = await found('new', 'old', '--all-pairs');
    const across = whole.pairs.filter(({ a, b }) => isNew(a) !== isNew(b));
    for (const pair of across) {
      expect(pairs).toContainEqual(pair);
    }
  });

  it('puts each document with its best match, and lists further matches', async () => {
    const { clusters, summary, documents } = await found('new', '--against', 'old');
    expect(clusters).toMatchObject([{ size: 3, originalBecause: 'against' }]);
    expect(clusters[0]?.original).toBe('old/lanterns.txt');
    expect(summary).toMatchObject({ documents: 8, asked: 3, clusters: 1, duplicates: 2 });
    expect(documents.filter(({ asked }) => asked).map(({ id }) => id)).toEqual([
      'new/lanterns again.txt',
      'new/lanterns.txt',
      'new/slate.txt',
    ]);
  });

  it('lists for removal only what is asked about', async () => {
    const { stdout } = await sandbox.dedupe(['new', '--against', 'old', '-f', 'paths']);
    expect(stdout).toBe('new/lanterns again.txt\nnew/lanterns.txt\n');
  });

  it('tells findings at what is asked about', async () => {
    const { stdout } = await sandbox.dedupe(['new', '--against', 'old', '-f', 'github']);
    const files = [...stdout.matchAll(/file=([^,]*)/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(0);
    expect(files.every(isNew)).toBe(true);
  });

  it('asks about a folder in what it is compared with', async () => {
    const { summary, clusters } = await found('new', '--against', '.');
    expect(summary).toMatchObject({ documents: 8, asked: 3 });
    expect(clusters).toHaveLength(1);
    expect((await found('new', '--against', sandbox.folder)).summary).toMatchObject({ asked: 3 });
  });

  it('pairs the copies of both sides', async () => {
    const copies = new Sandbox({
      'a/1.txt': BEES,
      'a/2.txt': BEES,
      'b/1.txt': BEES,
      'b/2.txt': BEES,
      'b/3.txt': LANTERNS,
      'b/4.txt': LANTERNS,
    });
    const { stdout } = await copies.dedupe(['a', '--against', 'b', '--json']);
    copies.remove();
    const { pairs, clusters }: DedupeResult = JSON.parse(stdout);
    expect(pairs.map(({ a, b, relation }) => [a, b, relation])).toEqual([
      ['a/1.txt', 'b/1.txt', 'identical'],
      ['a/1.txt', 'b/2.txt', 'identical'],
      ['a/2.txt', 'b/1.txt', 'identical'],
    ]);
    expect(clusters.map(({ original, size }) => [original, size])).toEqual([['b/1.txt', 3]]);
  });

  it('decides what --check finds', async () => {
    const { exitCode } = await sandbox.dedupe(['new', '--against', 'old', '--check', '-q']);
    const clean = await sandbox.dedupe(['old/bees.txt', '--against', 'new', '--check', '-q']);
    expect([exitCode, clean.exitCode]).toEqual([1, 0]);
  });

  it('refuses a side without a document', async () => {
    const { exitCode, stderr } = await sandbox.dedupe(['old', '--against', 'old']);
    expect(exitCode).toBe(2);
    expect(stderr).toBe(
      'dedupe: there is nothing to compare: "old" has no document of its own; check the paths\n',
    );
  });
});

const query = (words: readonly string[], start?: Start): Promise<Outcome> =>
  sandbox.dedupe(['query', ...words], start);

describe('dedupe query', () => {
  it('says what has the text, the best first', async () => {
    const { stdout, stderr, exitCode } = await query(['new/lanterns.txt', '--in', 'old', '--json']);
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    const { answers, corpus } = JSON.parse(stdout);
    expect(corpus).toEqual({ documents: 5, skipped: 0 });
    expect(answers).toMatchObject([
      { document: 'new/lanterns.txt', matches: [{ document: 'old/lanterns.txt' }, {}] },
    ]);
    const [{ relation, containment, resemblance, passages }] = answers[0].matches;
    expect(relation).toBe('near-duplicate');
    expect(containment).toBeGreaterThan(0.9);
    expect(resemblance).toBeGreaterThan(0.8);
    for (const { asked, match } of passages) {
      expect(EDITED.slice(...asked).slice(0, 9)).toBe(LANTERNS.slice(...match).slice(0, 9));
    }
  });

  it('says it to people', async () => {
    const { stdout } = await query(['new/lanterns.txt', '--in', 'old']);
    expect(stdout).toMatch(/^new\/lanterns\.txt {2}\d+ words\n {2}near-duplicate {2}score /);
    expect(stdout).toContain('there as lines');
    expect(stdout).toMatch(/Already there: 2 matches among 5 articles\n$/);
    const none = await query(['old/trams.txt', '--in', 'new']);
    expect(none.stdout).toBe('Not there: no match among 3 articles\n');
  });

  it.each([
    ['plain text', [], LANTERNS],
    ['Markdown by its name', ['--stdin-filename', 'draft.md'], `---\ntitle: x\n---\n${LANTERNS}`],
  ])('reads %s from standard input', async (_, flags, stdin) => {
    const words = ['-', '--in', 'old', '--check', ...flags];
    const { stdout, exitCode } = await query(words, { stdin });
    expect(exitCode).toBe(1);
    expect(stdout).toContain('identical');
  });

  it('puts standard input in the place of the file of its name', async () => {
    const flags = ['--stdin-filename', 'old/trams.txt', '--check'];
    const { exitCode, stdout } = await query(['-', '--in', 'old', ...flags], {
      stdin: 'Three new trams were delivered to the depot before the winter fair.\n',
    });
    expect({ exitCode, stdout }).toEqual({
      exitCode: 0,
      stdout: 'Not there: no match among 4 articles\n',
    });
  });

  it('does not compare a file with itself', async () => {
    const { stdout, exitCode } = await query(['old/trams.txt', '--in', 'old', '--check']);
    expect({ stdout, exitCode }).toEqual({
      stdout: 'Not there: no match among 4 articles\n',
      exitCode: 0,
    });
  });

  it('prints titles and ids so that they cannot act', async () => {
    const records = HOSTILE.map((title, i) =>
      JSON.stringify({ id: `${i} ${title}`, title, text: LANTERNS }),
    );
    sandbox.write({ 'hostile/records.jsonl': records.join('\n') });
    const words = ['new/lanterns.txt', '--in', 'hostile/records.jsonl', '--all'];
    const { stdout } = await query(words);
    expect(stdout.split('\n').length).toBeGreaterThan(HOSTILE.length);
    expect(stdout).not.toMatch(/(?!\n)[\p{Cc}\p{Bidi_Control}]/u);
    const json = await query([...words, '--json']);
    expect(JSON.parse(json.stdout).answers[0].matches).toHaveLength(HOSTILE.length);
  });

  it.each([
    [[], 'name the text to look for, before --in: dedupe query FILE --in PATHS...'],
    [['a.txt'], 'name where to look, with --in: dedupe query FILE --in PATHS...'],
    [['a.txt', '--in', '-'], '--in reads folders and files; only the text may be "-"'],
  ])('refuses %j', async (words, message) => {
    const { exitCode, stderr } = await query(words);
    expect({ exitCode, stderr: stderr.split('\n')[0] }).toEqual({
      exitCode: 2,
      stderr: `dedupe: ${message}`,
    });
  });

  it('refuses other formats', async () => {
    const { exitCode, stderr } = await query(['new/slate.txt', '--in', 'old', '-f', 'sarif']);
    expect(exitCode).toBe(2);
    expect(stderr).toContain("query reports as text or JSON, not as 'sarif'");
  });
});
