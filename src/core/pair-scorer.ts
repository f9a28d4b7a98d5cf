/**
 * Measures pairs of documents: resemblance and containment on the full texts, the score on what is
 * left where boilerplate and quoted mail are set aside.
 */
import type { OwnTexts } from './boilerplate.ts';
import type { Collection } from './collection.ts';
import type { PhraseSpread } from './phrase-spread.ts';
import { relationOf, type PairMeasures } from './relation.ts';
import { roundMeasure, SCORE_MODEL, scoreOf, type ScoreModel } from './score.ts';
import type { Measure, Relation } from './types.ts';
import { Verifier, type Evidence } from './verify.ts';

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

/** What the texts to be measured are. */
export interface ScorerOptions {
  readonly collection: Collection;
  readonly own: OwnTexts;
  /** Rarity of every token, in bits. */
  readonly rarity: Float64Array;
  readonly shingleSize: number;
  /** How widespread a phrase is; without it, none is. */
  readonly spread?: PhraseSpread | undefined;
  /** Default `SCORE_MODEL`. */
  readonly model?: ScoreModel | undefined;
}

/** Measures pairs of different texts of one collection. */
export class PairScorer {
  readonly #full: Verifier;
  readonly #options: ScorerOptions;
  readonly #model: ScoreModel;
  #trimmed: Verifier | undefined;

  constructor(options: ScorerOptions) {
    const { collection, rarity, shingleSize, spread, model = SCORE_MODEL } = options;
    this.#full = new Verifier(collection, rarity, shingleSize, spread);
    this.#model = model;
    this.#options = options;
  }

  /** Measures one pair. Fastest where consecutive calls have the same `a`. */
  measure(a: number, b: number): PairMeasure {
    this.#full.load(a);
    const evidence = this.#full.compare(b);
    const { sharedShingles, shinglesA, shinglesB } = evidence;
    const exact = {
      resemblance: share(sharedShingles, shinglesA + shinglesB - sharedShingles),
      containmentA: share(sharedShingles, shinglesA),
      containmentB: share(sharedShingles, shinglesB),
    };
    const score = this.#ownScore(a, b) ?? scoreOf(evidence, this.#model);
    const relation = relationOf(phraseMeasures(evidence));
    return { score, ...exact, sharedShingles, shinglesA, shinglesB, relation };
  }

  /** The score of what is left, where something of either text was set aside. */
  #ownScore(a: number, b: number): number | undefined {
    const { own, rarity, shingleSize, spread } = this.#options;
    if (!own.isCut(a) && !own.isCut(b)) return undefined;
    this.#trimmed ??= new Verifier(own, rarity, shingleSize, spread);
    this.#trimmed.load(a);
    return scoreOf(this.#trimmed.compare(b), this.#model);
  }
}

/** Relations are about 3-token shingles, by which their thresholds were measured, whatever the `-k`. */
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

/** The measure of a pair that a threshold is held against; containment is the larger of the two. */
export function measureOf(pair: PairMeasure, by: Measure): number {
  if (by === 'score') return pair.score;
  if (by === 'resemblance') return pair.resemblance;
  return Math.max(pair.containmentA, pair.containmentB);
}
