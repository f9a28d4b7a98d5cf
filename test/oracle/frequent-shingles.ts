/**
 * Document frequencies of the shingles that many documents share: 64-bit hash -> df.
 *
 * Open addressing with linear probing at a load of at most a half; 12 bytes a slot, O(1) a look-up.
 */
import { placeOf } from '../../src/kernel/hash-key.ts';
import type { PhraseFrequencies } from '../../src/core/shingles/phrases.ts';

const INITIAL_SLOTS = 1 << 10;

/** A map from shingle hashes to document frequencies. */
export class FrequentShingles implements PhraseFrequencies {
  /** Shingles in the map. */
  size = 0;
  #hi = new Int32Array(INITIAL_SLOTS);
  #lo = new Int32Array(INITIAL_SLOTS);
  /** 0 where the slot is free. */
  #df = new Int32Array(INITIAL_SLOTS);

  /** Notes the document frequency, above 0, of a shingle. */
  set(hi: number, lo: number, df: number): void {
    if (this.size * 2 >= this.#df.length) this.#grow();
    const slot = this.#find(hi, lo);
    if (this.#df[slot] === 0) this.size++;
    this.#hi[slot] = hi;
    this.#lo[slot] = lo;
    this.#df[slot] = df;
  }

  /** The document frequency of a shingle, 0 where it is not noted. */
  get(hi: number, lo: number): number {
    return this.#df[this.#find(hi, lo)] ?? 0;
  }

  #find(hi: number, lo: number): number {
    const mask = this.#df.length - 1;
    let slot = placeOf(hi, lo) & mask;
    while (this.#df[slot] !== 0 && (this.#lo[slot] !== lo || this.#hi[slot] !== hi)) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #grow(): void {
    const [hi, lo, df] = [this.#hi, this.#lo, this.#df];
    this.#hi = new Int32Array(hi.length * 2);
    this.#lo = new Int32Array(hi.length * 2);
    this.#df = new Int32Array(hi.length * 2);
    this.size = 0;
    for (let slot = 0; slot < df.length; slot++) {
      if (df[slot] !== 0) this.set(hi[slot] ?? 0, lo[slot] ?? 0, df[slot] ?? 0);
    }
  }
}
