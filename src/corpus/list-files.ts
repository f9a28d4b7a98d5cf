/**
 * Discovery: from the paths a user gives to the files to read, each once, in code-unit order of
 * their POSIX path, so that neither the order of the arguments nor the file system's matters.
 */

import { realpathSync, type Stats, statSync } from 'node:fs';
import { normalize } from 'node:path/posix';
import { DedupeError } from '../core/errors.ts';
import type { Skipped } from '../core/types.ts';
import { errorCode, failureReason } from '../read/bytes.ts';
import { DEFAULT_EXTENSIONS, fileKind } from '../read/format.ts';
import type { SourceFile, SourceOptions } from './source.ts';
import { below, posix, walkFolder } from './walk.ts';

/** The path that stands for standard input. */
export const STDIN = '-';

/** What discovery comes to. */
export interface FileListing {
  readonly files: SourceFile[];
  readonly skipped: Skipped[];
}

/**
 * Returns the files that paths come to: folders searched, files named outright always taken, even
 * ignored, hidden or of an unknown extension (then as plain text). A file reached by two paths is
 * listed once, under the smaller. Symbolic links are followed only where they are named outright.
 * Throws `PATH_MISSING` for a path that does not exist.
 */
export function listFiles(paths: readonly string[], options: SourceOptions = {}): FileListing {
  const found: FoundFile[] = [];
  const skipped: Skipped[] = [];
  for (const path of paths) {
    if (path === STDIN) found.push(stdinFile(options));
    else collect(path, options, { found, skipped });
  }
  return { files: eachOnce(found), skipped: skippedOnce(skipped) };
}

interface FoundFile {
  readonly file: SourceFile;
  /** Real path: the same for every way to reach the file. */
  readonly real: string;
}

interface Finds {
  readonly found: FoundFile[];
  readonly skipped: Skipped[];
}

function collect(path: string, options: SourceOptions, { found, skipped }: Finds): void {
  const name = normalizedPath(path);
  const place = examine(path);
  if ('reason' in place) skipped.push({ path: name, reason: place.reason });
  else if (place.stats.isDirectory()) collectFolder(name, place.real, options, { found, skipped });
  else if (!place.stats.isFile()) skipped.push({ path: name, reason: 'not a regular file' });
  else found.push({ file: sourceFile(name, place.stats.size), real: place.real });
}

type Place = { readonly real: string; readonly stats: Stats } | { readonly reason: string };

function examine(path: string): Place {
  try {
    return { real: realpathSync.native(path), stats: statSync(path) };
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error))) throw missing(path);
    const reason = failureReason(error);
    if (reason === undefined) throw error;
    return { reason };
  }
}

function missing(path: string): DedupeError {
  const message = `no such file or folder: "${path}"; check the spelling and the current folder`;
  return new DedupeError('PATH_MISSING', message);
}

function collectFolder(
  name: string,
  real: string,
  options: SourceOptions,
  { found, skipped }: Finds,
): void {
  const walked = walkFolder({
    root: real,
    name: name === '.' ? '' : name,
    extensions: wantedExtensions(options),
    ignore: options.ignore ?? [],
    hidden: options.hidden ?? false,
    useIgnoreFiles: options.useIgnoreFiles ?? true,
  });
  const leftOut = new Set<string | undefined>((options.leaveOut ?? []).map(realPath));
  for (const path of walked.files) {
    const file = sourceFile(below(name === '.' ? '' : name, path));
    const place = below(posix(real), path);
    if (!leftOut.has(place)) found.push({ file, real: place });
  }
  for (const one of walked.skipped) skipped.push(one);
}

/** POSIX; undefined for what is not there. */
function realPath(path: string): string | undefined {
  try {
    return posix(realpathSync.native(path));
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

function sourceFile(path: string, size?: number): SourceFile {
  const { format, gzip } = fileKind(path);
  return { path, format, gzip, ...(size !== undefined && { size }) };
}

function stdinFile({ stdinFilename }: SourceOptions): FoundFile {
  const { format, gzip } =
    stdinFilename === undefined
      ? ({ format: 'jsonl', gzip: false } as const)
      : fileKind(posix(stdinFilename));
  return { file: { path: STDIN, format, gzip }, real: STDIN };
}

function eachOnce(found: readonly FoundFile[]): SourceFile[] {
  const seen = new Set<string>();
  const files: SourceFile[] = [];
  for (const { file, real } of found.toSorted((a, b) => compare(a.file.path, b.file.path))) {
    if (seen.has(real)) continue;
    seen.add(real);
    files.push(file);
  }
  return files;
}

function skippedOnce(skipped: readonly Skipped[]): Skipped[] {
  const byPath = new Map(skipped.map((one) => [one.path, one]));
  return [...byPath.values()].sort((a, b) => compare(a.path, b.path));
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
