import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { type Outcome, Sandbox, type Start } from './run-dedupe.ts';
import { LANTERNS, TWINS } from './stories.ts';

const sandboxes: Sandbox[] = [];

afterEach(() => {
  for (const sandbox of sandboxes.splice(0)) sandbox.remove();
});

async function matrix(words: readonly string[], start: Start = {}): Promise<[Outcome, Sandbox]> {
  const sandbox = new Sandbox(TWINS);
  sandboxes.push(sandbox);
  return [await sandbox.dedupe(['matrix', ...words], start), sandbox];
}

describe('dedupe matrix', () => {
  it('prints a table of a folder', async () => {
    const [outcome] = await matrix(['articles']);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(outcome.stdout).toContain('2 articles/lanterns.txt');
    expect(outcome.stdout).toMatch(/\n3 documents by score\n$/);
    expect(outcome.stdout).toContain('1.0');
  });

  it.each([
    ['m.svg', /^<svg /],
    ['m.csv', /^document,articles\/bees.txt,/],
    ['m.json', /^\{\n {2}"schemaVersion": 1,/],
  ])('writes to %s what the name asks for', async (file, content) => {
    const [outcome, { folder }] = await matrix(['articles', '-o', file, '--by', 'resemblance']);
    expect(outcome).toEqual({ exitCode: 0, signal: null, stdout: '', stderr: '' });
    expect(readFileSync(join(folder, file), 'utf8')).toMatch(content);
  });

  it('lists the closest match of each document', async () => {
    const [{ stdout, exitCode }] = await matrix(['articles', '--closest']);
    expect(exitCode).toBe(0);
    expect(stdout.split('\r\n')).toEqual([
      'document,path,line,matches,closest,relation,score,resemblance,containment,contains',
      'articles/bees.txt,articles/bees.txt,,0,,,,,,',
      'articles/lanterns.txt,articles/lanterns.txt,,1,articles/reprint.txt,identical,1,1,1,1',
      'articles/reprint.txt,articles/reprint.txt,,1,articles/lanterns.txt,identical,1,1,1,1',
      '',
    ]);
    const [lines] = await matrix(['articles', '--closest', '-f', 'ndjson']);
    expect(lines.stdout.trimEnd().split('\n')).toHaveLength(3);
  });

  it.each([
    [
      ['-f', 'png'],
      'invalid value "png" for --format: expected one of text, csv, json, svg, ndjson',
    ],
    [['-f', 'ndjson'], 'a matrix is written as text, csv, json or svg, not ndjson'],
    [['--closest', '-o', 'm.svg'], '--closest writes csv, json or ndjson, not svg'],
    [['-f', 'csv', '-o', 'm.svg'], '-f csv and -o "m.svg", which is a name for svg'],
    [['-o', 'articles'], 'cannot write "articles": it is a folder'],
    [['-o', 'articles/bees.txt'], 'articles/bees.txt'],
    [['--by', 'luck'], 'invalid value "luck" for --by'],
    [['--check'], "unknown option '--check'"],
  ])('says what is wrong with %j', async (words, message) => {
    const [{ exitCode, stdout, stderr }, { folder }] = await matrix(['articles', ...words]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(readFileSync(join(folder, 'articles/lanterns.txt'), 'utf8')).toBe(LANTERNS);
  });

  it('says what to do with too many documents, and with none', async () => {
    const records = Array.from({ length: 501 }, (_, i) => `{"text":"word${i} and more"}`).join(
      '\n',
    );
    const [many] = await matrix(['-'], { stdin: records });
    expect(many).toMatchObject({ exitCode: 2, stdout: '' });
    expect(many.stderr).toContain('501 documents are too many for a matrix, which takes 500');
    const [closest] = await matrix(['-', '--closest'], { stdin: records });
    expect(closest.exitCode).toBe(0);
    expect(closest.stdout.trimEnd().split('\r\n')).toHaveLength(502);
    const [none] = await matrix(['nowhere']);
    expect(none).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('has a help of its own, which names its options', async () => {
    const [{ stdout, exitCode }] = await matrix(['--help']);
    expect(exitCode).toBe(0);
    for (const word of [
      '--closest',
      '--format',
      '--output',
      '--by',
      'average linkage',
      'Examples:',
    ]) {
      expect(stdout).toContain(word);
    }
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});
