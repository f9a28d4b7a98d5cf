/**
 * Bytes from files and streams. A small file is opened, read and closed into one buffer that all
 * files share (20,000 files in about 150 ms); large or compressed input comes as chunks.
 *
 * The size that the system gives is only a hint. Some file systems say 0, and a file may change, so
 * every file is read to its end.
 */

import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { isOfProcess, systemFailure } from '../model/system-error.ts';
import { SNIFFED_BYTES } from './decode.ts';

export { errorCode } from '../model/system-error.ts';

const CHUNK_BYTES = 1 << 20;
/** A larger buffer serves one file and is then released. */
const KEPT_BYTES = 1 << 24;
/** How much a buffer grows if the size of a file is unknown. */
const GROWTH = 1.5;

/**
 * Why bytes could not be read, in words for a report. The failure concerns one file; the run goes
 * on.
 */
export class ReadFailure extends Error {}

/** The name under which the system opens a file. Bytes, if the name is not valid UTF-8. */
export type FileName = string | Uint8Array;

/**
 * Opens a file for reading and returns its descriptor. Never waits, even if a pipe has taken the
 * file's place. Throws what `node:fs` throws.
 */
export function openFile(path: FileName): number {
  return openSync(toPath(path), constants.O_RDONLY | constants.O_NONBLOCK);
}

/**
 * The size in bytes that the system gives, which may be 0 for a file with content. Throws a
 * ReadFailure if the descriptor is not a regular file.
 */
export function fileSize(descriptor: number): number {
  const stats = fstatSync(descriptor);
  if (!stats.isFile()) throw new ReadFailure('not a regular file');
  return stats.size;
}

function toPath(path: FileName): string | Buffer {
  return typeof path === 'string' ? path : Buffer.from(path);
}

/** Reads whole files, one after another, into a buffer that grows as needed. */
export class FileReader {
  #buffer: Buffer = Buffer.allocUnsafeSlow(1 << 16);

  /**
   * Returns the file's bytes, valid until the next call, or undefined if there are more than
   * `limit`; `check` gets the first of them before the rest is read. Throws what `node:fs` throws.
   */
  read(path: FileName, limit: number, check: (head: Uint8Array) => void): Uint8Array | undefined {
    const descriptor = openFile(path);
    try {
      const buffer = this.#buffer;
      const length = fill(descriptor, buffer, 0);
      // only an empty or a large file is worth a look at its kind
      const size = length > 0 && length < buffer.length ? length : fileSize(descriptor);
      check(buffer.subarray(0, length));
      if (Math.max(size, length) > limit) return undefined;
      if (length < buffer.length) return buffer.subarray(0, length);
      return this.#readOn(descriptor, size, limit);
    } finally {
      closeSync(descriptor);
    }
  }

  /** Reads what does not fit in the buffer; a file may be longer than the system says. */
  #readOn(descriptor: number, size: number, limit: number): Uint8Array | undefined {
    let bytes = this.#buffer;
    let length = bytes.length;
    while (length === bytes.length) {
      bytes = enlarged(bytes, Math.max(size + 1, Math.ceil(length * GROWTH)));
      if (bytes.length <= KEPT_BYTES) this.#buffer = bytes;
      length = fill(descriptor, bytes, length);
      if (length > limit) return undefined;
    }
    return bytes.subarray(0, length);
  }
}

/** Returns a buffer of `length` bytes that begins with those of `bytes`; the rest is not set. */
export function enlarged(bytes: Buffer, length: number): Buffer {
  const larger = Buffer.allocUnsafeSlow(length);
  bytes.copy(larger);
  return larger;
}

/**
 * Reads until the buffer is full or the file ends; returns how many bytes the buffer then holds.
 */
function fill(descriptor: number, buffer: Uint8Array, from: number): number {
  let length = from;
  while (length < buffer.length) {
    const count = readSync(descriptor, buffer, length, buffer.length - length, null);
    if (count === 0) break;
    length += count;
  }
  return length;
}

/**
 * Yields a file's bytes in chunks of at most 1 MB, each in a buffer of its own. Throws a
 * ReadFailure if it is not a regular file.
 */
export function* fileChunks(path: FileName): Generator<Uint8Array> {
  const descriptor = openFile(path);
  try {
    fileSize(descriptor);
    for (;;) {
      const chunk = Buffer.allocUnsafeSlow(CHUNK_BYTES);
      const count = readSync(descriptor, chunk, 0, CHUNK_BYTES, null);
      if (count === 0) return;
      yield chunk.subarray(0, count);
    }
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Yields the same bytes in the same order. The first chunk has at least `length` bytes, or all of
 * them if the stream ends or fails before that. An error of the stream is thrown after what came
 * before it.
 */
export async function* withHead(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  length: number,
): AsyncGenerator<Uint8Array, undefined> {
  const parts: Uint8Array[] = [];
  let held = 0;
  let failure: { readonly error: unknown } | undefined;
  try {
    for await (const chunk of chunks) {
      if (held >= length) {
        yield chunk;
        continue;
      }
      parts.push(chunk);
      held += chunk.length;
      if (held >= length) yield parts.length === 1 ? chunk : Buffer.concat(parts);
    }
  } catch (error) {
    failure = { error };
  }
  if (held > 0 && held < length) yield Buffer.concat(parts);
  if (failure !== undefined) throw failure.error;
}

/**
 * Collects chunks into one buffer, or returns undefined if there are more than `limit` bytes; `check`
 * gets the first of them before the rest is read.
 */
export async function collectBytes(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  limit: number,
  check: (head: Uint8Array) => void,
): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of withHead(chunks, SNIFFED_BYTES)) {
    if (length === 0) check(chunk);
    length += chunk.length;
    if (length > limit) return undefined;
    parts.push(chunk);
  }
  return Buffer.concat(parts);
}

/**
 * Returns why a file could not be read, or undefined if the error says nothing about the file: a
 * bug, or a process that ran out of memory or descriptors.
 */
export function failureReason(error: unknown): string | undefined {
  if (error instanceof ReadFailure) return error.message;
  if (isOfProcess(error)) return undefined;
  const failure = systemFailure(error);
  return failure && `cannot be read: ${failure.reason}`;
}
