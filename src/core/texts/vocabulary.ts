/**
 * Numbers the distinct tokens of a run: 0, 1, 2, ...
 *
 * A token number represents its word everywhere inside a run. It takes 4 bytes instead of the 8 of
 * a hash, and indexes plain arrays. Numbers follow the order of reading, so nothing in a report may
 * depend on their order, only on whether two are equal. They are equal if and only if the words
 * are, byte for byte, whatever their hashes.
 *
 * Open addressing with linear probing at a load of at most a half, with a secret key (see
 * hash-key.ts); O(1) a token. A word whose hash an earlier word has is kept in a map by its bytes;
 * only words made for that purpose share a hash.
 */

import { placeOf } from '../../kernel/hash-key.ts';
import type { Tokens } from '../tokens/tokenise.ts';
import { widened } from '../tokens/widened.ts';

const INITIAL_SLOTS = 1 << 12;
const INITIAL_BYTES = 1 << 14;
/**
 * Two words of one length up to this many bytes are equal if their hashes are: the hash is then a
 * bijection, see hash.ts.
 */
const BLOCK = 8;
/** Bytes of the head of a word: what a number holds. */
const HEAD = 4;

/** The tokens of a tokeniser, as far as they are needed to look them up. */
export type Words = Pick<Tokens, 'hi' | 'lo' | 'isNumber' | 'words' | 'wordEnds'>;

/** Tokens that already have numbers, by number. */
export interface NumberedTokens {
  /** For each token, the lower and then the upper half of its hash. */
  readonly hashes: Uint32Array;
  readonly isNumber: Uint8Array;
  /** The words one after another, and the end of each. */
  readonly words: Uint8Array;
  readonly wordEnds: Int32Array;
}

/** The distinct tokens so far. */
export class Vocabulary {
  /** Number of distinct tokens; they are numbered from 0 to `size` - 1. */
  size = 0;
  /** Upper halves of the token hashes, by number. */
  hi = new Int32Array(INITIAL_SLOTS / 2);
  /** Lower halves of the token hashes, by number. */
  lo = new Int32Array(INITIAL_SLOTS / 2);
  /** By number: 1 for a token of nothing but digits, see `Tokens.isNumber`. */
  isNumber = new Uint8Array(INITIAL_SLOTS / 2);
  /** The words one after another, and by number the end of each. */
  #words: Uint8Array = new Uint8Array(INITIAL_BYTES);
  #ends = new Int32Array(INITIAL_SLOTS / 2);
  /** By slot: number + 1 of its token, 0 if it is free. */
  #slots = new Int32Array(INITIAL_SLOTS);
  /** By its bytes: the number of a word whose hash an earlier word has. */
  readonly #twins = new Map<string, number>();

  /** Returns the vocabulary of tokens that already have numbers. It may keep their arrays. */
  static from({ hashes, isNumber, words, wordEnds }: NumberedTokens): Vocabulary {
    const vocabulary = new Vocabulary();
    const { length } = isNumber;
    const room = Math.max(INITIAL_SLOTS, 2 ** Math.ceil(Math.log2(length + 1)));
    vocabulary.size = length;
    vocabulary.hi = new Int32Array(room);
    vocabulary.lo = new Int32Array(room);
    vocabulary.isNumber = new Uint8Array(room);
    vocabulary.isNumber.set(isNumber);
    vocabulary.#ends = new Int32Array(room);
    vocabulary.#ends.set(wordEnds);
    vocabulary.#words = words;
    for (let number = 0; number < length; number++) {
      vocabulary.lo[number] = hashes[2 * number] ?? 0;
      vocabulary.hi[number] = hashes[2 * number + 1] ?? 0;
    }
    vocabulary.#fill(room * 2);
    return vocabulary;
  }

