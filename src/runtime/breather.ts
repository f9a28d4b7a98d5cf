/** Pauses in long work: progress is reported, and an aborted signal ends the run. */
import type { Progress } from '../model/progress.ts';
import { nextTurn } from './machine.ts';

/** Receives progress, and may abort the run. */
export interface BreatherOptions {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Longest stretch of work without a pause, in ms. */
const MAX_STRETCH_MS = 50;

/** Between stretches of work it lets signals, timers and messages of other threads be handled. */
export class Breather {
  readonly #options: BreatherOptions;
  #last = Date.now();

  constructor(options: BreatherOptions) {
    this.#options = options;
  }

  /** Reports progress, then rests. */
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
