/** Verifies every candidate on all threads, and keeps the wanted ones. */
import { EVEN_ODDS, isCopyRelation } from '../core/score/relation.ts';
import type { PairMeasure, PairScorer } from '../core/score/measure.ts';
import type { ScoredPair } from '../core/score/counting.ts';
import { LogitCounts } from '../core/score/prior.ts';
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

/** What is known of the candidates. */
export interface VerifiedPairs {
  /** Those that are kept, with their measures, in order of a, then b. */
  readonly scored: ScoredPair[];
  /**
   * Those that score less because many documents have what they share, and what they would score otherwise: some of
   * those above, and others that would be likely copies.
   */
  readonly doubted: ReadonlyMap<ScoredPair, number>;
  /** How many of all have which log-odds, before the prior. */
  readonly logits: LogitCounts;
}

/** Verifies the candidates. */
export async function verifyCandidates(
  pairs: CandidatePairs,
  { verifier, scorer, keep, onEvidence, breather }: Verification,
): Promise<VerifiedPairs> {
  const total = pairs.count;
  const scored: ScoredPair[] = [];
  const doubted = new Map<ScoredPair, number>();
  const logits = new LogitCounts();
  await verifier.verify(pairs, {
    take: (a, b, found) => {
      // the kernel leaves out texts that are too long for it
      const { whole, trimmed } =
        found.whole === undefined
          ? scorer.compareLong(a, b)
          : { whole: found.whole, trimmed: found.trimmed };
      onEvidence?.(a, b, trimmed ?? whole);
      if (!scorer.showsNothing(a, b)) logits.add(scorer.logitOf(trimmed ?? whole));
      const pair = scorer.measureBy(a, b, { whole, trimmed });
      const isKept = keep(pair);
      const undoubted = isCopyRelation(pair.relation)
        ? scorer.undoubtedScore({ whole, trimmed })
        : undefined;
      if (!isKept && (undoubted ?? 0) < EVEN_ODDS) return;
      const known = { a, b, ...scorer.withLimits(a, b, pair) };
      if (isKept) scored.push(known);
      if (undoubted !== undefined) doubted.set(known, undoubted);
    },
    pause: (done) => breather.pause({ phase: 'verify', done, total }),
  });
  await breather.pause({ phase: 'verify', done: total, total });
  return { scored, doubted, logits };
}
