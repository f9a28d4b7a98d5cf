/**
 * Paths as the system has them. A name on disk is bytes, and need not be UTF-8; text loses what is
 * not. So discovery works on byte strings, one character a byte: an ASCII path is its own byte
 * string, and costs nothing.
 */

import { isUtf8 } from 'node:buffer';
import { type Dirent, readdirSync, realpathSync } from 'node:fs';
import { sep } from 'node:path';

/** The UTF-8 of a text, one character a byte. */
export function bytesOf(text: string): string {
  return /[\u0080-\uffff]/.test(text) ? Buffer.from(text).toString('latin1') : text;
}

/** What `node:fs` takes for a byte string: text, or a buffer when it is not UTF-8. */
export function pathOf(bytes: string): string | Buffer {
  if (!/[\u0080-\uffff]/.test(bytes)) return bytes;
  const buffer = Buffer.from(bytes, 'latin1');
  return isUtf8(buffer) ? buffer.toString() : buffer;
}

/** The real path, POSIX, as a byte string. Throws what `node:fs` throws. */
export function realBytes(path: string | Buffer): string {
  const real = realpathSync.native(path);
  if (!real.includes('\uFFFD')) return bytesOf(posix(real));
  return posix(realpathSync.native(path, 'buffer').toString('latin1'));
}

/** Returns a path with `/` between its parts, whatever the platform puts there. */
export function posix(path: string): string {
  return sep === '/' ? path : path.replaceAll(sep, '/');
}

/** A name in a folder. */
export interface Name {
  /** As shown: what is not UTF-8 is written as `\xFF`, so that no two names of a folder are alike. */
  readonly shown: string;
  readonly bytes: string;
  readonly entry: Dirent<Buffer>;
}

/** The names in a folder of which some are not UTF-8. Throws what `node:fs` throws. */
export function namesIn(folder: string | Buffer): Name[] {
  const entries: Dirent<Buffer>[] = readdirSync(folder, {
    encoding: 'buffer',
    withFileTypes: true,
  });
  // which of two that would look alike is written otherwise must not depend on the file system
  entries.sort((a, b) => Buffer.compare(a.name, b.name));
  const taken = new Set(entries.map(({ name }) => (isUtf8(name) ? name.toString() : '')));
  return entries.map((entry) => {
    const shown = isUtf8(entry.name) ? entry.name.toString() : unlike(taken, entry.name);
    taken.add(shown);
    return { shown, bytes: entry.name.toString('latin1'), entry };
  });
}

/** Another name may be, letter for letter, what is shown: then one more backslash tells them apart. */
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

/** The bytes of the character at `at`; 0 when there is none. */
function characterLength(bytes: Buffer, at: number): number {
  const lengths = [1, 2, 3, 4].filter((length) => at + length <= bytes.length);
  return lengths.find((length) => isUtf8(bytes.subarray(at, at + length))) ?? 0;
}

const hex = (byte = 0): string => byte.toString(16).toUpperCase().padStart(2, '0');
