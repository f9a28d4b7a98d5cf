/** What the main thread and the others say to each other; all of it can be cloned. */
import type { Work } from '../kernel/jobs.ts';
import type { Piece, PieceOptions, PieceResult } from '../intake/pieces.ts';

/** What a thread is started with. */
export interface ThreadStart {
  readonly module: WebAssembly.Module;
  readonly memory: WebAssembly.Memory;
  /** Address of the tables of Unicode. */
  readonly tables: number;
  /** Its number, from 1; the main thread is 0. */
  readonly thread: number;
  readonly threads: number;
}

/** Asked of a thread: to take part in a job, or in reading. */
export type Request =
  | { readonly kind: 'work'; readonly work: Work }
  | { readonly kind: 'read'; readonly pieces: readonly Piece[]; readonly options: PieceOptions };

/** Said by a thread: a piece that it read, and when there is nothing left to take. */
export type Answer =
  | { readonly kind: 'piece'; readonly index: number; readonly result: PieceResult }
  | { readonly kind: 'done' };
