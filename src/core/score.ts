/**
 * The score: how probable it is that two documents come from the same text, in [0, 1].
 *
 * A logistic model of four terms, each with a fixed sign and a reason:
 *
 * - `words`, log of the rarity-weighted Jaccard of the two sets of words: survives any reordering and
 *   every change of phrase, and stays low for texts that only share a language;
 * - `phrases`, log of the rarity-weighted containment of the neighbouring pairs of words of the text
 *   that has fewer: keeps an excerpt high where the text around it is a few times as long;
 * - `order`, log of how many words that stand once in both follow each other in the same order, beyond
 *   the 2 * sqrt(n) that chance gives: what two stories of one event do not share;
 * - `length`, log of the shorter text, negative: a longer text has more order to show.
 *
 * In a text a hundred times as long, an excerpt is a hundredth of the words, and the Jaccard says
 * nothing. So there is a second model, of the share of the shorter text's 3-word phrases that the other
 * has, and of their number; the score is the larger of the two.
 *
 * The coefficients of the first were fitted on four labelled collections of rewrites and snippets,
 * each weighing the same, its positive and its negative candidates too, together with 6,000 made
 * excerpts (30 words or more, 10-70 % of a text, half of them edited, a third inside other text). Those
 * of the second are set by hand, from what its terms should mean. The intercept is then lowered by 3.4, because among candidates unrelated pairs far outnumber related ones; at 2.4, two
 * stories that reporters wrote of one event, 1 % of their phrases shared, came out at .54.
 */
import { EXCERPT_CONTAINMENT } from './relation.ts';
import type { Evidence } from './verify.ts';

const INTERCEPT = 6;
const WORDS = 2.61;
const PHRASES = 0.9;
const ORDER = 1.85;
const LENGTH = -0.74;

/**
 * An excerpt is taken for one from `EXCERPT_CONTAINMENT` on, of `EXCERPT_PHRASES` phrases or more; one
 * half in the other text, or only five words long, is not.
 */
const EXCERPT_SHARE = 12;
const EXCERPT_PHRASES = 10;
const EXCERPT_NUMBER = 3;
const EXCERPT_CAP = 1;

/** Keeps the logs finite, and below what unrelated texts of one genre share. */
const WORDS_FLOOR = 0.01;
const PHRASES_FLOOR = 0.003;

const DECIMALS = 1e6;

/** `value` to 6 decimals, as every measure is before it is compared or sorted. */
export function roundMeasure(value: number): number {
  return Math.round(value * DECIMALS) / DECIMALS;
}

/** The probability that two documents come from the same text; 0 where they share no word. */
export function scoreOf(evidence: Evidence): number {
  if (evidence.sharedWords === 0) return 0;
  const logit = Math.max(rewriteLogit(evidence), excerptLogit(evidence));
  return roundMeasure(1 / (1 + Math.exp(-logit)));
}

function rewriteLogit(evidence: Evidence): number {
  return (
    INTERCEPT +
    WORDS * Math.log(jaccard(evidence) + WORDS_FLOOR) +
    PHRASES * Math.log(phraseContainment(evidence) + PHRASES_FLOOR) +
    ORDER * Math.log1p(orderBeyondChance(evidence)) +
    LENGTH * Math.log1p(Math.min(evidence.lengthA, evidence.lengthB))
  );
}

/** Grows with the share of the shorter text's phrases that are shared, and with their number. */
function excerptLogit({ sharedPhrases, phrasesA, phrasesB }: Evidence): number {
  const fewer = Math.min(phrasesA, phrasesB);
  if (sharedPhrases === 0) return -Infinity;
  const number = EXCERPT_NUMBER * Math.log(sharedPhrases / EXCERPT_PHRASES);
  return (
    EXCERPT_SHARE * (sharedPhrases / fewer - EXCERPT_CONTAINMENT) + Math.min(number, EXCERPT_CAP)
  );
}

function jaccard({ sharedWords, wordsA, wordsB }: Evidence): number {
  const union = wordsA + wordsB - sharedWords;
  return union <= 0 ? 0 : sharedWords / union;
}

function phraseContainment({ sharedBigrams, bigramsA, bigramsB }: Evidence): number {
  const fewer = Math.min(bigramsA, bigramsB);
  return fewer <= 0 ? 0 : sharedBigrams / fewer;
}

function orderBeyondChance({ onceInBoth, inOrder }: Evidence): number {
  return Math.max(0, inOrder - 2 * Math.sqrt(onceInBoth));
}
