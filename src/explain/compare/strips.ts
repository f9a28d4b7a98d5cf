/**
 * A comparison as strips, in reading order: what a reader sees at once, of both texts. Passages are cut at
 * ends of sentences, so that the two texts stay side by side however many words were put in; a long stretch
 * without an edit is one strip that a writer may fold.
 *
 * O(text), strip by strip.
 */

import type {
  ComparedPassage,
  ComparedRow,
  Segment,
  SegmentSide,
  UnsharedText,
} from '../../model/comparison.ts';
import type { Place, Side } from '../../model/result.ts';

/** Words after which a strip ends with the sentence. */
const STRIP_WORDS = 30;
/** Strips without an edit that are shown before and after a folded stretch. */
const SHOWN = 2;
/** The most words and units of text of one document alone that are never folded. */
const SHORT_WORDS = 8;
const SHORT_TEXT = 60;
/** Ends a paragraph of text that one document has alone: an empty line, or a line that ends a sentence. */
const PARAGRAPH_END = /\n\s*\n|(?<=[.!?…。！？]["'”’)]{0,4})\n/u;

/** A run of text with a single meaning. */
export interface Part {
  readonly text: string;
  readonly isEdit: boolean;
}

/** What a strip shows of one document. */
export interface Piece {
  /** The line of its file at which it begins. */
  readonly line: number;
  readonly parts: readonly Part[];
}

/** A part of a passage: the same words in both, or not. */
export interface SharedStrip {
  readonly kind: 'same' | 'edited';
  readonly words: number;
  readonly a: Piece;
  readonly b: Piece;
}

/** Text of one document alone, a piece for each paragraph. */
export interface UnsharedPieces {
  readonly row: UnsharedText;
  /** A few words, which take no more room than a sign that they are folded. */
  readonly isShort: boolean;
  readonly pieces: readonly Piece[];
}

/** One strip of a comparison. */
export type Strip =
  | { readonly kind: 'passage'; readonly passage: ComparedPassage; readonly edits: number }
  | SharedStrip
  | { readonly kind: 'folded'; readonly words: number; readonly strips: readonly SharedStrip[] }
  | { readonly kind: 'unshared'; readonly a?: UnsharedPieces; readonly b?: UnsharedPieces };

/** The strips of the rows. */
export function* stripsOf(rows: readonly ComparedRow[]): Generator<Strip> {
  for (const [i, row] of rows.entries()) {
    if (row.kind === 'passage') {
      yield* passageStrips(row);
    } else if (row.side === 'a') {
      yield { kind: 'unshared', a: piecesOf(row), ...besides(rows[i + 1]) };
    } else if (!isUnshared(rows[i - 1], 'a')) {
      yield { kind: 'unshared', b: piecesOf(row) };
    }
  }
}

/** What the second text has alone at the same place, if anything. */
function besides(row: ComparedRow | undefined): { readonly b?: UnsharedPieces } {
  return isUnshared(row, 'b') ? { b: piecesOf(row) } : {};
}

function isUnshared(row: ComparedRow | undefined, side: Side): row is UnsharedText {
  return row?.kind === 'unshared' && row.side === side;
}

function piecesOf(row: UnsharedText): UnsharedPieces {
  const lines = new LineCounter(row.place);
  const pieces: Piece[] = [];
  let at = 0;
  for (const paragraph of row.text.split(PARAGRAPH_END)) {
    const start = row.text.indexOf(paragraph, at);
    lines.pass(row.text.slice(at, start));
    pieces.push({ line: lines.line, parts: [{ text: paragraph, isEdit: false }] });
    lines.pass(paragraph);
    at = start + paragraph.length;
  }
  return { row, pieces, isShort: row.words <= SHORT_WORDS && row.text.length <= SHORT_TEXT };
}

function* passageStrips(passage: ComparedPassage): Generator<Strip> {
  const edits = passage.segments.filter(({ isShared }) => !isShared).length;
  yield { kind: 'passage', passage, edits };
  let same: SharedStrip[] = [];
  for (const strip of sharedStrips(passage)) {
    if (strip.kind === 'same') {
      same.push(strip);
      continue;
    }
    yield* folding(same);
    same = [];
    yield strip;
  }
  yield* folding(same);
}

/** Folds the middle, if it is longer than what would be shown of it. */
function* folding(same: readonly SharedStrip[]): Generator<Strip> {
  if (same.length <= 2 * SHOWN + 1) return yield* same;
  const strips = same.slice(SHOWN, -SHOWN);
  yield* same.slice(0, SHOWN);
  yield { kind: 'folded', words: strips.reduce((sum, { words }) => sum + words, 0), strips };
  yield* same.slice(-SHOWN);
}

function* sharedStrips({ segments, placeA, placeB }: ComparedPassage): Generator<SharedStrip> {
  const [ofA, ofB] = [new LineCounter(placeA), new LineCounter(placeB)];
  let current: Segment[] = [];
  let words = 0;
  for (const [i, segment] of segments.entries()) {
    current.push(segment);
    words += Math.max(segment.a.words, segment.b.words);
    const next = segments[i + 1];
    // two shared ones in a row: a sentence ends between them
    const isEnd = segment.isShared && next?.isShared === true && words >= STRIP_WORDS;
    if (!isEnd && next !== undefined) continue;
    yield stripOf(current, ofA, ofB);
    [current, words] = [[], 0];
  }
}

function stripOf(segments: readonly Segment[], ofA: LineCounter, ofB: LineCounter): SharedStrip {
  const [a, b] = [pieceOf(segments, 'a', ofA), pieceOf(segments, 'b', ofB)];
  const isSame = segments.every(({ isShared }) => isShared);
  const words = segments.reduce((sum, segment) => sum + segment.a.words, 0);
  return { kind: isSame ? 'same' : 'edited', words, a, b };
}

function pieceOf(segments: readonly Segment[], side: Side, lines: LineCounter): Piece {
  const { line } = lines;
  const parts: Part[] = [];
  for (const segment of segments) {
    const { text }: SegmentSide = segment[side];
    lines.pass(text);
    if (text !== '') parts.push({ text, isEdit: !segment.isShared });
  }
  return { line, parts };
}

/** Counts lines from the start of a place; a record is all on one line of its file. */
class LineCounter {
  #line: number;
  readonly #isRecord: boolean;

  constructor({ startLine, startColumn }: Place) {
    this.#line = startLine;
    this.#isRecord = startColumn === undefined;
  }

  get line(): number {
    return this.#line;
  }

  pass(text: string): void {
    if (this.#isRecord) return;
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) this.#line++;
  }
}
