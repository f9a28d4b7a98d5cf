/** Verifies every candidate on all threads, and keeps the wanted ones. */
import type { PairMeasure, PairScorer } from '../core/score/measure.ts';
import type { ScoredPair } from '../core/score/counting.ts';
import type { CandidatePairs } from '../core/texts/pairs.ts';
import type { KernelVerifier } from '../core/verification/verifier.ts';
import type { DedupeOptions } from './options.ts';
import type { Breather } from '../runtime/breather.ts';

/** What is verified, and what is kept of it. */
export interface Verification {
  readonly verifier: KernelVerifier;
  readonly scorer: PairScorer;
  readonly keep: (pair: PairMeasure) => boolean;
  readonly onEvidence: DedupeOptions['onEvidence'];
  readonly breather: Breather;
}

/** The candidates that are kept, with their measures, in order of a, then b. */
export async function verifyCandidates(
  pairs: CandidatePairs,
  { verifier, scorer, keep, onEvidence, breather }: Verification,
): Promise<ScoredPair[]> {
  const total = pairs.count;
  const scored: ScoredPair[] = [];
  await verifier.verify(pairs, {
    take: (a, b, found) => {
      // the kernel leaves out texts that are too long for it
      const { whole, trimmed } =
        found.whole === undefined
          ? scorer.compareLong(a, b)
          : { whole: found.whole, trimmed: found.trimmed };
      onEvidence?.(a, b, trimmed ?? whole);
      const pair = scorer.measureBy(a, b, { whole, trimmed });
      if (keep(pair)) scored.push({ a, b, ...scorer.withLimits(a, b, pair) });
    },
    pause: (done) => breather.pause({ phase: 'verify', done, total }),
  });
  await breather.pause({ phase: 'verify', done: total, total });
  return scored;
}
