/**
 * Measures pairs of documents: resemblance and containment on the full texts, the score on the
 * texts without boilerplate and quoted mail.
 */

import type { TrimmedTexts } from '../boilerplate/trimmed-texts.ts';
import type { Collection } from '../texts/collection.ts';
import type { MarkedTokens } from '../texts/marked-tokens.ts';
import type { KernelVerifier } from '../verification/verifier.ts';
import { type Families, FamilyFrequencies } from '../rarity/family-frequencies.ts';
import { PhraseWeight } from '../rarity/phrase-weight.ts';
import type { PhraseCounts } from '../shingles/phrases.ts';
import type { FamilyTable } from '../verification/family-table.ts';
import { OWN_MATCH, QuotationFinder, type QuotationMeasures } from './quotation.ts';
import { relationOf, type PairMeasures } from './relation.ts';
import { evidenceLogit, roundMeasure, SCORE_MODEL, scoreOf, type ScoreModel } from './score.ts';
import type { CountLimits } from '../../model/overrides.ts';
import type { Quoting } from '../../model/result.ts';
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
  /** Who quotes, if the relation is `quotation`. */
  readonly quoting?: Quoting;
  /**
   * If the relation makes no copies: the score of the whole texts, or the larger containment if that is more.
   * Whether such a pair is listed goes by that, as the score is of what no quotation or form is part of.
   */
  readonly wholeScore?: number;
  /** What this pair must reach, if its documents ask for other than the run. */
  readonly limits?: CountLimits;
}

/** The texts to measure, and how. */
export interface ScorerOptions {
  readonly collection: Collection;
  readonly trimmed: TrimmedTexts;
  /** By document that quotes: 1 for each of its tokens that are quoted. If absent, no pair is a quotation. */
  readonly quoted?: MarkedTokens | undefined;
  /** Finds these quotations; a scorer has one of its own by default. */
  readonly quotations?: QuotationFinder | undefined;
  /** Rarity of every token, in bits. */
  readonly rarity: Float64Array;
  readonly shingleSize: number;
  /** How many documents have a phrase; if absent, every phrase has its full worth. */
  readonly counts?: PhraseCounts | undefined;
  /** Compares pairs on the kernel, except for texts that are too long for it. */
  readonly verifier?: Pick<KernelVerifier, 'compare'> | undefined;
  /** Texts that count as one among their own pairs; none, if absent. */
  readonly families?: Families | undefined;
  /** The frequencies of a family on the kernel, for `verifier`. */
  readonly familyTable?: Pick<FamilyTable, 'of'> | undefined;
  /** True if pairs that are one form filled in twice are told from copies: not if what is shared counts, whatever it is. */
  readonly tellsForms?: boolean | undefined;
  /** Default `SCORE_MODEL`. */
  readonly model?: ScoreModel | undefined;
  /** What the prior of the collection adds to the log-odds; default 0. */
  readonly shift?: number | undefined;
  /** What a pair must reach, if some documents ask for other than the run. */
  readonly limits?: { of(a: number, b: number): CountLimits } | undefined;
}

/** What two texts share. */
export interface ComparedPair {
  readonly whole: Evidence;
  /** Of the trimmed texts; undefined if nothing was set aside in either. */
  readonly trimmed: Evidence | undefined;
}

/** What a score must lose to be doubted: less is not seen by anyone, and most pairs lose next to nothing. */
const LEAST_DOUBT = 0.02;

/** The resemblance of two texts that are a form each, and the score that says so, whoever else follows it. */
const FORM_RESEMBLANCE = 0.5;
const FORM_SCORE = 0.2;

/** Measures remembered between calls: clustering asks for the same few pairs at every threshold. */
const MAX_REMEMBERED = 1 << 17;

/** Measures pairs of different texts of one collection. */
export class PairScorer {
  readonly #options: ScorerOptions;
  readonly #model: ScoreModel;
  readonly #shift: number;
  readonly #quotations: QuotationFinder | undefined;
  readonly #known = new Map<number, PairMeasure>();
  /** Compare what the kernel does not. Made on demand, because they take memory for each document. */
  #full: Verifier | undefined;
  #trimmed: Verifier | undefined;
  readonly #weight: PhraseWeight | undefined;
  /** What these verifiers weigh by if a pair is of the family that was asked for last. */
  #family: { readonly members: readonly number[]; readonly weight: PhraseWeight } | undefined;

