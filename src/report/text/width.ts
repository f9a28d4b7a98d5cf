/**
 * How many terminal columns a text takes, and cutting it to a width.
 *
 * Counts code point by code point in linear time; `Intl.Segmenter` is quadratic on long strings. If
 * terminals disagree (emoji joined into one, spacing marks), the larger width counts, so a row may
 * end early but never overflows.
 */

import { eastAsianWidth } from 'get-east-asian-width';

const PLAIN = /^[\x20-\x7e]*$/;
/** Marks that sit on the character before, invisible characters, and the second halves of Hangul. */
const ZERO_WIDTH = /^[\p{Mn}\p{Me}\p{Cf}\p{Default_Ignorable_Code_Point}\u1160-\u11ff]$/u;
/** Asks for the form of the character before that is in colour and two columns wide. */
const EMOJI_STYLE = '\ufe0f';

/** Columns that `text` takes in a terminal. Expects no control characters. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const { columns } of characters(text)) width += columns;
  return width;
}

/** The longest start of `text` that fits into `width` columns, with `…` at its end if it was cut. */
export function clip(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  if (width < 1) return '';
  return `${takeStart(text, width - 1).trimEnd()}…`;
}

/** The longest start of `text` that fits into `width` columns, without a sign of the cut. */
export function takeStart(text: string, width: number): string {
  let room = width;
  let end = 0;
  for (const { character, columns } of characters(text)) {
    room -= columns;
    if (room < 0) break;
    end += character.length;
  }
  return text.slice(0, end);
}

/** The longest end of `text` that fits into `width` columns; marks stay with their character. */
export function takeEnd(text: string, width: number): string {
  let excess = displayWidth(text) - width;
  let start = 0;
  for (const { character, columns } of characters(text)) {
    if (excess <= 0 && columns > 0) break;
    excess -= columns;
    start += character.length;
  }
  return text.slice(start);
}

/** `text` with spaces up to `width` columns; longer text stays as it is. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

/** `text` broken at its commas into lines of at most `width` columns, unless a part is longer. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of text.split(/(?<=, )/u)) {
    if (line !== '' && displayWidth((line + part).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return [...lines, line];
}

interface Character {
  readonly character: string;
  readonly columns: number;
}

function* characters(text: string): Generator<Character, void, undefined> {
  let before = 0;
  for (const character of text) {
    const columns = columnsOf(character, before);
    before = columns === 0 ? before : columns;
    yield { character, columns };
  }
}

function columnsOf(character: string, before: number): number {
  if (character === EMOJI_STYLE && before === 1) return 1;
  if (ZERO_WIDTH.test(character)) return 0;
  return eastAsianWidth(character.codePointAt(0) ?? 0);
}
