/** No config can run on, wait, fill the memory or crash. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, truncateSync } from 'node:fs';
import { join, relative } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../../src/cli/config/config.ts';
import { toJson } from '../../../src/cli/config/jsonc.ts';
import { LIMITS } from '../../../src/model/limits.ts';
import { LANTERNS } from '../stories.ts';
import { IS_POSIX, TEXTS, sandbox } from './desk.ts';

const load = (name: string, content: string): Promise<unknown> =>
  loadConfig(join(sandbox({ [name]: content }).folder, name));

const refused = async (name: string, content: string): Promise<string> => {
  const error: unknown = await load(name, content).catch((reason: unknown) => reason);
  expect(error).toMatchObject({ code: 'BAD_CONFIG' });
  return error instanceof Error ? error.message : '';
};

describe('a config file', () => {
  it.runIf(IS_POSIX)('is a regular file of at most a megabyte, found or named', async () => {
    const made = sandbox({ ...TEXTS, 'desk/a.txt': LANTERNS });
    const config = join(made.folder, 'dedupe.config.json');
    for (const [make, reason] of [
      [() => execFileSync('mkfifo', [config]), 'is a FIFO, not a file'],
      [() => symlinkSync('/dev/zero', config), 'is a device, not a file'],
      [() => symlinkSync('dedupe.config.json', config), 'cannot be read: too many symbolic links'],
      [() => mkdirSync(config), 'is a folder'],
      [() => made.write({ 'dedupe.config.json': '{}' }), undefined],
      [
        () => truncateSync(config, LIMITS.configSize.default + 1),
        'is larger than 1 MB: --limit config-size allows more',
      ],
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

  it('names paths as they would be typed, except "-"', async () => {
    const made = sandbox({ 'in/.deduperc': 'paths: ["-", ./-, /far/off, near]' });
    const { paths } = await loadConfig(join(made.folder, 'in/.deduperc'));
    const near = relative('', join(made.folder, 'in/near'));
    expect(paths).toEqual(['-', relative('', join(made.folder, 'in/-')), '/far/off', near]);
  });

  it.each(['paths', 'ignore', 'ext', 'textField', 'output', 'stem'])(
    'holds no NUL in "%s"',
    async (key) => {
      const value = key === 'textField' || key === 'stem' || key === 'output' ? 'a\0b' : ['a\0b'];
      expect(await refused('.deduperc', JSON.stringify({ [key]: value }))).toContain(
        'holds a NUL character',
      );
    },
  );

  it('is named by -v, with what it changed', async () => {
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

  it('may be a package.json, but only with a key for this program', async () => {
    expect(await refused('package.json', '{"name": "x"}')).toContain('has no key "dedupe"');
    expect(await refused('package.json', '[]')).toContain('has no key "dedupe"');
    expect(await refused('package.json', '{"dedupe": [1]}')).toContain(
      'expected an object of settings',
    );
    expect(await refused('package.json', '{"dedupe": null}')).toContain('object of settings');
    expect(await refused('package.json', '{"dedupe": {"__proto__": 1}}')).toContain('"__proto__"');
  });

  it('has a known ending', async () => {
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
    ['mjs', 'export const threshold = 1;', 'has no default export: write "export default'],
    ['mjs', '', 'has no default export'],
    ['mjs', 'export default undefined;', 'expected an object of settings as the default export'],
    ['js', 'module.exports = () => ({});', 'expected an object of settings'],
    ['js', 'module.exports = class {};', 'expected an object of settings'],
    ['js', 'module.exports = 5;', 'expected an object of settings'],
    ['js', 'module.exports = [];', 'expected an object of settings'],
    ['js', 'module.exports = new Map();', 'expected an object of settings'],
    [
      'js',
      'module.exports = new Proxy({}, { ownKeys() { throw 1; } });',
      'expected an object of settings',
    ],
    ['js', 'module.exports = { get threshold() { throw 5; } };', 'threw 5'],
    ['js', 'module.exports = { threshold: () => 1 };', 'invalid value for "threshold"'],
    ['js', 'module.exports = { ext: [{ toString: 1 }] };', 'invalid value for "ext"'],
    ['js', 'module.exports = { ext: new Proxy([], { get() { throw 6; } }) };', 'threw 6'],
    ['mjs', 'export default {', 'Unexpected end of input'],
    [
      'js',
      'require("node:worker_threads").parentPort.postMessage(3)',
      'expected an object of settings',
    ],
  ])('in .%s is refused in one line: %s', async (ending, code, problem) => {
    const message = await refused(`dedupe.config.${ending}`, code);
    expect(message).toMatch(/dedupe\.config\.m?js: [^\n\p{Cc}]*$/u);
    expect(message).toContain(problem);
  });

  it('ends the run with exit code 2 if it never settles', async () => {
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
  ])('in .%s is taken, and nothing that it started goes on: %s', async (ending, code) => {
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
    ['.deduperc', '!!set {threshold}', 'object of settings'],
    ['.deduperc', '!!omap [threshold: 1]', 'object of settings'],
    ['.deduperc', '!strange {threshold: .3}', 'Unresolved tag: !strange'],
    ['.deduperc', 'threshold: !strange .3', 'Unresolved tag: !strange'],
    ['.deduperc', 'threshold: .3\nthreshold: .4', '"threshold" is set twice'],
    ['.deduperc', 'threshold: .3\n---\nthreshold: .4', 'multiple documents'],
    ['.deduperc', 'ext: &e [md, *e]', ''],
    ['.deduperc', 'a: *b', 'Unresolved alias'],
    ['.deduperc', '"\\e[31m": [', 'at line 1, column'],
    ['.deduperc', 'just words', 'object of settings'],
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

  it('is taken or refused, whatever its text, by every reader of data', async () => {
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

  it('never makes node print a warning', async () => {
    const made = sandbox({ ...TEXTS, '.deduperc': 'threshold: !strange .3' });
    const { stderr } = await made.dedupe(['.']);
    expect(stderr).toMatch(/^dedupe: \.deduperc: Unresolved tag: !strange[^\n]*\n$/);
  });

  it('may list thousands of globs, one per line', async () => {
    const made = sandbox({ '.deduperc': `ignore:\n${many((i) => `  - drafts/${i}\n`, 30_000)}` });
    const { values } = await loadConfig(join(made.folder, '.deduperc'));
    expect(values.ignore).toHaveLength(30_000);
  });

  it('keeps the places of its parts in .jsonc, so that errors name them', () => {
    const text = '{ // a "b"\n "c//d": /* \n */ [1, 2,\n ], "e\\"/*": ",]", }';
    const bare = toJson(text);
    expect(bare).toHaveLength(text.length);
    expect(bare.split('\n')).toHaveLength(4);
    expect(JSON.parse(bare)).toEqual({ 'c//d': [1, 2], 'e"/*': ',]' });
  });
});
