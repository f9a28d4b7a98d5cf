/**
 * Gzip as a stream that also yields everything before a damage. Node's inflater gives nothing of the
 * input in which it fails. So the same input is read again in steps; from the step that fails it is read in
 * smaller ones, and at last byte by byte. A damaged file costs four readings, a sound one nothing more.
 *
 * Memory: the output of one step of input, at worst a thousand times its size, which is 16 MB.
 */

import type { Gunzip } from 'node:zlib';
import { errorCode, fileChunks, type FileName, ReadFailure, withHead } from './bytes.ts';

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

/** Bytes of input per call of the inflater, after a damage was seen. */
const STEPS = [1 << 14, 1 << 7, 1] as const;
const OUTPUT_BYTES = 1 << 16;
const CHUNK_BYTES = 1 << 18;
/** Standard input cannot be read twice, so this many bytes of it are kept. */
const KEPT_BYTES = 1 << 23;

/** Called once if bytes that are not gzip follow the end of the gzip data. They are left out. */
export type OnGarbage = () => void;

/**
 * Yields the decompressed bytes of a gzip file. Throws a ReadFailure at the place of a damage,
 * after all bytes before it.
 */
export function gzipFileChunks(path: FileName, onGarbage?: OnGarbage): AsyncGenerator<Uint8Array> {
  return inflate(() => fileChunks(path), onGarbage);
}

/**
 * Yields the decompressed bytes of a gzip stream. Throws a ReadFailure at the place of a damage.
 */
export async function* gunzip(
  chunks: AsyncIterable<Uint8Array>,
  onGarbage?: OnGarbage,
): AsyncGenerator<Uint8Array> {
  const kept = new KeptChunks(chunks);
  yield* inflate(() => kept.next(), onGarbage);
}

/** Yields the bytes of a stream, decompressed if its first two bytes are those that begin gzip. */
export async function* gunzipIfGzip(
  chunks: AsyncIterable<Uint8Array>,
  onGarbage?: OnGarbage,
): AsyncGenerator<Uint8Array> {
  const whole = withHead(chunks, 2);
  const { value: head } = await whole.next();
  if (!head) return;
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  const all = startingWith(head, whole);
  yield* isGzip ? gunzip(all, onGarbage) : all;
}

async function* startingWith(
  head: Uint8Array,
  rest: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield head;
    yield* rest;
  } finally {
    // a caller that stops at the head must not leave the source open
    await rest.return(undefined);
  }
}

/**
 * Inflates what `open` returns, each time from the start; `open` returns undefined if the input
 * cannot be read again.
 */
async function* inflate(
  open: () => Chunks | undefined,
  onGarbage: OnGarbage = () => {},
): AsyncGenerator<Uint8Array> {
  const { createGunzip } = await import('node:zlib');
  const whole = new WholeStream(createGunzip({ chunkSize: CHUNK_BYTES }));
  yield* whole.run(open() ?? []);
  if (whole.isDone) return;
  let known: Known = { sound: 0, given: whole.given };
  let { failure } = whole;
  for (const step of STEPS) {
    const chunks = open();
    if (chunks === undefined) break;
    const attempt = new Attempt(createGunzip({ chunkSize: OUTPUT_BYTES }), known);
    yield* attempt.run(chunks, step);
    if (attempt.hasGarbage) onGarbage();
    ({ failure } = attempt);
    if (failure === undefined) return;
    known = attempt.known;
    // the input was read to its end, so smaller steps find nothing more
    if (errorCode(failure) === 'Z_BUF_ERROR') break;
  }
  if (failure === undefined) return;
  if (isGarbage(failure, known)) return onGarbage();
  throw new ReadFailure(`damaged gzip: ${failure.message}`);
}

/** A sound stream: nothing in it fails, and nothing follows it. */
class WholeStream {
  /** Bytes that were handed on. */
  given = 0;
  failure: Error | undefined;
  readonly #gunzip: Gunzip;
  #fed = 0;
  #isEnded = false;

  constructor(gunzip: Gunzip) {
    this.#gunzip = gunzip;
  }

  /** True if nothing has to be read again. */
  get isDone(): boolean {
    return this.#isEnded && this.#gunzip.bytesWritten === this.#fed;
  }

