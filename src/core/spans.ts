/**
 * The tokens of a text with where each stands in the source, for evidence.
 *
 * The tokeniser cuts from normalised text, in which offsets may have moved. Here the text is normalised
 * piece by piece, a character with the marks after it at a time, so that every unit of the result knows
 * the piece it came from. Where pieces normalise differently from the whole (rare: characters that
 * compose across our boundaries), the pieces are the runs between ASCII characters instead: nothing
 * composes with an ASCII character before it.
 *
 * O(characters); used for documents in reported pairs only.
 */
import { normaliseText, type Tokeniser, type Tokens } from './tokenise.ts';
import { IGNORABLE, MARK, type UnicodeTables } from './unicode.ts';

/** Where tokens stand in the source: UTF-16 offsets, half-open. */
export interface Spans {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** Hangul medial and final letters and half-width sound marks compose with what is before them. */
const isJoining = (point: number): boolean =>
  (point >= 0x1160 && point <= 0x11ff) ||
  (point >= 0xd7b0 && point <= 0xd7ff) ||
  point === 0xff9e ||
  point === 0xff9f;

/** The spans of the tokens of `text`, as many and in the same order as the tokeniser gives. */
export function tokenSpans(tokeniser: Tokeniser, text: string): Spans {
  const tokens = tokeniser.tokenise(text);
  if (!tokeniser.isNormalised) return copySpans(tokens);
  const pieces = cutPieces(text, tokeniser.tables);
  return mapSpans(tokens, pieces);
}

function copySpans({ count, start, end }: Tokens): Spans {
  return { count, start: start.slice(0, count), end: end.slice(0, count) };
}

/** For each unit of the normalised text, the source range of the piece it came from. */
interface Pieces {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

function cutPieces(text: string, tables: UnicodeTables): Pieces {
  const whole = normaliseText(text, tables);
  const small = normalisePieces(text, smallBoundaries(text, tables), tables);
  if (small.text === whole) return small;
  return normalisePieces(text, asciiBoundaries(text), tables);
}

/** Before every character that is no mark, ignorable or joining letter. */
function smallBoundaries(text: string, { classes }: UnicodeTables): number[] {
  const boundaries = [0];
  for (let i = 0; i < text.length;) {
    const point = text.codePointAt(i) ?? 0;
    const kind = classes[point];
    if (i > 0 && kind !== MARK && kind !== IGNORABLE && !isJoining(point)) boundaries.push(i);
    i += point > 0xffff ? 2 : 1;
  }
  boundaries.push(text.length);
  return boundaries;
}

function asciiBoundaries(text: string): number[] {
  const boundaries = [0];
  for (let i = 1; i < text.length; i++) {
    if (text.charCodeAt(i) < 0x80) boundaries.push(i);
  }
  boundaries.push(text.length);
  return boundaries;
}

function normalisePieces(
  text: string,
  boundaries: readonly number[],
  tables: UnicodeTables,
): Pieces & { text: string } {
  const parts: string[] = [];
  const from: number[] = [];
  const to: number[] = [];
  for (let i = 0; i + 1 < boundaries.length; i++) {
    const start = boundaries[i] ?? 0;
    const end = boundaries[i + 1] ?? 0;
    // most pieces; a plain character gives the same tokens, and may still be another, as wide spaces are
    const isAscii = end - start === 1 && text.charCodeAt(start) < 0x80;
    const part = isAscii ? text.charAt(start) : normaliseText(text.slice(start, end), tables);
    parts.push(part);
    for (let unit = 0; unit < part.length; unit++) {
      from.push(start);
      to.push(end);
    }
  }
  return { text: parts.join(''), from: Int32Array.from(from), to: Int32Array.from(to) };
}

function mapSpans({ count, start, end }: Tokens, { from, to }: Pieces): Spans {
  return {
    count,
    start: Int32Array.from({ length: count }, (_, i) => from[start[i] ?? 0] ?? 0),
    end: Int32Array.from({ length: count }, (_, i) => to[(end[i] ?? 0) - 1] ?? 0),
  };
}
