/**
 * The threads of a run and the memory they share. The main thread works like the others; if it is alone, the
 * result is the same.
 *
 * Starting a worker takes some 30 ms of a processor, so a pool has none until there is enough work.
 *
 * kernel/jobs.ts says what a job is; in kernel/thread-tasks.ts each thread takes its next task.
 */
import { DedupeError } from '../model/error.ts';
import { systemFailure } from '../model/system-error.ts';
import type { WorkerPool, Work } from '../kernel/jobs.ts';
import { resetTasks, shareOfWork } from '../kernel/thread-tasks.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { borrowKernel, returnKernel, type LentKernel } from './process-kernel.ts';
import type { Answer, Request } from './messages.ts';
import type { Worker } from 'node:worker_threads';

/** Threads that share a kernel's memory. */
export class NodeWorkerPool implements WorkerPool {
  readonly kernel: Kernel;
  /** Address of the tables of Unicode. */
  readonly tables: number;
  /** Bytes of the memory that were in use before any text was read. */
  readonly used: number;
  readonly #lent: LentKernel;
  readonly #workers: Worker[] = [];
  #failure: Error | undefined;
  #listen: ((answer: Answer) => void) | undefined;

  private constructor(lent: LentKernel) {
    this.#lent = lent;
    this.kernel = lent.kernel;
    this.tables = lent.tables;
    this.used = lent.used;
  }

  static #begun: NodeWorkerPool | undefined;

  /** Starts the workers of the pool that is opened next, while the main thread has other work to do before. */
  static async begin(threads?: number): Promise<void> {
    NodeWorkerPool.#begun ??= new NodeWorkerPool(await borrowKernel());
    await NodeWorkerPool.#begun.staff(threads);
  }

  /** A pool of the main thread alone, or one that was begun. Throws a `DedupeError` if the kernel does not run here. */
  static async open(): Promise<NodeWorkerPool> {
    const begun = NodeWorkerPool.#begun;
    NodeWorkerPool.#begun = undefined;
    return begun ?? new NodeWorkerPool(await borrowKernel());
  }

  /** How many threads there are, the main thread included. */
  get size(): number {
    return this.#workers.length + 1;
  }

  /**
   * Starts workers, so that there are `threads` threads, or as many as there are processors. Call it
   * before anything is laid out for each thread; a second call changes nothing.
   */
  async staff(threads?: number): Promise<void> {
    if (this.#workers.length > 0 || threads === 1) return;
    const { startWorkers } = await import('./workers.ts');
    const { module, kernel, tables } = this.#lent;
    const workers = startWorkers({ module, memory: kernel.memory, tables }, threads);
    for (const worker of workers) {
      this.#workers.push(worker);
      worker.on('message', (answer: Answer) => this.#listen?.(answer));
      worker.on('error', (error: unknown) => this.#fail(error));
      worker.on('messageerror', (error) => this.#fail(error));
      // only the first failure counts; a worker that ended without one must not be waited for either
      worker.on('exit', () => this.#fail(new DedupeError('THREAD_ENDED', ENDED)));
      // a run that fails must not wait for its threads
      worker.unref();
    }
  }

  /** Ends the wait for the workers, which then throws this error. */
  #fail(error: unknown): void {
    this.#failure ??= error instanceof Error ? error : new Error('a thread threw no error');
    this.#listen?.({ kind: 'done' });
  }

  /** Ends the workers and gives the kernel back; its memory must not be read any more. */
  async end(): Promise<void> {
    await this.dismiss();
    returnKernel(this.#lent);
  }

  /** Ends the workers only; the main thread goes on with the kernel. */
  async dismiss(): Promise<void> {
    await Promise.all(this.#workers.splice(0).map((worker) => worker.terminate()));
  }

  async run(work: Work, pause: (share: number) => Promise<void>): Promise<void> {
    await this.together({ kind: 'work', work }, async () => {
      for (const share of shareOfWork(this.kernel, work, 0, this.size)) await pause(share);
    });
  }

  /**
   * Sends the request to all workers and runs `own` on the main thread; resolves when all are finished.
   * `take` receives what the workers read.
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
        // a worker answers what it was asked, so the part has this type
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

const ENDED = 'a thread ended before its work was done: use fewer --workers';

/** A thread may run out of memory like the main thread, or out of open files when it starts. */
function threadError(error: Error): Error {
  const failure = systemFailure(error);
  if (failure === undefined) return error;
  const { code, reason, remedy = 'use fewer --workers' } = failure;
  const isMemory = code === 'ERR_WORKER_OUT_OF_MEMORY';
  return new DedupeError(isMemory ? 'OUT_OF_MEMORY' : 'THREAD_FAILED', `${reason}: ${remedy}`);
}
