/**
 * The boilerplate of a run, for the reports for people: how far each piece spread, how it begins and
 * where to look at it. Nothing if it was not asked for.
 */

import type { Boilerplate, DedupeResult } from '../../model/result.ts';
import { clean, cleanLine } from './clean.ts';
import { type Line, space, span } from './line.ts';
import { counted } from './number.ts';

/** One line a piece: `boilerplate  60 words in 50 articles  Open daily ...  a.md, b.md, c.md`. */
export function* plainBoilerplate({ boilerplate }: DedupeResult): Generator<Line, void, undefined> {
  if (boilerplate === undefined) return;
  for (const piece of boilerplate) {
    const opening = cleanLine(piece.opening);
    yield [
      span('boilerplate'),
      span(`  ${spreadOf(piece)}  ${opening}  `),
      span(piece.examples.map(clean).join(', '), 'faint'),
    ];
  }
  if (boilerplate.length === 0) yield [span('no boilerplate')];
  yield [];
}

/** Two lines a piece, up to `limit` pieces, under a heading. */
export function* terminalBoilerplate(
  { boilerplate }: DedupeResult,
  limit: number,
): Generator<Line, void, undefined> {
  if (boilerplate === undefined) return;
  yield [span(headingOf(boilerplate), 'strong')];
  for (const piece of boilerplate.slice(0, limit)) {
    yield [space(2), span(spreadOf(piece)), span(`  ${cleanLine(piece.opening)}`, 'faint')];
    yield [space(4), span(`in ${piece.examples.map(clean).join(', ')}`, 'faint')];
  }
  const rest = boilerplate.length - limit;
  if (rest > 0) yield [space(2), span(`… ${counted(rest, 'more piece')}`, 'faint')];
  yield [];
}

function headingOf({ length }: readonly Boilerplate[]): string {
  return length === 0 ? 'no boilerplate' : `${counted(length, 'piece')} of boilerplate`;
}

/** `60 words in 50 articles`: how long a piece is, and how far it spread. */
function spreadOf({ words, documents }: Boilerplate): string {
  return `${counted(words, 'word')} in ${counted(documents, 'article')}`;
}
