/**
 * Where threads get their work: a counter in shared memory gives each thread the number of its next task.
 */
import { partOf, runPart, type Work } from './jobs.ts';
import type { Kernel } from './kernel.ts';
import { SPILL_AT, TASKS_AT } from './layout/memory.ts';

/** Sets the counter back, before a job begins. */
export function resetTasks({ memory }: Kernel): void {
  Atomics.store(new Int32Array(memory.buffer, TASKS_AT, 1), 0, 0);
}

/** Takes back all memory but the first `used` bytes, and sets all counters back, before a run begins. */
export function resetMemory(kernel: Kernel, used: number): void {
  kernel.openArena(0, 0);
  kernel.release(used);
  kernel.setWord(TASKS_AT, 0);
  kernel.setWord(SPILL_AT, 0);
}

/** The number of the next free task. */
export function takeTask({ memory }: Kernel): number {
  return Atomics.add(new Int32Array(memory.buffer, TASKS_AT, 1), 0, 1);
}

/** Takes room for so many tokens behind all that were spilled; returns where, in tokens. */
export function reserveSpill({ memory }: Kernel, tokens: number): number {
  return Atomics.add(new Uint32Array(memory.buffer, SPILL_AT, 1), 0, tokens);
}

/**
 * Does this thread's share of a job, task by task, and yields after each the share of all that is begun,
 * from 0 to 1.
 */
export function* shareOfWork(
  kernel: Kernel,
  { job, first: offset = 0, count, step, isDivided }: Work,
  thread: number,
  threads: number,
): Generator<number, void, void> {
  if (isDivided === true) {
    const [first, end] = partOf(count, thread, threads);
    for (let from = first; from < end; from += step) {
      const to = Math.min(end, from + step);
      runPart(kernel, job, thread, [offset + from, offset + to]);
      yield (to - first) / (end - first);
    }
    return;
  }
  for (let task = takeTask(kernel); task * step < count; task = takeTask(kernel)) {
    const to = Math.min(count, (task + 1) * step);
    runPart(kernel, job, thread, [offset + task * step, offset + to]);
    yield to / count;
  }
}
