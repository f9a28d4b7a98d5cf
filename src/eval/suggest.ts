/** Chooses a threshold by the precision that is wanted. */

import { type Interval, weightedInterval } from './confidence.ts';
import type { ThresholdResult } from './threshold-judge.ts';

/** The threshold to use for a precision. */
export interface Suggestion {
  /** The precision that was asked for. */
  readonly precision: number;
  /** Whether any threshold has it. */
  readonly isReached: boolean;
  /**
   * The threshold that has it, with the highest recall; if none has it, the threshold with the
   * highest precision. Null if nothing is found at any threshold.
   */
  readonly result: ThresholdResult | null;
  /** Of the precision there, at 95 %. */
  readonly interval: Interval | null;
}

/** Suggests one of the results in `grid`, without those that found nothing: their precision is empty. */
export function suggestThreshold(grid: readonly ThresholdResult[], precision: number): Suggestion {
  const found = grid.filter(({ pairs }) => pairs > 0);
  const reaching = found.filter((result) => result.precision >= precision);
  const isReached = reaching.length > 0;
  const result = isReached
    ? middleBest(reaching, ({ recall }) => recall)
    : middleBest(found, (at) => at.precision);
  const interval =
    result === null ? null : weightedInterval(result.truePairs, result.pairs, result.effective);
  return { precision, isReached, result, interval };
}

/**
 * The result with the highest value. If several have it, the middle one: it is the furthest from the
 * thresholds that do worse, so the least likely to fail on new documents. Null for an empty list.
 */
export function middleBest(
  results: readonly ThresholdResult[],
  valueOf: (result: ThresholdResult) => number,
): ThresholdResult | null {
  const highest = results.reduce((most, result) => Math.max(most, valueOf(result)), -Infinity);
  const best = results.filter((result) => valueOf(result) === highest);
  return best[Math.floor((best.length - 1) / 2)] ?? null;
}
