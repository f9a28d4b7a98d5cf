/**
 * Lines of JSON that a run left in the files they came from, read again when one is asked for.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { DedupeError } from '../model/error.ts';
import { openPath } from '../files/source.ts';
import { failureReason } from '../read/bytes.ts';
import type { RecordFields } from '../read/format.ts';
import { textOfLine } from '../read/json-line.ts';
import type { ByteStore } from './byte-store.ts';

/** Lines of JSON: of a file, or of bytes that cannot be had again. */
export interface LineSource {
  readonly path: string;
  readonly rawPath?: Uint8Array | undefined;
  /** Number of the bytes in the store; undefined if they are in the file. */
  readonly kept?: number | undefined;
  readonly fields: RecordFields;
}

/** Bytes of the largest file that is kept whole, once so many of its lines were asked for that it costs less. */
const MAX_WHOLE = 1 << 26;
/** Bytes that are read in about the time of one more call. */
const BYTES_OF_CALL = 1 << 14;

/** Open files are closed with whoever read from them. */
const open = new FinalizationRegistry<{ descriptor: number }>(({ descriptor }) => {
  if (descriptor >= 0) closeSync(descriptor);
});

/** Reads lines of one run. */
export class LineFiles {
  readonly #bytes: ByteStore;
  readonly #file = { path: '', descriptor: -1 };
  /** Bytes of the open file, how many of its lines were read, and all of it where it is kept. */
  #size = 0;
  #calls = 0;
  #whole: Uint8Array | undefined;

  /** `bytes` has what cannot be had again. */
  constructor(bytes: ByteStore) {
    this.#bytes = bytes;
    open.register(this, this.#file);
  }

  /** The text of the record in so many bytes from a place on. Throws a `DedupeError` where the file has changed since. */
  text(source: LineSource, start: number, length: number): string {
    const line = this.#readLine(source, start, length);
    const text = line && textOfLine(line, source.fields);
    if (text !== undefined) return text;
    throw fileChanged(source.path, 'has changed while it was read');
  }

  #readLine(source: LineSource, start: number, length: number): Uint8Array | undefined {
    const { kept } = source;
    if (kept !== undefined) return this.#bytes.read(kept, start, start + length);
    const descriptor = this.#open(source);
    if (this.#size <= MAX_WHOLE && ++this.#calls * BYTES_OF_CALL > this.#size) {
      this.#whole ??= readFrom(descriptor, 0, this.#size);
    }
    const whole = this.#whole;
    if (whole === undefined) return readFrom(descriptor, start, length);
    return start + length > whole.length ? undefined : whole.subarray(start, start + length);
  }

  /** One file stays open: texts are asked for file by file, more or less. */
  #open(source: LineSource): number {
    const { path } = source;
    const file = this.#file;
    if (file.path === path && file.descriptor >= 0) return file.descriptor;
    if (file.descriptor >= 0) closeSync(file.descriptor);
    file.descriptor = -1;
    this.#whole = undefined;
    this.#calls = 0;
    file.descriptor = reopen(source);
    file.path = path;
    this.#size = fstatSync(file.descriptor).size;
    return file.descriptor;
  }
}

/** Opens a file that was read before. */
function reopen(source: LineSource): number {
  try {
    return openSync(openPath(source), 'r');
  } catch (error) {
    const reason = failureReason(error);
    if (reason === undefined) throw error;
    throw fileChanged(source.path, `was read, and now ${reason}`);
  }
}

function fileChanged(path: string, how: string): DedupeError {
  return new DedupeError('FILE_CHANGED', `"${path}" ${how}: run again when nothing writes to it`);
}

/** So many bytes of a file from a position on; undefined where it has fewer. */
function readFrom(descriptor: number, start: number, length: number): Uint8Array | undefined {
  const bytes = Buffer.allocUnsafe(length);
  let read = 0;
  while (read < length) {
    const count = readSync(descriptor, bytes, read, length - read, start + read);
    if (count === 0) return undefined;
    read += count;
  }
  return bytes;
}
