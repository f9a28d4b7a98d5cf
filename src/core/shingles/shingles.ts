/**
 * Derives the k-token shingles of a document, as 64-bit hashes, into scratch memory.
 *
 * A shingle is k consecutive tokens (Broder 1997). A document shorter than k tokens is one shingle
 * of all its tokens; one without tokens has none. The polynomial of hash.ts rolls, so the cost is
 * O(tokens), whatever k is.
 */

import type { Collection } from '../texts/collection.ts';
import { add, finishShingle, multiply, power, SHINGLE_BASE, type Hash64 } from '../tokens/hash.ts';

const INITIAL_SHINGLES = 1 << 10;

/** The shingles of one document: parallel arrays whose first `count` items are valid. */
export interface Shingles {
  count: number;
  /** Upper halves of the hashes. */
  hi: Int32Array;
  /** Lower halves of the hashes. */
  lo: Int32Array;
}

/** Derives shingles of one size from the documents of a collection. */
export class Shingler {
  readonly #collection: Collection;
  readonly #k: number;
  /** The weight of the oldest token of the window: the base to the power k - 1. */
  readonly #oldest: Readonly<Hash64>;
  readonly #out: Shingles = {
    count: 0,
    hi: new Int32Array(INITIAL_SHINGLES),
    lo: new Int32Array(INITIAL_SHINGLES),
  };
  readonly #window: Hash64 = { hi: 0, lo: 0 };
  readonly #term: Hash64 = { hi: 0, lo: 0 };

  constructor(collection: Collection, k: number) {
    this.#collection = collection;
    this.#k = k;
    this.#oldest = power(SHINGLE_BASE, k - 1);
  }

  /**
   * Returns all shingles of a document, in order, repeats included. The next call overwrites them.
   */
  sequence(document: number): Shingles {
    return this.sequenceOf(this.#collection.tokensOf(document));
  }

  /** Returns the same for any tokens of the collection's vocabulary. */
  sequenceOf(tokens: Int32Array): Shingles {
    const { vocabulary } = this.#collection;
    const { length } = tokens;
    const k = Math.min(this.#k, length);
    const out = this.#out;
    out.count = 0;
    if (length === 0) return out;
    this.#reserve(length);
    const window = this.#window;
    window.hi = 0;
    window.lo = 0;
    for (let i = 0; i < length; i++) {
      if (i >= k) this.#dropOldest(tokens[i - k] ?? 0);
      const token = tokens[i] ?? 0;
      multiply(window, SHINGLE_BASE);
      add(window, vocabulary.hi[token] ?? 0, vocabulary.lo[token] ?? 0);
      if (i >= k - 1) this.#push(k);
    }
    return out;
  }

  #dropOldest(token: number): void {
    const { vocabulary } = this.#collection;
    const term = this.#term;
    term.hi = vocabulary.hi[token] ?? 0;
    term.lo = vocabulary.lo[token] ?? 0;
    multiply(term, this.#oldest);
    // minus x is plus (not x) plus 1
    add(this.#window, ~term.hi, ~term.lo);
    add(this.#window, 0, 1);
  }

  #push(k: number): void {
    const term = this.#term;
    term.hi = this.#window.hi;
    term.lo = this.#window.lo;
    finishShingle(term, k);
    this.#out.hi[this.#out.count] = term.hi;
    this.#out.lo[this.#out.count] = term.lo;
    this.#out.count++;
  }

  #reserve(shingles: number): void {
    if (shingles <= this.#out.hi.length) return;
    this.#out.hi = new Int32Array(shingles * 2);
    this.#out.lo = new Int32Array(shingles * 2);
  }
}
