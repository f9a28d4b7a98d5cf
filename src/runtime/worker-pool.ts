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
import type { WorkerPool, Work } from '../kernel/jobs.ts';
import { KERNEL_TABLES_BYTES, writeKernelTables } from '../core/tokens/unicode-tables.ts';
import { resetTasks, shareOfWork } from '../kernel/tasks.ts';
import { createKernelMemory, Kernel } from '../kernel/kernel.ts';
import { builtFile, compileKernel } from './built-files.ts';
import type { Answer, Request, WorkerStart } from './messages.ts';

/** Room of a thread for new objects: it makes few, and what it is given it fills before it collects. */
const YOUNG_MB = 8;

/** Threads that share a kernel's memory. */
export class NodeWorkerPool implements WorkerPool {
  readonly kernel: Kernel;
  /** Address of the tables of Unicode. */
  readonly tables: number;
  readonly size: number;
  /** Bytes of the memory that were handed out before any text was read. */
  readonly used: number;
  readonly #workers: Worker[];
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
      const workerData: WorkerStart = {
        module,
        memory,
        tables: this.tables,
        worker: i + 1,
        workers: this.size,
      };
      return this.#start(program ?? '', workerData);
    });
  }

  /**
   * `threads` of them, or as many as there are processors; undefined where the kernel is not there, or, after a
   * warning, where its memory is not to be had.
   */
  static start(
    threads?: number,
    onWarning?: (message: string) => void,
  ): NodeWorkerPool | undefined {
    const module = compileKernel();
    const memory = module && reserveMemory();
    if (module === undefined) return undefined;
    if (memory === undefined) onWarning?.(NO_ADDRESSES);
    return memory && new NodeWorkerPool(module, memory, threads ?? availableParallelism());
  }

  #start(program: string, workerData: WorkerStart): Worker {
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

  async run(work: Work, pause: (share: number) => Promise<void>): Promise<void> {
    await this.together({ kind: 'work', work }, async () => {
      for (const share of shareOfWork(this.kernel, work, 0, this.size)) await pause(share);
    });
  }

  /**
   * Has all workers take part in what is asked, and the main thread in `own`; resolves when all are done.
   * `take` receives what they read.
   */
  async together<Reading, Part>(
    request: Request<Reading>,
    own: () => Promise<void>,
    take: (index: number, part: Part) => void = () => {},
  ): Promise<void> {
    resetTasks(this.kernel);
    let left = this.#workers.length;
    const others = new Promise<void>((resolve) => {
      if (left === 0 || this.#failure !== undefined) resolve();
      this.#listen = (answer) => {
        // a worker answers what it was asked
        if (answer.kind === 'part') take(answer.index, answer.result as Part);
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
