/**
 * Which documents `--focus` means: files, folders, records by id or by place. A path that means none is an error, told when all is
 * read and nothing is compared yet.
 */

import { realpathSync } from 'node:fs';
import { resolve } from 'node:path';
import { normalize } from 'node:path/posix';
import { DedupeError } from '../../model/error.ts';
import type { Skipped } from '../../model/article.ts';
import type { DedupeResult } from '../../model/result.ts';
import { recounted } from '../../report/findings/news.ts';
import { focusOn } from '../../report/focus.ts';
import type { ReadSources } from '../../intake/accumulator.ts';
import { nearest } from '../options/nearest.ts';

/** A document as it was read, or as a result lists it. */
interface Known {
  readonly id: string;
  /** Absent if it is the id. */
  readonly path?: string;
  readonly line?: number;
}

/**
 * The ids of the documents that the paths mean.
 *
 * @throws {DedupeError} `UNKNOWN_DOCUMENT` if a path means none of them.
 */
function focusIds(
  paths: readonly string[],
  { metadata, skipped }: { metadata: readonly Known[]; skipped: readonly Skipped[] },
): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const path of paths) {
    const found = documentsAt(path, metadata);
    if (found.length === 0) throw unknown(path, { metadata, skipped });
    for (const { id } of found) ids.add(id);
  }
  return ids;
}

/** Makes sure that each path means a document, as soon as all is read. */
export function checkFocus(paths: readonly string[]): (read: ReadSources) => void {
  return (read) => {
    focusIds(paths, read);
  };
}

/**
 * The result without what touches none of the paths; what a baseline says of it is counted again.
 *
 * @throws {DedupeError} `UNKNOWN_DOCUMENT` if a path means no document of it.
 */
export function focused(paths: readonly string[], result: DedupeResult): DedupeResult {
  const { documents: metadata, skipped } = result;
  return recounted(focusOn(result, focusIds(paths, { metadata, skipped })));
}

/** By id, by place, by folder, and by where the file really is; the first way that finds any. */
function documentsAt(name: string, known: readonly Known[]): readonly Known[] {
  const path = normalize(name.replaceAll('\\', '/')).replace(/(?<=.)\/$/u, '');
  const ways: readonly ((document: Known) => boolean)[] = [
    ({ id }) => id === name,
    (document) => placesOf(document).some((place) => place === name || place === path),
    (document) => isWithin(pathOf(document), path),
    (document) => isWithin(resolve(pathOf(document)), resolve(name)),
    reallyWithin(name),
  ];
  for (const way of ways) {
    const found = known.filter(way);
    if (found.length > 0) return found;
  }
  return [];
}

const pathOf = ({ id, path = id }: Known): string => path;

/** A file, `file:line` or `file#line` for a record. */
function placesOf(known: Known): readonly string[] {
  const path = pathOf(known);
  const { line } = known;
  return line === undefined ? [path] : [path, `${path}:${line}`, `${path}#${line}`];
}

function isWithin(path: string, folder: string): boolean {
  if (folder === '.') return !path.startsWith('/') && !path.startsWith('../');
  return path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}

/** Follows links, which costs a look at each file, so it comes last. */
function reallyWithin(name: string): (document: Known) => boolean {
  const folder = realPath(name);
  if (folder === undefined) return () => false;
  const known = new Map<string, boolean>();
  return (document) => {
    const path = pathOf(document);
    let isFound = known.get(path);
    if (isFound === undefined) {
      const real = realPath(path);
      isFound = real !== undefined && isWithin(real, folder);
      known.set(path, isFound);
    }
    return isFound;
  };
}

function realPath(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

function unknown(
  name: string,
  { metadata, skipped }: { metadata: readonly Known[]; skipped: readonly Skipped[] },
): DedupeError {
  const path = normalize(name);
  const skip = skipped.find((input) => input.path === path && input.line === undefined);
  const problem = `--focus ${JSON.stringify(name)} matches no document that was read`;
  if (skip !== undefined) return new DedupeError('UNKNOWN_DOCUMENT', `${problem}: ${skip.reason}`);
  const near = nearest(
    name,
    metadata.map(({ id }) => id),
  );
  const remedy =
    near === undefined
      ? 'name a file or a folder among what is scanned'
      : `did you mean "${near}"?`;
  return new DedupeError('UNKNOWN_DOCUMENT', `${problem}; ${remedy}`);
}
