/**
 * Finding the config file: the nearest one upward from what is scanned, no higher than the root of its
 * repository. A handful of existence checks, so that a run without a config file pays nothing.
 */

import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

const NAMES = [
  ...['json', 'jsonc', 'yaml', 'js', 'mjs'].map((ending) => `dedupe.config.${ending}`),
  '.deduperc',
  'package.json',
];

/** The absolute path of the config file nearest to a path to scan; undefined where there is none. */
export function findConfig(scanned: string): string | undefined {
  let folder = folderOf(resolve(scanned));
  for (;;) {
    const found = configIn(folder);
    const parent = dirname(folder);
    if (found || parent === folder || existsSync(join(folder, '.git'))) return found;
    folder = parent;
  }
}

function folderOf(path: string): string {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : dirname(path);
}

function configIn(folder: string): string | undefined {
  return NAMES.map((name) => join(folder, name)).find(isConfig);
}

/** Most projects have a package.json; it is a config only with a key for this program. */
function isConfig(file: string): boolean {
  if (!existsSync(file)) return false;
  return basename(file) !== 'package.json' || hasOwnKey(readFileSync(file, 'utf8'));
}

/** The name alone is no proof: it also is what a dependency or a script may be called. */
function hasOwnKey(manifest: string): boolean {
  if (!manifest.includes('"dedupe"')) return false;
  try {
    return Object.hasOwn(Object(JSON.parse(manifest)), 'dedupe');
  } catch {
    return false;
  }
}
