/**
 * How many texts of a corpus have each word, pair and triple of words that two documents share.
 *
 * One pass over the corpus, O(tokens), with a look-up only where a word and the next are both shared.
 */
import type { TokenTexts } from './collection.ts';

/** One distinct shingle that both documents have. */
export interface SharedShingle {
  /** Where it first stands in the first document. */
  readonly at: number;
  /** Texts that have it. */
  df: number;
  /** The last text that was counted. */
  last: number;
}

/** The shared shingles of one, two and three tokens. */
export class SharedShingles {
  /** By size less one: the shared shingles of that size, in order of the first document. */
  readonly levels: readonly [SharedShingle[], SharedShingle[], SharedShingle[]] = [[], [], []];
  readonly #texts: TokenTexts;
  /** A shingle's key is that of the shingle without its last token, times this, plus that token. */
  readonly #base: number;
  /** By size less one: key to shingle; the key of a shorter one is its number in its level. */
  readonly #numbers = [
    new Map<number, number>(),
    new Map<number, number>(),
    new Map<number, number>(),
  ];

  /** Finds what documents `a` and `b` of `texts` share, and counts it over `documents`. */
  constructor(texts: TokenTexts, [a, b]: readonly [number, number], documents: Int32Array) {
    this.#texts = texts;
    this.#base = texts.vocabulary.size;
    this.#find(texts.tokensOf(a), texts.tokensOf(b));
    for (const document of documents) this.#count(document);
  }

  /** Texts that have this phrase of three tokens; 0 where the two documents do not share it. */
  documentsOf(phrase: Int32Array): number {
    let number: number | undefined = 0;
    for (const [level, token] of phrase.entries()) {
      number = this.#numbers[level]?.get(number * this.#base + token);
      if (number === undefined) return 0;
    }
    return this.levels[phrase.length - 1]?.[number]?.df ?? 0;
  }

  #find(a: Int32Array, b: Int32Array): void {
    for (const size of [1, 2, 3]) {
      const ofB = new Set<string>();
      for (let i = 0; i + size <= b.length; i++) ofB.add(b.subarray(i, i + size).join(' '));
      for (let i = 0; i + size <= a.length; i++) {
        if (ofB.has(a.subarray(i, i + size).join(' '))) this.#add(a, i, size);
      }
    }
  }

  /** Numbers the shingle, if it is a new one; what it begins with is shared too, and has a number. */
  #add(tokens: Int32Array, at: number, size: number): void {
    const shingles = this.levels[size - 1];
    const numbers = this.#numbers[size - 1];
    const key = this.#keyAt(tokens, at, size);
    if (shingles === undefined || key === undefined || numbers?.has(key) !== false) return;
    numbers.set(key, shingles.length);
    shingles.push({ at, df: 0, last: -1 });
  }

  #keyAt(tokens: Int32Array, at: number, size: number): number | undefined {
    let number: number | undefined = 0;
    for (let level = 0; level < size - 1; level++) {
      number = this.#numbers[level]?.get(number * this.#base + (tokens[at + level] ?? 0));
      if (number === undefined) return undefined;
    }
    return number * this.#base + (tokens[at + size - 1] ?? 0);
  }

  #count(document: number): void {
    const tokens = this.#texts.tokensOf(document);
    for (let i = 0; i < tokens.length; i++) {
      let number: number | undefined = 0;
      for (let level = 0; level < 3 && i + level < tokens.length; level++) {
        number = this.#numbers[level]?.get(number * this.#base + (tokens[i + level] ?? 0));
        const shingle = number === undefined ? undefined : this.levels[level]?.[number];
        if (number === undefined || shingle === undefined) break;
        if (shingle.last !== document) shingle.df++;
        shingle.last = document;
      }
    }
  }
}
