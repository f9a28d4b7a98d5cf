/**
 * The score taken apart: which of its two models gave it, and what each term added to the log-odds.
 */
import type { ExplainedScore, ScorePart } from './core/explanation.ts';
import { EXCERPT_CONTAINMENT } from './core/relation.ts';
import {
  excerptLogit,
  SCORE_MODEL,
  scoreOf,
  scoreTerms,
  type ScoreModel,
  type ScoreTerm,
} from './core/score.ts';
import type { Evidence } from './core/verify.ts';

/** The score of two texts with the same words: nothing is left to a model. */
export const SCORE_OF_EQUALS: ExplainedScore = { score: 1, model: null, logit: null, terms: [] };

/** What each term of the first model measures. */
const REASONS: Readonly<Record<ScoreTerm, string>> = {
  words: 'rare words in common',
  order: 'words in the same order',
  length: 'length of the shorter text',
  spread: 'shared phrases that few texts have',
  subject: 'names and terms the other lacks',
  numbers: 'numbers the other lacks',
};

const isTerm = (name: string): name is ScoreTerm => Object.hasOwn(REASONS, name);

/** Takes the score of this evidence apart; the sum of the parts is the logit. */
export function explainScore(evidence: Evidence, model: ScoreModel = SCORE_MODEL): ExplainedScore {
  const score = scoreOf(evidence, model);
  if (evidence.sharedWords === 0) return { score, model: null, logit: null, terms: [] };
  const rewrite = rewriteParts(evidence, model);
  const excerpt = excerptParts(evidence);
  const isExcerpt = excerpt.length > 0 && sum(excerpt) > sum(rewrite);
  const terms = isExcerpt ? excerpt : rewrite;
  return { score, model: isExcerpt ? 'excerpt' : 'rewrite', logit: sum(terms), terms };
}

function rewriteParts(evidence: Evidence, model: ScoreModel): ScorePart[] {
  const terms = Object.entries(scoreTerms(evidence)).flatMap(([name, value]) =>
    isTerm(name) ? [partOf(name, value, { weight: model[name], reason: REASONS[name] })] : [],
  );
  const start = { weight: model.intercept, reason: 'where every pair starts' };
  return [partOf('start', 1, start), ...terms];
}

/** The two terms of the second model; none where no phrase is shared. */
function excerptParts(evidence: Evidence): ScorePart[] {
  const logit = excerptLogit(evidence);
  if (!Number.isFinite(logit)) return [];
  const { sharedPhrases, phrasesA, phrasesB } = evidence;
  // where just enough of the shorter text is shared, only the number of phrases adds anything
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
