/**
 * What a folder holds, by the names of its files: how many articles of which formats, in which folders, and what is
 * none. One listing of the folder; of tables and JSON also the first bytes, as in any run.
 */

import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type FileListing, listFiles } from '../../../files/articles.ts';
import { DedupeError } from '../../../model/error.ts';
import type { InputFormat } from '../../../read/format.ts';
import { readSmallFile } from '../../../read/small-file.ts';
import { isPlain } from '../../config/config-problem.ts';
import { STDIN } from '../../options/stdin.ts';
import { findRepository, type Repository } from './repository.ts';

/** What was found. */
export interface Survey {
  /** Files to read, by format, the most frequent first. */
  readonly formats: readonly (readonly [format: InputFormat, files: number])[];
  /** What to read: folders, or the working folder itself. */
  readonly paths: readonly string[];
  /** Globs of what is there but no article. */
  readonly ignore: readonly string[];
  readonly repository: Repository | undefined;
  /** True if the package is installed here. */
  readonly isInstalled: boolean;
  /** True if npm installs it in a check, as package.json and the lockfile name it. */
  readonly isDependency: boolean;
}

/** Files about a project rather than of it. */
const HOUSEKEEPING = [
  'readme',
  'changelog',
  'contributing',
  'code_of_conduct',
  'security',
  'license',
  'support',
  'pull_request_template',
  'agents',
  'claude',
  'governance',
  'maintainers',
  'authors',
];
/** Folders that programs write: copies of what is elsewhere. */
const BUILT = ['_site', 'build', 'coverage', 'dist', 'out', 'public', 'target', 'vendor'];
const MANIFEST_LIMIT = { bytes: 1 << 20, remedy: '' };

/**
 * Looks at a folder, the working one; `paths` are what is to be read, if the user says so.
 *
 * @throws {DedupeError} `PATH_MISSING` for a path that is not there; `BAD_OPTION` for standard input.
 */
export function surveyFolder(folder: string, paths: readonly string[]): Survey {
  if (paths.includes(STDIN)) {
    throw new DedupeError('BAD_OPTION', 'a config is about files: name folders and files, not "-"');
  }
  const listing = listFiles(paths.length === 0 ? ['.'] : paths);
  const ignore = globsOf(listing);
  const left = listing.files.filter(({ path }) => !isLeftOut(path, ignore));
  return {
    formats: countFormats(left),
    paths: paths.length > 0 ? paths : pathsOf(left),
    ignore,
    repository: findRepository(folder),
    isInstalled: existsSync(join(folder, 'node_modules/neardup/package.json')),
    isDependency: isDependency(folder),
  };
}

function countFormats(files: FileListing['files']): [InputFormat, number][] {
  const counts = new Map<InputFormat, number>();
  for (const { format } of files) counts.set(format, (counts.get(format) ?? 0) + 1);
  return [...counts].toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

/** The one folder that has all of them, or else everything. */
function pathsOf(files: FileListing['files']): string[] {
  const tops = new Set(files.map(({ path }) => path.slice(0, path.indexOf('/') + 1)));
  const [top = ''] = tops;
  return tops.size === 1 && top !== '' ? [`./${top}`.slice(0, -1)] : ['.'];
}

/** Folders unless they hold everything, then names; each only if there is a file that it means. */
function globsOf({ files }: FileListing): string[] {
  const folders = BUILT.filter((name) => {
    const inside = files.filter(({ path }) => path.split('/').slice(0, -1).includes(name));
    return inside.length > 0 && inside.length < files.length;
  });
  const names = files.map(({ path }) => path.slice(path.lastIndexOf('/') + 1));
  const housekeeping = names.filter((name) => {
    const [stem = '', ending = ''] = name.toLowerCase().split('.');
    return HOUSEKEEPING.includes(stem) && ['md', 'txt', 'mdx', ''].includes(ending);
  });
  // of these names no character has a meaning in a glob, as they are words and an ending
  return [...folders.map((name) => `${name}/`), ...[...new Set(housekeeping)].toSorted()];
}

function isLeftOut(path: string, globs: readonly string[]): boolean {
  const parts = path.split('/');
  return parts.some((part, i) => globs.includes(i === parts.length - 1 ? part : `${part}/`));
}

function isDependency(folder: string): boolean {
  if (!existsSync(join(folder, 'package-lock.json'))) return false;
  const read = readSmallFile(join(folder, 'package.json'), MANIFEST_LIMIT);
  if (read.kind !== 'text') return false;
  try {
    const manifest: unknown = JSON.parse(read.bytes.toString('utf8'));
    if (!isPlain(manifest)) return false;
    const lists = [manifest['dependencies'], manifest['devDependencies']];
    return lists.some((list) => isPlain(list) && Object.hasOwn(list, 'neardup'));
  } catch {
    return false;
  }
}
