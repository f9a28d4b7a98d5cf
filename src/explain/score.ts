/**
 * The score taken apart: which of its two models gave it, and what each term added to the log-odds.
 */

import type { ExplainedScore, ScorePart } from '../model/explanation.ts';
import { EXCERPT_CONTAINMENT } from '../core/score/relation.ts';
import {
  copyLogit,
  excerptLogit,
  SCORE_MODEL,
  scoreOf,
  scoreTerms,
  type ScoreModel,
  type ScoreTerm,
} from '../core/score/score.ts';
import type { Evidence } from '../core/verification/evidence.ts';

/** The score of two texts with the same words, without a model. */
export const SCORE_OF_EQUALS: ExplainedScore = { score: 1, model: null, logit: null, terms: [] };

/** The score of an answer of less than a line with any other text. */
export const SCORE_OF_NOTHING: ExplainedScore = { score: 0, model: null, logit: null, terms: [] };

/** What each term of the first model measures. */
const REASONS: Readonly<Record<ScoreTerm, string>> = {
  overlap: 'rare words of the shorter found in the other',
  order: 'words in the same order, against chance',
  spread: 'shared phrases that many have',
  subject: 'names and terms the other lacks',
  numbers: 'numbers the other lacks',
};

/** Terms that speak against a common origin, in both models. */
const DOUBTS: ReadonlySet<string> = new Set(['spread', 'subject', 'numbers']);

const isTerm = (name: string): name is ScoreTerm => Object.hasOwn(REASONS, name);

/** Takes the score of this evidence apart; the sum of the parts is the logit. `shift` is what the prior adds. */
export function explainScore(
  evidence: Evidence,
  model: ScoreModel = SCORE_MODEL,
  shift = 0,
): ExplainedScore {
  const score = scoreOf(evidence, model, shift);
  if (evidence.sharedWords === 0) return { score, model: null, logit: null, terms: [] };
  const parts = modelParts(evidence, model);
  const rewrite = [startOf(model), ...parts.filter(({ name }) => !isDoubt(name))];
  const excerpt = excerptParts(evidence);
  const isExcerpt = excerpt.length > 0 && sum(excerpt) > sum(rewrite);
  const doubts = parts.filter(({ name }) => isDoubt(name));
  const terms = [...(isExcerpt ? excerpt : rewrite), ...doubts];
  if (shift !== 0) terms.push(partOf('prior', shift, shift < 0 ? RARER : MORE));
  const lift = copyLogit(evidence) - sum(terms);
  if (lift > 0) terms.push(partOf('copy', lift, COPY));
  return { score, model: isExcerpt ? 'excerpt' : 'rewrite', logit: sum(terms), terms };
}

const RARER = { weight: 1, reason: 'copies are rarer here than usual' };
const MORE = { weight: 1, reason: 'copies are more frequent here than usual' };
const COPY = { weight: 1, reason: 'a near-duplicate, whatever the doubt' };
const isDoubt = (name: string): boolean => DOUBTS.has(name);

const startOf = ({ intercept }: ScoreModel): ScorePart =>
  partOf('start', 1, { weight: intercept, reason: 'where every pair starts' });

function modelParts(evidence: Evidence, model: ScoreModel): ScorePart[] {
  return Object.entries(scoreTerms(evidence)).flatMap(([name, value]) =>
    isTerm(name) ? [partOf(name, value, { weight: model[name], reason: REASONS[name] })] : [],
  );
}

/** The two terms of the second model; none if no phrase is shared. */
function excerptParts(evidence: Evidence): ScorePart[] {
  const logit = excerptLogit(evidence);
  if (!Number.isFinite(logit)) return [];
  const { sharedPhrases, phrasesA, phrasesB } = evidence;
  // if just enough of the shorter text is shared, only the number of phrases adds anything
  const enough = sharedPhrases / EXCERPT_CONTAINMENT;
  const number = excerptLogit({ ...evidence, phrasesA: enough, phrasesB: enough });
  const excess = sharedPhrases / Math.min(phrasesA, phrasesB) - EXCERPT_CONTAINMENT;
  const weight = excess === 0 ? 0 : (logit - number) / excess;
  return [
    partOf('share', excess, {
      weight,
      reason: `found of the shorter, over ${EXCERPT_CONTAINMENT}`,
    }),
    partOf('number', number, { weight: 1, reason: 'number of shared phrases' }),
  ];
}

function partOf(
  name: string,
  value: number,
  { weight, reason }: Pick<ScorePart, 'weight' | 'reason'>,
): ScorePart {
  return { name, value, weight, part: value * weight, reason };
}

const sum = (terms: readonly ScorePart[]): number =>
  terms.reduce((total, { part }) => total + part, 0);
