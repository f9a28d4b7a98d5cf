/** Says for which prior scores hold, where it was learnt and is not the usual one. */
import { PRIOR } from '../../core/score/prior.ts';
import type { DedupeResult } from '../../model/result.ts';

/** Two digits after a point are enough, and 98.6 comes out of .986 as such. */
const DIGITS = 6;

/** A prior in percent: `3.8%`. */
export function priorPercent(prior: number): string {
  return `${Number((prior * 100).toPrecision(DIGITS))}%`;
}

/** The sentence, or nothing if there is nothing to tell: who pinned a prior knows it. */
export function priorSentence({ settings, summary: { prior } }: DedupeResult): string | undefined {
  if (settings.prior !== 'learnt' || prior === PRIOR) return undefined;
  const share = `${priorPercent(prior)} of likely pairs are copies, as learnt from it`;
  return `Scores hold for a collection where ${share}; --prior ${PRIOR} pins the usual ${priorPercent(PRIOR)}.`;
}
