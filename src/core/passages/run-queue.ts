/**
 * The runs of a text by the tokens that they would add to its cover, most first.
 *
 * A heap with lazy updates. What a run adds only ever falls, so the first run is the right one if it
 * still adds as much as when it was put in; if not, it is put in again. A run is seldom put in more than
 * three times, because others cover it from its left, from its right, or altogether.
 */
import type { LongestRuns } from './runs.ts';
import type { Cover } from './cover.ts';

/** Hands out runs, each once, while the cover grows. */
export class RunQueue {
  readonly #runs: LongestRuns;
  readonly #cover: Cover;
  readonly #full: number;
  /** A binary heap, smallest key first: keys order by gain descending, then by run. */
  readonly #keys: number[] = [];

  /** Runs of fewer than `full` tokens are handed out only if they add all of them. */
  constructor(runs: LongestRuns, cover: Cover, full: number) {
    this.#runs = runs;
    this.#cover = cover;
    this.#full = full;
    const count = runs.starts.length;
    const { isEmpty } = cover;
    for (let run = 0; run < count; run++) {
      const gain = isEmpty ? (runs.lengths[run] ?? 0) : this.#gain(run);
      if (gain > 0) this.#keys.push(run - gain * count);
    }
    for (let at = this.#keys.length >>> 1; at-- > 0;) this.#sink(at, this.#keys[at] ?? 0);
  }

  /** The index of the run that adds most now, the leftmost of equals; -1 if none adds any. */
  next(): number {
    const count = this.#runs.starts.length;
    while (this.#keys.length > 0) {
      const key = this.#keys[0] ?? 0;
      const promised = Math.ceil(-key / count);
      const run = key + promised * count;
      const gain = this.#gain(run);
      if (gain === promised) {
        this.#removeFirst();
        return run;
      }
      if (gain === 0) this.#removeFirst();
      else this.#sink(0, run - gain * count);
    }
    return -1;
  }

  #gain(run: number): number {
    const start = this.#runs.starts[run] ?? 0;
    const length = this.#runs.lengths[run] ?? 0;
    const gain = this.#cover.free(start, start + length);
    return length < this.#full && gain < length ? 0 : gain;
  }

  #removeFirst(): void {
    const last = this.#keys.pop() ?? 0;
    if (this.#keys.length > 0) this.#sink(0, last);
  }

  /** Puts a key in a place, or further down until no smaller key is below it. */
  #sink(at: number, key: number): void {
    const keys = this.#keys;
    const size = keys.length;
    for (let child = 2 * at + 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && (keys[child + 1] ?? 0) < (keys[child] ?? 0)) child++;
      const smaller = keys[child] ?? 0;
      if (smaller >= key) break;
      keys[at] = smaller;
      at = child;
    }
    keys[at] = key;
  }
}
