/**
 * Measures pairs of documents: resemblance and containment on the full texts, the score on the
 * texts without boilerplate and quoted mail.
 */

import type { OwnTexts } from '../boilerplate/boilerplate.ts';
import type { Collection } from '../texts/collection.ts';
import type { KernelVerifier, PairEvidence } from '../verification/verifier.ts';
import type { PhraseSpread } from '../rarity/phrase-weight.ts';
import { relationOf, type PairMeasures } from './relation.ts';
import { roundMeasure, SCORE_MODEL, scoreOf, type ScoreModel } from './score.ts';
import type { Measure, Relation } from '../../model/settings.ts';
import { Verifier } from '../verification/long-texts.ts';
import type { Evidence } from '../verification/evidence.ts';

/** The verified measures of one pair, rounded to 6 decimals. */
export interface PairMeasure {
  readonly score: number;
  readonly resemblance: number;
  /** Share of the first document's shingles that the second has. */
  readonly containmentA: number;
  /** Share of the second document's shingles that the first has. */
  readonly containmentB: number;
  readonly sharedShingles: number;
  readonly shinglesA: number;
  readonly shinglesB: number;
  readonly relation: Relation;
}

/** The texts to measure, and how. */
export interface ScorerOptions {
  readonly collection: Collection;
  readonly own: OwnTexts;
  /** Rarity of every token, in bits. */
  readonly rarity: Float64Array;
  readonly shingleSize: number;
  /** How much a frequent phrase is worth; if absent, every phrase has its full worth. */
  readonly spread?: PhraseSpread | undefined;
  /** Compares pairs on the kernel, if there is one. */
  readonly verifier?: KernelVerifier | undefined;
  /** Default `SCORE_MODEL`. */
  readonly model?: ScoreModel | undefined;
}

/** The comparison of a pair without a kernel. */
const NOTHING: PairEvidence = { whole: undefined, own: undefined };

/** Measures pairs of different texts of one collection. */
export class PairScorer {
  readonly #options: ScorerOptions;
  readonly #model: ScoreModel;
  /**
   * Compare what the kernel does not. Made on demand, because they take memory for each document.
   */
  #full: Verifier | undefined;
  #trimmed: Verifier | undefined;

  constructor(options: ScorerOptions) {
    this.#model = options.model ?? SCORE_MODEL;
    this.#options = options;
  }

  /** Measures one pair. Fastest if consecutive calls have the same `a`. */
  measure(a: number, b: number): PairMeasure {
    const { whole, own } = this.#options.verifier?.compare(a, b) ?? NOTHING;
    if (whole !== undefined) return this.measureBy(whole, own);
    const { collection, rarity, shingleSize, spread } = this.#options;
    this.#full ??= new Verifier(collection, rarity, shingleSize, spread);
    this.#full.load(a);
    return this.measureBy(this.#full.compare(b), this.#compareOwn(a, b));
  }

  /**
   * Measures a pair by what the full texts share. The second evidence, on trimmed texts, is given
   * if something was set aside in either text; the score then uses it.
   */
  measureBy(evidence: Evidence, own?: Evidence): PairMeasure {
    const { sharedShingles, shinglesA, shinglesB } = evidence;
    const exact = {
      resemblance: share(sharedShingles, shinglesA + shinglesB - sharedShingles),
      containmentA: share(sharedShingles, shinglesA),
      containmentB: share(sharedShingles, shinglesB),
    };
    const score = scoreOf(own ?? evidence, this.#model);
    const relation = relationOf(phraseMeasures(evidence));
    return { score, ...exact, sharedShingles, shinglesA, shinglesB, relation };
  }

  /** Compares the trimmed texts, if something was set aside in either of them. */
  #compareOwn(a: number, b: number): Evidence | undefined {
    const { own, rarity, shingleSize, spread } = this.#options;
    if (!own.isCut(a) && !own.isCut(b)) return undefined;
    this.#trimmed ??= new Verifier(own, rarity, shingleSize, spread);
    this.#trimmed.load(a);
    return this.#trimmed.compare(b);
  }
}

/**
 * Relations use 3-token shingles whatever the shingle size, because their thresholds were measured
 * with these.
 */
function phraseMeasures(evidence: Evidence): PairMeasures {
  const { sharedPhrases, phrasesA, phrasesB, lengthA, lengthB } = evidence;
  return {
    resemblance: share(sharedPhrases, phrasesA + phrasesB - sharedPhrases),
    containmentA: share(sharedPhrases, phrasesA),
    containmentB: share(sharedPhrases, phrasesB),
    lengthA,
    lengthB,
  };
}

const share = (part: number, whole: number): number =>
  whole === 0 ? 0 : roundMeasure(part / whole);

/**
 * Returns the measure that a threshold is compared with, in [0, 1]. For containment it is the
 * larger of the two.
 */
export function measureOf(pair: PairMeasure, by: Measure): number {
  if (by === 'score') return pair.score;
  if (by === 'resemblance') return pair.resemblance;
  return Math.max(pair.containmentA, pair.containmentB);
}
