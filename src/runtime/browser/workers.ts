/** Stands in for runtime/workers.ts: the thread that calls works alone, as threads would need a shared memory. */
import type { Worker } from 'node:worker_threads';

/** None. */
export function startWorkers(): Worker[] {
  return [];
}
