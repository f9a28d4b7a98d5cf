/**
 * The score: the probability that two documents come from the same text, in [0, 1].
 *
 * A logistic model of five terms, each with a fixed sign and a reason. Two say how much is shared:
 *
 * - `overlap`, log of the share of the shorter text's words that the other has, by weight (the square of a word's
 *   rarity): editors shorten, reorder and rephrase, and keep names. It stays low for texts that only share a language;
 * - `order`, log of how many shared words first come in the same order in both, against the 2 * sqrt(n) that chance
 *   gives: two stories of one event do not share this. It grows with the number of shared words, so that the same
 *   shares say more about a long text than about a headline.
 *
 * Three say that what is shared is no sign of a common origin, and are subtracted:
 *
 * - `spread`, log of what the shared phrases are still worth, each weighted down by the number of
 *   documents that have it (see phrase-weight.ts): forms, templates, events that all report. It
 *   fades out if two texts share nearly everything, as copies of a much copied story do. It
 *   replaces a contrast with a document's other partners; documents that have none of a pair's
 *   phrases cannot change it;
 * - `subject`, log of how often a text has key terms - rare words that it repeats - that the other
 *   does not have, for the side with fewer of them, in a hundred words of the shorter text: rewriting keeps names,
 *   while pages of one template differ in nothing else. An excerpt leaves out key terms, but on one side only;
 * - `numbers`, log of how many numbers each side has alone, for the side with fewer, in a hundred words: two reports
 *   filled into one form.
 *
 * An excerpt in a text a hundred times as long is a hundredth of its words, so its Jaccard says
 * nothing. Therefore a second measure says how much is shared: the share of the shorter text's
 * 3-word phrases that the other has, and their number. The larger of the two counts. And a pair
 * that resembles by `NEAR_DUPLICATE_RESEMBLANCE` or more is never doubted to below even odds.
 *
 * The coefficients come from `bench/calibrate.js`, which says what they were trained on and how
 * well they do on each collection when trained on the others. The coefficients of the second
 * measure are set by hand, from what they should mean.
 */
import type { Evidence } from '../verification/evidence.ts';
import {
  ALONE_MORE_WORDS,
  ALONE_PER_WORDS,
  CHANCE_ORDER,
  EXCERPT_CAP,
  EXCERPT_CONTAINMENT,
  EXCERPT_NUMBER,
  EXCERPT_PHRASES,
  EXCERPT_SHARE,
  NEAR_DUPLICATE_RESEMBLANCE,
  WORDS_FLOOR,
} from '../../kernel/layout/score.ts';

/** The coefficients of the score, in the order in which reports list the terms. */
export interface ScoreModel {
  readonly intercept: number;
  readonly overlap: number;
  readonly order: number;
  readonly spread: number;
  readonly subject: number;
  readonly numbers: number;
}

/** The names of the terms. */
export type ScoreTerm = Exclude<keyof ScoreModel, 'intercept'>;

/** The coefficients in use. Logit 0 means even odds if about one candidate in seven is a pair. */
export const SCORE_MODEL: ScoreModel = {
  intercept: -0.65,
  overlap: 2.03,
  order: 4.67,
  spread: 11.08,
  subject: -2.32,
  numbers: -3.58,
};

/**
 * The least log-odds: just above even at the resemblance of a near-duplicate, nine to one for
 * identical texts.
 */
const COPY_LEAST = 0.2;
const COPY_SHARE = 5;

/** Bits of about one rare phrase. For so little, it does not matter how many documents share it. */
const FEW_BITS = 10;
/**
 * The doubt fades from a resemblance of 1 - 1 / 1.6 on, which is about the resemblance of a text to
 * one with a sixth of its words edited.
 */
const COPY_FADE = 1.6;

const DECIMALS = 1e6;

/**
 * Returns `value` rounded to 6 decimals. Every measure is rounded before it is compared or sorted.
 */
export function roundMeasure(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}

/**
 * Returns the probability that two documents come from the same text; 0 if they share no word. `shift` is what the
 * prior of the collection adds to the log-odds (prior.ts).
 */
export function scoreOf(evidence: Evidence, model: ScoreModel = SCORE_MODEL, shift = 0): number {
  if (evidence.sharedWords === 0) return 0;
  const logit = Math.max(evidenceLogit(evidence, model) + shift, copyLogit(evidence));
  return scoreOfLogit(logit);
}

