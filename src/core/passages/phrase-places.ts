/**
 * The places of the 3-token phrases of many short texts in a long one.
 *
 * An index of the long text would take some 100 bytes a token: for a book of 200 MB, more memory than a
 * machine has. So the phrases of all short texts are indexed together, and the long text is looked up in
 * that index in one pass: O(tokens of all), with memory for the short texts alone.
 */
import { placeOfThree } from '../../kernel/hash-key.ts';
import type { TokenTexts } from '../texts/collection.ts';

const PHRASE = 3;

/** The places of phrases in one long text. */
export class PhrasePlaces {
  readonly #texts: Pick<TokenTexts, 'tokensOf'>;
  /** Phrases by open addressing on their tokens: the number of each, from 1. */
  readonly #numbers: Int32Array;
  /** By phrase: its tokens. */
  readonly #tokens: Int32Array;
  /** By phrase: how often it occurs in the long text, and the last of its first places, from 1. */
  readonly #times: Int32Array;
  readonly #last: Int32Array;
  #phrases = 0;
  /** Places in the order in which they were found, and for each the previous place of its phrase. */
  readonly #places: number[] = [0];
  readonly #before: number[] = [0];
  readonly #maxTimes: number;

  /** Looks for the phrases of all `short` texts in `long`. A phrase that occurs more often has no place. */
  constructor(texts: Pick<TokenTexts, 'tokensOf'>, long: number, { short, maxTimes }: Search) {
    const total = short.reduce((sum, document) => sum + texts.tokensOf(document).length, 0);
    this.#texts = texts;
    this.#maxTimes = maxTimes;
    this.#numbers = new Int32Array(2 ** (32 - Math.clz32(total * 2 + 1)));
    this.#tokens = new Int32Array(total * PHRASE);
    for (const document of short) this.#index(texts.tokensOf(document));
    this.#times = new Int32Array(this.#phrases + 1);
    this.#last = new Int32Array(this.#phrases + 1);
    this.#search(texts.tokensOf(long));
  }

  /** The places, ascending, of the phrases of one of the short texts. */
  of(document: number): number[] {
    const tokens = this.#texts.tokensOf(document);
    const numbers = new Set<number>();
    for (let i = 0; i + PHRASE <= tokens.length; i++) numbers.add(this.#numberAt(tokens, i));
    const places: number[] = [];
    for (const number of numbers) {
      if ((this.#times[number] ?? 0) > this.#maxTimes) continue;
      for (let at = this.#last[number] ?? 0; at > 0; at = this.#before[at] ?? 0) {
        places.push(this.#places[at] ?? 0);
      }
    }
    return places.sort((x, y) => x - y);
  }

  #index(tokens: Int32Array): void {
    for (let i = 0; i + PHRASE <= tokens.length; i++) {
      const slot = this.#slotOf(tokens, i);
      if (this.#numbers[slot] !== 0) continue;
      this.#tokens.set(tokens.subarray(i, i + PHRASE), this.#phrases * PHRASE);
      this.#numbers[slot] = ++this.#phrases;
    }
  }

  #search(tokens: Int32Array): void {
    for (let i = 0; i + PHRASE <= tokens.length; i++) {
      const number = this.#numberAt(tokens, i);
      if (number === 0) continue;
      const times = (this.#times[number] ?? 0) + 1;
      this.#times[number] = times;
      if (times > this.#maxTimes) continue;
      this.#places.push(i);
      this.#before.push(this.#last[number] ?? 0);
      this.#last[number] = this.#places.length - 1;
    }
  }

  #numberAt(tokens: Int32Array, at: number): number {
    return this.#numbers[this.#slotOf(tokens, at)] ?? 0;
  }

  /** The slot of the phrase at `at`, or the free slot for it. */
  #slotOf(tokens: Int32Array, at: number): number {
    const one = tokens[at] ?? 0;
    const two = tokens[at + 1] ?? 0;
    const three = tokens[at + 2] ?? 0;
    const numbers = this.#numbers;
    const phrases = this.#tokens;
    const mask = numbers.length - 1;
    for (let slot = placeOfThree(one, two, three) & mask; ; slot = (slot + 1) & mask) {
      const number = numbers[slot] ?? 0;
      if (number === 0) return slot;
      const first = (number - 1) * PHRASE;
      if (phrases[first] !== one || phrases[first + 1] !== two) continue;
      if (phrases[first + 2] === three) return slot;
    }
  }
}

/** What to look for. */
export interface Search {
  /** Texts by number, each once. */
  readonly short: readonly number[];
  readonly maxTimes: number;
}
