/**
 * A set of 64-bit hashes in scratch memory, emptied in O(1): each slot bears the stamp of the set that
 * wrote it. Serves to drop the repeats in a document's shingles and to intersect two documents.
 *
 * Open addressing with linear probing at a load of at most a half; O(1) an operation.
 */

const INITIAL_SLOTS = 1 << 11;

/** A reusable set of 64-bit hashes. */
export class ShingleSet {
  /** Hashes in the set. */
  size = 0;
  #hi = new Int32Array(INITIAL_SLOTS);
  #lo = new Int32Array(INITIAL_SLOTS);
  #stamps = new Int32Array(INITIAL_SLOTS);
  #stamp = 1;

  /** Empties the set and makes room for `expected` hashes. */
  clear(expected: number): void {
    this.size = 0;
    this.#stamp++;
    if (expected * 2 <= this.#stamps.length && this.#stamp < 0x7fffffff) return;
    const slots = 1 << Math.ceil(Math.log2(Math.max(INITIAL_SLOTS, expected * 2)));
    this.#hi = new Int32Array(slots);
    this.#lo = new Int32Array(slots);
    this.#stamps = new Int32Array(slots);
    this.#stamp = 1;
  }

  /** Adds a hash; true where it was not there before. Never more than `clear` was told to expect. */
  add(hi: number, lo: number): boolean {
    const slot = this.#find(hi, lo);
    if (this.#stamps[slot] === this.#stamp) return false;
    this.#stamps[slot] = this.#stamp;
    this.#hi[slot] = hi;
    this.#lo[slot] = lo;
    this.size++;
    return true;
  }

  /** True where the hash is in the set. */
  has(hi: number, lo: number): boolean {
    return this.#stamps[this.#find(hi, lo)] === this.#stamp;
  }

  /** The slot that holds the hash, else the free one where it belongs. */
  #find(hi: number, lo: number): number {
    const mask = this.#stamps.length - 1;
    let slot = lo & mask;
    while (this.#stamps[slot] === this.#stamp) {
      if (this.#lo[slot] === lo && this.#hi[slot] === hi) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
