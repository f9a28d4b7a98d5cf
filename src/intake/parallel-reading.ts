/**
 * Reading by all workers: parts of files are tasks that any of them takes. The main thread reads as the
 * workers do; alone, it reads them all, with the same result.
 */
import { takeTask } from '../kernel/thread-tasks.ts';
import type { NodeWorkerPool } from '../runtime/worker-pool.ts';
import { PieceReader } from './piece-reader.ts';
import type { Piece, PieceOptions, PieceResult } from './pieces.ts';

/** What workers are to read, and how. */
export interface ReadRequest {
  readonly pieces: readonly Piece[];
  readonly options: PieceOptions;
}

/** Receives each part as it is read. */
export interface PieceTaker {
  readonly take: (index: number, result: PieceResult) => void;
  readonly pause: () => Promise<void>;
}

/** Reads for one run. */
export class ParallelReading {
  readonly #pool: NodeWorkerPool;
  #reader: PieceReader | undefined;

  constructor(pool: NodeWorkerPool) {
    this.#pool = pool;
  }

  /** The reader of the main thread. */
  async reader(options: PieceOptions): Promise<PieceReader> {
    const { kernel, tables } = this.#pool;
    this.#reader ??= await PieceReader.create(kernel, tables, options);
    return this.#reader;
  }

  /**
   * Reads all pieces; `take` gets each result with the number of its piece, in any order. `pause` is awaited
   * after each piece of the main thread, and may throw to end it.
   */
  async read({ pieces, options }: ReadRequest, { take, pause }: PieceTaker): Promise<void> {
    const { kernel } = this.#pool;
    const reader = await this.reader(options);
    const readOwn = async (): Promise<void> => {
      for (let i = takeTask(kernel); i < pieces.length; i = takeTask(kernel)) {
        const piece = pieces[i];
        if (piece === undefined) continue;
        take(i, await reader.read(piece));
        await pause();
      }
    };
    const reading: ReadRequest = { pieces, options };
    await this.#pool.together<ReadRequest, PieceResult>({ kind: 'read', reading }, readOwn, take);
  }
}
