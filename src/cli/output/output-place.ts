/**
 * Where the path of an output leads: links are followed, so that a link stays and what it leads to is
 * replaced, and so that two spellings of one place are seen to be one.
 */

import { fstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Stands for standard output. */
export const STDOUT = '-';

/** What a path leads to, if anything. */
export function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** Whether a path leads to what standard output goes to: `/dev/stdout`. */
export function isStdout(path: string): boolean {
  const stats = statOf(path);
  return stats !== undefined && identityOf(stats) === stdoutIdentity();
}

/** What standard output goes to, where that is one place: a file or a pipe, but no terminal. */
function stdoutIdentity(): string | undefined {
  try {
    return identityOf(fstatSync(1));
  } catch {
    return undefined;
  }
}

/** Names a file, a pipe or a socket; a device takes whatever comes, so it is never the same. */
function identityOf(stats: Stats): string | undefined {
  return stats.isCharacterDevice() ? undefined : `${stats.dev}:${stats.ino}`;
}

/** The same for all paths to one place; undefined where it does not matter who else writes there. */
export function placeKey(path: string): string | undefined {
  if (path === STDOUT) return stdoutIdentity() ?? STDOUT;
  const stats = statOf(path);
  return stats === undefined ? futurePath(path) : identityOf(stats);
}

/** Where a file that is not there yet will be. */
function futurePath(path: string): string {
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    return path;
  }
}

/** A regular file, there or yet to come, that can be replaced as a whole. */
export interface FilePlace {
  /** Without links. */
  readonly path: string;
  readonly folder: string;
  /** What is there now. */
  readonly old: Stats | undefined;
}

/**
 * The file that a path leads to; undefined for what is to be written to as it is: a device, a pipe, or
 * what another program holds open (`/dev/fd/3`).
 */
export function filePlace(path: string): FilePlace | undefined {
  const old = statOf(path);
  if (old !== undefined && !old.isFile()) return undefined;
  if (/^\/(?:proc\/|dev$|dev\/fd$)/.test(realpathSync(dirname(path)))) return undefined;
  const real = old === undefined ? futurePath(path) : realpathSync(path);
  return { path: real, folder: dirname(real), old };
}
