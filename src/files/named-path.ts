/**
 * A given path in which some name is not UTF-8. Node decodes arguments before a program sees them
 * and puts U+FFFD for what is not UTF-8, so such a path leads nowhere. The listing of its folder
 * shows which name is meant. A name may also be given as reports show it, with `\xFF`.
 */

import { lstatSync } from 'node:fs';
import { DedupeError } from '../model/error.ts';
import { failureReason } from '../read/bytes.ts';
import { bytesOf, type FolderName, namesIn, pathOf } from './bytes-path.ts';

/** A path as shown and as its bytes. */
export interface NamedPath {
  /** POSIX, normalised; bytes that are not UTF-8 are escaped. */
  readonly shown: string;
  /** The same as a byte string. */
  readonly bytes: string;
}

/**
 * Returns the path that is meant by a POSIX path that leads nowhere; undefined if there is none.
 * Throws `PATH_AMBIGUOUS` if there are several.
 */
export function findNamed(path: string): NamedPath | undefined {
  if (!/\uFFFD|\\x[0-9A-F]{2}/.test(path)) return undefined;
  let found: NamedPath = path.startsWith('/') ? ROOT : { shown: '', bytes: '' };
  for (const name of path.split('/')) {
    if (name === '') continue;
    const next = step(found, name);
    if (next === undefined) return undefined;
    found = { shown: under(found.shown, next.shown), bytes: under(found.bytes, next.bytes) };
  }
  return found;
}

const ROOT: NamedPath = { shown: '/', bytes: '/' };

/** The entry of a folder that a name means. */
function step(folder: NamedPath, name: string): NamedPath | undefined {
  const asGiven = { shown: name, bytes: bytesOf(name) };
  try {
    if (lstatSync(pathOf(under(folder.bytes, asGiven.bytes)), { throwIfNoEntry: false })) {
      return asGiven;
    }
    const names = namesIn(folder.bytes === '' ? '.' : pathOf(folder.bytes));
    return onlyOne(folder, name, names.filter(isNotText));
  } catch (error) {
    if (failureReason(error) === undefined) throw error;
    return undefined;
  }
}

const isNotText = ({ bytes }: FolderName): boolean => typeof pathOf(bytes) !== 'string';

function onlyOne(
  folder: NamedPath,
  name: string,
  names: readonly FolderName[],
): NamedPath | undefined {
  const shown = names.find((entry) => entry.shown === name);
  if (shown !== undefined) return shown;
  const alike = names.filter(({ entry }) => entry.name.toString() === name);
  if (alike.length > 1) throw ambiguous(under(folder.shown, name), folder, alike);
  return alike[0];
}

function ambiguous(
  path: string,
  { shown: folder }: NamedPath,
  names: readonly FolderName[],
): DedupeError {
  const some = names.slice(0, 3).map(({ shown }) => `"${under(folder, shown)}"`);
  return new DedupeError(
    'PATH_AMBIGUOUS',
    `"${path}" matches ${names.length} names that are not UTF-8: write one of them as ${some.join(', ')}`,
  );
}

const under = (folder: string, name: string): string =>
  folder === '' || folder.endsWith('/') ? folder + name : `${folder}/${name}`;
