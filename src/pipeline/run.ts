/** What one run of the pipeline works with, from its start to its end. */
import type { TokenFile } from '../core/texts/kernel-collection.ts';
import { ArticleFiles } from '../files/articles.ts';
import type { Sources } from '../intake/accumulator.ts';
import { completeSettings } from '../model/complete-settings.ts';
import { DedupeError } from '../model/error.ts';
import type { Override } from '../model/overrides.ts';
import type { Settings } from '../model/settings.ts';
import { Breather } from '../runtime/breather.ts';
import { KERNEL_MEMORY, MORE_MEMORY } from '../runtime/machine.ts';
import {
  BYTES_OF_MEMORY,
  divideMemory,
  Outgrown,
  type MemoryBudget,
} from '../runtime/memory-budget.ts';
import { NodeWorkerPool } from '../runtime/worker-pool.ts';
import type { PairMemory } from './known-pairs.ts';
import type { DedupeOptions } from './options.ts';

/** One run: settings, threads and memory. */
export class PipelineRun {
  readonly options: DedupeOptions;
  readonly settings: Settings;
  readonly breather: Breather;
  #pool: NodeWorkerPool;
  #memory: MemoryBudget;
  #isSpilled: boolean;
  #hasFile = false;

  private constructor(options: DedupeOptions, settings: Settings, pool: NodeWorkerPool) {
    this.options = { ...options, onWarning: tellOnce(options.onWarning) };
    this.settings = settings;
    this.breather = new Breather(options);
    this.#pool = pool;
    this.#isSpilled = options.spill === true;
    this.#memory = divideMemory(options.memory, this.#isSpilled);
  }

  /** Throws a `DedupeError` if a setting is unknown or out of range, or if the kernel does not run here. */
  static async start(options: DedupeOptions): Promise<PipelineRun> {
    const settings = completeSettings(options);
    for (const override of options.overrides ?? []) checkOverride(override);
    return new PipelineRun(options, settings, await NodeWorkerPool.open());
  }

  /** The threads, and the kernel that they share. */
  get pool(): NodeWorkerPool {
    return this.#pool;
  }

  /** True if tokens go to a file, however few they are. */
  get isSpilled(): boolean {
    return this.#isSpilled;
  }

  /** Where what is known of pairs is kept; undefined if pairs depend on more than on their texts, or on all at once. */
  get pairMemory(): PairMemory | undefined {
    const { options, settings } = this;
    const { overrides = [], model, onEvidence, isAsked } = options;
    const isPlain = overrides.length === 0 && model === undefined && onEvidence === undefined;
    return isPlain && isAsked === undefined && settings.engine !== 'minhash'
      ? options.pairMemory
      : undefined;
  }

  /** The memory that the run may use. */
  get memory(): MemoryBudget {
    return this.#memory;
  }

  /** Bytes of texts in memory at which it is better to begin again; undefined if that is no use. */
  textLimit(sources: Sources): number | undefined {
    const isLimited = this.options.memory !== undefined && !this.#isSpilled;
    return isLimited && canReadAgain(sources) ? this.#memory.total / BYTES_OF_MEMORY : undefined;
  }

  /** Notes the file that holds the tokens, if they are in one. */
  noteFile(file: TokenFile | undefined): void {
    this.#hasFile ||= file !== undefined;
  }

  /**
   * Begins again, with another kernel and the tokens in a file, if memory ran out. Throws any other `error`, and
   * a `DedupeError` if a file would not help or the sources can be read only once.
   */
  async beginAgain(sources: Sources, error: unknown): Promise<void> {
    const { kernel } = this.#pool;
    // any other error is not about memory
    if (!kernel.isExhausted && !(error instanceof Outgrown)) throw error;
    if (this.#hasFile || !canReadAgain(sources)) throw outOfMemory(kernel.used);
    await this.#pool.end();
    this.#pool = await NodeWorkerPool.open();
    this.#isSpilled = true;
    this.#memory = divideMemory(this.options.memory, true);
    this.#hasFile = true;
  }

  /** Ends the workers, because no work is left for them. */
  async dismiss(): Promise<void> {
    await this.#pool.dismiss();
  }

  /** Ends the run. Its result stays valid, but what it worked on must not be read any more. */
  async end(): Promise<void> {
    await this.#pool.end();
  }
}

/** What an override sets must be what a setting may be. */
function checkOverride({ threshold, relation }: Override): void {
  completeSettings({
    ...(threshold !== undefined && { threshold }),
    ...(relation !== undefined && { relation }),
  });
}

/** Tells each warning once, as a run that begins again meets all of them again. */
function tellOnce(tell?: (message: string) => void): (message: string) => void {
  const told = new Set<string>();
  return (message) => {
    if (told.has(message)) return;
    told.add(message);
    tell?.(message);
  };
}

/** Starts a run, works in it, and ends it. */
export async function inRun<T>(
  options: DedupeOptions,
  work: (run: PipelineRun) => Promise<T>,
): Promise<T> {
  const run = await PipelineRun.start(options);
  try {
    return await work(run);
  } finally {
    await run.end();
  }
}

/** True for files; false for standard input and for articles that a program hands in. */
function canReadAgain(sources: Sources): boolean {
  return sources instanceof ArticleFiles && !sources.hasStdin;
}

/** More bytes than these are refused because the kernel cannot address them, not for want of memory. */
const KERNEL_LIMIT = KERNEL_MEMORY - 2 ** 28;

/** The error after the kernel asked for so many bytes in all, and the system refused the last of them. */
function outOfMemory(asked: number): DedupeError {
  const message =
    asked < KERNEL_LIMIT
      ? `the system refuses more than ${Math.floor(asked / 1e6)} MB of memory: ${MORE_MEMORY}, or split the corpus`
      : `the corpus takes more than the ${KERNEL_MEMORY / 2 ** 30} GB of memory that a run can use: split it, and look at the parts`;
  return new DedupeError('OUT_OF_MEMORY', message);
}
