/**
 * The progress line: `read 41,200 articles, 18,300/s`, then `verify 62 %, 3 s left`. It is redrawn on a
 * terminal at most ten times a second, and erased before anything else is printed there.
 */

import type { Phase, Progress } from '../../model/progress.ts';
import { counted, grouped } from '../../report/text/number.ts';

/** Milliseconds between two paints of one phase. */
const REDRAW_INTERVAL = 100;
/** No more paints than this in any second. */
const MAX_PAINTS = 10;

/** Milliseconds before a rate means something. */
const SETTLED = 500;

const ERASE = '\r\u001b[K';

/** What to draw the line on. */
export interface ProgressScreen {
  write(text: string): unknown;
  /** Absent or 0 if the terminal does not say. */
  readonly columns?: number;
  /** Milliseconds on any clock that only goes forward. */
  now(): number;
}

/** Draws progress on a screen. */
export class ProgressLine {
  readonly #screen: ProgressScreen;
  #phase: Phase | undefined;
  #since = 0;
  /** When the last ten paints were, the latest last. */
  readonly #paints: number[] = [];
  #isShown = false;

  constructor(screen: ProgressScreen) {
    this.#screen = screen;
  }

  /**
   * Paints this step, unless the last paint was a moment ago. The first step of a phase is always painted,
   * as the next may take long to come.
   */
  update(progress: Progress): void {
    const now = this.#screen.now();
    const isNew = progress.phase !== this.#phase;
    if (isNew) [this.#phase, this.#since] = [progress.phase, now];
    if (!this.#mayPaint(now, isNew)) return;
    this.#isShown = true;
    const line = describeProgress(progress, now - this.#since);
    this.#screen.write(ERASE + line.slice(0, (this.#screen.columns || 80) - 1));
  }

  #mayPaint(now: number, isNew: boolean): boolean {
    const paints = this.#paints;
    const last = paints.at(-1) ?? Number.NEGATIVE_INFINITY;
    if (!isNew && now - last < REDRAW_INTERVAL) return false;
    if (paints.length === MAX_PAINTS) {
      if (now - (paints[0] ?? 0) < 1000) return false;
      paints.shift();
    }
    paints.push(now);
    return true;
  }

  /** Takes the line off the screen; the next update may draw it again. */
  erase(): void {
    if (!this.#isShown) return;
    this.#isShown = false;
    this.#screen.write(ERASE);
  }
}

/** What a phase counts if it does not know how much there is to do. */
const COUNTED: Partial<Readonly<Record<Phase, string>>> = { scan: 'file', read: 'article' };

/** The line for a step of a phase that began so many milliseconds ago. */
export function describeProgress(progress: Progress, elapsed: number): string {
  const { phase, done } = progress;
  const noun = COUNTED[phase];
  const share = shareOf(progress);
  if (noun === undefined ? share === undefined : done === 0) return `${phase} \u2026`;
  const parts = [noun === undefined ? percentOf(share ?? 0) : counted(done, noun)];
  if (elapsed >= SETTLED) {
    if (noun !== undefined) parts.push(`${grouped(rounded((done / elapsed) * 1000))}/s`);
    if (share !== undefined && share > 0 && share < 1) {
      parts.push(`${describeTime((elapsed * (1 - share)) / share / 1000)} left`);
    }
  }
  return `${phase} ${parts.join(', ')}`;
}

function shareOf({ done, total, share }: Progress): number | undefined {
  if (share !== undefined) return share;
  return total === undefined || total === 0 ? undefined : done / total;
}

/** Rounded down: 100 % only at the end. */
function percentOf(share: number): string {
  return `${Math.floor(share * 100)} %`;
}

/** A whole number rounded to three digits: the others would only flicker. */
function rounded(rate: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(rate)) - 2);
  return Math.round(rate / unit) * unit;
}

function describeTime(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
