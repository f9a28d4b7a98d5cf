/**
 * The score: how probable it is that two documents come from the same text, in [0, 1].
 *
 * A logistic model of six terms, each with a fixed sign and a reason. Three say how much is shared:
 *
 * - `words`, log of the rarity-weighted Jaccard of the two sets of words: survives any reordering and
 *   every change of phrase, and stays low for texts that only share a language;
 * - `order`, log of the share of the shorter text's words that follow each other in the same order in
 *   both, beyond the 2 * sqrt(n) that chance gives: what two stories of one event do not share;
 * - `length`, log of the shorter text: the same shares say more of a long text than of a headline.
 *
 * Three say that what is shared is no sign of a common origin, and take away from the rest:
 *
 * - `spread`, log of what the shared phrases are still worth, each weighted down by how many documents
 *   have it (phrase-spread.ts): forms, templates, events that all report. It fades out where two texts
 *   share nearly all they have, as copies of a much copied story do. It replaces the contrast with a
 *   document's other partners, and documents that have none of a pair's phrases cannot move it;
 * - `subject`, log of how often a text has its key terms - rare words that it repeats - that the other
 *   does not have, of the side where that is less: rewriting keeps names, pages of one template differ
 *   in nothing else. An excerpt leaves out key terms, but on one side only;
 * - `numbers`, log of how many numbers each side has alone, of the side that has fewer: two reports
 *   filled into one form.
 *
 * In a text a hundred times as long, an excerpt is a hundredth of the words, and the Jaccard says
 * nothing. So there is a second measure of how much is shared, from the share of the shorter text's
 * 3-word phrases that the other has, and their number; the larger of the two counts. And what resembles
 * the other by `NEAR_DUPLICATE_RESEMBLANCE` or more is never doubted to below even odds.
 *
 * The coefficients come from `bench/calibrate.js`, which says on what they were trained and how they do
 * on each collection when trained on the others. Those of the second measure are set by hand, from
 * what they should mean.
 */

import { EXCERPT_CONTAINMENT, NEAR_DUPLICATE_RESEMBLANCE } from './relation.ts';
import type { Evidence } from '../verification/evidence.ts';

/** The coefficients of the score, in the order in which reports list the terms. */
export interface ScoreModel {
  readonly intercept: number;
  readonly words: number;
  readonly order: number;
  readonly length: number;
  readonly spread: number;
  readonly subject: number;
  readonly numbers: number;
}

/** The names of the terms. */
export type ScoreTerm = Exclude<keyof ScoreModel, 'intercept'>;

/** The coefficients in use; logit 0 is even odds where about one candidate in seven is a pair. */
export const SCORE_MODEL: ScoreModel = {
  intercept: 1.95,
  words: 2.51,
  order: 0.89,
  length: 1.41,
  spread: 10.37,
  subject: -1.16,
  numbers: -2.21,
};

/**
 * An excerpt is taken for one from `EXCERPT_CONTAINMENT` on, of `EXCERPT_PHRASES` phrases or more; one
 * half in the other text, or only five words long, is not.
 */
const EXCERPT_SHARE = 12;
const EXCERPT_PHRASES = 10;
const EXCERPT_NUMBER = 3;
const EXCERPT_CAP = 1;

/** Just above even odds where a pair becomes a near-duplicate, nine to one where the texts are the same. */
const COPY_LEAST = 0.2;
const COPY_SHARE = 5;

/** Keeps the log finite, and below what unrelated texts of one genre share. */
const WORDS_FLOOR = 0.01;
/** Words and tokens that stand for nothing in order, and for a text too short to show any. */
const NO_ORDER = 0.5;
const SHORT_TEXT = 10;
/** Bits, about one rare phrase, below which it does not matter how many documents share them. */
const FEW_BITS = 10;
/** The doubt fades from a resemblance of 1 - 1 / 1.6, about that of a text to one with a sixth of its words edited. */
const COPY_FADE = 1.6;

const DECIMALS = 1e6;

/** `value` to 6 decimals, as every measure is before it is compared or sorted. */
export function roundMeasure(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}

