/**
 * Paths as the system has them. A name on disk is bytes and need not be UTF-8, and text would lose
 * the bytes that are not. So discovery works on byte strings, which have one character for each
 * byte. An ASCII path is its own byte string and costs nothing.
 */

import { isUtf8 } from 'node:buffer';
import { type Dirent, readdirSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';

/** Returns the UTF-8 of a text as a byte string. */
export function bytesOf(text: string): string {
  return /[\u0080-\uffff]/.test(text) ? Buffer.from(text).toString('latin1') : text;
}

/** Returns what `node:fs` accepts for a byte string: text, or a buffer if it is not UTF-8. */
export function pathOf(bytes: string): string | Buffer {
  if (!/[\u0080-\uffff]/.test(bytes)) return bytes;
  const buffer = Buffer.from(bytes, 'latin1');
  return isUtf8(buffer) ? buffer.toString() : buffer;
}

/** Returns the real path, POSIX, as a byte string. Throws what `node:fs` throws. */
export function realBytes(path: string | Buffer): string {
  const real = realpathSync.native(path);
  if (!real.includes('\uFFFD')) return bytesOf(posix(real));
  return posix(realpathSync.native(path, 'buffer').toString('latin1'));
}

/** Returns a path with `/` between its parts, whatever separator the platform has. */
export function posix(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** One name in a folder. */
export interface FolderName {
  /**
   * The name as text. Bytes that are not UTF-8 are written as `\xFF`; no two names of a folder are
   * equal.
   */
  readonly shown: string;
  readonly bytes: string;
  readonly entry: Dirent<Buffer>;
}

/** Returns the names in a folder, some of which are not UTF-8. Throws what `node:fs` throws. */
export function namesIn(folder: string | Buffer): FolderName[] {
  const entries: Dirent<Buffer>[] = readdirSync(folder, {
    encoding: 'buffer',
    withFileTypes: true,
  });
  // which of two similar names gets another spelling must not depend on the file system
  entries.sort((a, b) => Buffer.compare(a.name, b.name));
  const taken = new Set(entries.map(({ name }) => (isUtf8(name) ? name.toString() : '')));
  return entries.map((entry) => {
    const shown = isUtf8(entry.name) ? entry.name.toString() : unlike(taken, entry.name);
    taken.add(shown);
    return { shown, bytes: entry.name.toString('latin1'), entry };
  });
}

/**
 * Another name may already be spelt, letter for letter, like the escaped one; then one more
 * backslash tells them apart.
 */
function unlike(taken: ReadonlySet<string>, name: Buffer): string {
  let escape = '\\x';
  while (taken.has(escapeBytes(name, escape))) escape = `\\${escape}`;
  return escapeBytes(name, escape);
}

function escapeBytes(bytes: Buffer, escape: string): string {
  let text = '';
  for (let at = 0; at < bytes.length;) {
    const length = characterLength(bytes, at);
    text += length > 0 ? bytes.toString('utf8', at, at + length) : escape + hex(bytes[at]);
    at += length || 1;
  }
  return text;
}

/** How many bytes the character at `at` has; 0 if there is none. */
function characterLength(bytes: Buffer, at: number): number {
  const lengths = [1, 2, 3, 4].filter((length) => at + length <= bytes.length);
  return lengths.find((length) => isUtf8(bytes.subarray(at, at + length))) ?? 0;
}

const hex = (byte = 0): string => byte.toString(16).toUpperCase().padStart(2, '0');
