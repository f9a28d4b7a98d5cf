/**
 * The files that the program opens by itself because of their names: configs, ignore files,
 * manifests. The author of the folder chose what lies behind such a name, so a FIFO, a device, a
 * link to either or an endless file must neither block the run nor fill its memory.
 *
 * The kind is checked before the file is opened, because opening a device can have effects, and
 * again after it, because another file may have taken its place. It is opened so that a FIFO does
 * not wait for a writer, and never read beyond the limit. Costs two looks and one read of a small
 * file.
 */

import { closeSync, constants, fstatSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import { type InputLimits, remedyOf, sizeInWords } from '../model/limits.ts';
import { enlarged, errorCode, failureReason } from './bytes.ts';

/** The content of a small file, or why there is none; `reason` ends a sentence: `is a folder`. */
export type SmallFile =
  | { readonly kind: 'text'; readonly bytes: Buffer }
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly reason: string };

/** How large a small file may be, and how a user may change that, as the end of a sentence. */
export interface SmallFileLimit {
  readonly bytes: number;
  readonly remedy: string;
}

/** The limit of this name. */
export function smallFileLimit(
  name: 'configSize' | 'ignoreSize',
  limits: InputLimits,
): SmallFileLimit {
  return { bytes: limits[name], remedy: remedyOf(name, limits) };
}

/**
 * Returns the bytes of a regular file of at most that size, or why there are none. Never waits.
 * Throws only if the error says nothing about the file.
 */
export function readSmallFile(path: string | Buffer, limit: SmallFileLimit): SmallFile {
  try {
    return refuseKind(statSync(path)) ?? readOpened(path, limit);
  } catch (error) {
    return describeError(error);
  }
}

function readOpened(path: string | Buffer, limit: SmallFileLimit): SmallFile {
  // Windows has no such flag, and no FIFO among its files
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const stats = fstatSync(descriptor);
    if (stats.size > limit.bytes) return refuseSize(limit);
    return refuseKind(stats) ?? readAtMost(descriptor, stats.size, limit);
  } finally {
    closeSync(descriptor);
  }
}

/** The size is only a first guess: some file systems say 0, and a file can grow. */
function readAtMost(descriptor: number, sizeBytes: number, limit: SmallFileLimit): SmallFile {
  let bytes: Buffer = Buffer.allocUnsafeSlow(sizeBytes + 1);
  let length = 0;
  for (;;) {
    const count = readSync(descriptor, bytes, length, bytes.length - length, null);
    length += count;
    if (length > limit.bytes) return refuseSize(limit);
    if (count === 0) return { kind: 'text', bytes: bytes.subarray(0, length) };
    if (length === bytes.length) bytes = enlarge(bytes, limit.bytes);
  }
}

function enlarge(bytes: Buffer, limitBytes: number): Buffer {
  return enlarged(bytes, Math.min(Math.max(bytes.length * 2, 1 << 12), limitBytes + 1));
}

function refuseKind(stats: Stats): SmallFile | undefined {
  return stats.isFile() ? undefined : { kind: 'refused', reason: describeKind(stats) };
}

function describeKind(stats: Stats): string {
  if (stats.isDirectory()) return 'is a folder';
  if (stats.isFIFO()) return 'is a FIFO, not a file';
  if (stats.isSocket()) return 'is a socket, not a file';
  return 'is a device, not a file';
}

function refuseSize({ bytes, remedy }: SmallFileLimit): SmallFile {
  return { kind: 'refused', reason: `is larger than ${sizeInWords(bytes)}${remedy}` };
}

function describeError(error: unknown): SmallFile {
  const code = errorCode(error);
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'missing' };
  if (code === 'ERR_INVALID_ARG_VALUE') return { kind: 'refused', reason: 'has NUL in its name' };
  const reason = failureReason(error);
  if (reason === undefined) throw error;
  return { kind: 'refused', reason };
}
