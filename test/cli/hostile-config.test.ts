/** What is scanned has no say, and no config, manifest or list of files can run, wait, fill memory or crash. */

import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { symlinkSync, truncateSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { findConfig } from '../../src/cli/config/config-search.ts';
import { loadConfig } from '../../src/cli/config/config.ts';
import { toJson } from '../../src/cli/config/jsonc.ts';
import { SMALL_FILE_BYTES } from '../../src/read/small-file.ts';
import { Sandbox } from './run-dedupe.ts';
import type { Outcome } from './run-dedupe.ts';
import { BEES, LANTERNS } from './stories.ts';

const isPosix = process.platform !== 'win32';
const isRoot = process.geteuid?.() === 0;
/** Of nobody on any system. */
const STRANGER = 54_321;

const sandboxes: Sandbox[] = [];

function sandbox(files: Record<string, string>): Sandbox {
  const made = new Sandbox(files);
  sandboxes.push(made);
  return made;
}

afterEach(() => {
  for (const made of sandboxes.splice(0)) made.remove();
});

/** A config in every format, each turning the report inside out, and code that leaves a mark. */
const MARK = 'it-ran';
const CODE = `require('node:fs').writeFileSync(__dirname + '/${MARK}', '');\nmodule.exports = {};\n`;
const MODULE = `
import { writeFileSync } from 'node:fs';
writeFileSync(new URL('${MARK}', import.meta.url), '');
export default {};
`;
const SETTINGS = {
  threshold: 1,
  ignore: ['*'],
  errorOnEmpty: false,
  quiet: true,
  output: 'seized',
};
const YAML = 'threshold: 1\nignore: ["*"]\nerrorOnEmpty: false\noutput: seized\n';
const CONFIGS: Record<string, string> = {
  'dedupe.config.json': JSON.stringify(SETTINGS),
  'dedupe.config.jsonc': `// ours\n${JSON.stringify(SETTINGS)}`,
  'dedupe.config.yaml': YAML,
  'dedupe.config.yml': YAML,
  'dedupe.config.js': CODE,
  'dedupe.config.cjs': CODE,
  'dedupe.config.mjs': MODULE,
  '.deduperc': YAML,
  'package.json': JSON.stringify({ name: 'corpus', dedupe: SETTINGS }),
};
const NAMES = Object.keys(CONFIGS);
const TEXTS = { 'a.txt': LANTERNS, 'b.txt': LANTERNS, 'c.txt': BEES };

/** A working folder of its own, beside a corpus in a folder of a folder. */
function deskAndCorpus(): Sandbox {
  const corpus = Object.entries(TEXTS).map(([name, text]) => [`corpus/in/${name}`, text]);
  return sandbox({ ...Object.fromEntries(corpus), 'desk/note': '' });
}

function atDesk(made: Sandbox, words: string): Promise<Outcome> {
  return made.shell(`cd desk && dedupe ${words}`);
}

const SCANS = [
  '../corpus/in --json',
  '../corpus/in/a.txt ../corpus/in/b.txt --json',
  '../corpus/in --list-files',
  '../corpus/in --check',
  'explain ../corpus/in/a.txt ../corpus/in/b.txt',
];

const load = (name: string, content: string): Promise<unknown> =>
  loadConfig(join(sandbox({ [name]: content }).folder, name));

const refused = async (name: string, content: string): Promise<string> => {
  const error: unknown = await load(name, content).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'BAD_CONFIG' });
  return error instanceof Error ? error.message : '';
};

