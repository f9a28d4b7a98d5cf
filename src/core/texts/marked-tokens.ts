/**
 * Marks on the tokens of documents, stored as stretches. A letter quotes a few stretches of lines.
 * These are a few numbers; a byte for each token would be hundreds, and an object for each
 * document.
 *
 * O(tokens) to pack and to unpack the marks of a document.
 */

import { widened } from '../tokens/widened.ts';

/**
 * Marks by document: 1 for each marked token, 0 for the others; undefined for a document without
 * marks.
 */
export interface MarkedTokens {
  /** Number of documents that have marks. */
  readonly size: number;
  get(document: number): Uint8Array | undefined;
}

const INITIAL = 1 << 8;

/** Marks of all documents in one array. */
export class PackedMarks implements MarkedTokens {
  #size = 0;
  /** By document: its index in the pool, 0 if it has no marks. */
  #places: Int32Array;
  /** At that index: the number of tokens, the number of stretches, then [start, end) of each. */
  #pool: Int32Array;
  #end = 1;

  constructor(
    places: Int32Array = new Int32Array(INITIAL),
    pool: Int32Array = new Int32Array(INITIAL),
  ) {
    this.#places = places;
    this.#pool = pool;
  }

  /** Number of documents that have marks. */
  get size(): number {
    return this.#size;
  }

  /** Stores the marks of a document, 0 or 1 by token. Call it at most once for each document. */
  set(document: number, marks: Uint8Array): void {
    if (document >= this.#places.length) {
      this.#places = widened(this.#places, Math.max(document + 1, this.#places.length * 2));
    }
    this.#places[document] = this.#end;
    this.#size++;
    const head = this.#end;
    this.#put(marks.length);
    this.#put(0);
    for (let start = marks.indexOf(1); start >= 0;) {
      const after = marks.indexOf(0, start);
      const end = after < 0 ? marks.length : after;
      this.#put(start);
      this.#put(end);
      this.#pool[head + 1] = (this.#pool[head + 1] ?? 0) + 1;
      start = marks.indexOf(1, end);
    }
  }

  /** Returns the marks of a document by token, 0 or 1; undefined if it has none. */
  get(document: number): Uint8Array | undefined {
    const place = this.#places[document] ?? 0;
    if (place === 0) return undefined;
    const marks = new Uint8Array(this.#pool[place] ?? 0);
    const end = place + 2 + 2 * (this.#pool[place + 1] ?? 0);
    for (let at = place + 2; at < end; at += 2) marks.fill(1, this.#pool[at], this.#pool[at + 1]);
    return marks;
  }

  /**
   * Returns the same marks for documents in another order: document d of the result is `order[d]`
   * of this one.
   */
  reordered(order: Int32Array): PackedMarks {
    const places = Int32Array.from(order, (document) => this.#places[document] ?? 0);
    const result = new PackedMarks(places, this.#pool);
    result.#size = this.#size;
    result.#end = this.#end;
    return result;
  }

  #put(number: number): void {
    if (this.#end === this.#pool.length) this.#pool = widened(this.#pool, this.#end * 2);
    this.#pool[this.#end++] = number;
  }
}
