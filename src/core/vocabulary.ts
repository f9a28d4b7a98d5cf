/**
 * Numbers the distinct tokens of a run: 64-bit token hash -> 0, 1, 2, ...
 *
 * A token number stands for its hash everywhere inside a run: it takes 4 bytes where the hash takes 8,
 * and indexes plain arrays. Numbers follow the order of reading, so nothing that reaches a report may
 * depend on their order, only on whether two are equal.
 *
 * Open addressing with linear probing at a load of at most a half; O(1) a token.
 */

const INITIAL_SLOTS = 1 << 12;

/** The distinct tokens seen so far. */
export class Vocabulary {
  /** Distinct tokens; numbers run from 0 to `size` - 1. */
  size = 0;
  /** Upper halves of the token hashes, by number. */
  hi = new Int32Array(INITIAL_SLOTS / 2);
  /** Lower halves of the token hashes, by number. */
  lo = new Int32Array(INITIAL_SLOTS / 2);
  /** By number: 1 for a token of nothing but digits, see `Tokens.isNumber`. */
  isNumber = new Uint8Array(INITIAL_SLOTS / 2);
  /** Number + 1 of the token in each slot, 0 where it is free. */
  #slots = new Int32Array(INITIAL_SLOTS);

  /**
   * The vocabulary of tokens that are numbered already: `hashes` holds the lower and the upper half of each
   * hash in turn.
   */
  static from(hashes: Uint32Array, isNumber: Uint8Array): Vocabulary {
    const vocabulary = new Vocabulary();
    const { length } = isNumber;
    const room = Math.max(INITIAL_SLOTS, 2 ** Math.ceil(Math.log2(length + 1)));
    vocabulary.size = length;
    vocabulary.hi = new Int32Array(room);
    vocabulary.lo = new Int32Array(room);
    vocabulary.isNumber = new Uint8Array(room);
    vocabulary.isNumber.set(isNumber);
    for (let number = 0; number < length; number++) {
      vocabulary.lo[number] = hashes[2 * number] ?? 0;
      vocabulary.hi[number] = hashes[2 * number + 1] ?? 0;
    }
    vocabulary.#fill(room * 2);
    return vocabulary;
  }

  /** The number of the token with this hash; a new one where it was not seen before. */
  number(hi: number, lo: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = lo & mask; ; slot = (slot + 1) & mask) {
      const number = (slots[slot] ?? 0) - 1;
      if (number < 0) return this.#insert(hi, lo, slot);
      if (this.lo[number] === lo && this.hi[number] === hi) return number;
    }
  }

  /** The number of the token with this hash, or -1 where it was never seen. */
  find(hi: number, lo: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = lo & mask; ; slot = (slot + 1) & mask) {
      const number = (slots[slot] ?? 0) - 1;
      if (number < 0 || (this.lo[number] === lo && this.hi[number] === hi)) return number;
    }
  }

  #insert(hi: number, lo: number, slot: number): number {
    const number = this.size++;
    this.hi[number] = hi;
    this.lo[number] = lo;
    this.#slots[slot] = this.size;
    if (this.size === this.hi.length) this.#grow();
    return number;
  }

  #grow(): void {
    const widen = (from: Int32Array): Int32Array<ArrayBuffer> => {
      const wide = new Int32Array(from.length * 2);
      wide.set(from);
      return wide;
    };
    this.hi = widen(this.hi);
    this.lo = widen(this.lo);
    const isNumber = new Uint8Array(this.hi.length);
    isNumber.set(this.isNumber);
    this.isNumber = isNumber;
    this.#fill(this.#slots.length * 2);
  }

  /** Puts all tokens into a new table. */
  #fill(size: number): void {
    const slots = new Int32Array(size);
    const mask = size - 1;
    for (let number = 0; number < this.size; number++) {
      let slot = (this.lo[number] ?? 0) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}
