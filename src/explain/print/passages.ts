/**
 * The passages of an explanation, one text under the other, with differences in brackets. A terminal
 * shows the start of the first few; elsewhere they are shown whole, one side on a line.
 */

import type { ExplainedPassage, PassagePart, PassageSide } from '../../model/explanation.ts';
import { clean } from '../../report/text/clean.ts';
import { type Line, space, type Span, span } from '../../report/text/line.ts';
import { counted } from '../../report/text/number.ts';
import { displayWidth, takeStart } from '../../report/text/width.ts';
import { wrapLine } from '../../report/text/wrap-line.ts';

/** On a terminal: passages shown, and lines for each side of one. */
const MAX_PASSAGES = 8;
const MAX_LINES = 5;
/** `12  both  `. */
const LABEL_WIDTH = 10;

/** The passages, laid out for `width` columns; null for no limit. */
export function* passageLines(
  passages: readonly ExplainedPassage[],
  width: number | null,
): Generator<Line> {
  const shown = width === null ? passages : passages.slice(0, MAX_PASSAGES);
  for (const [i, passage] of shown.entries()) yield* linesOf(passage, i + 1, width);
  const rest = passages.length - shown.length;
  if (rest > 0) yield [space(2), span(`… ${counted(rest, 'more passage')}`, 'faint')];
}

function* linesOf(
  passage: ExplainedPassage,
  number: number,
  width: number | null,
): Generator<Line> {
  const [a, b] = [markedText(passage.a), markedText(passage.b)];
  const isSame = isUnedited(passage.a) && isUnedited(passage.b);
  yield* sideLines(label(number, isSame ? 'both' : 'A'), a, width);
  if (!isSame) yield* sideLines(label(undefined, 'B'), b, width);
}

function label(number: number | undefined, side: string): string {
  return `${String(number ?? '').padStart(3)} ${side}`.padEnd(LABEL_WIDTH);
}

/** True if the other side has the same words, maybe with other capitals and commas. */
const isUnedited = ({ parts }: PassageSide): boolean => parts.every(({ isShared }) => isShared);

/** The text of a side, with differences in brackets. */
function markedText({ parts }: PassageSide): Line {
  return parts.map(markedPart).filter(({ text }) => text !== '');
}

function markedPart({ text, isShared }: PassagePart): Span {
  const folded = clean(text.replace(/\s+/gu, ' '));
  return isShared ? span(folded, 'original') : span(`[${folded}]`, 'strong');
}

function* sideLines(start: string, text: Line, width: number | null): Generator<Line> {
  if (width === null) {
    yield [span(start, 'faint'), ...text];
    return;
  }
  const room = Math.max(20, width - LABEL_WIDTH);
  const { kept, left } = cutTo(text, room * MAX_LINES);
  const more = left === 0 ? [] : [span(` … ${counted(left, 'more word')}`, 'faint')];
  for (const [i, line] of wrapLine([...kept, ...more], room).entries()) {
    yield [i === 0 ? span(start, 'faint') : space(LABEL_WIDTH), ...line];
  }
}

/** The start of the line that fits into so many columns, cut at a word, and how many words are left. */
function cutTo(line: Line, columns: number): { kept: Line; left: number } {
  const kept: Span[] = [];
  let room = columns;
  for (const [i, part] of line.entries()) {
    const columnsOfPart = displayWidth(part.text);
    if (columnsOfPart > room) {
      const start = takeStart(part.text, room)
        .replace(/(?<= )[^ ]*$/u, '')
        .trimEnd();
      const rest = [part.text.slice(start.length), ...line.slice(i + 1).map(({ text }) => text)];
      return { kept: [...kept, { ...part, text: start }], left: countWords(rest.join('')) };
    }
    kept.push(part);
    room -= columnsOfPart;
  }
  return { kept, left: 0 };
}

/** A word; in scripts without spaces every character counts as one. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]|[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu;

function countWords(text: string): number {
  return text.match(WORD)?.length ?? 0;
}
