/** How a report looks in its place: in colour and laid out on a terminal, plain everywhere else. */

import type { ReportOptions } from '../../report/options.ts';
import { streamColor } from '../options/call.ts';
import type { Values } from '../options/options.ts';
import { STDOUT } from './output-place.ts';

/** Columns of a terminal that does not say. */
const USUAL_COLUMNS = 80;

/** The width and the colours for a file, or for standard output. */
export function lookOf(
  file: string,
  color: Values['color'],
): Pick<ReportOptions, 'width' | 'color'> {
  if (file !== STDOUT) return { width: null, color: 0 };
  const { stdout } = process;
  return {
    width: stdout.isTTY ? stdout.columns || USUAL_COLUMNS : null,
    color: streamColor(stdout, color),
  };
}