/** The probability that two documents come from the same text; 0 where they share no word. */
export function scoreOf(evidence: Evidence, model: ScoreModel = SCORE_MODEL): number {
  if (evidence.sharedWords === 0) return 0;
  const shared = Math.max(rewriteLogit(evidence, model), excerptLogit(evidence));
  const logit = Math.max(shared + doubtLogit(evidence, model), copyLogit(evidence));
  return roundMeasure(1 / (1 + Math.exp(-logit)));
}

/** The log-odds of what two versions of one text share. */
function rewriteLogit(evidence: Evidence, model: ScoreModel): number {
  return (
    model.intercept +
    model.words * words(evidence) +
    model.order * order(evidence) +
    model.length * length(evidence)
  );
}

/** What is taken away because the same could be shared without a common origin; at most 0. */
function doubtLogit(evidence: Evidence, model: ScoreModel): number {
  return (
    model.spread * spread(evidence) +
    model.subject * subject(evidence) +
    model.numbers * numbers(evidence)
  );
}

/**
 * The log-odds below which no doubt can bring a pair that is a near-duplicate by its exact measure;
 * -Infinity for all others. A template filled in twice with so little of its own is told by no word.
 */
export function copyLogit({ sharedPhrases, phrasesA, phrasesB }: Evidence): number {
  const union = phrasesA + phrasesB - sharedPhrases;
  const resemblance = union <= 0 ? 0 : sharedPhrases / union;
  if (resemblance < NEAR_DUPLICATE_RESEMBLANCE) return -Infinity;
  return COPY_LEAST + COPY_SHARE * (resemblance - NEAR_DUPLICATE_RESEMBLANCE);
}

/** The value of each term. */
export function scoreTerms(evidence: Evidence): Readonly<Record<ScoreTerm, number>> {
  return {
    words: words(evidence),
    order: order(evidence),
    length: length(evidence),
    spread: spread(evidence),
    subject: subject(evidence),
    numbers: numbers(evidence),
  };
}

/**
 * The log-odds of an excerpt, which grow with the share of the shorter text's phrases that are
 * shared and with their number; -Infinity where none is.
 */
export function excerptLogit({ sharedPhrases, phrasesA, phrasesB }: Evidence): number {
  if (sharedPhrases === 0) return -Infinity;
  const fewer = Math.min(phrasesA, phrasesB);
  const number = EXCERPT_NUMBER * Math.log(sharedPhrases / EXCERPT_PHRASES);
  return (
    EXCERPT_SHARE * (sharedPhrases / fewer - EXCERPT_CONTAINMENT) + Math.min(number, EXCERPT_CAP)
  );
}

function words({ sharedWords, wordsA, wordsB }: Evidence): number {
  const union = wordsA + wordsB - sharedWords;
  return Math.log((union <= 0 ? 0 : sharedWords / union) + WORDS_FLOOR);
}

function order({ onceInBoth, inOrder, lengthA, lengthB }: Evidence): number {
  const beyondChance = Math.max(0, inOrder - 2 * Math.sqrt(onceInBoth));
  return Math.log((beyondChance + NO_ORDER) / (Math.min(lengthA, lengthB) + SHORT_TEXT));
}

function length({ lengthA, lengthB }: Evidence): number {
  return Math.log1p(Math.min(lengthA, lengthB));
}

function spread({ sharedOwnBits, sharedBits, bitsA, bitsB }: Evidence): number {
  const resemblance = sharedBits / (bitsA + bitsB - sharedBits + 1);
  const doubt = Math.log((sharedOwnBits + FEW_BITS) / (sharedBits + FEW_BITS));
  return doubt * Math.min(1, COPY_FADE * (1 - resemblance));
}

function subject(evidence: Evidence): number {
  const aloneInA = evidence.keyTermsA - evidence.sharedKeyTermsA;
  const aloneInB = evidence.keyTermsB - evidence.sharedKeyTermsB;
  return Math.log1p(Math.min(aloneInA, aloneInB));
}

function numbers({ sharedNumbers, numbersA, numbersB }: Evidence): number {
  return Math.log1p(Math.min(numbersA, numbersB) - sharedNumbers);
}
