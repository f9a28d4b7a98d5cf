/**
 * The report for people: laid out where a terminal shows it, one record a line elsewhere.
 */

import type { DedupeResult } from '../core/types.ts';
import { chunks } from './chunks.ts';
import type { ReportOptions } from './options.ts';
import { plain } from './plain.ts';
import { terminal } from './terminal.ts';

/** Chunks of the text report: clusters, largest first, and on the last line the verdict. */
export function text(
  result: DedupeResult,
  options: ReportOptions,
): Generator<string, void, undefined> {
  const { width } = options;
  return chunks(width === null ? plain(result, options) : terminal(result, { ...options, width }));
}
