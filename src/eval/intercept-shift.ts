/**
 * Moves scores to the prior of a collection. If true pairs are twice as common among candidates as
 * the score expects, the odds of every pair are too low by the same factor; in logits, it is a number
 * to add.
 */

import type { RankStep } from './ranking.ts';

/** The score in (0, 1) with its logit moved by `shift`. */
export function shiftScore(score: number, shift: number): number {
  return 1 / (1 + Math.exp(-logit(score) - shift));
}

/** Halvings of the interval: enough for every bit of a number. */
const HALVINGS = 60;

/**
 * The shift after which the mean score equals the share of true pairs; null if there is none, as no
 * pair is true or all are. Expects scores in (0, 1), lowest first.
 */
export function interceptShift(steps: readonly RankStep[]): number | null {
  const pairs = steps.reduce((sum, step) => sum + step.pairs, 0);
  const truePairs = steps.reduce((sum, step) => sum + step.truePairs, 0);
  if (truePairs === 0 || truePairs === pairs) return null;
  const wanted = logit(truePairs / pairs);
  // with the one shift every score would be too low, with the other too high
  let low = wanted - logit(steps.at(-1)?.score ?? 0.5);
  let high = wanted - logit(steps[0]?.score ?? 0.5);
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (low + high) / 2;
    const sum = steps.reduce((s, step) => s + step.pairs * shiftScore(step.score, middle), 0);
    if (sum < truePairs) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function logit(share: number): number {
  return Math.log(share / (1 - share));
}
