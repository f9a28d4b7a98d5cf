/**
 * Measures of pairs that were verified before: to compare two texts again costs a hundred times as much
 * as to look them up, and most of what is asked about a cluster is about its candidates.
 */

import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';
import type { ScoredPair } from '../core/score/counting.ts';

/** The same corpus, whose `measure` looks among the verified pairs first. O(log pairs) for each of them. */
export function withKnownPairs(corpus: ScoredCorpus): ScoredCorpus {
  const { scored, measure } = corpus;
  return {
    ...corpus,
    measure: (one, other) => {
      const [a, b] = one < other ? [one, other] : [other, one];
      return findPair(scored, a, b) ?? measure(a, b);
    },
  };
}

/** The pair of two documents, a < b, among pairs in order of a, then b. */
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
