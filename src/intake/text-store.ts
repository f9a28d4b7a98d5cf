/**
 * Keeps texts as UTF-8 in a few large buffers, outside the garbage-collected heap: a hundred thousand
 * strings would cost the collector more than they are worth, and most are never asked for again.
 */
import type { ByteStore } from './byte-store.ts';

/** The first chunk is small, for a few files; each next one doubles, up to the largest. */
const FIRST_CHUNK_BYTES = 1 << 16;
const LAST_CHUNK_BYTES = 1 << 24;
/** UTF-8 takes at most 3 bytes for a UTF-16 unit. */
const BYTES_PER_UNIT = 3;
/** The chunk that is being filled, which is in no store yet. */
const OPEN = -1;

/** Texts by number, in the order in which they were added. */
export class TextStore {
  /** Texts added. */
  size = 0;
  readonly #bytes: ByteStore;
  #open = new Uint8Array(0);
  #used = 0;
  /** First of the texts in the open chunk. */
  #firstOpen = 0;
  /** Chunk, start and end of each text. */
  #places = new Int32Array(3 * 1024);
  readonly #encoder = new TextEncoder();
  // offsets count from the first unit, so a leading U+FEFF must stay
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  /** Full chunks go to `bytes`. */
  constructor(bytes: ByteStore) {
    this.#bytes = bytes;
  }

  /** Adds a text; returns its number. Lone surrogates become U+FFFD, which keeps all offsets. */
  add(text: string): number {
    const chunk = this.#chunkFor(text.length * BYTES_PER_UNIT);
    const { written } = this.#encoder.encodeInto(text, chunk.subarray(this.#used));
    const start = this.#used;
    this.#used += written;
    return this.#place(OPEN, start, this.#used);
  }

  /** Adds texts that are end to end, as valid UTF-8, in an array of the byte store, and where each ends. */
  addChunk(number: number, ends: readonly number[]): void {
    this.#close();
    let start = 0;
    for (const end of ends) {
      this.#place(number, start, end);
      start = end;
    }
    this.#firstOpen = this.size;
  }

  /** The text with this number. */
  read(number: number): string {
    const [chunk = OPEN, start = 0, end = 0] = this.#places.subarray(number * 3, number * 3 + 3);
    if (chunk === OPEN) return this.#decoder.decode(this.#open.subarray(start, end));
    return this.#decoder.decode(this.#bytes.read(chunk, start, end));
  }

  #place(chunk: number, start: number, end: number): number {
    if (this.size * 3 === this.#places.length) {
      const grown = new Int32Array(this.#places.length * 2);
      grown.set(this.#places);
      this.#places = grown;
    }
    this.#places.set([chunk, start, end], this.size * 3);
    return this.size++;
  }

  #chunkFor(room: number): Uint8Array {
    if (this.#used + room <= this.#open.length) return this.#open;
    const usual = Math.min(LAST_CHUNK_BYTES, (this.#open.length || FIRST_CHUNK_BYTES / 2) * 2);
    this.#close();
    this.#open = new Uint8Array(Math.max(usual, room));
    return this.#open;
  }

  /** Hands the open chunk to the byte store, and its texts the number that it has there. */
  #close(): void {
    if (this.#used > 0) {
      const number = this.#bytes.add(this.#open.subarray(0, this.#used));
      for (let text = this.#firstOpen; text < this.size; text++) this.#places[3 * text] = number;
    }
    this.#open = new Uint8Array(0);
    this.#used = 0;
    this.#firstOpen = this.size;
  }
}
