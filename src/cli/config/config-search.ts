/**
 * Finds the config file: the nearest one upward from the working folder, no higher than the root of its
 * repository. The scanned folders are data: no file there is a config, whatever its name.
 *
 * Above the working folder the search ends at the first folder that someone else owns or that everyone
 * can write to, such as one for temporary files: a stranger could leave a config there. If a config is
 * found that could be someone else's work, the run ends: without it, its settings would be lost in
 * silence.
 *
 * It takes a handful of existence checks, so a run without a config file pays nothing.
 */

import { existsSync, lstatSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { DedupeError } from '../../model/error.ts';
import { completeLimits, type InputLimits } from '../../model/limits.ts';
import { readSmallFile, smallFileLimit } from '../../read/small-file.ts';
import { distrustConfig, distrustFolder } from './config-trust.ts';

const MANIFEST = 'package.json';
const NAMES = [
  ...['json', 'jsonc', 'yaml', 'yml', 'js', 'mjs'].map((ending) => `dedupe.config.${ending}`),
  '.deduperc',
  MANIFEST,
];

/** The result of a search. */
export interface ConfigSearch {
  /** The absolute path of the config file, if there is one. */
  readonly file?: string;
  /** Configs in a place where they are not used. */
  readonly warnings: readonly string[];
  /** Manifests that could not be read. */
  readonly remarks: readonly string[];
}

/**
 * The config file nearest to a folder, given by its absolute path.
 *
 * @throws {DedupeError} `BAD_CONFIG` if someone else could have written it.
 */
export function findConfig(start: string, limits: InputLimits = completeLimits()): ConfigSearch {
  const remarks: string[] = [];
  let folder = start;
  for (;;) {
    const distrust = folder === start ? undefined : distrustFolder(folder);
    if (distrust !== undefined) return { warnings: warnOf(folder, distrust, limits), remarks };
    const file = configIn(folder, remarks, limits);
    if (file !== undefined) return { file: trusted(file), warnings: [], remarks };
    const parent = dirname(folder);
    if (parent === folder || existsSync(join(folder, '.git'))) return { warnings: [], remarks };
    folder = parent;
  }
}

function configIn(folder: string, remarks: string[], limits: InputLimits): string | undefined {
  return NAMES.map((name) => join(folder, name)).find((file) => isConfig(file, remarks, limits));
}

/** Most projects have a package.json; it is a config only if it has a key for this program. */
function isConfig(file: string, remarks: string[], limits: InputLimits): boolean {
  return isThere(file) && (basename(file) !== MANIFEST || hasOwnKey(file, remarks, limits));
}

/** True for a link to nothing too: the user wants a config, and learns that it is missing. */
function isThere(file: string): boolean {
  try {
    return lstatSync(file, { throwIfNoEntry: false }) !== undefined;
  } catch {
    // the folder may not be read
    return false;
  }
}

function hasOwnKey(file: string, remarks: string[], limits: InputLimits): boolean {
  const read = readSmallFile(file, smallFileLimit('configSize', limits));
  if (read.kind === 'refused') remarks.push(`${file} is ignored: it ${read.reason}`);
  return read.kind === 'text' && holdsKey(read.bytes.toString('utf8'));
}

/** The word alone is no proof: a dependency or a script may have the same name. */
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
  const problem = `not used as config, because ${distrust}; name it with -c, or add --no-config`;
  throw new DedupeError('BAD_CONFIG', `${file}: ${problem}`);
}

function warnOf(folder: string, distrust: string, limits: InputLimits): string[] {
  const left = configIn(folder, [], limits);
  if (left === undefined) return [];
  return [`${left} is not used as config, because ${distrust}; name it with -c to use it`];
}
