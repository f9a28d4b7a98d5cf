/**
 * The tokens of a text with the place of each in the source, for passages.
 *
 * The tokeniser cuts from normalised text, in which offsets may have moved. Here the text is
 * normalised in pieces, a character with the marks after it at a time, so every unit of the result
 * knows its piece. If the pieces normalise differently from the whole (rare: characters that
 * compose across our boundaries), the pieces are the runs between ASCII characters instead, because
 * nothing composes with an ASCII character before it.
 *
 * O(characters); used only for documents in reported pairs.
 */

import { normaliseText, type Tokeniser, type Tokens } from './tokenise.ts';
import { IGNORABLE, MARK, type UnicodeTables } from './unicode.ts';

/** Places of tokens in the source: UTF-16 offsets, half-open. */
export interface Spans {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
}

/** 1 for the ASCII letters and digits. */
const IS_ASCII_WORD = Uint8Array.from({ length: 0x80 }, (_, code) =>
  /[0-9A-Za-z]/.test(String.fromCharCode(code)) ? 1 : 0,
);

/**
 * Returns the spans of the tokens of a text that is all ASCII and has `count` of them; undefined
 * for any other. Takes a fifth of the time of `tokenSpans`: in such a text every run of letters and
 * digits is a token, unless a stemmer dropped it, which the count tells.
 */
export function asciiSpans(text: string, count: number): Spans | undefined {
  const spans = { count, start: new Int32Array(count), end: new Int32Array(count) };
  const { start, end } = spans;
  const { length } = text;
  let found = 0;
  let isInside = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    if (code >= 0x80) return undefined;
    const isWord = IS_ASCII_WORD[code] ?? 0;
    if (isWord === isInside) continue;
    isInside = isWord;
    if (isWord === 1) {
      if (found === count) return undefined;
      start[found] = i;
    } else {
      end[found++] = i;
    }
  }
  if (isInside === 1) end[found++] = length;
  return found === count ? spans : undefined;
}

/**
 * Hangul medial and final letters and half-width sound marks compose with the character before
 * them.
 */
const isJoining = (point: number): boolean =>
  (point >= 0x1160 && point <= 0x11ff) ||
  (point >= 0xd7b0 && point <= 0xd7ff) ||
  point === 0xff9e ||
  point === 0xff9f;

/**
 * Returns the spans of the tokens of `text`, as many and in the same order as the tokeniser gives.
 */
export function tokenSpans(tokeniser: Tokeniser, text: string): Spans {
  const tokens = tokeniser.locate(text);
  if (!tokeniser.isNormalised) return copySpans(tokens);
  const pieces = cutPieces(text, tokeniser);
  return mapSpans(tokens, pieces);
}

function copySpans({ count, start, end }: Tokens): Spans {
  return { count, start: start.slice(0, count), end: end.slice(0, count) };
}

/** For each unit of the normalised text, the source range of its piece. */
interface Pieces {
  readonly from: Int32Array;
  readonly to: Int32Array;
}

function cutPieces(text: string, { cutText: whole, tables }: Tokeniser): Pieces {
  return (
    alignPieces(text, whole, { tables, endOf: endOfCharacter }) ??
    alignPieces(text, whole, { tables, endOf: endOfAsciiRun }) ?? { from: NONE, to: NONE }
  );
}

const NONE = new Int32Array(0);

/** Returns the end of the piece that begins at `start`. */
type EndOf = (text: string, start: number, tables: UnicodeTables) => number;

/** A character with the marks, ignorables and joining letters after it. */
function endOfCharacter(text: string, start: number, tables: UnicodeTables): number {
  let end = start + unitsOf(text.codePointAt(start) ?? 0);
  while (end < text.length) {
    const point = text.codePointAt(end) ?? 0;
    if (point < 0x80) return end;
    const kind = tables.classOf(point);
    if (kind !== MARK && kind !== IGNORABLE && !isJoining(point)) return end;
    end += unitsOf(point);
  }
  return end;
}

/** A character with all non-ASCII characters after it. */
function endOfAsciiRun(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && text.charCodeAt(end) >= 0x80) end++;
  return end;
}

function unitsOf(point: number): number {
  return point > 0xffff ? 2 : 1;
}

/** The pieces of the whole text; undefined if they normalise differently on their own. */
function alignPieces(
  text: string,
  whole: string,
  { tables, endOf }: { tables: UnicodeTables; endOf: EndOf },
): Pieces | undefined {
  const from = new Int32Array(whole.length);
  const to = new Int32Array(whole.length);
  let unit = 0;
  for (let start = 0; start < text.length;) {
    const end = endOf(text, start, tables);
    const first = text.charCodeAt(start);
    // most pieces are one ASCII character, which is normal on its own
    const isPlain = end - start === 1 && first < 0x80;
    const part = isPlain ? '' : normaliseText(text.slice(start, end), tables);
    const isSame = isPlain ? whole.charCodeAt(unit) === first : whole.startsWith(part, unit);
    if (!isSame) return undefined;
    const next = unit + (isPlain ? 1 : part.length);
    for (; unit < next; unit++) {
      from[unit] = start;
      to[unit] = end;
    }
    start = end;
  }
  return unit === whole.length ? { from, to } : undefined;
}

function mapSpans({ count, start, end }: Tokens, { from, to }: Pieces): Spans {
  const spans = { count, start: new Int32Array(count), end: new Int32Array(count) };
  for (let i = 0; i < count; i++) {
    spans.start[i] = from[start[i] ?? 0] ?? 0;
    spans.end[i] = to[(end[i] ?? 0) - 1] ?? 0;
  }
  return spans;
}
