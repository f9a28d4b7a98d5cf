import { spawnSync } from 'node:child_process';
import { afterEach, describe, expect, it } from 'vitest';
import { describeFailure } from '../../src/cli/screen/failure.ts';
import { Sandbox } from './run-dedupe.ts';
import { BEES, LANTERNS } from './stories.ts';

/** Retitles the window, rings, and turns the text around; then a line that looks like one of the program. */
const EVIL = 'x\u001b]0;owned\u0007\u009b31m\u202e\u2066';
const FORGED = `${EVIL}\ndedupe: all is well`;
/** Everything that a terminal may take for a command, except the line feed. */
const RAW = /(?!\n)\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;

const IS_POSIX = process.platform !== 'win32';
const HAS_SCRIPT = spawnSync('script', ['--version']).status === 0;

let box: Sandbox;

afterEach(() => box.remove());

function expectSafe(text: string): void {
  expect(text).not.toBe('');
  expect(JSON.stringify(text.match(RAW)?.[0])).toBe(undefined);
  expect(text).not.toMatch(/^dedupe: all is well/m);
}

const record = (id: string, text: string): string => `${JSON.stringify({ id, text })}\n`;

describe.runIf(IS_POSIX)('text of strangers is shown, never obeyed, on stderr:', () => {
  const files = { [`in/${FORGED}.txt`]: new Uint8Array([0x61, 0xff, 0x62]), 'in/b.txt': BEES };

  it('the name of a file with bytes that are not UTF-8', async () => {
    box = new Sandbox(files);
    const { stderr, exitCode } = await box.dedupe(['in', '--no-config']);
    expect(exitCode).toBe(0);
    expectSafe(stderr);
    expect(stderr).toMatch(/^warning: .*x␛\]0;owned␇.*␊dedupe: all is well\.txt\)\n$/m);
  });

  it('what was skipped, and why', async () => {
    box = new Sandbox({
      [`in/${FORGED}.txt`]: new Uint8Array([0, 1, 0]),
      'in/records.jsonl': `{"id":${EVIL}\n{"id":"a","text":${JSON.stringify(BEES)}}\n`,
    });
    const { stderr } = await box.dedupe(['in', '--no-config', '-v']);
    expectSafe(stderr);
    expect(stderr).toContain('binary file');
  });

  it('an id that occurs twice', async () => {
    box = new Sandbox({ 'a.jsonl': record(FORGED, BEES) + record(FORGED, LANTERNS) });
    const { stderr } = await box.dedupe(['a.jsonl', '--no-config']);
    expectSafe(stderr);
  });

  it('a warning about front matter', async () => {
    box = new Sandbox({ [`in/${FORGED}.md`]: `---\ntitle: *x\u001b[31m\n---\n${BEES}` });
    const { stderr } = await box.dedupe(['in', '--no-config']);
    if (stderr !== '') expectSafe(stderr);
  });

  it('a warning of node or of a package', async () => {
    box = new Sandbox({
      'warn.cjs': `process.emitWarning(${JSON.stringify(FORGED)})`,
      'a.txt': BEES,
    });
    const env = { NODE_OPTIONS: `--require ${box.folder}/warn.cjs` };
    const { stderr } = await box.dedupe(['a.txt', '--no-config'], { env });
    expectSafe(stderr);
    expect(stderr).toMatch(/^warning: x␛/);
  });

  it.each([
    [[FORGED]],
    [['in', '-o', `${FORGED}/x.json`]],
    [['in', '-o', `in/${FORGED}.txt`]],
    [['in', '--stem', FORGED]],
    [['in', '-f', FORGED]],
    [['in', '--threshold', FORGED]],
    [['in', `--${FORGED}`]],
    [['in', `--treshold=${FORGED}`]],
    [['in', '--ext', FORGED]],
    [['in', '--ignore', FORGED, '--ext', 'zz']],
    [['in', '-c', FORGED]],
    [['--files-from', FORGED]],
    [['explain', FORGED, 'in/b.txt', '--in', 'in']],
    [['eval', FORGED, 'in']],
    [['eval', 'labels.csv', 'in']],
    [['eval', 'in/b.txt', 'in', '--plot', `in/b.txt/${FORGED}`]],
  ])('an invalid value: %j', async (words) => {
    box = new Sandbox({ ...files, 'labels.csv': `id,cluster\n"${FORGED}" x,1\n` });
    const { stderr, exitCode } = await box.dedupe(words);
    expect(exitCode).toBe(2);
    expectSafe(stderr);
  });

  it('a label that no document has', async () => {
    box = new Sandbox({ ...files, 'labels.csv': `id,cluster\n${EVIL},1\nin/b.txt,1\n` });
    const { stderr } = await box.dedupe(['eval', 'labels.csv', 'in', '--no-config']);
    expectSafe(stderr);
  });

  it('a fault, its stack in lines of its own', () => {
    const { message } = describeFailure(new TypeError(`no such thing: ${EVIL}`));
    expectSafe(message);
    expect(message).toMatch(/^TypeError: no such thing: x␛.*\n {4}at /);
    box = new Sandbox();
  });
});

