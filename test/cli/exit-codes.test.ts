import { existsSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { Sandbox } from './run-dedupe.ts';
import { LANTERNS, STRANGERS, TWINS } from './stories.ts';

const MANIFEST: { readonly version: string } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
);

let box: Sandbox;

function sandbox(files: Record<string, string | Uint8Array>): Sandbox {
  box = new Sandbox(files);
  return box;
}

afterEach(() => box.remove());

describe('the exit code is 0', () => {
  it('for a run, duplicates or not, with nothing on stderr', async () => {
    const outcome = await sandbox(TWINS).dedupe(['articles']);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(outcome.stdout).toContain('reprint.txt');
  });

  it('for --version and both helps, on stdout', async () => {
    sandbox({});
    const version = await box.dedupe(['--version']);
    expect(version).toMatchObject({ exitCode: 0, stderr: '' });
    expect(version.stdout).toBe(`${MANIFEST.version}\n`);
    const brief = await box.dedupe(['-h']);
    const full = await box.dedupe(['--help']);
    expect([brief.exitCode, full.exitCode, brief.stderr, full.stderr]).toEqual([0, 0, '', '']);
    expect(brief.stdout).toContain('--threshold');
    expect(brief.stdout).not.toContain('--permutations');
    expect(full.stdout).toMatch(/--permutations[^]*Examples:[^]*Exit codes:/);
  });

  it('for --check if all are unique', async () => {
    expect(await sandbox(STRANGERS).dedupe(['--check', 'articles'])).toMatchObject({ exitCode: 0 });
  });

  it('for no file with --no-error-on-empty', async () => {
    const outcome = await sandbox({ 'empty/a.png': '' }).dedupe([
      'empty',
      '--no-error-on-empty',
      '--json',
    ]);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(outcome.stdout)).toMatchObject({ summary: { documents: 0 } });
  });

  it('for a reader that closes the pipe', async () => {
    sandbox(TWINS);
    const line = 'dedupe articles --json | head -1; echo "${PIPESTATUS[0]}"';
    expect(await box.shell(line)).toMatchObject({ stdout: '{\n0\n', stderr: '' });
  });
});

describe('the exit code is 1', () => {
  it('for --check and a duplicate, after the report is written', async () => {
    const outcome = await sandbox(TWINS).dedupe(['--check', '--json', 'articles']);
    expect(outcome).toMatchObject({ exitCode: 1, stderr: '' });
    expect(JSON.parse(outcome.stdout)).toMatchObject({ summary: { duplicates: 1 } });
  });
});