  async *run(chunks: Chunks): AsyncGenerator<Uint8Array> {
    const { pipeline, Readable } = await import('node:stream');
    const source = Readable.from(this.#count(chunks), {
      objectMode: false,
      highWaterMark: 1 << 20,
    });
    // the error reaches the reader of the stream below, so the callback has nothing to do
    pipeline(source, this.#gunzip, () => {});
    try {
      for await (const part of this.#gunzip) {
        this.given += part.length;
        yield part;
      }
      this.#isEnded = true;
    } catch (error) {
      if (!isOfStream(error)) throw error;
      this.failure = error;
    }
  }

  async *#count(chunks: Chunks): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      this.#fed += chunk.length;
      yield chunk;
    }
  }
}

/** An error of the inflater, or of input that goes on when that has ended. */
function isOfStream(error: unknown): error is Error {
  return /^Z_|^ERR_STREAM_PREMATURE_CLOSE$/.test(errorCode(error));
}

/**
 * A further member has a bad header, so it is garbage. A bad header of the first member fails
 * within its first two bytes.
 */
function isGarbage(failure: Error, { sound, given }: Known): boolean {
  return (sound > 2 || given > 0) && failure.message === 'incorrect header check';
}

/**
 * How far the attempts came: bytes of input without damage, and bytes of output already yielded.
 */
interface Known {
  readonly sound: number;
  readonly given: number;
}

/** One reading from the start. Yields only what the attempt before it did not. */
class Attempt {
  failure: Error | undefined;
  hasGarbage = false;
  readonly #gunzip: Gunzip;
  readonly #known: Known;
  #parts: Uint8Array[] = [];
  #taken = 0;
  #given = 0;
  #wake = (): void => {};

  constructor(gunzip: Gunzip, known: Known) {
    this.#gunzip = gunzip;
    this.#known = known;
    gunzip.on('data', (part: Uint8Array) => this.#parts.push(part));
    gunzip.on('error', (error) => {
      this.failure = error;
      this.#wake();
    });
  }

  get known(): Known {
    return { sound: this.#taken, given: Math.max(this.#known.given, this.#given) };
  }

  async *run(chunks: Chunks, step: number): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of chunks) {
        for (const piece of this.#cut(chunk, step)) {
          if (this.#isEnded) this.hasGarbage ||= piece.some((byte) => byte !== 0);
          else await this.#write(piece);
          yield* this.#handOn();
          if (this.failure !== undefined) return;
          this.#taken += piece.length;
        }
        if (this.hasGarbage) return;
      }
      if (!this.#isEnded) await this.#end();
      yield* this.#handOn();
    } finally {
      this.#gunzip.destroy();
    }
  }

  /** Cuts input into large pieces up to the known damage, then into pieces of `step` bytes. */
  *#cut(chunk: Uint8Array, step: number): Generator<Uint8Array> {
    for (let at = 0; at < chunk.length;) {
      const sound = Math.min(STEPS[0], this.#known.sound - this.#taken);
      const end = Math.min(chunk.length, at + (sound > 0 ? sound : step));
      yield chunk.subarray(at, end);
      at = end;
    }
  }

  /** Zeros after the data end it: the inflater takes nothing after them. */
  #isEnded = false;

  #write(piece: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      this.#gunzip.write(piece, (error) => {
        if (error) this.failure = error;
        const left = this.#taken + piece.length - this.#gunzip.bytesWritten;
        if (this.failure === undefined && left > 0) {
          this.#isEnded = true;
          this.hasGarbage = piece.subarray(piece.length - left).some((byte) => byte !== 0);
        }
        resolve();
      });
    });
  }

  #end(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
      this.#gunzip.once('end', resolve);
      this.#gunzip.end();
    });
  }

  *#handOn(): Generator<Uint8Array> {
    const parts = this.#parts;
    this.#parts = [];
    for (const part of parts) {
      const old = Math.max(0, this.#known.given - this.#given);
      this.#given += part.length;
      if (part.length > old) yield part.subarray(old);
    }
  }
}

/** Chunks that can be read again while they are few. */
class KeptChunks {
  #rest: AsyncIterable<Uint8Array> | undefined;
  #kept: Uint8Array[] | undefined = [];
  #bytes = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#rest = chunks;
  }

  /** All chunks from the start; undefined if they were too many to keep. */
  next(): Chunks | undefined {
    const rest = this.#rest;
    this.#rest = undefined;
    return rest === undefined ? this.#kept : this.#keep(rest);
  }

  async *#keep(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    for await (const chunk of chunks) {
      this.#bytes += chunk.length;
      if (this.#bytes > KEPT_BYTES) this.#kept = undefined;
      this.#kept?.push(chunk);
      yield chunk;
    }
  }
}
