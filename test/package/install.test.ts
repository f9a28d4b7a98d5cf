/**
 * The tarball in an empty folder: what it brings, and that it runs on every supported node. The `node` package of
 * the registry brings them.
 */

import { execFileSync } from 'node:child_process';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  emptyFolder,
  fieldOf,
  filesBelow,
  install,
  INSTALLS,
  manifestIn,
  npm,
  pack,
  ROOT,
  saySkipped,
} from './pack.ts';

const NODES = ['20.19', '20', '22', '24'];
const MOST_BYTES = 5_000_000;
const MINUTES = 60_000;

/** The checker of types; not installed with the others, as it brings a compiler of its own. */
const TYPE_CHECKER = '@arethetypeswrong/cli@0.18.5';

saySkipped('the installed package');

describe.runIf(INSTALLS)('the installed package', () => {
  const folder = emptyFolder();
  const installed = join(folder, 'node_modules');
  const program = join(installed, '.bin/dedupe');
  let tarball = '';

  beforeAll(() => {
    tarball = join(folder, pack(folder).filename);
    install(folder, [tarball]);
    cpSync(join(ROOT, 'fixtures/wire'), join(folder, 'articles'), { recursive: true });
  }, 5 * MINUTES);

  afterAll(() => rmSync(folder, { recursive: true, force: true }), MINUTES);

  it('takes five megabytes at most, with all that it brings', () => {
    const bytes = filesBelow(installed).reduce((sum, { size }) => sum + size, 0);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
  });

  it('runs no script to install, nor does anything that it brings', () => {
    const lock: unknown = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8'));
    const packages = Object.entries(fieldOf(lock, 'packages') ?? {});
    expect(packages.length).toBeGreaterThan(3);
    const scripted = packages.filter(([, entry]) => fieldOf(entry, 'hasInstallScript'));
    expect(scripted.map(([name]) => name)).toEqual([]);
  });

  it.each(NODES)(
    'runs on node %s, as command and as library',
    { timeout: 5 * MINUTES },
    (version) => {
      const node = nodeOf(version);
      expect(run(node, ['--version'])).toMatch(new RegExp(`^v${version}\\.`));
      expect(run(node, [program, '--version'])).toBe(`${String(versionOf(ROOT))}\n`);
      expect(run(node, [program, 'articles'])).toMatch(/\n6 articles, 3 duplicates in 1 cluster, /);
      writeFileSync(join(folder, 'library.mjs'), LIBRARY);
      expect(run(node, ['library.mjs'])).toBe('1 4\n');
    },
  );

  it('has types that every way of importing finds', { timeout: 5 * MINUTES }, () => {
    const checked = npm(['exec', '--yes', '--', TYPE_CHECKER, ...typeCheckOf(tarball)], folder);
    expect(checked).toMatch(/neardup\/core/);
  });

  /** The path of a node of this version, installed beside. */
  function nodeOf(version: string): string {
    if (process.versions.node.startsWith(`${version}.`)) return process.execPath;
    const place = emptyFolder();
    nodes.push(place);
    install(place, [`node@${version}`]);
    return join(place, 'node_modules/.bin/node');
  }

  function run(node: string, words: readonly string[]): string {
    return execFileSync(node, words, { cwd: folder, encoding: 'utf8' });
  }
});

const nodes: string[] = [];

afterAll(() => {
  for (const place of nodes) rmSync(place, { recursive: true, force: true });
}, MINUTES);

const LIBRARY = `
import { dedupe, readArticles } from 'neardup';
import 'neardup/core';
const { clusters } = await dedupe(readArticles(['articles']));
console.log(clusters.length, clusters[0].size);
`;

function versionOf(folder: string): unknown {
  return fieldOf(manifestIn(folder), 'version');
}

/** It is a package of modules alone: what imports it by `require` needs a node that can. */
function typeCheckOf(tarball: string): string[] {
  return [tarball, '--profile', 'esm-only', '--format', 'ascii', '--no-emoji'];
}
