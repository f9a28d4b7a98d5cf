/**
 * Random numbers by name: each stream is found by a seed, a purpose and an index, so that document one
 * million can be made without the 999,999 before it.
 *
 * The generator is sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, because two of a million
 * streams of 32 bits would be equal, or overlap, and with them two documents.
 */

/** What can be drawn from any generator. */
export class Random {
  /** A whole number in [0, 2^32). @returns {number} */
  next() {
    throw new Error('a generator says what is next');
  }

  /** A number in [0, 1). */
  share() {
    return this.next() / 2 ** 32;
  }

  /** A whole number in [0, size). @param {number} size */
  below(size) {
    return Math.floor((this.next() / 2 ** 32) * size);
  }

  /** @template T @param {readonly T[]} items @returns {T} */
  pick(items) {
    return /** @type {T} */ (items[this.below(items.length)]);
  }

  /** So many of the items, each at most once, in any order. @template T @param {readonly T[]} items @param {number} count @returns {T[]} */
  sample(items, count) {
    const rest = items.slice();
    for (let i = 0; i < count; i++) {
      const j = i + this.below(rest.length - i);
      [rest[i], rest[j]] = [/** @type {T} */ (rest[j]), /** @type {T} */ (rest[i])];
    }
    return rest.slice(0, count);
  }
}

/** Rounds after which similar seeds have nothing in common any more. */
const WARM_UP = 12;

export class RandomStream extends Random {
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;

  /** @param {number} seed @param {number} [purpose] @param {number} [index] */
  constructor(seed, purpose = 0, index = 0) {
    super();
    this.restart(seed, purpose, index);
  }

  /** Goes to the start of another stream. @param {number} seed @param {number} purpose @param {number} index */
  restart(seed, purpose, index) {
    this.#a = seed | 0;
    this.#b = purpose | 0;
    this.#c = index | 0;
    this.#counter = 1;
    for (let round = 0; round < WARM_UP; round++) this.next();
  }

  /** @override */
  next() {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }
}
