/** Pauses, so that progress is told and an abort is noticed. */
import type { Progress } from '../model/progress.ts';
import { nextTurn } from './machine.ts';

/** Who is told of progress, and who may end the run. */
export interface BreatherOptions {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Longest stretch of work, in ms, in which nothing else has its turn. */
const MAX_STRETCH_MS = 50;

/** Lets signals, timers and other threads' messages have their turn between stretches of work, and tells progress. */
export class Breather {
  readonly #options: BreatherOptions;
  #last = Date.now();

  constructor(options: BreatherOptions) {
    this.#options = options;
  }

  /** Tells progress, then rests. */
  async pause(progress: Progress): Promise<void> {
    this.#options.onProgress?.(progress);
    await this.rest();
  }

  /** Pauses if the last pause is long ago, and throws if the run is aborted. */
  async rest(): Promise<void> {
    if (Date.now() - this.#last > MAX_STRETCH_MS) {
      await nextTurn();
      this.#last = Date.now();
    }
    this.#options.signal?.throwIfAborted();
  }
}
