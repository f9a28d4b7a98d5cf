/** What is known of pairs below the threshold of a result, which it does not list: how a sample of candidates scores. */

import type { CandidateScores } from '../../../../model/result.ts';
import { BINS } from '../../page-data.ts';

/** Parts from .04 on: below are those that have nothing to do with each other, by the thousand. */
const FIRST = 2;
/** Thresholds are hundredths, and so are not exact. */
const SLIP = 1e-9;

/** The pairs below a threshold. */
export interface Below {
  /** About how many pairs have a score in each part of the histogram; none where the result lists them. */
  readonly counts: readonly number[];
  /** The lowest threshold that can be tried. */
  readonly from: number;
  /** True if no pair was left out, so that the numbers are exact. */
  readonly isWhole: boolean;
}

/** What is below; undefined if the result says nothing of that. */
export function belowOf(scores: CandidateScores | undefined, threshold: number): Below | undefined {
  if (scores === undefined || threshold <= (FIRST + 1) / BINS + SLIP) return undefined;
  const { share, counts } = scores;
  const lower = counts.map((count, bin) => {
    const isBelow = bin >= FIRST && (bin + 1) / BINS <= threshold + SLIP;
    return isBelow ? Math.round(count / share) : 0;
  });
  return { counts: lower, from: FIRST / BINS, isWhole: share === 1 };
}

/** How many more pairs reach a lower threshold; half of a part for one in its middle. */
export function countFrom({ counts }: Below, threshold: number): number {
  const sum = counts.reduce((all, count, bin) => {
    const part = Math.min(1, Math.max(0, bin + 1 - threshold * BINS));
    return all + count * part;
  }, 0);
  return Math.round(sum);
}
