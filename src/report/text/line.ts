/**
 * A line of the report for people before it is painted: spans of clean text, each with a tone.
 *
 * Widths are counted and lines are cut on the spans, so that colour codes never count as columns and
 * are never cut in half. Tones are names, so that only the palette knows colours.
 */

import type { Relation } from '../../model/settings.ts';

/** What a span is, for the palette to colour. */
export type Tone = 'plain' | 'strong' | 'faint' | 'original' | Relation;

/** A stretch of a line in one tone. */
export interface Span {
  /** Clean text: no control characters, see `clean`. */
  readonly text: string;
  readonly tone: Tone;
  /** Where a click on the text leads. */
  readonly link?: string;
}

/** The spans of a line, in order. */
export type Line = readonly Span[];

/** One span of a line; plain unless a tone is given. */
export function span(text: string, tone: Tone = 'plain'): Span {
  return { text, tone };
}

/** `count` empty columns. */
export function space(count: number): Span {
  return span(' '.repeat(Math.max(0, count)));
}

/** The line without the spaces at its end. */
export function trimLine(line: Line): Line {
  const end = line.findLastIndex(({ text }) => text.trimEnd() !== '');
  return line
    .slice(0, end + 1)
    .map((part, i) => (i === end ? { ...part, text: part.text.trimEnd() } : part));
}

/** How each tone is painted. */
export type Palette = Readonly<Record<Tone, (text: string) => string>>;

const asIs = (text: string): string => text;

/** No colours. */
export const UNPAINTED: Palette = {
  plain: asIs,
  strong: asIs,
  faint: asIs,
  original: asIs,
  identical: asIs,
  'near-duplicate': asIs,
  excerpt: asIs,
  rewrite: asIs,
  quotation: asIs,
  template: asIs,
};

/** Turns a line into what is written: colours, links, newline. */
export type Painter = (line: Line) => string;

/** A painter with these colours. */
export function painter(palette: Palette): Painter {
  return (line) =>
    `${trimLine(line)
      .map(({ text, tone, link }) => linked(palette[tone](text), link))
      .join('')}\n`;
}

/** OSC 8, as terminals take it. */
function linked(text: string, url: string | undefined): string {
  return url === undefined ? text : `\u001b]8;;${url}\u001b\\${text}\u001b]8;;\u001b\\`;
}
