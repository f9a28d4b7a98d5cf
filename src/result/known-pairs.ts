/**
 * Measures of pairs that were verified already. Looking a pair up is a hundred times as fast as
 * comparing its texts again, and most questions about a cluster are about its candidates.
 */

import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';
import type { ScoredPair } from '../core/score/counting.ts';

/**
 * Returns the same corpus, except that `measure` first looks among the verified pairs. O(log pairs)
 * for each.
 */
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
