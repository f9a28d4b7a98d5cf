/**
 * Measures of pairs that were verified already. Looking a pair up is a hundred times as fast as
 * comparing its texts again, and most questions about a cluster are about its candidates.
 */

import type { PairMeasure, PairScorer } from './measure.ts';
import type { ScoredPair } from './counting.ts';

/** Pairs that were measured, and what measures others. */
export interface MeasuredCorpus {
  /** In order of a, then b. */
  readonly scored: readonly ScoredPair[];
  readonly scorer: PairScorer;
}

/**
 * Measures two different texts, given in either order; A is the one with the smaller number. O(log pairs)
 * for a pair that is known.
 */
export function measure(
  { scored, scorer }: MeasuredCorpus,
  one: number,
  other: number,
): PairMeasure {
  const [a, b] = one < other ? [one, other] : [other, one];
  return findPair(scored, a, b) ?? scorer.measureAgain(a, b);
}

/**
 * Returns the pair of two documents, a < b, from pairs in order of a, then b; undefined if it is
 * not among them.
 */
export function findPair(
  pairs: readonly ScoredPair[],
  a: number,
  b: number,
): ScoredPair | undefined {
  let low = 0;
  let high = pairs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const pair = pairs[middle];
    if (pair === undefined || pair.a > a || (pair.a === a && pair.b >= b)) high = middle;
    else low = middle + 1;
  }
  const found = pairs[low];
  return found?.a === a && found.b === b ? found : undefined;
}