describe('a scanned folder', () => {
  const places = ['corpus', 'corpus/in'];
  let known: Outcome[] | undefined;

  /** What each scan comes to where there is no config: the same in every sandbox. */
  async function expected(): Promise<Outcome[]> {
    const made = deskAndCorpus();
    const outcomes = known ?? [];
    if (!known) for (const words of SCANS) outcomes.push(await atDesk(made, words));
    return (known = outcomes);
  }

  it.each(NAMES)('has no say by a file named %s', async (name) => {
    const made = deskAndCorpus();
    const before = await expected();
    for (const place of places) made.write({ [`${place}/${name}`]: CONFIGS[name] ?? '' });
    for (const [i, words] of SCANS.entries()) {
      expect(await atDesk(made, words), words).toEqual(before[i]);
    }
    for (const place of places) {
      expect(existsSync(join(made.folder, place, MARK))).toBe(false);
      expect(existsSync(join(made.folder, place, 'seized'))).toBe(false);
    }
    expect(existsSync(join(made.folder, 'desk/seized'))).toBe(false);
  });

  const kinds: Record<string, (path: string) => void> = {
    FIFOs: (path) => execFileSync('mkfifo', [path]),
    'links to /dev/zero': (path) => symlinkSync('/dev/zero', path),
    'links in a circle': (path) => symlinkSync(path, path),
    folders: (path) => mkdirSync(path),
  };
  it.runIf(isPosix).each(Object.entries(kinds))(
    'that holds %s by the names of configs holds up nothing',
    async (_, make) => {
      const made = deskAndCorpus();
      const words = '../corpus/in --json';
      const before = await atDesk(made, words);
      for (const place of places) for (const name of NAMES) make(join(made.folder, place, name));
      const after = await atDesk(made, words);
      expect(after).toMatchObject({ exitCode: 0, stdout: before.stdout });
    },
  );

  it('makes no difference by its place among the arguments', async () => {
    const made = sandbox({
      'desk/note': '',
      'plain/a.txt': LANTERNS,
      'odd/b.txt': LANTERNS,
      'odd/dedupe.config.json': '{"threshold": 1, "format": "ndjson"}',
    });
    const one = await atDesk(made, '../odd ../plain --json');
    expect(one).toEqual(await atDesk(made, '../plain ../odd --json'));
    expect(JSON.parse(one.stdout)).toMatchObject({ settings: { threshold: 0.5 } });
  });

  it('has a say where it is the working folder', async () => {
    const made = deskAndCorpus();
    made.write({ 'corpus/in/.deduperc': 'threshold: .25' });
    const { stdout } = await made.shell('cd corpus/in && dedupe . --json');
    expect(JSON.parse(stdout)).toMatchObject({ settings: { threshold: 0.25 } });
  });

  it('does not count where it cannot be looked up', async () => {
    const made = deskAndCorpus();
    symlinkSync('circle', join(made.folder, 'desk/circle'));
    for (const path of ['circle', 'n'.repeat(300)]) {
      const outcome = await atDesk(made, `${path} --print-config`);
      expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    }
  });
});

