/** What the package holds: what it needs, nothing else, and less than a megabyte. */

import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { describe, expect, it } from 'vitest';
import { emptyFolder, fieldOf, manifestIn, pack, ROOT } from './pack.ts';

/** Everything that may be in it; `*` is a part of a name, `**` any folders. */
const NEEDED = [
  'LICENSE',
  'README.md',
  'package.json',
  'bin/dedupe.js',
  'bin/package.json',
  'src/report/result.schema.json',
  'src/cli/config/config.schema.json',
  // the program and its threads
  'dist/cli/*.js',
  'dist/dedupe.1',
  'dist/thread.cjs',
  'dist/build-id',
  'dist/kernel.wasm',
  'dist/unicode.bin',
  'dist/stemmers/*.cjs',
  'dist/vendor/**.cjs',
  // the library
  'dist/index.js',
  'dist/core/index.js',
  'dist/browser.js',
  'dist/chunks/*.js',
  'dist/**.d.ts',
  'dist/THIRD-PARTY.txt',
];

/** A megabyte, less what the next features take. */
const MOST_BYTES = 995_000;

const packed = pack();
const paths = packed.files.map(({ path }) => path);

function matcher(glob: string): RegExp {
  const escaped = glob.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&');
  const pattern = escaped.replaceAll(/\*+/g, (stars) => (stars === '**' ? '.*' : '[^/]*'));
  return new RegExp(`^${pattern}$`);
}

describe('the package', () => {
  it('holds only what is needed', () => {
    const globs = NEEDED.map(matcher);
    expect(paths.filter((path) => !globs.some((glob) => glob.test(path)))).toEqual([]);
  });

  it('holds everything that is needed', () => {
    const missing = NEEDED.filter((glob) => !paths.some((path) => matcher(glob).test(path)));
    expect(missing).toEqual([]);
  });

  it('has each file that its manifest names', () => {
    const named = JSON.stringify(['bin', 'exports', 'imports', 'man'].map(ofManifest));
    const files = Array.from(named.matchAll(/"(\.?\/?(?:bin|dist|src)\/[^"*]+)"/g), ([, path]) => {
      return (path ?? '').replace(/^\.\//, '');
    });
    expect(files.length).toBeGreaterThan(5);
    // a type of an inner import is for the compiler here, not for users
    const outer = files.filter((path) => !/^src\/.*\.d\.ts$/.test(path));
    expect(outer.filter((path) => !paths.includes(path))).toEqual([]);
  });

  it('names its manual page in a list, as npm links no other', () => {
    expect(ofManifest('man')).toEqual(['./dist/dedupe.1']);
  });

  it('has every type that its types refer to', () => {
    const missing = paths
      .filter((path) => path.endsWith('.d.ts'))
      .flatMap(typesNamedBy)
      .filter((path) => !paths.includes(path));
    expect(missing).toEqual([]);
  });

  it('takes less than a megabyte', () => {
    expect(packed.size).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('runs no script when it is installed', () => {
    expect(installScripts(ofManifest('scripts'))).toEqual([]);
    expect(installScripts({ postinstall: 'x', prepare: 'x', test: 'x' })).toEqual(['postinstall']);
    expect(existsSync(join(ROOT, 'binding.gyp'))).toBe(false);
  });

  it('is what publint asks of a package', async () => {
    const folder = emptyFolder();
    const tarball = readFileSync(join(folder, pack(folder).filename)).buffer;
    rmSync(folder, { recursive: true });
    const { messages, pkg } = await publint({ level: 'suggestion', pack: { tarball } });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });
});

function ofManifest(field: string): unknown {
  return fieldOf(manifestIn(ROOT), field);
}

/** The scripts that npm runs for whoever installs a package. */
function installScripts(scripts: unknown): string[] {
  return ['preinstall', 'install', 'postinstall'].filter((name) => fieldOf(scripts, name));
}

/** Paths of the types that one file of types takes from others. */
function typesNamedBy(path: string): string[] {
  const code = readFileSync(join(ROOT, path), 'utf8');
  const named = code.matchAll(/(?:from|import\()\s*['"](\.[^'"]+)\.[jt]s['"]/g);
  return Array.from(named, ([, target = '']) => join(path, '..', `${target}.d.ts`));
}