it.each([[{ toString: 1 }], [null], [Symbol('x')], [Object.create(null)], [['a', {}]], ['words']])(
  'a thrown value that is no error is named, never turned into text: %#',
  (thrown) => {
    box = new Sandbox();
    expect(describeFailure(thrown)).toMatchObject({ exitCode: 2 });
  },
);

describe.runIf(IS_POSIX)('the list of files', () => {
  const files = { [`in/${EVIL}\n.txt`]: BEES };

  it('has the names as they are, for a program', async () => {
    box = new Sandbox(files);
    const { stdout } = await box.dedupe(['in', '--list-files', '-0', '--no-config']);
    expect(stdout).toBe(`in/${EVIL}\n.txt\0`);
  });

  it.runIf(HAS_SCRIPT && process.platform === 'linux')('is safe on a terminal', async () => {
    box = new Sandbox(files);
    const line = `export -f dedupe; script -qec 'dedupe in --list-files --no-config' /dev/null`;
    const { stdout } = await box.shell(line, { env: { SHELL: '/bin/bash' } });
    const shown = stdout.replaceAll('\r\n', '\n');
    expectSafe(shown);
    expect(shown).toContain('in/x␛]0;owned␇');
  });
});

describe('JSON', () => {
  const LINES = record(EVIL, LANTERNS) + record(`y${EVIL}`, LANTERNS);

  it.each([[['--json']], [['--ndjson']], [['--print-config', '--ignore', EVIL]]])(
    'is safe to show, and parses to what was meant: %j',
    async (words) => {
      box = new Sandbox({ 'a.jsonl': LINES });
      const { stdout } = await box.dedupe([...words, 'a.jsonl', '--no-config']);
      expectSafe(stdout);
      const parsed = words[0] === '--ndjson' ? stdout.trim().split('\n') : [stdout];
      expect(JSON.stringify(parsed.map((text): unknown => JSON.parse(text)))).toContain(
        JSON.stringify(EVIL).slice(1, -1),
      );
    },
  );

  it('of explain and of eval is safe too', async () => {
    const other = `y${EVIL}`;
    const labels = `${JSON.stringify({ id: EVIL, cluster: '1' })}\n${JSON.stringify({ id: other, cluster: '2' })}\n`;
    box = new Sandbox({
      'a.jsonl': record(EVIL, LANTERNS) + record(other, LANTERNS),
      'labels.jsonl': labels,
    });
    for (const words of [
      ['explain', EVIL, other, '--in', 'a.jsonl'],
      ['eval', 'labels.jsonl', 'a.jsonl'],
    ]) {
      const { stdout } = await box.dedupe([...words, '--json', '--no-config']);
      expectSafe(stdout);
      expect(JSON.stringify(JSON.parse(stdout))).toContain(JSON.stringify(EVIL).slice(1, -1));
      const text = await box.dedupe([...words, '--no-config']);
      expectSafe(text.stdout);
    }
  });
});
