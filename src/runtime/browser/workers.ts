/** Stands in for runtime/workers.ts: the calling thread works alone, because workers would need shared memory. */
import type { Worker } from 'node:worker_threads';

/** Starts none. */
export function startWorkers(): Worker[] {
  return [];
}
