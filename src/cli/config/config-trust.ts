/**
 * Whether a config that was found, not named, can be someone else's work. The user and root are
 * trusted, as they can change this program too. So is the group of a file, as it is the user's team.
 *
 * A config is not trusted if another user owns it or the link that leads to it, or if everyone can
 * write to it. In a folder that everyone can write to, a config of data is trusted if it is the user's
 * own file; code and links are not, as anyone could put a file of the user there under another name. If
 * the system has no owners, as on Windows, everything is trusted.
 */

import { lstatSync, type Stats, statSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { tryStat } from '../try-stat.ts';
import { isCode } from './config-kinds.ts';

const ROOT = 0;
const WRITABLE_BY_ALL = 0o002;

/** Why a folder is not trusted, as the end of a sentence; undefined if it is. */
export function distrustFolder(folder: string): string | undefined {
  const stats = tryStat(() => statSync(folder));
  if (!stats) return 'its folder cannot be checked';
  if (!isOwn(stats)) return 'its folder belongs to another user';
  return isWritableByAll(stats) ? 'everyone can write to its folder' : undefined;
}

/** Why a config is not trusted, as the end of a sentence; undefined if it is. */
export function distrustConfig(file: string): string | undefined {
  const entry = tryStat(() => lstatSync(file));
  const target = tryStat(() => statSync(file));
  const folder = tryStat(() => statSync(dirname(file)));
  // it cannot be read either, and the reader says why
  if (!entry || !target || !folder) return undefined;
  if (!isOwn(entry) || !isOwn(target)) return 'it belongs to another user';
  // the reader refuses it, and says what it is
  if (!target.isFile()) return undefined;
  if (isWritableByAll(target)) return 'everyone can write to it';
  const isMovable = entry.isSymbolicLink() || isCode(extname(file));
  return isMovable && isWritableByAll(folder) ? 'everyone can write to its folder' : undefined;
}

function isOwn({ uid }: Stats): boolean {
  const user = process.geteuid?.();
  return user === undefined || uid === user || uid === ROOT;
}

function isWritableByAll({ mode }: Stats): boolean {
  return process.geteuid !== undefined && (mode & WRITABLE_BY_ALL) !== 0;
}
