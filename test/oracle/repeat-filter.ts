/**
 * Tells shingles that were surely seen once from those that may repeat, before anything is stored: two
 * bits a slot, seen and seen again. A singleton may pass by accident; a repeat is never lost.
 *
 * A Bloom filter with one hash function (Bloom 1970). O(1) a shingle.
 */

/** Bits of each filter for every token, which has two shingles that it may drop. */
const FILTER_BITS = 16;

/** Shown every shingle once, it knows which may have been shown again. */
export class RepeatFilter {
  readonly #seen: Int32Array;
  readonly #again: Int32Array;
  readonly #mask: number;

  /** Room for the shingles of so many tokens. */
  constructor(tokens: number) {
    const bits = Math.min(31, Math.ceil(Math.log2(tokens * FILTER_BITS)));
    this.#seen = new Int32Array(2 ** (bits - 5));
    this.#again = new Int32Array(2 ** (bits - 5));
    this.#mask = this.#seen.length - 1;
  }

  /** Notes a shingle. */
  see(hi: number, lo: number): void {
    // the partition takes the top bits of `hi`: a mix of both halves is free of it
    const word = (lo ^ (hi << 7)) & this.#mask;
    const bit = 1 << (hi & 31);
    const seen = this.#seen[word] ?? 0;
    if ((seen & bit) === 0) this.#seen[word] = seen | bit;
    else this.#again[word] = (this.#again[word] ?? 0) | bit;
  }

  /** True where the shingle was surely noted once at most. */
  isSingle(hi: number, lo: number): boolean {
    const word = (lo ^ (hi << 7)) & this.#mask;
    return ((this.#again[word] ?? 0) & (1 << (hi & 31))) === 0;
  }
}
