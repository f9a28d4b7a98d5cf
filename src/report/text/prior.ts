/** Says what the prior that was learnt does, where it is not the usual one. */
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
  const effect = prior > PRIOR ? 'Weaker matches count here' : 'Only stronger matches count here';
  // where copies stand out far, the prior is more than their share
  const share = `as if ${priorPercent(prior)} of likely pairs were copies`;
  return `${effect}, ${share}: learnt from the collection; --prior ${PRIOR} pins the usual ${priorPercent(PRIOR)}.`;
}
