/** A smaller input with the same failure: pieces are left out, half of it first, as long as that helps. */

import type { Failure, Fuzzer } from './fuzz.ts';

/** When to stop. */
export interface Budget {
  readonly tries: number;
  readonly ms: number;
}

const BUDGET: Budget = { tries: 600, ms: 15_000 };

/** Returns the failure of the smallest input found; `onTry` is called before each try. */
export async function minimise(
  fuzzer: Fuzzer,
  failure: Failure,
  onTry: () => void = () => {},
  { tries, ms }: Budget = BUDGET,
): Promise<Failure> {
  const start = performance.now();
  let best = failure;
  let left = tries;
  for (let size = best.input.length >> 1; size >= 1; size >>= 1) {
    for (let at = 0; at < best.input.length;) {
      if (left-- <= 0 || performance.now() - start > ms) return best;
      onTry();
      const parts = [best.input.subarray(0, at), best.input.subarray(at + size)];
      const smaller = await fuzzer.run(Buffer.concat(parts), failure.iteration);
      if (smaller?.key === failure.key) best = smaller;
      else at += size;
    }
  }
  return best;
}
