/**
 * The work of the kernel in jobs that any number of threads share: a job is a call and its arguments, plain numbers, so
 * that it can be handed to another thread; and has tasks, so that a thread takes the next one when it is done.
 *
 * Whoever runs a job decides on threads (see `WorkerPool`); the outcome does not depend on them.
 */
import type { KernelExports, Stage } from './exports.ts';
import type { Kernel } from './kernel.ts';

/** An argument that all threads have in common, or one for each thread. */
type Argument = number | readonly number[];

/** The arguments of a stage but the last two, which are the part of the job. */
type Leading<Parameters> = Parameters extends [...infer Lead extends number[], number, number]
  ? { readonly [Place in keyof Lead]: Argument }
  : never;

/** A stage of the pipeline over items, such as documents or partitions: addresses in kernel memory, and numbers. */
export type Job = {
  [Call in Stage]: {
    readonly call: Call;
    readonly args: Leading<Parameters<KernelExports[Call]>>;
  };
}[Stage];

/** A job, and what it is done on: `count` items from `first` on, in tasks of `step`. */
export interface Work {
  readonly job: Job;
  /** The first item; default 0. */
  readonly first?: number;
  readonly count: number;
  readonly step: number;
  /** True if thread t of n must do the t-th n-th of all, in order. */
  readonly isDivided?: boolean;
}

/** Threads that share a kernel's memory. */
export interface WorkerPool {
  readonly size: number;
  /** Does all tasks of a job. `pause` is awaited now and then, with the share that is done, from 0 to 1. */
  run(work: Work, pause: (share: number) => Promise<void>): Promise<void>;
}

/** Does the part [from, to) of a job, as thread number `thread`. */
export function runPart(
  { exports }: Kernel,
  { call, args }: Job,
  thread: number,
  [from, to]: readonly [number, number],
): void {
  const stage: (...args: number[]) => void = exports[call];
  const all: readonly Argument[] = args;
  stage(...all.map((each) => (typeof each === 'number' ? each : (each[thread] ?? 0))), from, to);
}

/** The t-th of n equal parts of `count`. */
export function partOf(count: number, thread: number, threads: number): readonly [number, number] {
  return [Math.floor((count * thread) / threads), Math.floor((count * (thread + 1)) / threads)];
}