  /** Returns the number of token `i`; a new number if it was not seen before. */
  number(tokens: Words, i: number): number {
    const slot = this.#slotOf(tokens.hi[i] ?? 0, tokens.lo[i] ?? 0);
    const number = (this.#slots[slot] ?? 0) - 1;
    if (number < 0) {
      this.#slots[slot] = this.size + 1;
      return this.#insert(tokens, i);
    }
    if (this.#isWord(number, tokens, i)) return number;
    const spelling = spell(tokens.words, startOf(tokens.wordEnds, i), tokens.wordEnds[i] ?? 0);
    const twin = this.#twins.get(spelling);
    if (twin !== undefined) return twin;
    this.#twins.set(spelling, this.size);
    return this.#insert(tokens, i);
  }

  /** Returns the number of token `i`, or -1 if it was never seen. */
  find(tokens: Words, i: number): number {
    const slot = this.#slotOf(tokens.hi[i] ?? 0, tokens.lo[i] ?? 0);
    const number = (this.#slots[slot] ?? 0) - 1;
    if (number < 0 || this.#isWord(number, tokens, i)) return number;
    const start = startOf(tokens.wordEnds, i);
    return this.#twins.get(spell(tokens.words, start, tokens.wordEnds[i] ?? 0)) ?? -1;
  }

  /**
   * The first four bytes of a word, folded as tokens are, as a number: of two words, the one with the lesser number comes
   * first by code points. O(1).
   */
  head(number: number): number {
    const start = startOf(this.#ends, number);
    const end = this.#ends[number] ?? 0;
    let head = 0;
    for (let at = start; at < start + HEAD; at++) {
      head = (head << 8) | (at < end ? (this.#words[at] ?? 0) : 0);
    }
    return head >>> 0;
  }

  /** A key for a map that no two words share: the bytes of a word, one a unit. */
  key(number: number): string {
    const end = this.#ends[number] ?? 0;
    let key = '';
    for (let at = startOf(this.#ends, number); at < end; at++) {
      key += String.fromCharCode(this.#words[at] ?? 0);
    }
    return key;
  }

  /** The slot of the first word with this hash, or the free slot for it. */
  #slotOf(hi: number, lo: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = placeOf(hi, lo) & mask; ; slot = (slot + 1) & mask) {
      const number = (slots[slot] ?? 0) - 1;
      if (number < 0 || (this.lo[number] === lo && this.hi[number] === hi)) return slot;
    }
  }

  /** True if a token is this word; their hashes are equal. */
  #isWord(number: number, { words, wordEnds }: Words, i: number): boolean {
    const start = startOf(wordEnds, i);
    const own = startOf(this.#ends, number);
    const length = (wordEnds[i] ?? 0) - start;
    if (length !== (this.#ends[number] ?? 0) - own) return false;
    if (length <= BLOCK) return true;
    const bytes = this.#words;
    for (let at = 0; at < length; at++) if (words[start + at] !== bytes[own + at]) return false;
    return true;
  }

  #insert(tokens: Words, i: number): number {
    const number = this.size++;
    this.hi[number] = tokens.hi[i] ?? 0;
    this.lo[number] = tokens.lo[i] ?? 0;
    this.isNumber[number] = tokens.isNumber[i] ?? 0;
    this.#keepWord(number, tokens, i);
    if (this.size === this.hi.length) this.#grow();
    return number;
  }

  #keepWord(number: number, { words, wordEnds }: Words, i: number): void {
    const start = startOf(wordEnds, i);
    const own = startOf(this.#ends, number);
    const end = own + (wordEnds[i] ?? 0) - start;
    if (end > this.#words.length) this.#words = widened(this.#words, end * 2);
    for (let at = own; at < end; at++) this.#words[at] = words[start + at - own] ?? 0;
    this.#ends[number] = end;
  }

  #grow(): void {
    const room = this.hi.length * 2;
    this.hi = widened(this.hi, room);
    this.lo = widened(this.lo, room);
    this.#ends = widened(this.#ends, room);
    this.isNumber = widened(this.isNumber, room);
    this.#fill(this.#slots.length * 2);
  }

  /** Puts all tokens into a new table. Of several with one hash, the first gets the slot. */
  #fill(size: number): void {
    this.#slots = new Int32Array(size);
    for (let number = 0; number < this.size; number++) {
      const slot = this.#slotOf(this.hi[number] ?? 0, this.lo[number] ?? 0);
      if (this.#slots[slot] === 0) this.#slots[slot] = number + 1;
      else this.#twins.set(this.#spellingOf(number), number);
    }
  }

  #spellingOf(number: number): string {
    return spell(this.#words, startOf(this.#ends, number), this.#ends[number] ?? 0);
  }
}

/** The start of item `i`, if items lie one after another. */
const startOf = (ends: Int32Array, i: number): number => (i === 0 ? 0 : (ends[i - 1] ?? 0));

/** Bytes as a key for a map. */
function spell(bytes: Uint8Array, start: number, end: number): string {
  return bytes.subarray(start, end).join(' ');
}
