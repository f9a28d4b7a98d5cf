/** Articles in the memory of a kernel, as a run takes them in; the kernels are given back with the last test. */

import { afterAll } from 'vitest';
import type { IntakeOptions, KernelIntake, Sources } from '../../src/intake/accumulator.ts';
import { takeIn } from '../../src/intake/intake.ts';
import { Breather } from '../../src/runtime/breather.ts';
import { NodeWorkerPool } from '../../src/runtime/worker-pool.ts';

const pools: NodeWorkerPool[] = [];
afterAll(async () => {
  for (const pool of pools) await pool.end();
});

/** Takes articles in on so many threads; the main one alone by default. */
export async function takeInto(
  sources: Sources,
  options: Partial<IntakeOptions> = {},
): Promise<KernelIntake> {
  const pool = await NodeWorkerPool.open();
  pools.push(pool);
  return takeIn(sources, { ...options, pool, breather: new Breather(options) });
}
