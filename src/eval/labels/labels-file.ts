/**
 * Reads a labels file: bytes to text, unpacked if they are gzip, then parsed.
 *
 * The bytes come as a stream and are counted when they are unpacked, so that a small file that
 * unpacks to a large one is refused at the limit. A pipe is read too, as `<(...)` of a shell is one,
 * but only if something writes to it: it is opened without waiting.
 */

import { isUtf8 } from 'node:buffer';
import { closeSync, constants, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { DedupeError } from '../../model/error.ts';
import { type Labels, parseLabels } from './labels.ts';

/** Bytes that a labels file may have, unpacked: some three million labels. */
export const LABELS_BYTES = 128 * 2 ** 20;

const CHUNK_BYTES = 2 ** 18;
/** How gzip begins. The name does not matter: a renamed file can still be read. */
const GZIP = [0x1f, 0x8b];

/**
 * Returns the labels in the file at `path`.
 *
 * @throws {DedupeError} `PATH_MISSING` if there is no such file, `BAD_LABELS` if it cannot be read as
 * labels or has more than `limit` bytes.
 */
export async function readLabels(path: string, limit = LABELS_BYTES): Promise<Labels> {
  const bytes = await readBytes(path, limit);
  return parseLabels(decode(bytes, path), path);
}

async function readBytes(path: string, limit: number): Promise<Buffer> {
  try {
    const source = openStream(path);
    return await collect(unpacked(source), path, limit).finally(() => source.destroy());
  } catch (error) {
    throw error instanceof DedupeError ? error : cannotRead(path, error);
  }
}

async function collect(
  chunks: AsyncIterable<Buffer>,
  path: string,
  limit: number,
): Promise<Buffer> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > limit) throw tooLarge(path, limit);
    if (chunk.includes(0)) throw notText(path);
    parts.push(chunk);
  }
  return Buffer.concat(parts, length);
}

/** The same bytes, unpacked if the first two say gzip. */
async function* unpacked(source: Readable): AsyncGenerator<Buffer> {
  const chunks: AsyncIterator<Buffer> = source[Symbol.asyncIterator]();
  let head = Buffer.alloc(0);
  while (head.length < GZIP.length) {
    const { value, done } = await chunks.next();
    if (done === true) break;
    head = Buffer.concat([head, value]);
  }
  const whole = startingWith(head, chunks);
  if (GZIP.some((byte, i) => head[i] !== byte)) yield* whole;
  else yield* gunzip(whole);
}

async function* startingWith(head: Buffer, rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  if (head.length > 0) yield head;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

async function* gunzip(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { pipeline } = await import('node:stream');
  // the reader of the stream gets the error, so the callback has nothing to do
  yield* pipeline(chunks, createGunzip({ chunkSize: CHUNK_BYTES }), () => {});
}

function openStream(path: string): Readable {
  const descriptor = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  const stats = fstatSync(descriptor);
  if (stats.isFile()) {
    return createReadStream(path, { fd: descriptor, highWaterMark: CHUNK_BYTES });
  }
  if (stats.isFIFO()) return openPipe(descriptor, path);
  closeSync(descriptor);
  throw stats.isDirectory() ? isFolder(path) : notAFile(path);
}

/** No event says that nothing will come, but a read does: without a writer it returns no bytes. */
function openPipe(descriptor: number, path: string): Readable {
  const start = Buffer.alloc(CHUNK_BYTES);
  const length = readNow(descriptor, start);
  if (length === 0) {
    closeSync(descriptor);
    throw new DedupeError('BAD_LABELS', `labels file '${path}' is a pipe that nothing writes to`);
  }
  const pipe = new Socket({ fd: descriptor, readable: true, writable: false });
  if (length !== undefined) pipe.unshift(start.subarray(0, length));
  return pipe;
}

/** How many bytes there are now; undefined if the writer has not sent any yet. */
function readNow(descriptor: number, into: Buffer): number | undefined {
  try {
    return readSync(descriptor, into);
  } catch (error) {
    if (codeOf(error) === 'EAGAIN') return undefined;
    throw error;
  }
}

function decode(bytes: Buffer, path: string): string {
  if (isUtf8(bytes)) return bytes.toString('utf8').replace(/^\uFEFF/, '');
  throw new DedupeError('BAD_LABELS', `${path}: not UTF-8; save the file as UTF-8 text`);
}

function cannotRead(path: string, error: unknown): DedupeError {
  const code = codeOf(error);
  if (code === 'ENOENT') {
    return new DedupeError('PATH_MISSING', `labels file '${path}' does not exist`);
  }
  if (code === 'EISDIR') return isFolder(path);
  if (code.startsWith('Z_')) {
    return new DedupeError('BAD_LABELS', `${path}: broken gzip data; compress the file again`);
  }
  return new DedupeError('BAD_LABELS', `labels file '${path}' cannot be read (${code})`);
}

function codeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : 'unknown error';
}

function isFolder(path: string): DedupeError {
  return new DedupeError(
    'BAD_LABELS',
    `labels file '${path}' is a folder; name the file first: dedupe eval LABELS PATHS...`,
  );
}

function notAFile(path: string): DedupeError {
  return new DedupeError('BAD_LABELS', `labels file '${path}' is a device; name a file or a pipe`);
}

function notText(path: string): DedupeError {
  return new DedupeError(
    'BAD_LABELS',
    `${path}: holds a NUL byte, so it is not text; expected TSV, CSV or JSON lines, as UTF-8`,
  );
}

function tooLarge(path: string, limit: number): DedupeError {
  const most = limit < 2 ** 20 ? `${limit} bytes` : `${Math.floor(limit / 2 ** 20)} MB`;
  return new DedupeError(
    'BAD_LABELS',
    `${path}: more than ${most} of labels; leave out other columns, or raise --max-labels`,
  );
}
