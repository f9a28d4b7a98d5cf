import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Outcome, Sandbox, type Start } from './run-dedupe.ts';
import { BEES, LANTERNS } from './stories.ts';

const EDITED = LANTERNS.replace('seven lanterns', 'eight bright lanterns');
const record = (id: string, text: string): string => JSON.stringify({ id, text });
const FILES = {
  'a.txt': LANTERNS,
  'b.txt': `${EDITED}\n${BEES}`,
  'stories.jsonl': [record('17', LANTERNS), record('23', EDITED), record('5', BEES)].join('\n'),
};

const sandboxes: Sandbox[] = [];

function sandbox(): Sandbox {
  const made = new Sandbox(FILES);
  sandboxes.push(made);
  return made;
}

function compare(words: readonly string[], start?: Start): Promise<Outcome> {
  return sandbox().dedupe(['compare', ...words], start);
}

async function refusalOf(...words: string[]): Promise<string> {
  const { exitCode, stdout, stderr } = await compare(words);
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  return stderr;
}

afterEach(() => {
  for (const made of sandboxes.splice(0)) made.remove();
});

describe('dedupe compare', () => {
  it('shows two files, with the edits and what one has alone', async () => {
    const { exitCode, stdout, stderr } = await compare(['a.txt', 'b.txt']);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^Copies: A is an excerpt of B, /);
    expect(stdout).toContain('[-seven-] lanterns');
    expect(stdout).toContain('{+eight bright+} lanterns');
    expect(stdout).toContain('… 68 words …');
    expect((await compare(['a.txt', 'b.txt', '--all'])).stdout).toContain('closed eyes');
  });

  it('finds records by id, and gives their lines', async () => {
    const { stdout } = await compare(['17', '23', '--in', 'stories.jsonl', '--json']);
    const { a, b, corpus, rows } = JSON.parse(stdout);
    expect([a.id, b.id, corpus.documents]).toEqual(['17', '23', 3]);
    expect(rows).toMatchObject([
      { placeA: { startLine: 1, endLine: 1 }, placeB: { startLine: 2, endLine: 2 } },
    ]);
  });

  it('takes the format from the name of the file, and writes several reports', async () => {
    const made = sandbox();
    const words = 'compare a.txt b.txt -f text -o - -o ab.html -o ab.json';
    const outcome = await made.dedupe(words.split(' '));
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(outcome.stdout).toMatch(/^Copies/);
    const read = (name: string): string => readFileSync(join(made.folder, name), 'utf8');
    expect(read('ab.html')).toMatch(/^<!doctype html>\n/);
    expect(JSON.parse(read('ab.json')).rows).toHaveLength(2);
  });

  it('refuses formats that it has not, and names that contradict their format', async () => {
    expect(await refusalOf('a.txt', 'b.txt', '-f', 'csv')).toContain(
      'invalid value "csv" for --format: expected one of text, json, html',
    );
    expect(await refusalOf('a.txt', 'b.txt', '-f', 'json', '-o', 'ab.html')).toContain(
      '-f json and -o "ab.html", which is a name for html',
    );
    expect(await refusalOf('a.txt', 'b.txt', '--json', '-f', 'html')).toContain(
      'two reports go to standard output',
    );
    expect(await refusalOf('a.txt', 'b.txt', '-o', 'ab.csv')).toContain("not as 'csv'");
    const { exitCode, stderr } = await compare(['a.txt', 'b.txt'], {
      env: { DEDUPE_FORMAT: 'csv' },
    });
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: expect.stringContaining("compare reports as text, JSON or HTML, not as 'csv'"),
    });
  });

  it('says what to name if a document is missing, unknown or named twice', async () => {
    expect(await refusalOf('a.txt')).toContain('dedupe compare A B --in PATHS...');
    expect(await refusalOf('17', '99', '--in', 'stories.jsonl')).toContain('"99" not found');
    expect(await refusalOf('a.txt', './a.txt')).toContain('name two documents to compare');
    expect(await refusalOf('17', '23')).toContain('name its file with --in');
  });

  it('overwrites neither of the two', async () => {
    const made = sandbox();
    const outcome = await made.dedupe(['compare', 'a.txt', 'b.txt', '-o', 'b.txt']);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(readFileSync(join(made.folder, 'b.txt'), 'utf8')).toBe(FILES['b.txt']);
    expect(readdirSync(made.folder).toSorted()).toEqual(['a.txt', 'b.txt', 'stories.jsonl']);
  });

  it('tells its options, and that of the texts alone', async () => {
    const { stdout } = await compare(['--help']);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'report: text, json, html; may repeat (default: text)',
    );
    expect(stdout).toMatch(/-a, --all +fold nothing/);
    expect(stdout).toContain('{+words+}');
  });

  it('ends quietly if its reader goes away', async () => {
    const outcome = await sandbox().shell('set -o pipefail; dedupe compare a.txt b.txt | head -1');
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
  });
});
