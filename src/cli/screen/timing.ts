/** How long each phase of a run took, by its progress: a phase ends when the next begins. */

import type { Phase } from '../../model/progress.ts';

/** Something that takes time. */
type Activity = Phase | 'report';

/** Milliseconds by phase, in the order in which they ran. */
export type PhaseTimes = Partial<Readonly<Record<Phase, number>>>;

/** How long everything took, in milliseconds. */
export interface Timing {
  readonly phases: Partial<Readonly<Record<Activity, number>>>;
  /** Since the program started, before its first phase. */
  readonly total: number;
}

/** Adds up the time of phases as they come; the time of a repeated phase is added to the earlier. */
export class Stopwatch {
  readonly #now: () => number;
  readonly #spent = new Map<Activity, number>();
  #activity: Activity | undefined;
  #since = 0;

  /** A stopwatch on a clock of milliseconds since the program started. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /** Ends the current phase and begins this one, unless it is the same. */
  enter(activity: Activity): void {
    if (activity !== this.#activity) this.#switch(activity);
  }

  /** How long the phases of the pipeline took so far. */
  phases(): PhaseTimes {
    const { report: _, ...phases } = Object.fromEntries(this.#spent);
    return phases;
  }

  /** Ends the current phase; returns how long each took. */
  finish(): Timing {
    this.#switch(undefined);
    return { phases: Object.fromEntries(this.#spent), total: tenths(this.#now()) };
  }

  #switch(next: Activity | undefined): void {
    const now = this.#now();
    const current = this.#activity;
    if (current) {
      this.#spent.set(current, tenths((this.#spent.get(current) ?? 0) + now - this.#since));
    }
    this.#activity = next;
    this.#since = now;
  }
}

function tenths(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}

/** One line for stderr: `timing: read 12 ms, verify 3.5 ms, total 140.2 ms`. */
export function describeTiming({ phases, total }: Timing): string {
  const parts = Object.entries({ ...phases, total }).map(([name, ms]) => `${name} ${ms} ms`);
  return `timing: ${parts.join(', ')}`;
}