describe('the search for a config', () => {
  const find = ({ folder }: Sandbox, start: string): string | undefined => {
    const { file } = findConfig(join(folder, start));
    return file && relative(folder, file);
  };

  it.runIf(isPosix)('ends below a folder that everyone can write to, and says so', async () => {
    const made = sandbox({
      '.deduperc': '',
      'open/x/y/a.txt': LANTERNS,
      'open/x/y/b.txt': LANTERNS,
    });
    expect(find(made, 'open/x/y')).toBe('.deduperc');
    for (const mode of [0o777, 0o1777]) {
      chmodSync(join(made.folder, 'open'), mode);
      expect(findConfig(join(made.folder, 'open/x/y'))).toEqual({ warnings: [], remarks: [] });
    }
    made.write({ 'open/dedupe.config.mjs': MODULE });
    const outcome = await made.shell('cd open/x/y && dedupe . --json');
    expect(outcome.exitCode).toBe(0);
    expect(outcome.stderr).toMatch(
      /warning: .*dedupe\.config\.mjs is not taken as config: everyone/,
    );
    expect(existsSync(join(made.folder, 'open', MARK))).toBe(false);
  });

  it.runIf(isPosix)('takes no code from a working folder that everyone can write to', async () => {
    const made = sandbox({ ...TEXTS, 'dedupe.config.js': CODE });
    chmodSync(made.folder, 0o1777);
    const outcome = await made.dedupe(['.']);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toMatch(
      /dedupe\.config\.js: not taken as config, as everyone can write to its folder; take it with -c/,
    );
    expect(existsSync(join(made.folder, MARK))).toBe(false);
    expect(await made.dedupe(['.', '--no-config'])).toMatchObject({ exitCode: 0 });
    expect(await made.dedupe(['.', '-c', 'dedupe.config.js'])).toMatchObject({ exitCode: 0 });
    expect(existsSync(join(made.folder, MARK))).toBe(true);
  });

  it.runIf(isPosix)(
    "takes data from there if it is a file of the user's that no other can change",
    () => {
      const made = sandbox({ '.deduperc': '', elsewhere: '' });
      const config = join(made.folder, '.deduperc');
      chmodSync(made.folder, 0o1777);
      expect(find(made, '')).toBe('.deduperc');
      chmodSync(config, 0o666);
      expect(() => find(made, '')).toThrow('everyone can write to it');
      rmSync(config);
      symlinkSync('elsewhere', config);
      expect(() => find(made, '')).toThrow('everyone can write to its folder');
    },
  );

  it.runIf(isRoot)('takes nothing that another user owns, nor a link that one made', () => {
    const made = sandbox({ 'x/.deduperc': '', 'y/real': '', 'z/.deduperc': '', 'z/in/a': '' });
    chownSync(join(made.folder, 'x/.deduperc'), STRANGER, STRANGER);
    expect(() => find(made, 'x')).toThrow('it belongs to another user; take it with -c');
    symlinkSync('../x/.deduperc', join(made.folder, 'y/.deduperc'));
    expect(() => find(made, 'y')).toThrow('it belongs to another user');
    chownSync(join(made.folder, 'z'), STRANGER, STRANGER);
    expect(find(made, 'z')).toBe('z/.deduperc');
    expect(findConfig(join(made.folder, 'z/in'))).toMatchObject({
      warnings: [expect.stringContaining('belongs to another user')],
    });
    expect(find(made, 'z/in')).toBeUndefined();
  });

  it('does not pass over a link to nothing', async () => {
    const made = sandbox(TEXTS);
    symlinkSync('gone', join(made.folder, 'dedupe.config.json'));
    const outcome = await made.dedupe(['.']);
    expect(outcome).toMatchObject({
      exitCode: 2,
      stderr: 'dedupe: dedupe.config.json: no such file\n',
    });
  });

  it.runIf(isPosix)('passes over a package.json that is no file, and says so with -v', async () => {
    const made = sandbox(TEXTS);
    const manifest = join(made.folder, 'package.json');
    for (const [make, reason] of [
      [() => execFileSync('mkfifo', [manifest]), 'is a FIFO'],
      [() => symlinkSync('/dev/zero', manifest), 'is a device'],
      [() => mkdirSync(manifest), 'is a folder'],
    ] as const) {
      rmSync(manifest, { recursive: true, force: true });
      make();
      expect(await made.dedupe(['.'])).toMatchObject({ exitCode: 0, stderr: '' });
      const { stderr } = await made.dedupe(['.', '-v']);
      expect(stderr).toContain(`package.json is passed over: it ${reason}`);
    }
  });

  it.each(['[]', 'null', '5', '["dedupe"]', '{"dependencies": {"dedupe": "1"}}', '{"dedupe": '])(
    'takes no package.json that is %s',
    (manifest) => {
      const made = sandbox({ '.git/HEAD': '', 'package.json': manifest });
      expect(findConfig(made.folder)).toEqual({ warnings: [], remarks: [] });
    },
  );

  it.runIf(isPosix)('is over where the working folder was removed', async () => {
    const made = sandbox({ 'gone/a': '', 'a.txt': LANTERNS });
    const outcome = await made.shell(`cd gone && rm -r ../gone && dedupe "${made.folder}" -v`);
    expect(outcome).toMatchObject({ exitCode: 0 });
  });
});

