/** What a run asks of its system: memory, and a turn of the event loop. */
import { totalmem } from 'node:os';
import { getHeapStatistics } from 'node:v8';

/** Bytes that the kernel can address, whatever the machine has. */
export const KERNEL_MEMORY = 2 ** 32;

/** What to do if the system gives less than that. */
export const MORE_MEMORY: string = 'raise its limit (see ulimit -v)';

/** Bytes of memory that the machine has. */
export function machineMemory(): number {
  return totalmem();
}

/** Bytes that the objects of a run may take; a process that asks for more is ended without a word. */
export function heapLimit(): number {
  return getHeapStatistics().heap_size_limit;
}

/** What to do if that is too little. */
export const MORE_HEAP: string = 'NODE_OPTIONS=--max-old-space-size=<megabytes> gives more';

/** Resolves when signals, timers and messages have been handled. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
