/**
 * A comparison for people: the verdict, the two documents and their measures, then the texts, strip by
 * strip. On a terminal of 100 columns or more they stand side by side, in a narrower one and elsewhere one
 * under the other. Elsewhere than on a terminal no line is broken.
 *
 * What is marked is so without colours: a bar beside passages, signs around edits.
 */

import type { ComparedPassage, Comparison } from '../../../model/comparison.ts';
import type { Side } from '../../../model/result.ts';
import type { ReportOptions } from '../../../report/options.ts';
import { painterOf } from '../../../report/text.ts';
import { clean } from '../../../report/text/clean.ts';
import { fitLine } from '../../../report/text/fit.ts';
import { type Line, span } from '../../../report/text/line.ts';
import { counted } from '../../../report/text/number.ts';
import { wrapLine } from '../../../report/text/wrap-line.ts';
import { documentLines } from '../../print/head.ts';
import { verdictSentence } from '../../print/wording.ts';
import {
  type Piece,
  type SharedStrip,
  type Strip,
  stripsOf,
  type UnsharedPieces,
} from '../strips.ts';
import { type Cell, gutterOf, type Layout, layoutOf } from './layout.ts';
import {
  hasEdits,
  hasPassages,
  measuresOf,
  NOT_COMPARED,
  onlyWords,
  passageWords,
  totalWords,
} from './wording.ts';

/** How the text looks. */
export type CompareOptions = Pick<ReportOptions, 'width' | 'color' | 'all'>;

/** Columns of what is no text from files, elsewhere than on a terminal. */
const COLUMNS = 80;
/** Around an edit, as git has them. */
const SIGNS = { a: ['[-', '-]'], b: ['{+', '+}'] } as const;

/** Lines of the comparison, painted, each with its newline. */
export async function printComparison(
  comparison: Comparison,
  { width, color, all }: CompareOptions,
): Promise<Iterable<string>> {
  const paint = await painterOf(color);
  return paintAll();
  function* paintAll(): Generator<string> {
    for (const line of lines(comparison, width, all)) {
      yield paint(width === null ? line : fitLine(line, width));
    }
  }
}

function* lines(comparison: Comparison, width: number | null, all: boolean): Generator<Line> {
  const columns = width ?? COLUMNS;
  yield* wrapLine([span(verdictSentence(comparison), 'strong')], columns);
  yield [];
  yield* documentLines('A', comparison.a, width);
  yield* documentLines('B', comparison.b, width);
  if (comparison.verdict.outcome !== 'empty') {
    yield [];
    for (const words of [measuresOf(comparison), totalWords(comparison)]) {
      yield* wrapLine([span(words)], columns);
    }
  }
  yield* legend(comparison, columns);
  if (comparison.rows.length > 0) yield [];
  const layout = layoutOf(width, gutterOf(comparison.rows));
  for (const strip of stripsOf(comparison.rows)) yield* stripLines(strip, layout, all);
}

/** How edits are marked, and what is none, if anything is shared. */
function* legend(comparison: Comparison, columns: number): Generator<Line> {
  if (!hasPassages(comparison)) return;
  const [a, b] = [SIGNS.a.join('words of A'), SIGNS.b.join('words of B')];
  const signs = [span('Edits: '), span(a, 'identical'), span(' '), span(b, 'original'), span('. ')];
  const line = [...(hasEdits(comparison) ? signs : []), span(NOT_COMPARED)];
  yield* wrapLine(line, columns);
}

function* stripLines(strip: Strip, layout: Layout, all: boolean): Generator<Line> {
  switch (strip.kind) {
    case 'passage':
      return yield passageHead(strip.passage, strip.edits, layout.columns);
    case 'same':
      return yield* layout.same(cellOf(strip.a, 'a'), cellOf(strip.b, 'b'));
    case 'edited':
      return yield* layout.pair(cellOf(strip.a, 'a'), cellOf(strip.b, 'b'));
    case 'folded':
      return yield* foldedLines(strip, layout, all);
    case 'unshared':
      return yield* unsharedLines(strip, layout, all);
  }
}

/** `Passage 3 ────── 84 words shared, 2 edits`. */
function passageHead(passage: ComparedPassage, edits: number, columns: number): Line {
  const [title, detail] = [`Passage ${passage.number}`, passageWords(passage, edits)];
  const rule = '─'.repeat(Math.max(1, columns - title.length - detail.length - 2));
  return [span(title, 'strong'), span(` ${rule} `, 'faint'), span(detail)];
}

function* foldedLines(
  { strips, words }: { readonly strips: readonly SharedStrip[]; readonly words: number },
  layout: Layout,
  all: boolean,
): Generator<Line> {
  if (all) {
    for (const strip of strips) yield* stripLines(strip, layout, all);
    return;
  }
  const [first] = strips;
  if (first === undefined) return;
  const text = [span(`… ${counted(words, 'word')} the same in both …`, 'faint')];
  yield* layout.same({ ...cellOf(first.a, 'a'), text }, { ...cellOf(first.b, 'b'), text });
}

function* unsharedLines(
  { a, b }: { readonly a?: UnsharedPieces; readonly b?: UnsharedPieces },
  layout: Layout,
  all: boolean,
): Generator<Line> {
  const [ofA, ofB] = [unsharedCells(a, all), unsharedCells(b, all)];
  for (let i = 0; i < Math.max(ofA.length, ofB.length); i++) yield* layout.pair(ofA[i], ofB[i]);
}

function unsharedCells(text: UnsharedPieces | undefined, all: boolean): Cell[] {
  if (text === undefined) return [];
  const { row, pieces, isShort } = text;
  if (all || isShort) {
    return pieces.map(({ line, parts }) => ({
      line,
      isShared: false,
      text: parts.map((part) => span(foldSpaces(part.text))),
    }));
  }
  return [
    { line: row.place.startLine, isShared: false, text: [span(`… ${onlyWords(row)} …`, 'faint')] },
  ];
}

function cellOf({ line, parts }: Piece, side: Side): Cell {
  const [open, close] = SIGNS[side];
  const tone = side === 'a' ? 'identical' : 'original';
  const text = parts
    .map((part) => ({ ...part, text: foldSpaces(part.text) }))
    .filter((part) => part.text !== '')
    .map((part) => (part.isEdit ? span(open + part.text + close, tone) : span(part.text)));
  return { line, isShared: true, text };
}

/** Safe to print; line breaks of the file are spaces. */
function foldSpaces(text: string): string {
  return clean(text.replace(/\s+/gu, ' '));
}
