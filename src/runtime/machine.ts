/** What a run asks of the system that it runs on, besides threads and files. */
import { totalmem } from 'node:os';

/** Bytes that the kernel reaches, whatever the machine has. */
export const KERNEL_MEMORY = 2 ** 32;

/** What to do if the system gives less than that. */
export const MORE_MEMORY: string = 'raise its limit (see ulimit -v)';

/** Bytes of memory that the machine has. */
export function machineMemory(): number {
  return totalmem();
}

/** Resolves once signals, timers and messages have had their turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
