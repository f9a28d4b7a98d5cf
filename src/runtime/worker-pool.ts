/**
 * The threads of a run and the memory they share. The main thread is one of them and works as the others do;
 * with a size of one it is alone, and the result is the same.
 *
 * Starting a thread takes some 30 ms of a processor, so whoever has little to do stays alone.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { DedupeError } from '../model/error.ts';
import { systemFailure } from '../model/system-error.ts';
import type { Team, Work } from '../kernel/jobs.ts';
import { KERNEL_TABLES_BYTES, writeKernelTables } from '../core/tokens/unicode-tables.ts';
import { resetTasks, shareOfWork, takeTask } from '../kernel/tasks.ts';
import { createKernelMemory, Kernel } from '../kernel/kernel.ts';
import { builtFile, compileKernel } from './built-files.ts';
import { PieceReader } from '../intake/piece-reader.ts';
import { type Piece, type PieceOptions, type PieceResult } from '../intake/pieces.ts';
import type { Answer, Request, ThreadStart } from './messages.ts';

/** Who is told of what was read. */
export interface PieceTaker {
  readonly take: (index: number, result: PieceResult) => void;
  readonly pause: () => Promise<void>;
}

/** Room of a thread for new objects: it makes few, and what it is given it fills before it collects. */
const YOUNG_MB = 8;

/** Threads that share a kernel's memory. */
export class Crew implements Team {
  readonly kernel: Kernel;
  /** Address of the tables of Unicode. */
  readonly tables: number;
  readonly size: number;
  /** Bytes of the memory that were handed out before any text was read. */
  readonly used: number;
  readonly #workers: Worker[];
  #reader: PieceReader | undefined;
  #failure: Error | undefined;
  #listen: ((answer: Answer) => void) | undefined;

  private constructor(module: WebAssembly.Module, memory: WebAssembly.Memory, size: number) {
    this.kernel = new Kernel(module, memory);
    this.tables = this.kernel.allocate(KERNEL_TABLES_BYTES);
    writeKernelTables(memory.buffer, this.tables);
    this.used = this.kernel.used;
    const program = builtFile('thread.cjs');
    this.size = program === undefined ? 1 : size;
    this.#workers = Array.from({ length: this.size - 1 }, (_, i) => {
      const workerData: ThreadStart = {
        module,
        memory,
        tables: this.tables,
        thread: i + 1,
        threads: this.size,
      };
      return this.#start(program ?? '', workerData);
    });
  }

  /**
   * `threads` of them, or as many as there are processors; undefined where the kernel is not there, or, after a
   * warning, where its memory is not to be had.
   */
  static start(threads?: number, onWarning?: (message: string) => void): Crew | undefined {
    const module = compileKernel();
    const memory = module && reserveMemory();
    if (module === undefined) return undefined;
    if (memory === undefined) onWarning?.(NO_ADDRESSES);
    return memory && new Crew(module, memory, threads ?? availableParallelism());
  }

  #start(program: string, workerData: ThreadStart): Worker {
    const worker = new Worker(program, {
      workerData,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    worker.on('message', (answer: Answer) => this.#listen?.(answer));
    worker.on('error', (error: unknown) => this.#fail(error));
    worker.on('messageerror', (error) => this.#fail(error));
    // the first failure counts, and one that ends for no failure must not be waited for
    worker.on('exit', () => this.#fail(new DedupeError('THREAD_ENDED', ENDED)));
    // a run that fails must not wait for its threads
    worker.unref();
    return worker;
  }

  /** Whoever waits for the threads is told. */
  #fail(error: unknown): void {
    this.#failure ??= error instanceof Error ? error : new Error('a thread threw no error');
    this.#listen?.({ kind: 'done' });
  }

  /** Ends the threads. */
  async end(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  /** The reader of the main thread, which gives the others' vocabularies too, once they have read. */
  async reader(options: PieceOptions): Promise<PieceReader> {
    this.#reader ??= await PieceReader.create(this.kernel, this.tables, options);
    return this.#reader;
  }

  async run(work: Work, pause: (share: number) => Promise<void>): Promise<void> {
    await this.#together({ kind: 'work', work }, async () => {
      for (const share of shareOfWork(this.kernel, work, 0, this.size)) await pause(share);
    });
  }

  /**
   * Reads pieces; `take` gets each result with the number of its piece, in any order. `pause` is awaited after
   * each piece of the main thread, and may throw to end it.
   */
  async read(
    pieces: readonly Piece[],
    options: PieceOptions,
    { take, pause }: PieceTaker,
  ): Promise<void> {
    const reader = await this.reader(options);
    const request: Request = { kind: 'read', pieces, options };
    const readOwn = async (): Promise<void> => {
      for (let i = takeTask(this.kernel); i < pieces.length; i = takeTask(this.kernel)) {
        const piece = pieces[i];
        if (piece === undefined) continue;
        take(i, await reader.read(piece));
        await pause();
      }
    };
    await this.#together(request, readOwn, (answer) => {
      if (answer.kind === 'piece') take(answer.index, answer.result);
    });
  }

  /** Has all threads take part in something; resolves when all are done. */
  async #together(
    request: Request,
    own: () => Promise<void>,
    hear: (answer: Answer) => void = () => {},
  ): Promise<void> {
    resetTasks(this.kernel);
    let left = this.#workers.length;
    const others = new Promise<void>((resolve) => {
      if (left === 0 || this.#failure !== undefined) resolve();
      this.#listen = (answer) => {
        hear(answer);
        if (answer.kind === 'done' && (--left === 0 || this.#failure !== undefined)) resolve();
      };
    });
    for (const worker of this.#workers) worker.ref();
    try {
      for (const worker of this.#workers) worker.postMessage(request);
      await own();
      await others;
    } finally {
      for (const worker of this.#workers) worker.unref();
    }
    if (this.#failure !== undefined) throw threadError(this.#failure);
  }
}

const NO_ADDRESSES =
  'the 10 GB of addresses that fast work takes, not memory, are refused (see ulimit -v): working without, which is slower';

/** The memory of a run; undefined where the system refuses it, which is for its addresses, as none of it is used yet. */
function reserveMemory(): WebAssembly.Memory | undefined {
  try {
    return createKernelMemory();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const ENDED = 'a thread ended before its work was done: use fewer --workers';

/** A thread runs out of memory where the main thread would, and out of open files when it starts. */
function threadError(error: Error): Error {
  const failure = systemFailure(error);
  if (failure === undefined) return error;
  const { code, reason, remedy = 'use fewer --workers' } = failure;
  const isMemory = code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new DedupeError(isMemory ? 'OUT_OF_MEMORY' : 'THREAD_FAILED', `${reason}: ${remedy}`);
}