describe('a config file', () => {
  it.runIf(isPosix)('is a regular file of at most a megabyte, found or named', async () => {
    const made = sandbox({ ...TEXTS, 'desk/a.txt': LANTERNS });
    const config = join(made.folder, 'dedupe.config.json');
    for (const [make, reason] of [
      [() => execFileSync('mkfifo', [config]), 'is a FIFO, not a file'],
      [() => symlinkSync('/dev/zero', config), 'is a device, not a file'],
      [() => symlinkSync('dedupe.config.json', config), 'cannot be read: too many symbolic links'],
      [() => mkdirSync(config), 'is a folder'],
      [() => made.write({ 'dedupe.config.json': '{}' }), undefined],
      [() => truncateSync(config, SMALL_FILE_BYTES + 1), 'is larger than 1 MB'],
    ] as const) {
      if (!reason?.includes('larger')) rmSync(config, { recursive: true, force: true });
      make();
      const found = await made.dedupe(['.']);
      const named = await made.shell('cd desk && dedupe . -c ../dedupe.config.json');
      expect(found.exitCode).toBe(reason === undefined ? 0 : 2);
      expect(named.exitCode).toBe(reason === undefined ? 0 : 2);
      if (reason === undefined) continue;
      expect(found.stderr).toBe(`dedupe: dedupe.config.json: ${reason}\n`);
      expect(named.stderr).toBe(`dedupe: ../dedupe.config.json: ${reason}\n`);
    }
  });

  it('names no output outside its folder', async () => {
    const made = sandbox({ 'in/victim': 'kept', 'in/deep/x': '', victim: 'kept' });
    symlinkSync('..', join(made.folder, 'in/out'));
    symlinkSync('../victim', join(made.folder, 'in/link'));
    symlinkSync('../nothing', join(made.folder, 'in/broken'));
    const outputs = ['../victim', join(made.folder, 'victim'), 'out/victim', 'out/new/x', 'link'];
    outputs.push('broken', 'deep/../../victim', '.', '..', '', 'dedupe.config.json');
    for (const output of outputs) {
      made.write({ 'in/dedupe.config.json': JSON.stringify({ output }) });
      const loaded = loadConfig(join(made.folder, 'in/dedupe.config.json'));
      await expect(loaded, output).rejects.toMatchObject({ code: 'BAD_CONFIG' });
    }
    expect(readFileSync(join(made.folder, 'victim'), 'utf8')).toBe('kept');
  });

  it('names its output relative to itself', async () => {
    const made = sandbox({ 'site/deep/a.txt': LANTERNS, 'site/.deduperc': 'output: found.json' });
    const outcome = await made.shell('cd site/deep && dedupe .');
    expect(outcome).toMatchObject({ exitCode: 0, stdout: '' });
    expect(existsSync(join(made.folder, 'site/found.json'))).toBe(true);
    made.write({ 'site/.deduperc': 'output: "-"\nformat: json' });
    expect((await made.shell('cd site/deep && dedupe .')).stdout).toMatch(/^\{/);
  });

  it('names paths as they would be typed, "-" apart', async () => {
    const made = sandbox({ 'in/.deduperc': 'paths: ["-", ./-, /far/off, near]' });
    const { paths } = await loadConfig(join(made.folder, 'in/.deduperc'));
    const near = relative('', join(made.folder, 'in/near'));
    expect(paths).toEqual(['-', relative('', join(made.folder, 'in/-')), '/far/off', near]);
  });

  it.each(['paths', 'ignore', 'ext', 'textField', 'output', 'stem'])(
    'holds no NUL in "%s"',
    async (key) => {
      const value = key === 'textField' || key === 'stem' || key === 'output' ? 'a\0b' : ['a\0b'];
      expect(await refused('.deduperc', JSON.stringify({ [key]: value }))).toContain('holds NUL');
    },
  );

  it('is told of by -v: which file, and what it changed', async () => {
    const made = sandbox({
      ...TEXTS,
      '.deduperc': 'threshold: .3\nby: resemblance\nignore: [c.txt]\npaths: ["."]',
    });
    const told = async (...words: string[]): Promise<string> => (await made.dedupe(words)).stderr;
    const file = join(made.folder, '.deduperc');
    expect(await told('-v')).toContain(`settings from ${file}: threshold, by, ignore, paths\n`);
    expect(await told('-v', '-t', '.4', '.')).toContain(`settings from ${file}: by, ignore\n`);
    expect(await told('.')).toBe('');
    expect(await told('.', '-v', '-q')).toBe('');
  });

  it('that is a package.json has a key for this program', async () => {
    expect(await refused('package.json', '{"name": "x"}')).toContain('has no key "dedupe"');
    expect(await refused('package.json', '[]')).toContain('has no key "dedupe"');
    expect(await refused('package.json', '{"dedupe": [1]}')).toContain('expected settings by name');
    expect(await refused('package.json', '{"dedupe": null}')).toContain('settings by name');
    expect(await refused('package.json', '{"dedupe": {"__proto__": 1}}')).toContain('"__proto__"');
  });

  it('has an ending that is known', async () => {
    expect(await refused('settings.toml', 'x')).toMatch(/a config ends in \.json, .*\.cjs, or/);
    expect(await load('settings.yml', 'threshold: .3')).toMatchObject({
      values: { threshold: 0.3 },
    });
  });

  it('is text', async () => {
    const made = sandbox({});
    made.write({ '.deduperc': Buffer.from([0x61, 0x3a, 0x20, 0xff]) });
    await expect(loadConfig(join(made.folder, '.deduperc'))).rejects.toThrow('not text in UTF-8');
    expect(await load('dedupe.config.json', '\uFEFF{"threshold": 0.3}')).toMatchObject({
      values: { threshold: 0.3 },
    });
  });
});

describe('a config of code', () => {
  it.each([
    ['mjs', 'await new Promise(() => {});', 'never finished loading'],
    ['js', 'module.exports = new Promise(() => {});', 'never finished loading'],
    ['mjs', 'export default { then() {} };', 'never finished loading'],
    ['js', 'process.exit(0);', 'never finished loading'],
    ['js', 'throw new Error("no luck");', 'no luck'],
    ['js', 'throw new Error("no\\n\\u001b[31mluck\\u009b");', 'no \u241b[31mluck\ufffd'],
    ['mjs', 'throw null;', 'threw null'],
    ['mjs', 'throw undefined;', 'threw undefined'],
    ['js', 'throw { toString() { throw 1; } };', 'threw something that has no text'],
    ['mjs', 'export default Promise.reject(7);', 'threw 7'],
    [
      'js',
      'setTimeout(() => { throw new Error("late"); }); module.exports = new Promise(() => {});',
      'late',
    ],
    ['mjs', 'export const threshold = 1;', 'exports nothing by default: write "export default'],
    ['mjs', '', 'exports nothing by default'],
    ['mjs', 'export default undefined;', 'expected settings by name as the default export'],
    ['js', 'module.exports = () => ({});', 'expected settings by name'],
    ['js', 'module.exports = class {};', 'expected settings by name'],
    ['js', 'module.exports = 5;', 'expected settings by name'],
    ['js', 'module.exports = [];', 'expected settings by name'],
    ['js', 'module.exports = new Map();', 'expected settings by name'],
    ['js', 'module.exports = new Proxy({}, { ownKeys() { throw 1; } });', 'expected settings'],
    ['js', 'module.exports = { get threshold() { throw 5; } };', 'threw 5'],
    ['js', 'module.exports = { threshold: () => 1 };', 'invalid value for "threshold"'],
    ['js', 'module.exports = { ext: [{ toString: 1 }] };', 'invalid value for "ext"'],
    ['js', 'module.exports = { ext: new Proxy([], { get() { throw 6; } }) };', 'threw 6'],
    ['mjs', 'export default {', 'Unexpected end of input'],
    ['js', 'require("node:worker_threads").parentPort.postMessage(3)', 'expected settings by name'],
  ])('in .%s is refused in one line: %s', async (ending, code, problem) => {
    const message = await refused(`dedupe.config.${ending}`, code);
    expect(message).toMatch(/dedupe\.config\.m?js: [^\n\p{Cc}]*$/u);
    expect(message).toContain(problem);
  });

  it('that never settles ends the run with exit code 2', async () => {
    const made = sandbox({ ...TEXTS, 'dedupe.config.mjs': 'await new Promise(() => {});' });
    const outcome = await made.dedupe(['.']);
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/^dedupe: dedupe\.config\.mjs: never finished loading[^\n]*\n$/);
  });

  it.each([
    ['js', 'module.exports = { threshold: 0.3 };'],
    ['cjs', 'module.exports = Promise.resolve({ threshold: 0.3 });'],
    ['mjs', 'await null; export default { get threshold() { return 0.3; } };'],
    ['js', 'export default Object.create(null, { threshold: { value: 0.3, enumerable: true } });'],
    ['mjs', 'setInterval(() => {}, 1000); export default { threshold: 0.3 };'],
  ])('in .%s is taken, and nothing of it goes on: %s', async (ending, code) => {
    const made = sandbox({ ...TEXTS, [`x.${ending}`]: code });
    const outcome = await made.dedupe(['.', '--json', '-c', `x.${ending}`]);
    expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
    expect(JSON.parse(outcome.stdout)).toMatchObject({ settings: { threshold: 0.3 } });
  });
});

