/**
 * What a shared phrase is still worth if many documents have it: `sqrt(8 / df)`, and 1 up to 8
 * documents.
 *
 * Eight documents are a story and its rewrites. Beyond them, a phrase is more and more likely to be
 * a general way of saying it: a form, a template, an event that all report. The root takes away
 * half at 32 documents and nine tenths at 800. It does so slowly, because a much copied story is
 * shared by many too. Commonplaces of the language are left to rarity.ts, so that documents with
 * nothing else in common with a pair cannot move it.
 *
 * For each phrase that two documents share, three hashes are combined and looked up, about 100 ns,
 * and only if all three words occur in `FREQUENT_DF` documents.
 */

import { add, finishShingle, multiply, SHINGLE_BASE, type Hash64 } from '../tokens/hash.ts';
import { FREQUENT_DF, PHRASE_LEVEL, type PhraseCounts } from '../shingles/phrases.ts';
import { isSampled } from '../shingles/signature.ts';
import type { Vocabulary } from '../texts/vocabulary.ts';
import { FULL_DF } from '../../kernel/layout/phrases.ts';

/** Weighs phrases by the number of documents of one corpus that have them. */
export class PhraseWeight {
  readonly #vocabulary: Vocabulary;
  readonly #counts: PhraseCounts;
  readonly #hash: Hash64 = { hi: 0, lo: 0 };

  constructor(vocabulary: Vocabulary, counts: PhraseCounts) {
    this.#vocabulary = vocabulary;
    this.#counts = counts;
  }

  /**
   * Returns the weight, in (0, 1], of the phrase of three token numbers; 1 if it was not counted
   * because it is rarer than `FREQUENT_DF` or not sampled.
   */
  weight(first: number, second: number, third: number): number {
    const { frequent, wordDf, scaled } = this.#counts;
    if ((wordDf[first] ?? 0) < FREQUENT_DF) return 1;
    if ((wordDf[second] ?? 0) < FREQUENT_DF) return 1;
    if ((wordDf[third] ?? 0) < FREQUENT_DF) return 1;
    const hash = this.#hash;
    hash.hi = 0;
    hash.lo = 0;
    this.#append(first);
    this.#append(second);
    this.#append(third);
    finishShingle(hash, PHRASE_LEVEL);
    if (!isSampled(hash.hi, scaled)) return 1;
    const df = frequent.get(hash.hi, hash.lo);
    return df <= FULL_DF ? 1 : Math.sqrt(FULL_DF / df);
  }

  #append(token: number): void {
    multiply(this.#hash, SHINGLE_BASE);
    add(this.#hash, this.#vocabulary.hi[token] ?? 0, this.#vocabulary.lo[token] ?? 0);
  }
}
