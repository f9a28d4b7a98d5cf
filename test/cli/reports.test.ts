/** Reports for programs, as the command writes them. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { Sandbox } from './run-dedupe.ts';
import { STRANGERS, TWINS } from './stories.ts';

let box: Sandbox;

function sandbox(files: Record<string, string> = TWINS): Sandbox {
  box = new Sandbox(files);
  return box;
}

afterEach(() => box.remove());

const read = (name: string): string => readFileSync(join(box.folder, name), 'utf8');
const REPRINT = 'articles/reprint.txt';

describe('several reports at once', () => {
  it('go each to its file, in the format of its name or of its -f', async () => {
    sandbox();
    const words = ['-o', 'a.csv', '-f', 'markdown', '-o', 'b.md', '-f', 'agent', '-o', 'c.txt'];
    const outcome = await box.dedupe(['articles', ...words, '-f', 'paths']);
    expect(outcome).toEqual({ exitCode: 0, signal: null, stdout: `${REPRINT}\n`, stderr: '' });
    expect(read('a.csv')).toMatch(/^cluster,role,[^]*\r\nc1,identical,articles\/reprint.txt,/);
    expect(read('b.md')).toMatch(
      /^<!-- neardup report -->\n[^]*<code>articles\/reprint.txt<\/code>/,
    );
    expect(read('c.txt')).toContain(`\nremove ${REPRINT} identical, score 1.00`);
  });

  it('are written again over those of an earlier run among the articles', async () => {
    sandbox();
    const words = [
      'articles',
      '-o',
      'articles/r.md',
      '-f',
      'csv',
      '-o',
      'articles/r.csv',
      '--json',
    ];
    const first = await box.dedupe([...words, '--ext', 'txt,md,csv']);
    const second = await box.dedupe([...words, '--ext', 'txt,md,csv']);
    expect(first).toMatchObject({ exitCode: 0, stderr: '' });
    expect(second).toEqual(first);
  });

  it.each([
    ['json', 'x.csv', 'csv'],
    ['csv', 'x.JSON', 'json'],
    ['paths', 'x.md', 'markdown'],
    ['ndjson', 'x.json', 'json'],
  ])('are refused if -f %s contradicts the name %s', async (format, file, asked) => {
    const outcome = await sandbox().dedupe(['articles', '-f', format, '-o', file]);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain(
      `-f ${format} and -o "${file}", which is a name for ${asked}: change one`,
    );
    expect(() => read(file)).toThrow('ENOENT');
  });

  it('may be called anything.txt, or what says nothing', async () => {
    sandbox();
    const words = [
      '-f',
      'csv',
      '-o',
      'x.txt',
      '-f',
      'json',
      '-o',
      'x.dat',
      '-f',
      'agent',
      '-o',
      'x.md',
    ];
    expect(await box.dedupe(['articles', ...words])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(read('x.dat'))).toMatchObject({ schemaVersion: 1 });
  });
});

describe('the list of paths', () => {
  it('goes to xargs, also with names that are hard on it', async () => {
    sandbox({ ...STRANGERS, "articles/z 'b\n.txt": STRANGERS['articles/bees.txt'] });
    const lines = await box.dedupe(['articles', '-f', 'paths']);
    expect(lines).toMatchObject({ exitCode: 2, stdout: '' });
    expect(lines.stderr).toContain('has a line break, so a list of lines cannot hold it');
    const { stdout } = await box.shell('dedupe articles -f paths -0 | xargs -0 rm; ls articles');
    expect(stdout).toBe('bees.txt\nlanterns.txt\n');
  });

  it('is empty without duplicates', async () => {
    const outcome = await sandbox(STRANGERS).dedupe(['articles', '-f', 'paths']);
    expect(outcome).toMatchObject({ exitCode: 0, stdout: '', stderr: '' });
  });
});

describe('dedupe report', () => {
  it.each(['json', 'ndjson', 'text', 'csv', 'markdown', 'paths', 'agent'])(
    'writes the same %s as the run did',
    async (format) => {
      sandbox();
      const run = await box.dedupe([
        'articles',
        '-f',
        format,
        '-o',
        '-',
        '-o',
        'r.json',
        '-o',
        'r.ndjson',
      ]);
      const ofJson = await box.dedupe(['report', 'r.json', '-f', format]);
      const ofNdjson = await box.dedupe(['report', 'r.ndjson', '-f', format]);
      expect(ofJson).toMatchObject({ exitCode: 0, stderr: '', stdout: run.stdout });
      expect(ofNdjson.stdout).toBe(run.stdout);
    },
  );

  it('takes a result from a pipe, and writes several reports', async () => {
    sandbox();
    const line = 'dedupe articles --json | dedupe report - -f paths -o - -o a.csv -o b.md';
    const { exitCode, stdout, stderr } = await box.shell(line);
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout: `${REPRINT}\n`,
      stderr: '',
    });
    expect(read('a.csv')).toContain(REPRINT);
    expect(read('b.md')).toContain(REPRINT);
  });

  it('raises the threshold, and only that of a flag', async () => {
    sandbox();
    await box.dedupe(['articles', '-t', '.6', '-o', 'r.json']);
    const raised = await box.dedupe(['report', 'r.json', '-t', '.9', '--json']);
    expect(JSON.parse(raised.stdout)).toMatchObject({ settings: { threshold: 0.9 } });
    const lower = await box.dedupe(['report', 'r.json', '-t', '.3']);
    expect(lower).toMatchObject({ exitCode: 2, stdout: '' });
    expect(lower.stderr).toContain('-t 0.3 is below the threshold of the result, 0.6');
    const env = { DEDUPE_THRESHOLD: '.3' };
    expect(await box.dedupe(['report', 'r.json'], { env })).toMatchObject({ exitCode: 0 });
  });

  it.each([
    ['missing.json', 'cannot read "missing.json": no such file'],
    ['articles', 'cannot read "articles": is a folder'],
    ['cut.json', '"cut.json" is not JSON (at position 20); save a result with'],
    ['later.json', '"later.json" has schemaVersion 2, and this version reads 1'],
    ['other.json', '"other.json" is no result of dedupe: it must have required property'],
    ['cut.ndjson', 'line 2 of "cut.ndjson" is not JSON'],
    ['short.ndjson', '"short.ndjson" ends before its summary, so it was cut off'],
  ])('says of %s what is wrong, and writes nothing', async (file, message) => {
    sandbox({
      ...TWINS,
      'cut.json': '{"schemaVersion": 1,',
      'later.json': '{"schemaVersion": 2}',
      'other.json': '{"name": "package"}',
      'cut.ndjson': '{"type":"skipped","path":"a","reason":"b"}\n{"type":"sum',
      'short.ndjson': '{"type":"skipped","path":"a","reason":"b"}\n',
    });
    const outcome = await box.dedupe(['report', file, '-o', 'out.csv']);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain(`dedupe: ${message}`);
    expect(outcome.stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(() => read('out.csv')).toThrow('ENOENT');
  });

  it('does not overwrite the result that it reads', async () => {
    sandbox();
    await box.dedupe(['articles', '-o', 'r.json']);
    const before = read('r.json');
    const outcome = await box.dedupe(['report', 'r.json', '-f', 'json', '-o', './r.json']);
    expect(outcome.exitCode).toBe(2);
    expect(outcome.stderr).toContain('it is the result to report; choose another name');
    expect(read('r.json')).toBe(before);
  });

  it('has a help, and asks for a result', async () => {
    const help = await sandbox().dedupe(['report', '--help']);
    expect(help.exitCode).toBe(0);
    expect(help.stdout).toMatch(/-t may raise its threshold[^]*dedupe report found\.json/);
    expect(help.stdout).not.toContain('--id-field');
    expect(await box.dedupe(['report'])).toMatchObject({ exitCode: 2, stdout: '' });
  });
});