describe('the exit code is 2', () => {
  it.each([
    [['--treshold', '.5', 'articles'], 'Did you mean --threshold?'],
    [
      ['--threshold', 'abc', 'articles'],
      'invalid value "abc" for --threshold: expected a number from 0 to 1',
    ],
    [['--threshold'], "option '-t, --threshold <share>' argument missing"],
    [
      ['-f', 'xml', 'articles'],
      'invalid value "xml" for --format: expected one of text, json, ndjson, sarif',
    ],
    [['-f', 'json', '-f', 'text', 'articles'], 'two reports go to standard output'],
    [['-', '--files-from', '-'], 'standard input is asked for twice'],
  ])('for %j, with a hint at the help', async (words, message) => {
    const outcome = await sandbox(TWINS).dedupe(words);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain(message);
    expect(outcome.stderr).toMatch(/^dedupe: .*\(run dedupe --help\)\n$/s);
  });

  it('for a path that does not exist', async () => {
    const outcome = await sandbox(TWINS).dedupe(['articels']);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain('no such file or folder: "articels"');
  });

  it('for no file that matched, and says what was looked for', async () => {
    const outcome = await sandbox(TWINS).dedupe(['articles', '--ext', 'md', '--ignore', 'old/**']);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toMatch(
      /^dedupe: 0 files matched\n {2}paths: {6}articles\n {2}extensions: md\n/,
    );
    expect(outcome.stderr).toContain('--ignore "old/**"');
  });

  it('for no arguments, with the short help and an example', async () => {
    const outcome = await sandbox(TWINS).dedupe([], { stdin: LANTERNS });
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/^Usage: dedupe[^]*Example:\n {2}dedupe \.\/articles/);
  });

  it('for a report that cannot be written, before the work', async () => {
    const outcome = await sandbox(TWINS).dedupe(['articles', '-o', 'nowhere/report.json']);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toContain('cannot write "nowhere/report.json"');
  });

  it('for skipped input under --strict, after the report is written', async () => {
    sandbox({ ...TWINS, 'articles/blob.txt': new Uint8Array([0, 1, 2, 0, 255]) });
    expect(await box.dedupe(['articles', '--json', '-q'])).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
    const outcome = await box.dedupe(['articles', '--json', '--strict', '--check']);
    expect(outcome.exitCode).toBe(2);
    expect(JSON.parse(outcome.stdout)).toMatchObject({ summary: { skipped: 1 } });
    expect(outcome.stderr).toContain('--strict');
  });

  it.each([
    [
      { 'a.jsonl': `${JSON.stringify({ text: LANTERNS })}\n`.repeat(8) },
      ['a.jsonl', '--text-field', 'zz'],
      '8 records skipped (no text field "zz"); name the right field with --text-field',
    ],
    [{ 'a.txt': new Uint8Array([0, 1, 0]) }, ['a.txt'], '1 file skipped (binary file); check'],
    [{}, ['-'], 'the input is empty;'],
  ])('for %j, if no article can be read, after the report', async (files, words, message) => {
    sandbox(files);
    const outcome = await box.dedupe([...words, '--check', '-q']);
    expect(outcome.exitCode).toBe(2);
    expect(outcome.stdout).toContain('No articles to compare');
    expect(outcome.stderr).toContain(`dedupe: no article could be read: ${message}`);
    expect(outcome.stderr.split('\n')).toHaveLength(2);
    const allowed = await box.dedupe([...words, '--check', '-q', '--no-error-on-empty']);
    expect(allowed).toMatchObject({ exitCode: 0, stderr: '', stdout: outcome.stdout });
  });

  it.runIf(existsSync('/dev/full'))('for a full disk under standard output', async () => {
    const outcome = await sandbox(TWINS).shell('dedupe articles --json > /dev/full');
    expect(outcome.exitCode).toBe(2);
    expect(outcome.stderr).toMatch(/^dedupe: cannot write to standard output: ENOSPC.*\n$/);
  });

  it('for a config with an unknown key', async () => {
    sandbox({ ...TWINS, 'dedupe.config.json': '{"treshold": 0.4}' });
    const outcome = await box.dedupe(['articles']);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toBe(
      'dedupe: dedupe.config.json: unknown key "treshold"; did you mean "threshold"?\n',
    );
    expect(await box.dedupe(['articles', '--no-config'])).toMatchObject({ exitCode: 0 });
  });

  it('for a fault of the program, with a stack and where to report it', async () => {
    sandbox({
      ...TWINS,
      'break.mjs': 'JSON.stringify = () => { throw new TypeError("broken on purpose"); };',
    });
    const env = { NODE_OPTIONS: `--import ${box.folder}/break.mjs` };
    const outcome = await box.dedupe(['articles', '--json'], { env });
    expect(outcome.exitCode).toBe(2);
    expect(outcome.stderr).toMatch(/TypeError: broken on purpose\n {4}at [^]*please report it/);
  });
});

describe('the exit code is 130', () => {
  it('for Ctrl-C, with nothing half written', async () => {
    // standard input stays open, so the signal finds the program waiting for more
    const outcome = await sandbox({}).dedupe(['-', '--json'], { interruptAfter: 2000 });
    expect(outcome).toMatchObject({ exitCode: 130, stdout: '', stderr: '' });
  });
});
