/**
 * Whether a config that was found, not named, can be someone else's work. The user and root are
 * trusted, as they can change this program as well; the group of a file is, as it is the user's team.
 *
 * A config counts for nothing if another user owns it, or owns the link that leads to it, or if
 * everyone can write to it. In a folder that everyone can write to, a config of data counts if it is
 * the user's own file; code and links do not, as anyone could put a file of the user's there under
 * another name. Where the system has no owners, as on Windows, everything is trusted.
 */

import { lstatSync, statSync } from 'node:fs';
import type { Stats } from 'node:fs';
import { dirname, extname } from 'node:path';
import { isCode } from './config-kinds.ts';

const ROOT = 0;
const WRITABLE_BY_ALL = 0o002;

/** Why a folder has no say, as the end of a sentence; undefined where it has. */
export function distrustFolder(folder: string): string | undefined {
  const stats = look(() => statSync(folder));
  if (!stats) return 'its folder cannot be looked at';
  if (!isOwn(stats)) return 'its folder belongs to another user';
  return isWritableByAll(stats) ? 'everyone can write to its folder' : undefined;
}

/** Why a config has no say, as the end of a sentence; undefined where it has. */
export function distrustConfig(file: string): string | undefined {
  const entry = look(() => lstatSync(file));
  const target = look(() => statSync(file));
  const folder = look(() => statSync(dirname(file)));
  // what cannot be looked at cannot be read either, and reading says why
  if (!entry || !target || !folder) return undefined;
  if (!isOwn(entry) || !isOwn(target)) return 'it belongs to another user';
  // what is no file is refused whoever can write to it, and as what it is
  if (!target.isFile()) return undefined;
  if (isWritableByAll(target)) return 'everyone can write to it';
  const isMovable = entry.isSymbolicLink() || isCode(extname(file));
  return isMovable && isWritableByAll(folder) ? 'everyone can write to its folder' : undefined;
}

function look(stat: () => Stats): Stats | undefined {
  try {
    return stat();
  } catch {
    return undefined;
  }
}

function isOwn({ uid }: Stats): boolean {
  const user = process.geteuid?.();
  return user === undefined || uid === user || uid === ROOT;
}

function isWritableByAll({ mode }: Stats): boolean {
  return process.geteuid !== undefined && (mode & WRITABLE_BY_ALL) !== 0;
}