/** The probability with these log-odds. */
export function scoreOfLogit(logit: number): number {
  return roundMeasure(1 / (1 + Math.exp(-logit)));
}

/** The log-odds by the shipped prior, without the floor of near-duplicates; -Infinity if no word is shared. */
export function evidenceLogit(evidence: Evidence, model: ScoreModel = SCORE_MODEL): number {
  if (evidence.sharedWords === 0) return -Infinity;
  const shared = Math.max(rewriteLogit(evidence, model), excerptLogit(evidence));
  return shared + doubtLogit(evidence, model);
}

/** The log-odds of what two versions of one text share. */
function rewriteLogit(evidence: Evidence, model: ScoreModel): number {
  return model.intercept + model.overlap * overlap(evidence) + model.order * order(evidence);
}

/** What is subtracted because the same text could be shared without a common origin; at most 0. */
function doubtLogit(evidence: Evidence, model: ScoreModel): number {
  return (
    model.spread * spread(evidence) +
    model.subject * subject(evidence) +
    model.numbers * numbers(evidence)
  );
}

/**
 * Returns the least log-odds of a pair whose exact measure makes it a near-duplicate: no doubt can
 * bring it lower. -Infinity for all other pairs. No word tells such a pair from a template that was
 * filled in twice with very little.
 */
export function copyLogit({ sharedPhrases, phrasesA, phrasesB }: Evidence): number {
  const union = phrasesA + phrasesB - sharedPhrases;
  const resemblance = union <= 0 ? 0 : sharedPhrases / union;
  if (resemblance < NEAR_DUPLICATE_RESEMBLANCE) return -Infinity;
  return COPY_LEAST + COPY_SHARE * (resemblance - NEAR_DUPLICATE_RESEMBLANCE);
}

/** Returns the value of each term. */
export function scoreTerms(evidence: Evidence): Readonly<Record<ScoreTerm, number>> {
  return {
    overlap: overlap(evidence),
    order: order(evidence),
    spread: spread(evidence),
    subject: subject(evidence),
    numbers: numbers(evidence),
  };
}

/**
 * Returns the log-odds of an excerpt. They grow with the share of the shorter text's phrases that
 * are shared, and with their number; -Infinity if none is shared.
 */
export function excerptLogit({ sharedPhrases, phrasesA, phrasesB }: Evidence): number {
  if (sharedPhrases === 0) return -Infinity;
  const fewer = Math.min(phrasesA, phrasesB);
  const number = EXCERPT_NUMBER * Math.log(sharedPhrases / EXCERPT_PHRASES);
  return (
    EXCERPT_SHARE * (sharedPhrases / fewer - EXCERPT_CONTAINMENT) + Math.min(number, EXCERPT_CAP)
  );
}

function overlap({ sharedWords, wordsA, wordsB }: Evidence): number {
  const fewer = Math.min(wordsA, wordsB);
  return Math.log((fewer <= 0 ? 0 : sharedWords / fewer) + WORDS_FLOOR);
}

function order({ sharedDistinct, inOrder }: Evidence): number {
  return Math.log((inOrder + 1) / (CHANCE_ORDER * Math.sqrt(sharedDistinct) + 1));
}

function spread({ sharedOwnBits, sharedBits, bitsA, bitsB }: Evidence): number {
  const resemblance = sharedBits / (bitsA + bitsB - sharedBits + 1);
  const doubt = Math.log((sharedOwnBits + FEW_BITS) / (sharedBits + FEW_BITS));
  return doubt * Math.min(1, COPY_FADE * (1 - resemblance));
}

function subject(evidence: Evidence): number {
  const aloneInA = evidence.keyTermsA - evidence.sharedKeyTermsA;
  const aloneInB = evidence.keyTermsB - evidence.sharedKeyTermsB;
  return alone(Math.min(aloneInA, aloneInB), evidence);
}

function numbers(evidence: Evidence): number {
  const { sharedNumbers, numbersA, numbersB } = evidence;
  return alone(Math.min(numbersA, numbersB) - sharedNumbers, evidence);
}

/** Log of a count for about a hundred words of the shorter text. */
function alone(count: number, { lengthA, lengthB }: Evidence): number {
  const words = Math.min(lengthA, lengthB) + ALONE_MORE_WORDS;
  return Math.log1p((ALONE_PER_WORDS * count) / words);
}
