/** What the main thread and the workers say to each other; all of it can be cloned. */
import type { Work } from '../kernel/jobs.ts';

/** What a worker is started with. */
export interface WorkerStart {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Address of the tables of Unicode. */
  readonly tables: number;
  /** Its number, from 1; the main thread is 0. */
  readonly worker: number;
  readonly workers: number;
}

/** Asked of a worker: to take part in a job, or in reading, which is the business of the room that reads. */
export type Request<Reading = unknown> =
  | { readonly kind: 'work'; readonly work: Work }
  | { readonly kind: 'read'; readonly reading: Reading };

/** Said by a worker: a part that it read, and that nothing is left to take. */
export type Answer<Part = unknown> =
  | { readonly kind: 'part'; readonly index: number; readonly result: Part }
  | { readonly kind: 'done' };
