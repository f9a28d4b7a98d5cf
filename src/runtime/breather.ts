/** Pauses, so that progress is told and an abort is noticed. */
import { type Progress } from '../model/progress.ts';

/** Who is told of progress, and who may end the run. */
export interface BreatherOptions {
  readonly onProgress?: ((progress: Progress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Longest stretch of work, in ms, in which nothing else has its turn. */
const MAX_STRETCH_MS = 100;

/** Lets signals and timers have their turn between stretches of work, and tells progress. */
export class Breather {
  readonly #options: BreatherOptions;
  #last = Date.now();

  constructor(options: BreatherOptions) {
    this.#options = options;
  }

  /** Tells progress, pauses where the last pause is long ago, and throws where the run is aborted. */
  async pause(progress: Progress): Promise<void> {
    this.#options.onProgress?.(progress);
    if (Date.now() - this.#last > MAX_STRETCH_MS) {
      await new Promise((resolve) => {
        setTimeout(resolve, 0);
      });
      this.#last = Date.now();
    }
    this.#options.signal?.throwIfAborted();
  }
}
