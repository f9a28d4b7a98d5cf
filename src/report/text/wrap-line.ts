/**
 * Breaks a line of spans into lines of a given width, at spaces; text without spaces, such as Chinese,
 * breaks between characters. Colours stay with their words. O(columns).
 */

import { type Line, type Span, trimLine } from './line.ts';
import { displayWidth, takeStart } from './width.ts';

/** The line in lines of at most `width` columns, 2 or more, without the spaces at a break. At least one. */
export function wrapLine(line: Line, width: number): Line[] {
  const room = Math.max(2, width);
  const lines: Span[][] = [];
  let current: Span[] = [];
  let used = 0;
  for (const piece of line.flatMap((part) => piecesOf(part, room))) {
    if (used > 0 && used + displayWidth(piece.text.trimEnd()) > room) {
      lines.push(current);
      [current, used] = [[], 0];
    }
    if (used === 0 && piece.text.trim() === '') continue;
    append(current, piece);
    used += displayWidth(piece.text);
  }
  return [...lines, current].map(trimLine);
}

/** Neighbours in one tone become one span, so that colours are not set again for every word. */
function append(line: Span[], piece: Span): void {
  const last = line.at(-1);
  if (last?.tone !== piece.tone || last.link !== piece.link) line.push(piece);
  else line[line.length - 1] = { ...last, text: last.text + piece.text };
}

const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}' +
  '\\p{Script=Khmer}\\p{Script=Myanmar}';
/**
 * What stays together: a word, or a character of a script without spaces and the punctuation that may
 * not begin a line; then the spaces after it.
 */
const PIECE = new RegExp(
  `[${UNSPACED}][\\p{M}\\p{Pe}\\p{Pf}\\p{Po}]* *|[^ ${UNSPACED}]+ *| +`,
  'gu',
);

/** The span in pieces, with a possible break between any two; none is wider than the line. */
function piecesOf({ text, ...rest }: Span, width: number): Span[] {
  const pieces = text.match(PIECE) ?? [];
  return pieces.flatMap((piece) => cutPiece(piece, width)).map((part) => ({ ...rest, text: part }));
}

function cutPiece(piece: string, width: number): string[] {
  const parts: string[] = [];
  let left = piece;
  while (displayWidth(left.trimEnd()) > width) {
    const start = takeStart(left, width);
    parts.push(start);
    left = left.slice(start.length);
  }
  return [...parts, left];
}
