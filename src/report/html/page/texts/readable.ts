/**
 * Text as a reader wants it: masked markup leaves holes of white space, and lines that were broken at a fixed width
 * run on. Nothing else changes, and characters that act are made visible.
 */

import { clean } from '../../../text/clean.ts';

/** Runs that are a hole: of spaces, or of lines of them. */
const GAPS = /[ \t]{3,}|\s*\n\s*\n\s*/gu;
/** A break within a paragraph, before a line that is not set in and no list. */
const SOFT_BREAK = /(?<=\S)[ \t]*\n(?=[^\s\-*#>|•\d])/gu;
/** A typewriter's line. */
const NARROW = 45;
const WIDE = 90;
const FEW_LINES = 4;
/** Two cells of a table. */
const COLUMNS = /\S {3,}\S/u;

/** Whether most lines of a text end where a fixed width ended them. */
export function isHardWrapped(text: string): boolean {
  const lines = text.slice(0, 20_000).split('\n');
  const inside = lines.filter(
    (line, i) => line.trim() !== '' && (lines[i + 1] ?? '').trim() !== '',
  );
  if (inside.length < FEW_LINES || lines.some((line) => line.length > 2 * WIDE)) return false;
  const columns = inside.filter((line) => COLUMNS.test(line));
  if (columns.length > 0.2 * inside.length) return false;
  const full = inside.filter(({ length }) => length >= NARROW && length <= WIDE);
  return full.length >= 0.6 * inside.length;
}

/** A piece of a text. */
export function readable(text: string, isWrapped: boolean): string {
  // a piece may end between the two signs of a line end
  const ended = text.replaceAll(/\r(?=\n|$)/gu, '').replaceAll('\r', '\n');
  const closed = ended.replaceAll(GAPS, (gap) => (gap.includes('\n') ? '\n\n' : ' '));
  const joined = isWrapped ? closed.replaceAll(SOFT_BREAK, ' ') : closed;
  return joined.split('\n').map(clean).join('\n');
}
