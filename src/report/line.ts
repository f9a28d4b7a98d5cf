/**
 * A line of the terminal report before it is painted: spans of clean text, each with a tone.
 *
 * Widths are counted and lines are cut on the spans, so that colour codes never count as columns and
 * are never cut in half. Tones are names, so that the palette stands in one place; it keeps to what
 * reads on light and dark grounds alike: no yellow, white or blue, nothing bright. The closer the
 * copy, the stronger its colour.
 */

import { Chalk } from 'chalk';
import type { ChalkInstance } from 'chalk';
import type { Relation } from '../core/types.ts';
import type { ColorLevel } from './options.ts';
import { clip, displayWidth } from './width.ts';

export type Tone = 'plain' | 'strong' | 'faint' | 'original' | Relation;

export interface Span {
  /** Clean text: no control characters, see `clean`. */
  readonly text: string;
  readonly tone: Tone;
  /** Where a click on the text leads. */
  readonly link?: string;
}

export type Line = readonly Span[];

/** One span of a line; plain unless a tone is given. */
export function span(text: string, tone: Tone = 'plain'): Span {
  return { text, tone };
}

/** `count` empty columns. */
export function space(count: number): Span {
  return span(' '.repeat(Math.max(0, count)));
}

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

/** The line without the spaces at its end. */
export function trimLine(line: Line): Line {
  const end = line.findLastIndex(({ text }) => text.trimEnd() !== '');
  return line
    .slice(0, end + 1)
    .map((part, i) => (i === end ? { ...part, text: part.text.trimEnd() } : part));
}

/** Turns a line into what is written: colours, links, newline. */
export type Painter = (line: Line) => string;

/** A painter with its own chalk: the shared one guesses its level from the environment. */
export function painter(level: ColorLevel): Painter {
  const palette = paletteOf(new Chalk({ level }));
  return (line) =>
    `${trimLine(line)
      .map(({ text, tone, link }) => linked(palette[tone](text), link))
      .join('')}\n`;
}

function paletteOf(chalk: ChalkInstance): Readonly<Record<Tone, (text: string) => string>> {
  return {
    plain: (text) => text,
    strong: chalk.bold,
    faint: chalk.dim,
    original: chalk.green,
    identical: chalk.red,
    'near-duplicate': chalk.magenta,
    excerpt: chalk.cyan,
    rewrite: (text) => text,
  };
}

/** OSC 8, as terminals take it. */
function linked(text: string, url: string | undefined): string {
  return url === undefined ? text : `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`;
}
