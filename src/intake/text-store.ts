/**
 * Keeps texts as UTF-8 in a few large buffers, outside the garbage-collected heap: a hundred thousand
 * strings would cost the collector more than they are worth, and most are never asked for again.
 */

/** The first chunk is small, for a few files; each next one doubles, up to the largest. */
const FIRST_CHUNK_BYTES = 1 << 16;
const LAST_CHUNK_BYTES = 1 << 24;
/** UTF-8 takes at most 3 bytes for a UTF-16 unit. */
const BYTES_PER_UNIT = 3;

/** Texts by number, in the order in which they were added. */
export class TextStore {
  /** Texts added. */
  size = 0;
  readonly #chunks: Uint8Array[] = [];
  #used = 0;
  /** Chunk, start and end of each text. */
  #places = new Int32Array(3 * 1024);
  readonly #encoder = new TextEncoder();
  // offsets count from the first unit, so a leading U+FEFF must stay
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  /** Adds a text; returns its number. Lone surrogates become U+FFFD, which keeps all offsets. */
  add(text: string): number {
    const chunk = this.#chunkFor(text.length * BYTES_PER_UNIT);
    const { written } = this.#encoder.encodeInto(text, chunk.subarray(this.#used));
    return this.#place(written);
  }

  /** Adds texts given end to end as valid UTF-8, and where each ends; the bytes are kept as they are, not copied. */
  addChunk(bytes: Uint8Array, ends: readonly number[]): void {
    this.#chunks.push(bytes);
    this.#used = 0;
    for (const end of ends) this.#place(end - this.#used);
    // nothing else goes there
    this.#used = bytes.length;
  }

  /** Makes the bytes just written a text. */
  #place(written: number): number {
    if (this.size * 3 === this.#places.length) {
      const grown = new Int32Array(this.#places.length * 2);
      grown.set(this.#places);
      this.#places = grown;
    }
    this.#places.set([this.#chunks.length - 1, this.#used, this.#used + written], this.size * 3);
    this.#used += written;
    return this.size++;
  }

  /** The text with this number. */
  read(number: number): string {
    const [chunk = 0, start, end] = this.#places.subarray(number * 3, number * 3 + 3);
    return this.#decoder.decode(this.#chunks[chunk]?.subarray(start, end));
  }

  #chunkFor(room: number): Uint8Array {
    const last = this.#chunks.at(-1);
    if (last !== undefined && this.#used + room <= last.length) return last;
    const usual = Math.min(LAST_CHUNK_BYTES, (last?.length ?? FIRST_CHUNK_BYTES / 2) * 2);
    const chunk = new Uint8Array(Math.max(usual, room));
    this.#chunks.push(chunk);
    this.#used = 0;
    return chunk;
  }
}
