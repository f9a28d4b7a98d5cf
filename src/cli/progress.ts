/**
 * The progress line: `read 12,000 / 100,000 · 41,200/s · 3 s left`, drawn over itself on a terminal at
 * most ten times a second, and erased before anything else is printed there.
 */

import type { Progress } from '../core/types.ts';

/** Milliseconds between two paints. */
const REDRAW_INTERVAL = 100;

/** A rate over less than this many milliseconds says nothing. */
const SETTLED = 500;

const ERASE = '\r\u001b[K';

/** What the line is drawn on. */
export interface ProgressScreen {
  write(text: string): unknown;
  /** Absent or 0 where the terminal does not say. */
  readonly columns?: number;
  /** Milliseconds on any clock that only goes forward. */
  now(): number;
}

/** Draws progress on a screen. */
export class ProgressLine {
  readonly #screen: ProgressScreen;
  #phase: string | undefined;
  #since = 0;
  #painted = Number.NEGATIVE_INFINITY;
  #isShown = false;

  constructor(screen: ProgressScreen) {
    this.#screen = screen;
  }

  /** Paints this step, unless the last paint was a moment ago. The first one is painted at once. */
  update(progress: Progress): void {
    const now = this.#screen.now();
    if (progress.phase !== this.#phase) [this.#phase, this.#since] = [progress.phase, now];
    if (now - this.#painted < REDRAW_INTERVAL) return;
    this.#painted = now;
    this.#isShown = true;
    const line = describeProgress(progress, now - this.#since);
    this.#screen.write(ERASE + line.slice(0, (this.#screen.columns || 80) - 1));
  }

  /** Takes the line off the screen; the next update may draw it again. */
  erase(): void {
    if (!this.#isShown) return;
    this.#isShown = false;
    this.#screen.write(ERASE);
  }
}

/** The line for a step that has been going on for so many milliseconds. */
export function describeProgress({ phase, done, total }: Progress, elapsed: number): string {
  if (done === 0 && total === undefined) return `${phase} \u2026`;
  const count = total === undefined ? format(done) : `${format(done)} / ${format(total)}`;
  const rate = elapsed < SETTLED ? 0 : (done / elapsed) * 1000;
  if (rate === 0) return `${phase} ${count}`;
  const left = total === undefined ? '' : ` · ${describeTime((total - done) / rate)} left`;
  return `${phase} ${count} · ${format(Math.round(rate))}/s${left}`;
}

function describeTime(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Groups digits by commas; the locale of the machine has no say. */
function format(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
