/** Finds pairs of documents that one grouping puts together and another does not. */

import type { TrueGroups } from './metrics.ts';

/**
 * The most pairs to look at, so that one group of a million documents does not cost a million times a
 * million. A group that is wholly together costs one look a document.
 */
const MOST_LOOKS = 20_000_000;

/**
 * Yields pairs of documents of one group that are not `together`, group by group; `together` must be
 * an equivalence, but need not hold for a document and itself.
 */
export function* separatedPairs(
  { documents, starts }: TrueGroups,
  together: (x: number, y: number) => boolean,
): Generator<readonly [x: number, y: number]> {
  let looks = 0;
  for (let group = 0; group + 1 < starts.length; group++) {
    const members = documents.subarray(starts[group], starts[group + 1]);
    const [first = 0] = members;
    if (members.every((member, i) => i === 0 || together(first, member))) continue;
    for (const [i, x] of members.entries()) {
      for (const y of members.subarray(i + 1)) {
        if (++looks > MOST_LOOKS) return;
        if (!together(x, y)) yield [x, y];
      }
    }
  }
}
