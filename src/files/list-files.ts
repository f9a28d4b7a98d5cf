/**
 * Discovery: from the paths that a user gives to the files to read. Each file occurs once. They are
 * in code-unit order of their POSIX paths, so neither the order of the arguments nor the file
 * system's order matters.
 */

import { lstatSync, type Stats, statSync } from 'node:fs';
import { normalize } from 'node:path/posix';
import { DedupeError } from '../model/error.ts';
import type { Skipped } from '../model/article.ts';
import { completeLimits } from '../model/limits.ts';
import { errorCode, failureReason } from '../read/bytes.ts';
import { DEFAULT_EXTENSIONS, fileKind, isLookedAt } from '../read/formats.ts';
import type { SourceFile, SourceOptions } from './source.ts';
import { bytesOf, pathOf, posix, realBytes } from './bytes-path.ts';
import { findNamed, type NamedPath } from './named-path.ts';
import { mayHoldArticles } from './may-hold-articles.ts';
import { below, walkFolder } from './walk.ts';

/** The path that means standard input. */
export const STDIN = '-';

/** The files that were found, and what could not be looked at. */
export interface FileListing {
  readonly files: SourceFile[];
  readonly skipped: Skipped[];
  /** Folders of installed packages; they are left out because of their name, `node_modules`. */
  readonly packages?: readonly string[];
}

/**
 * Returns the files that the paths lead to. Folders are searched. A file that is named outright is
 * always taken, even if it is ignored, hidden or of an unknown extension (then it is plain text). A
 * file reached by two paths is listed once, under the smaller path; under the path of a symbolic
 * link only if no other path leads to it. A link that leads out of its folder is followed only if
 * it is named outright. Throws `PATH_MISSING` for a path that does not exist.
 */
export function listFiles(paths: readonly string[], options: SourceOptions = {}): FileListing {
  const finds: Discovery = { found: [], skipped: [], packages: [] };
  for (const path of paths) {
    if (path === STDIN) finds.found.push(stdinFile(options));
    else collect(path, options, finds);
  }
  const { found, skipped, packages } = finds;
  return { files: eachOnce(found), skipped: skippedOnce(skipped), packages };
}

interface FoundFile {
  readonly file: SourceFile;
  /** Real path, a byte string: the same for every way to reach the file. */
  readonly real: string;
  /** True if a link in a folder led to it. */
  readonly isLinked: boolean;
}

interface Discovery {
  readonly found: FoundFile[];
  readonly skipped: Skipped[];
  readonly packages: string[];
}

function collect(path: string, options: SourceOptions, finds: Discovery): void {
  const place = examine(path);
  const { shown, bytes } = place.named;
  if ('reason' in place) finds.skipped.push({ path: shown, reason: place.reason });
  else if (place.stats.isDirectory()) collectFolder(place, options, finds);
  else if (!place.stats.isFile()) {
    finds.skipped.push({ path: shown, reason: 'not a regular file' });
  } else {
    const file = { ...sourceFile(shown, bytes), size: place.stats.size };
    finds.found.push({ file, real: place.real, isLinked: false });
  }
}

/** What a given path leads to. */
type ExaminedPath = { readonly named: NamedPath } & (
  | { readonly real: string; readonly stats: Stats }
  | { readonly reason: string }
);

function examine(path: string): ExaminedPath {
  if (path.includes('\0')) throw holdsNul(path);
  const given = normalizedPath(path);
  try {
    return look(path, { shown: given, bytes: bytesOf(given) });
  } catch (error) {
    if (!['ENOENT', 'ENOTDIR'].includes(errorCode(error))) throw error;
    return examineNamed(given) ?? missing(path);
  }
}

/** Looks for a given path that leads nowhere as it is written. */
function examineNamed(given: string): ExaminedPath | undefined {
  const named = findNamed(given);
  try {
    return named && look(pathOf(named.bytes), named);
  } catch {
    return undefined;
  }
}

/** Throws if there is nothing at the path. */
function look(path: string | Buffer, named: NamedPath): ExaminedPath {
  try {
    return { named, real: realBytes(path), stats: statSync(path) };
  } catch (error) {
    const reason = failureReason(error);
    if (reason === undefined || ['ENOENT', 'ENOTDIR'].includes(errorCode(error))) throw error;
    return { named, reason };
  }
}

