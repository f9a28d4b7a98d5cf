/**
 * Where the path of an output leads. Links are followed, so that a link is kept and its target is
 * replaced, and so that two spellings of one place are known to be the same.
 */

import { fstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { tryStat } from '../try-stat.ts';

/** The path that means standard output. */
export const STDOUT = '-';

/** What a path leads to, if anything. */
export function statOf(path: string): Stats | undefined {
  return tryStat(() => statSync(path));
}

/** Whether a path leads to the same place as standard output: `/dev/stdout`. */
export function isStdout(path: string): boolean {
  const stats = statOf(path);
  return stats !== undefined && identityOf(stats) === stdoutIdentity();
}

/** Where standard output goes, if that is a single place: a file or a pipe, but no terminal. */
function stdoutIdentity(): string | undefined {
  const stats = tryStat(() => fstatSync(1));
  return stats && identityOf(stats);
}

/** Identifies a file, a pipe or a socket. Undefined for a device: many reports may go there. */
function identityOf(stats: Stats): string | undefined {
  return stats.isCharacterDevice() ? undefined : `${stats.dev}:${stats.ino}`;
}

/** A key that is equal for all paths to one place; undefined if several reports may go there. */
export function placeKey(path: string): string | undefined {
  if (path === STDOUT) return stdoutIdentity() ?? STDOUT;
  const stats = statOf(path);
  return stats === undefined ? futurePath(path) : identityOf(stats);
}

/** The place of a file that does not exist yet. */
function futurePath(path: string): string {
  try {
    return join(realpathSync(dirname(path)), basename(path));
  } catch {
    return path;
  }
}

/** A regular file, maybe not there yet, that can be replaced as a whole. */
export interface FilePlace {
  /** Without links. */
  readonly path: string;
  readonly folder: string;
  /** The file that is there now. */
  readonly old: Stats | undefined;
}

/**
 * The file that a path leads to; undefined if it can only be written in place: a device, a pipe, or a
 * file that another program holds open (`/dev/fd/3`).
 */
export function filePlace(path: string): FilePlace | undefined {
  const old = statOf(path);
  if (old !== undefined && !old.isFile()) return undefined;
  if (/^\/(?:proc\/|dev$|dev\/fd$)/.test(realpathSync(dirname(path)))) return undefined;
  const real = old === undefined ? futurePath(path) : realpathSync(path);
  return { path: real, folder: dirname(real), old };
}
