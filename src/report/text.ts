/**
 * The report for people: laid out on a terminal, one record a line elsewhere. Code that only a
 * terminal or only colours need is loaded when they are asked for.
 */

import type { DedupeResult } from '../model/result.ts';
import { chunks } from './json/chunks.ts';
import { type Painter, painter, UNPAINTED } from './text/line.ts';
import type { ColorLevel, ReportOptions } from './options.ts';
import { plain } from './text/plain.ts';

/** Chunks of the text report: clusters, largest first, and on the last line the verdict. */
export async function text(
  result: DedupeResult,
  options: ReportOptions,
): Promise<Iterable<string>> {
  const { width, color } = options;
  const paint = await painterOf(color);
  if (width === null) return chunks(plain(result, options, paint));
  const { terminal } = await import('./text/terminal.ts');
  return chunks(terminal(result, { ...options, width }, paint));
}

/** The painter with so many colours. */
export async function painterOf(color: ColorLevel): Promise<Painter> {
  if (color === 0) return painter(UNPAINTED);
  const { paletteOf } = await import('./text/palette.ts');
  return painter(paletteOf(color));
}
