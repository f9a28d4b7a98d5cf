/**
 * The options of a report. Every format takes the same options and uses those that concern it, so a
 * caller picks a format by name and changes nothing else.
 */

import type { Phase } from '../model/progress.ts';

/** Colours of a terminal: none, the 16 basic ones, the 256 of xterm, or all (chalk's levels). */
export type ColorLevel = 0 | 1 | 2 | 3;

/** Milliseconds that each phase of the run took. */
export type Timing = Partial<Readonly<Record<Phase, number>>>;

/** A text as a report may show it, and what of it says nothing about where it comes from. */
export interface ShownText {
  readonly text: string;
  /** Boilerplate and quoted mail that was set aside: [start, end), ascending and apart. */
  readonly aside: readonly (readonly [start: number, end: number])[];
}

/** How a report is to look, and what it is to show. */
export interface ReportOptions {
  /** Columns to lay out for; null if it is not for a terminal: nothing is cut, one record a line. */
  readonly width: number | null;
  readonly color: ColorLevel;
  /** List every cluster and every copy, whatever `limit` says. */
  readonly all: boolean;
  /**
   * How many clusters, and copies in a cluster, to list. Default: 10 on a terminal, which shows the
   * end of a report; no limit elsewhere, as people search files.
   */
  readonly limit?: number;
  /** Make paths clickable (OSC 8); relative ones resolve against the working folder. */
  readonly hyperlinks?: boolean;
  /** End each path with NUL, in the list of paths; default: with a line break. */
  readonly nul?: boolean;
  /** The command as it was typed, for the hint: `dedupe ./articles`. Default `dedupe`. */
  readonly command?: string;
  /** What gives another command the same articles, for the hint: `-t .3 --in ./articles`. */
  readonly corpus?: string;
  /** Leaves out the lists of a text report: its last lines alone, or the one verdict. */
  readonly part?: 'summary' | 'verdict';
  /** The texts of documents by id, for what shows them: all that `keptTexts` chose, or fewer. */
  readonly texts?: ReadonlyMap<string, ShownText>;
  /** Leaves out every word of the texts, their titles and names too, where a report can. */
  readonly withoutTexts?: boolean;
  /** Adds `timing` to the machine formats; left out by default, so that reports stay comparable. */
  readonly timing?: Timing;
}