  constructor(options: ScorerOptions) {
    const { collection, quoted, counts } = options;
    this.#model = options.model ?? SCORE_MODEL;
    this.#shift = options.shift ?? 0;
    this.#quotations = options.quotations ?? (quoted && new QuotationFinder(collection, quoted));
    this.#options = options;
    this.#weight = counts && new PhraseWeight(collection.vocabulary, counts);
  }

  /** The same scorer once it is known which texts are versions of each other. */
  within(families: Families): PairScorer {
    return new PairScorer({ ...this.#options, families });
  }

  /** Measures one pair. Fastest if consecutive calls have the same `a`. */
  measure(a: number, b: number): PairMeasure {
    return this.measureBy(a, b, this.compare(a, b));
  }

  /** The same for a pair that is asked for again and again. */
  measureAgain(a: number, b: number): PairMeasure {
    const key = a * this.#options.collection.size + b;
    const before = this.#known.get(key);
    if (before !== undefined) return before;
    if (this.#known.size >= MAX_REMEMBERED) this.#known.clear();
    const pair = this.withLimits(a, b, this.measure(a, b));
    this.#known.set(key, pair);
    return pair;
  }

  /** A pair with what it must reach, if that is other than usual. */
  withLimits(a: number, b: number, pair: PairMeasure): PairMeasure {
    const { limits } = this.#options;
    return limits === undefined ? pair : { ...pair, limits: limits.of(a, b) };
  }

  /** What two documents share; valid until the next pair is compared. */
  compare(a: number, b: number): ComparedPair {
    const found = this.#compare(a, b, undefined);
    const family = this.#options.families?.ofPair(a, b);
    if (family === undefined || this.undoubtedScore(found) === undefined) return found;
    return this.#compare(a, b, family);
  }

  /** Measures a pair of one family that is doubted. */
  measureInFamily(a: number, b: number, family: readonly number[]): PairMeasure {
    return this.measureBy(a, b, this.#compare(a, b, family));
  }

  /**
   * What a pair would score if nobody else had what it shares; undefined if that is not noticeably more than it does.
   */
  undoubtedScore({ whole, trimmed }: ComparedPair): number | undefined {
    const own = trimmed ?? whole;
    if (own.sharedOwnBits >= own.sharedBits) return undefined;
    const score = this.#scoreOf({ ...own, sharedOwnBits: own.sharedBits });
    return score - this.#scoreOf(own) > LEAST_DOUBT ? score : undefined;
  }

  /** The log-odds of what two texts share, before the prior. */
  logitOf(evidence: Evidence): number {
    return evidenceLogit(evidence, this.#model);
  }

  /** What two texts score if many documents may have what they share: never less than `measure` gives. */
  measureUndoubted(a: number, b: number): number {
    const found = this.#compare(a, b, undefined);
    return this.undoubtedScore(found) ?? this.measureBy(a, b, found).score;
  }

  #scoreOf(evidence: Evidence): number {
    return scoreOf(evidence, this.#model, this.#shift);
  }

  #compare(a: number, b: number, family: readonly number[] | undefined): ComparedPair {
    const { verifier, familyTable } = this.#options;
    if (family !== undefined && familyTable === undefined) return this.compareLong(a, b, family);
    const found = verifier?.compare(a, b, family && familyTable?.of(family));
    return found?.whole === undefined
      ? this.compareLong(a, b, family)
      : { whole: found.whole, trimmed: found.trimmed };
  }

  /** The same for texts of any length, without the kernel; by the frequencies of a family, if it is given. */
  compareLong(a: number, b: number, family?: readonly number[]): ComparedPair {
    const { collection, rarity, shingleSize } = this.#options;
    const weight = this.#weightFor(family);
    this.#full ??= new Verifier(collection, rarity, shingleSize);
    this.#full.weighBy(weight);
    this.#full.load(a);
    return { whole: this.#full.compare(b), trimmed: this.#compareTrimmed(a, b, weight) };
  }

  #weightFor(family: readonly number[] | undefined): PhraseWeight | undefined {
    const { collection, counts } = this.#options;
    if (family === undefined || counts === undefined) return this.#weight;
    if (this.#family?.members !== family) {
      const frequent = new FamilyFrequencies(collection, family, counts);
      const weight = new PhraseWeight(collection.vocabulary, { ...counts, frequent });
      this.#family = { members: family, weight };
    }
    return this.#family.weight;
  }

  /**
   * Measures a pair by what it shares. The score is of the trimmed texts if something was set aside in
   * either.
   */
  measureBy(a: number, b: number, { whole, trimmed }: ComparedPair): PairMeasure {
    const { sharedShingles, shinglesA, shinglesB } = whole;
    const exact = {
      resemblance: share(sharedShingles, shinglesA + shinglesB - sharedShingles),
      containmentA: share(sharedShingles, shinglesA),
      containmentB: share(sharedShingles, shinglesB),
    };
    const score = this.showsNothing(a, b) ? 0 : scoreOf(trimmed ?? whole, this.#model, this.#shift);
    const measures = { score, ...exact, sharedShingles, shinglesA, shinglesB };
    const mayQuote = trimmed !== undefined && score < OWN_MATCH;
    const quoting = mayQuote ? this.#quotations?.find(a, b, whole) : undefined;
    const isFilled = quoting === undefined && this.#isFilledForm(whole, trimmed ?? whole);
    if (quoting === undefined && !isFilled) {
      return { ...measures, relation: relationOf(phraseMeasures(whole)) };
    }
    const { containmentA, containmentB } = exact;
    const wholeScore = Math.max(
      scoreOf(whole, this.#model, this.#shift),
      containmentA,
      containmentB,
    );
    if (quoting === undefined) return { ...measures, relation: 'template', wholeScore };
    return { ...measures, relation: 'quotation', quoting, wholeScore };
  }

  /**
   * True if two texts have half of their phrases in common, and yet their numbers and names tell that they are no copies:
   * one form, filled in twice.
   */
  #isFilledForm(whole: Evidence, own: Evidence): boolean {
    if (this.#options.tellsForms !== true) return false;
    if (phraseMeasures(whole).resemblance < FORM_RESEMBLANCE) return false;
    return this.#scoreOf({ ...own, sharedOwnBits: own.sharedBits }) < FORM_SCORE;
  }

  /** True if one of the two is an answer of less than a line: it scores 0 with all other texts. */
  showsNothing(a: number, b: number): boolean {
    const { trimmed } = this.#options;
    return trimmed.isLessThanLine(a) || trimmed.isLessThanLine(b);
  }

  /** How far a pair is a quotation; undefined if nothing is quoted in either text. */
  measureQuotation(a: number, b: number): QuotationMeasures | undefined {
    return this.#quotations?.measure(a, b, this.compare(a, b).whole);
  }

  /** Compares the trimmed texts, if something was set aside in either of them. */
  #compareTrimmed(a: number, b: number, weight: PhraseWeight | undefined): Evidence | undefined {
    const { trimmed, rarity, shingleSize } = this.#options;
    if (!trimmed.isCut(a) && !trimmed.isCut(b)) return undefined;
    this.#trimmed ??= new Verifier(trimmed, rarity, shingleSize);
    this.#trimmed.weighBy(weight);
    this.#trimmed.load(a);
    return this.#trimmed.compare(b);
  }
}

/**
 * Relations use 3-token shingles whatever the shingle size, because their thresholds were measured
 * with these.
 */
export function phraseMeasures(evidence: Evidence): PairMeasures {
  const { sharedPhrases, phrasesA, phrasesB, lengthA, lengthB } = evidence;
  return {
    resemblance: share(sharedPhrases, phrasesA + phrasesB - sharedPhrases),
    containmentA: share(sharedPhrases, phrasesA),
    containmentB: share(sharedPhrases, phrasesB),
    lengthA,
    lengthB,
  };
}

export const share = (part: number, whole: number): number =>
  whole === 0 ? 0 : roundMeasure(part / whole);

/** The containments of a pair as one of its documents sees them. */
export interface SharesOfPair {
  /** The share of its own shingles that the other document has. */
  readonly ofThis: number;
  /** The share of the other document's shingles that it has. */
  readonly ofOther: number;
}

/** Returns the containments of a pair as its first document sees them, or else its second. */
export function sharesFrom(
  { containmentA, containmentB }: Pick<PairMeasure, 'containmentA' | 'containmentB'>,
  isFirst: boolean,
): SharesOfPair {
  return isFirst
    ? { ofThis: containmentA, ofOther: containmentB }
    : { ofThis: containmentB, ofOther: containmentA };
}

/**
 * Returns the measure that a threshold is compared with, in [0, 1]. For containment it is the
 * larger of the two. For a relation that makes no copies it is of the whole texts.
 */
export function measureOf(pair: PairMeasure, by: Measure): number {
  if (by === 'score') return pair.wholeScore ?? pair.score;
  if (by === 'resemblance') return pair.resemblance;
  return Math.max(pair.containmentA, pair.containmentB);
}
