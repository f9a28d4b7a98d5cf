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

import { normaliseText } from './normalise.ts';
import type { Tokeniser, Tokens } from './tokenise.ts';
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
 * The spans of some tokens of such a text: those of the given numbers, ascending. Undefined as above. Takes
 * memory for those alone: the spans of millions of tokens would take 8 bytes each.
 */
function someAsciiSpans(text: string, count: number, wanted: Int32Array): Spans | undefined {
  const spans = roomFor(wanted.length);
  const { start, end } = spans;
  const { length } = text;
  let found = 0;
  let filled = 0;
  let isInside = 0;
  for (let i = 0; i <= length; i++) {
    const code = i < length ? text.charCodeAt(i) : 0;
    if (code >= 0x80) return undefined;
    const isWord = IS_ASCII_WORD[code] ?? 0;
    if (isWord === isInside) continue;
    isInside = isWord;
    if (found === wanted[filled]) {
      if (isWord === 1) start[filled] = i;
      else end[filled++] = i;
    }
    if (isWord === 0) found++;
  }
  return found === count ? spans : undefined;
}

/** The spans of some tokens of a text that has `count` of them: those of the given numbers, ascending. */
export function someSpans(
  tokeniser: Tokeniser,
  { text, count }: { readonly text: string; readonly count: number },
  wanted: Int32Array,
): Spans {
  const ascii = someAsciiSpans(text, count, wanted);
  if (ascii !== undefined) return ascii;
  const { start, end } = tokenSpans(tokeniser, text);
  const pick = (all: Int32Array): Int32Array => wanted.map((token) => all[token] ?? 0);
  return { count: wanted.length, start: pick(start), end: pick(end) };
}

const roomFor = (count: number): Spans => ({
  count,
  start: new Int32Array(count),
  end: new Int32Array(count),
});

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
  const spans = tokeniser.isNormalised ? mapSpans(tokens, text, tokeniser) : copySpans(tokens);
  tokeniser.release();
  return spans;
}

function copySpans({ count, start, end }: Tokens): Spans {
  return { count, start: start.slice(0, count), end: end.slice(0, count) };
}

/** Maps tokens from their places in the normalised text to those in the source. */
function mapSpans(tokens: Tokens, text: string, { cutText: whole, tables }: Tokeniser): Spans {
  const texts = { text, whole };
  return (
    alignPieces(tokens, texts, { tables, endOf: endOfCharacter }) ??
    alignPieces(tokens, texts, { tables, endOf: endOfAsciiRun }) ??
    roomFor(tokens.count)
  );
}

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

/**
 * Each token from the start of the piece that it begins in to the end of the one that it ends in; nothing
 * if the pieces normalise differently on their own. Tokens begin and end in order.
 */
function alignPieces(
  tokens: Tokens,
  { text, whole }: { text: string; whole: string },
  { tables, endOf }: { tables: UnicodeTables; endOf: EndOf },
): Spans | undefined {
  const { count } = tokens;
  const spans = roomFor(count);
  let begun = 0;
  let ended = 0;
  let unit = 0;
  for (let start = 0; start < text.length;) {
    const end = endOf(text, start, tables);
    const first = text.charCodeAt(start);
    // most pieces are one ASCII character, which is normal on its own
    const isPlain = end - start === 1 && first < 0x80;
    const part = isPlain ? '' : normaliseText(text.slice(start, end), tables);
    const isSame = isPlain ? whole.charCodeAt(unit) === first : whole.startsWith(part, unit);
    if (!isSame) return undefined;
    unit += isPlain ? 1 : part.length;
    for (; begun < count && (tokens.start[begun] ?? 0) < unit; begun++) spans.start[begun] = start;
    for (; ended < count && (tokens.end[ended] ?? 0) <= unit; ended++) spans.end[ended] = end;
    start = end;
  }
  return unit === whole.length ? spans : undefined;
}