describe('a config of data', () => {
  const MEGABYTE = 1_000_000;
  const fill = (piece: string): string => piece.repeat(MEGABYTE / piece.length);
  const many = (line: (i: number) => string, count: number): string =>
    Array.from({ length: count }, (_, i) => line(i)).join('');

  it.each([
    ['.deduperc', '!!set {threshold}', 'settings by name'],
    ['.deduperc', '!!omap [threshold: 1]', 'settings by name'],
    ['.deduperc', '!strange {threshold: .3}', 'Unresolved tag: !strange'],
    ['.deduperc', 'threshold: !strange .3', 'Unresolved tag: !strange'],
    ['.deduperc', 'threshold: .3\nthreshold: .4', '"threshold" is set twice'],
    ['.deduperc', 'threshold: .3\n---\nthreshold: .4', 'multiple documents'],
    ['.deduperc', 'ext: &e [md, *e]', ''],
    ['.deduperc', 'a: *b', 'Unresolved alias'],
    ['.deduperc', '"\\e[31m": [', 'at line 1, column'],
    ['.deduperc', 'just words', 'settings by name'],
    ['.deduperc', fill('['), 'nested too deeply'],
    ['.deduperc', fill('{a: '), 'nested too deeply'],
    ['.deduperc', fill('[]\n'), 'too many parts'],
    ['.deduperc', `ext: ${'['.repeat(3000)}`, 'nested too deeply'],
    ['.deduperc', '? '.repeat(3000), 'nested too deeply'],
    ['.deduperc', many((i) => `${' '.repeat(i)}a:\n`, 1200), 'nested too deeply'],
    ['.deduperc', '- '.repeat(50_000), 'nested too deeply'],
    ['.deduperc', many((i) => `k${i}: 1\n`, 20_000), 'unknown key "k0"'],
    ['.deduperc', many((i) => `k${i}: 1\n`, 100_000), 'too many parts'],
    ['.deduperc', `ext:\n${many((i) => `- &a${i} x\n- *a${i}\n`, 12_000)}`, 'too many aliases'],
    ['.deduperc', fill('%\n'), 'too many parts'],
    ['.deduperc', many((i) => `a${i}: &a${i} [${`*a${i - 1},`.repeat(9)}]\n`, 9), ''],
    ['dedupe.config.json', '['.repeat(100_000), ''],
    [
      'dedupe.config.json',
      `{"ext": ${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      'invalid value',
    ],
    ['dedupe.config.json', fill('{"a":'), ''],
    ['dedupe.config.json', `{"${'k'.repeat(MEGABYTE)}": 1}`, 'unknown key "kkk'],
    ['dedupe.config.json', `{"output": "/${'k'.repeat(MEGABYTE)}"}`, '"output" is not'],
    ['.deduperc', `threshold: !${'k'.repeat(MEGABYTE)} 1`, 'Unresolved tag'],
    ['dedupe.config.jsonc', fill('['), ''],
    ['dedupe.config.jsonc', fill('/*'), 'JSON'],
    ['dedupe.config.jsonc', `"${fill('\\"')}`, 'JSON'],
    ['dedupe.config.jsonc', fill('"'), 'JSON'],
    ['dedupe.config.jsonc', fill(', '), 'JSON'],
    ['dedupe.config.jsonc', `,${fill(' ')}`, 'JSON'],
  ])('%s is refused in one short line', async (name, content, problem) => {
    const message = await refused(name, content);
    expect(message).toMatch(/: [^\n]{1,310}$/);
    expect(message).toContain(problem);
    expect(message).not.toContain('\u001b');
  });

  it('of any text is taken or refused, by every reader of data', async () => {
    const made = sandbox({});
    const pieces = `threshold:_.3 ext:_ " ' { } [ ] , : ? - &a *a !!set !x | > # % --- ... \\ // /* */ é`;
    const odd = ['\n', '  ', '\t', '\0', '\ud800'];
    const piece = fc.oneof(
      fc
        .nat(pieces.split(' ').length - 1)
        .map((i) => pieces.split(' ')[i]?.replace('_', ' ') ?? ''),
      fc.nat(odd.length - 1).map((i) => odd[i] ?? ''),
    );
    const text = fc.array(piece, { maxLength: 40 }).map((found) => found.join(' '));
    const name = fc.constantFrom(
      '.deduperc',
      'dedupe.config.json',
      'dedupe.config.jsonc',
      'package.json',
    );
    await fc.assert(
      fc.asyncProperty(name, fc.oneof(text, fc.json()), async (file, content) => {
        made.write({ [file]: content });
        const loaded = loadConfig(join(made.folder, file));
        const code = await loaded.then(
          () => 'BAD_CONFIG',
          (error: unknown) => Object(error).code,
        );
        expect(code).toBe('BAD_CONFIG');
      }),
      { numRuns: Number(process.env['FUZZ_RUNS'] ?? 300) },
    );
  });

  it('has no warnings of node printed', async () => {
    const made = sandbox({ ...TEXTS, '.deduperc': 'threshold: !strange .3' });
    const { stderr } = await made.dedupe(['.']);
    expect(stderr).toMatch(/^dedupe: \.deduperc: Unresolved tag: !strange[^\n]*\n$/);
  });

  it('may list thousands of globs, one a line', async () => {
    const made = sandbox({ '.deduperc': `ignore:\n${many((i) => `  - drafts/${i}\n`, 30_000)}` });
    const { values } = await loadConfig(join(made.folder, '.deduperc'));
    expect(values.ignore).toHaveLength(30_000);
  });

  it('in .jsonc keeps the places of its parts, so that errors name them', () => {
    const text = '{ // a "b"\n "c//d": /* \n */ [1, 2,\n ], "e\\"/*": ",]", }';
    const bare = toJson(text);
    expect(bare).toHaveLength(text.length);
    expect(bare.split('\n')).toHaveLength(4);
    expect(JSON.parse(bare)).toEqual({ 'c//d': [1, 2], 'e"/*': ',]' });
  });
});

describe('a list of files', () => {
  const LISTED = { 'a.txt': LANTERNS, 'b.txt': LANTERNS };

  it('with NUL between its paths asks for -0', async () => {
    const outcome = await sandbox(LISTED).dedupe(['--files-from', '-'], {
      stdin: 'a.txt\0b.txt\0',
    });
    expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
    expect(outcome.stderr).toMatch(/^dedupe: .*separated by NUL: add -0\n\(run dedupe --help\)\n$/);
  });

  it('cannot name standard input, which it came from itself', async () => {
    const made = sandbox(LISTED);
    for (const list of ['-', '/dev/stdin']) {
      const listed = await made.shell(`printf 'a.txt\\n-\\n' | dedupe --files-from ${list}`);
      expect(listed.exitCode).toBe(2);
      expect(listed.stderr).toContain('names "-", which is standard input');
      const typed = await made.shell(`printf 'a.txt\\n' | dedupe - --files-from ${list}`);
      expect(typed.stderr).toContain('standard input is asked for twice');
    }
    made.write({ list: 'a.txt\n-\n' });
    const stdin = `${JSON.stringify({ text: LANTERNS })}\n`;
    const outcome = await made.dedupe(['--files-from', 'list', '--json'], { stdin });
    expect(JSON.parse(outcome.stdout)).toMatchObject({ summary: { documents: 2 } });
  });

  it.runIf(isPosix)('may be a FIFO, is no folder, and ends', async () => {
    const made = sandbox({ ...LISTED, 'x/a': '' });
    const piped = await made.shell("dedupe --list-files --files-from <(printf 'a.txt\\nb.txt\\n')");
    expect(piped).toMatchObject({ exitCode: 0, stdout: 'a.txt\nb.txt\n' });
    for (const [words, problem] of [
      ['--files-from x', 'cannot read the file list "x": is a folder'],
      ['--files-from - < x', 'standard input is a folder: name it as a path, dedupe FOLDER'],
      ['- < x', 'standard input is a folder: name it as a path, dedupe FOLDER'],
      ['--files-from gone', 'cannot read the file list "gone": no such file'],
      ['--files-from /dev/zero', 'add -0'],
      ['--files-from /dev/zero -0', 'longer than 256 MB'],
      ['--files-from <(yes a.txt)', 'more than 5000000 paths'],
    ]) {
      const outcome = await made.shell(`dedupe ${words}`);
      expect(outcome).toMatchObject({ exitCode: 2, stdout: '' });
      expect(outcome.stderr).toContain(problem);
      expect(outcome.stderr).not.toContain('this is a bug');
    }
  });
});
