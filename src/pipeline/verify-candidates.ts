/**
 * Verifies every candidate and keeps those that are asked for: on the kernel where it found them, else one by one.
 */
import type { PairMeasure, PairScorer } from '../core/score/measure.ts';
import type { Found } from '../engines/engine.ts';
import type { Breather } from '../runtime/breather.ts';
import type { ScoredPair } from '../core/score/counting.ts';

/** Pairs verified between two looks at the clock and the abort signal. */
const BATCH = 4096;

/** What is verified, and what is kept of it. */
export interface Verification {
  readonly found: Pick<Found, 'pairs' | 'verifier'>;
  readonly scorer: PairScorer;
  readonly keep: (pair: PairMeasure) => boolean;
  readonly breather: Breather;
}

/** The candidates that are kept, with their measures, in order of a, then b. */
export async function verifyCandidates(input: Verification): Promise<ScoredPair[]> {
  const { found, breather } = input;
  const { count } = found.pairs;
  const scored =
    found.verifier === undefined ? await verifyOneByOne(input) : await verifyAll(input);
  await breather.pause({ phase: 'verify', done: count, total: count });
  return scored;
}

async function verifyAll({
  found: { pairs, verifier },
  scorer,
  keep,
  breather,
}: Verification): Promise<ScoredPair[]> {
  const scored: ScoredPair[] = [];
  await verifier?.verify(pairs, {
    take: (a, b, { whole, own }) => {
      const pair = whole === undefined ? scorer.measure(a, b) : scorer.measureBy(whole, own);
      if (keep(pair)) scored.push({ a, b, ...pair });
    },
    pause: (done) => breather.pause({ phase: 'verify', done, total: pairs.count }),
  });
  return scored;
}

async function verifyOneByOne({
  found: { pairs },
  scorer,
  keep,
  breather,
}: Verification): Promise<ScoredPair[]> {
  const scored: ScoredPair[] = [];
  // backwards, as b > a: nearly every b was then loaded as an a before, and its sizes are known
  for (let done = 0; done < pairs.count; done++) {
    if (done % BATCH === 0) await breather.pause({ phase: 'verify', done, total: pairs.count });
    const a = pairs.a[pairs.count - 1 - done] ?? 0;
    const b = pairs.b[pairs.count - 1 - done] ?? 0;
    const pair = scorer.measure(a, b);
    if (keep(pair)) scored.push({ a, b, ...pair });
  }
  return scored.reverse();
}
