/** Fitting lines to a terminal: how many columns a line takes, and cutting it to a width. */

import type { Line, Span } from './line.ts';
import { clip, displayWidth } from './width.ts';

/** Columns that the line takes. */
export function lineWidth(line: Line): number {
  return line.reduce((sum, { text }) => sum + displayWidth(text), 0);
}

/** The line cut to `width` columns, with `…` where it was cut. */
export function fitLine(line: Line, width: number): Line {
  const kept: Span[] = [];
  let room = width;
  for (const part of line) {
    const text = clip(part.text, room);
    kept.push({ ...part, text });
    if (text !== part.text) break;
    room -= displayWidth(text);
  }
  return kept;
}
