/** Starts worker threads, each with the program of worker.ts, on the memory of a kernel. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { builtFile } from './built-files.ts';
import type { WorkerStart } from './messages.ts';

/** Megabytes for new objects of a thread. It makes few, and V8 fills all that it gets before it collects. */
const YOUNG_MB = 8;

/**
 * Starts workers beside the main thread, so that there are `threads` threads, or as many as there are processors.
 * Starts none if their program is missing: the main thread then works alone.
 */
export function startWorkers(
  start: Pick<WorkerStart, 'module' | 'memory' | 'tables'>,
  threads = availableParallelism(),
): Worker[] {
  const program = builtFile('thread.cjs');
  if (program === undefined) return [];
  return Array.from({ length: threads - 1 }, (_, i) => {
    const workerData: WorkerStart = { ...start, worker: i + 1, workers: threads };
    return new Worker(program, {
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
  });
}
