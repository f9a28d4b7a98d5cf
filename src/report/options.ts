/**
 * What a report may be told besides the result. Every format takes the same options and reads the
 * ones that concern it, so that a caller picks a format by name and nothing else changes.
 */

import type { Phase } from '../model/progress.ts';

/** Colours of the terminal: none, 16, 256, or all (chalk's levels). */
export type ColorLevel = 0 | 1 | 2 | 3;

/** Milliseconds that each phase of the run took. */
export type Timing = Partial<Readonly<Record<Phase, number>>>;

export interface ReportOptions {
  /** Columns to lay out for; null where it is no terminal: nothing cut, one record a line. */
  readonly width: number | null;
  readonly color: ColorLevel;
  /** List every cluster and every copy, whatever `limit` says. */
  readonly all: boolean;
  /**
   * How many clusters, and copies in a cluster, to list. Default 10 on a terminal, where the end of
   * a report is what is seen, and no limit elsewhere, where somebody may search it.
   */
  readonly limit?: number;
  /** Make paths clickable (OSC 8); relative ones resolve against the working folder. */
  readonly hyperlinks?: boolean;
  /** The command as it was typed, for the hints: `dedupe ./articles`. Default `dedupe`. */
  readonly command?: string;
  /** Adds `timing` to the machine formats; left out by default, so that reports stay comparable. */
  readonly timing?: Timing;
}