function missing(path: string): never {
  const message = `no such file or folder: "${path}"; check the spelling and the current folder`;
  throw new DedupeError('PATH_MISSING', message);
}

function holdsNul(path: string): DedupeError {
  const message = `a path cannot hold NUL: ${JSON.stringify(path)}; for a list with NUL between its paths, use -0`;
  return new DedupeError('PATH_MISSING', message);
}

function collectFolder(
  { named, real }: ExaminedPath & { readonly real: string },
  options: SourceOptions,
  { found, skipped, packages }: Discovery,
): void {
  const name = named.shown === '.' ? '' : named.shown;
  const nameBytes = named.shown === '.' ? '' : named.bytes;
  const walked = walkFolder({
    root: real,
    name,
    extensions: wantedExtensions(options),
    ignore: options.ignore ?? [],
    hidden: options.hidden ?? false,
    useIgnoreFiles: options.useIgnoreFiles ?? true,
    limits: completeLimits(options.limits),
  });
  const leftOut = new Set<string | undefined>((options.leaveOut ?? []).map(realPath));
  for (const file of walked.files) {
    if (leftOut.has(file.real)) continue;
    const path = below(name, file.path);
    const isAscii = file.bytes === file.path && nameBytes === name;
    const source = sourceFile(path, isAscii ? path : below(nameBytes, file.bytes));
    if (options.extensions === undefined && !mayHoldArticles(source, options)) continue;
    found.push({ file: source, real: file.real, isLinked: file.isLinked });
  }
  for (const skip of walked.skipped) {
    if (options.extensions !== undefined || !isNoFileOfData(skip.path)) skipped.push(skip);
  }
  for (const folder of walked.packages) packages.push(folder);
}

/** True for a link or a device with the name of a table or of JSON: nobody asked for it, and there is no head to look at. */
function isNoFileOfData(path: string): boolean {
  if (!isLookedAt(fileKind(path).format)) return false;
  return lstatSync(path, { throwIfNoEntry: false })?.isDirectory() !== true;
}

/** A byte string; undefined if the path leads nowhere. */
function realPath(path: string): string | undefined {
  try {
    return realBytes(path);
  } catch {
    return undefined;
  }
}

function wantedExtensions(options: SourceOptions): ReadonlySet<string> {
  const extensions = options.extensions ?? DEFAULT_EXTENSIONS;
  return new Set(extensions.map((extension) => extension.toLowerCase().replace(/^\./, '')));
}

/** `./articles/` -> `articles`, `a//b/../c.txt` -> `a/c.txt`; the root, `..` and `./-` stay. */
function normalizedPath(path: string): string {
  const normal = normalize(posix(path));
  if (normal === STDIN) return `./${STDIN}`;
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}

/** `bytes` is the path as a byte string. */
function sourceFile(path: string, bytes: string): SourceFile {
  const { format, gzip } = fileKind(path);
  const raw = bytes === path ? path : pathOf(bytes);
  return typeof raw === 'string' ? { path, format, gzip } : { path, rawPath: raw, format, gzip };
}

function stdinFile({ stdinFilename }: SourceOptions): FoundFile {
  const { format, gzip } =
    stdinFilename === undefined
      ? ({ format: 'jsonl', gzip: false } as const)
      : fileKind(posix(stdinFilename));
  return { file: { path: STDIN, format, gzip }, real: STDIN, isLinked: false };
}

/** Each file under its smallest path. A path through a link counts only if there is no other. */
function eachOnce(found: readonly FoundFile[]): SourceFile[] {
  const sorted = found.toSorted((a, b) => compare(a.file.path, b.file.path));
  const chosen = new Map<string, FoundFile>();
  for (const file of sorted) {
    const known = chosen.get(file.real);
    if (known === undefined || (known.isLinked && !file.isLinked)) chosen.set(file.real, file);
  }
  return sorted.filter((found) => chosen.get(found.real) === found).map(({ file }) => file);
}

function skippedOnce(skipped: readonly Skipped[]): Skipped[] {
  const byPath = new Map(skipped.map((skip) => [skip.path, skip]));
  return [...byPath.values()].sort((a, b) => compare(a.path, b.path));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
