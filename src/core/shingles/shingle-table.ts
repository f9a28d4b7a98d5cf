/**
 * The distinct shingles of one length of a very long text: where each first occurs, by open addressing.
 *
 * A trie takes some 100 bytes a token for what is distinct, this one 8 a shingle at most: keys are the tokens
 * of the text themselves. It costs as many looks as a shingle has tokens; a trie costs one a token.
 */
import { placeOf, placeOfThree } from '../../kernel/hash-key.ts';

/** Slots at first; the table grows with what is distinct. */
const INITIAL_SLOTS = 1 << 10;
/** Share of the slots that may be taken before the table grows. */
const MOST_TAKEN = 0.6;

/** The distinct shingles of a text, numbered by the slots that they take. */
export class ShingleTable {
  readonly #tokens: Int32Array;
  readonly #length: number;
  /** By slot: where the shingle starts, from 1; 0 for none. */
  #starts = new Int32Array(INITIAL_SLOTS);
  /** Distinct shingles. */
  size = 0;

  /** Calls `visit` with the start of each distinct shingle of `length` tokens, where it first occurs. */
  constructor(tokens: Int32Array, length: number, visit?: (start: number) => void) {
    this.#tokens = tokens;
    this.#length = length;
    for (let start = 0; start + length <= tokens.length; start++) {
      const slot = this.#slotOf(tokens, start);
      if (this.#starts[slot] !== 0) continue;
      this.#starts[slot] = start + 1;
      visit?.(start);
      if (++this.size > this.#starts.length * MOST_TAKEN) this.#grow();
    }
  }

  /** Slots, all of them: `slotOf` is below it. */
  get slots(): number {
    return this.#starts.length;
  }

  /** The slot of the shingle that starts at `start` of any text; -1 if this text does not have it. */
  slotOf(tokens: Int32Array, start: number): number {
    const slot = this.#slotOf(tokens, start);
    return this.#starts[slot] === 0 ? -1 : slot;
  }

  #grow(): void {
    const starts = this.#starts;
    this.#starts = new Int32Array(starts.length * 2);
    for (let i = 0; i < starts.length; i++) {
      const start = starts[i] ?? 0;
      if (start > 0) this.#starts[this.#slotOf(this.#tokens, start - 1)] = start;
    }
  }

  /** The slot that holds the shingle, else the free one where it belongs. */
  #slotOf(tokens: Int32Array, start: number): number {
    const starts = this.#starts;
    const mask = starts.length - 1;
    let slot = placeOfShingle(tokens, start, this.#length) & mask;
    for (let held = starts[slot] ?? 0; held > 0; held = starts[slot] ?? 0) {
      if (this.#isSame(held - 1, tokens, start)) break;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  #isSame(held: number, tokens: Int32Array, start: number): boolean {
    const own = this.#tokens;
    for (let i = 0; i < this.#length; i++) {
      if (own[held + i] !== tokens[start + i]) return false;
    }
    return true;
  }
}

/** Numbers below a limit, a bit each. */
export class BitSet {
  readonly #bits: Uint32Array;

  constructor(limit: number) {
    this.#bits = new Uint32Array((limit + 31) >>> 5);
  }

  /** Adds a number; false if it was there. */
  add(number: number): boolean {
    const word = number >>> 5;
    const bit = 1 << (number & 31);
    const held = this.#bits[word] ?? 0;
    this.#bits[word] = held | bit;
    return (held & bit) === 0;
  }

  clear(): void {
    this.#bits.fill(0);
  }
}

function placeOfShingle(tokens: Int32Array, start: number, length: number): number {
  const [one = 0, two = 0, three = 0] = [tokens[start], tokens[start + 1], tokens[start + 2]];
  if (length === 3) return placeOfThree(one, two, three);
  let place = one;
  for (let i = 1; i < length; i++) place = placeOf(place, tokens[start + i] ?? 0);
  return place;
}
