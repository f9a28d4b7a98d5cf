/**
 * Finding the config file: the nearest one upward from the working folder, no higher than the root of
 * its repository. What is scanned is data and has no say, whatever its files are called.
 *
 * Above the working folder the search ends at the first folder that someone else owns or that all can
 * write to, such as one for temporary files: a neighbour could leave a config there. A config that is
 * found but could be someone else's work ends the run: to go on without it could hide what it sets.
 *
 * A handful of existence checks, so that a run without a config file pays nothing.
 */

import { existsSync, lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DedupeError } from '../../model/error.ts';
import { readSmallFile } from '../../read/small-file.ts';
import { distrustConfig, distrustFolder } from './config-trust.ts';

const MANIFEST = 'package.json';
const NAMES = [
  ...['json', 'jsonc', 'yaml', 'js', 'mjs'].map((ending) => `dedupe.config.${ending}`),
  '.deduperc',
  MANIFEST,
];

/** What a search came to. */
export interface ConfigSearch {
  /** The absolute path of the config file; absent where there is none. */
  readonly file?: string;
  /** Configs that lie where they are not taken from. */
  readonly warnings: readonly string[];
  /** Manifests that could not be looked into. */
  readonly remarks: readonly string[];
}

/**
 * The config file nearest to a folder, given by its absolute path.
 *
 * @throws {DedupeError} `BAD_CONFIG` for one that someone else could have written.
 */
export function findConfig(start: string): ConfigSearch {
  const remarks: string[] = [];
  let folder = start;
  for (;;) {
    const distrust = folder === start ? undefined : distrustFolder(folder);
    if (distrust !== undefined) return { warnings: warnOf(folder, distrust), remarks };
    const file = configIn(folder, remarks);
    if (file !== undefined) return { file: trusted(file), warnings: [], remarks };
    const parent = dirname(folder);
    if (parent === folder || existsSync(join(folder, '.git'))) return { warnings: [], remarks };
    folder = parent;
  }
}

function configIn(folder: string, remarks: string[]): string | undefined {
  return NAMES.map((name) => join(folder, name)).find((file) => isConfig(file, remarks));
}

/** Most projects have a package.json; it is a config only with a key for this program. */
function isConfig(file: string, remarks: string[]): boolean {
  return isThere(file) && (basename(file) !== MANIFEST || hasOwnKey(file, remarks));
}

/** Also a link to nothing: whoever set it up wants a config, and is told that it is missing. */
function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // of a folder that cannot be looked into nothing is known
    return false;
  }
}

function hasOwnKey(file: string, remarks: string[]): boolean {
  const read = readSmallFile(file);
  if (read.kind === 'refused') remarks.push(`${file} is passed over: it ${read.reason}`);
  return read.kind === 'text' && holdsKey(read.bytes.toString('utf8'));
}

/** The name alone is no proof: it also is what a dependency or a script may be called. */
function holdsKey(manifest: string): boolean {
  if (!manifest.includes('"dedupe"')) return false;
  try {
    return Object.hasOwn(Object(JSON.parse(manifest.replace(/^\uFEFF/, ''))), 'dedupe');
  } catch {
    return false;
  }
}

function trusted(file: string): string {
  const distrust = distrustConfig(file);
  if (distrust === undefined) return file;
  const problem = `not taken as config, as ${distrust}; take it with -c, or run with --no-config`;
  throw new DedupeError('BAD_CONFIG', `${file}: ${problem}`);
}

function warnOf(folder: string, distrust: string): string[] {
  const left = configIn(folder, []);
  if (left === undefined) return [];
  return [`${left} is not taken as config: ${distrust}; -c takes it`];
}
