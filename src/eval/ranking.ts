/**
 * Scored pairs from the highest score down, and their average precision.
 *
 * Pairs with the same score are one step, as nothing orders them; so the result does not depend on
 * the order of the input. Linear in the pairs, plus a sort of the distinct scores.
 */

import type { Expansion } from './copies.ts';

/** All pairs of one score. */
export interface RankStep {
  readonly score: number;
  /** Pairs of documents with this score. */
  readonly pairs: number;
  /** How many of them are true. */
  readonly truePairs: number;
  /** The sum of the squares of their weights, if they have weights. */
  readonly squares?: number;
}

type Mutable<T> = { -readonly [key in keyof T]: T[key] };

/** Returns the pairs by score, highest first. `counts(i)` says whether pair i takes part. */
export function rankPairs(
  scores: Float64Array,
  { pairs, truePairs, squares }: Pick<Expansion, 'pairs' | 'truePairs' | 'squares'>,
  counts: (pair: number) => boolean,
): RankStep[] {
  const steps = new Map<number, Mutable<RankStep>>();
  for (const [pair, score] of scores.entries()) {
    if (!counts(pair)) continue;
    const step = steps.get(score) ?? { score, pairs: 0, truePairs: 0 };
    step.pairs += pairs[pair] ?? 0;
    step.truePairs += truePairs[pair] ?? 0;
    if (squares !== undefined) step.squares = (step.squares ?? 0) + (squares[pair] ?? 0);
    steps.set(score, step);
  }
  return [...steps.values()].sort((a, b) => b.score - a.score);
}

/**
 * The mean over all true pairs of the precision at the step that holds them. A true pair that was
 * never a candidate is in no step and adds 0: it can never be found. Null without true pairs.
 */
export function averagePrecision(steps: readonly RankStep[], allTruePairs: number): number | null {
  if (allTruePairs === 0) return null;
  let pairs = 0;
  let truePairs = 0;
  let total = 0;
  for (const step of steps) {
    pairs += step.pairs;
    truePairs += step.truePairs;
    if (step.truePairs > 0) total += step.truePairs * (truePairs / pairs);
  }
  return total / allTruePairs;
}
