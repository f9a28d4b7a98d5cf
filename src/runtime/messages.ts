/** What the main thread and the workers say to each other; all of it can be cloned. */
import type { Work } from '../kernel/jobs.ts';

/** What a worker gets when it starts. */
export interface WorkerStart {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Address of the tables of Unicode. */
  readonly tables: number;
  /** Its number, from 1; the main thread is 0. */
  readonly worker: number;
  readonly workers: number;
}

/** Asks a worker to take part in a job, or in reading; only intake/ knows what `Reading` is. */
export type Request<Reading = unknown> =
  | { readonly kind: 'work'; readonly work: Work }
  | { readonly kind: 'read'; readonly reading: Reading };

/** A worker's answer: a part that it read, or that no work is left to take. */
export type Answer<Part = unknown> =
  | { readonly kind: 'part'; readonly index: number; readonly result: Part }
  | { readonly kind: 'done' };
