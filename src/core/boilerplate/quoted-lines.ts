/**
 * Which tokens of a text are quoted as in mail, and so belong to another: `> like this`, below the head of a
 * letter, or set in below a line that names their writer. A signature is set aside with them, as it is in all
 * that its owner writes.
 *
 * Answering a letter is not copying it: the quotation comes with its credit, and two answers to one letter are
 * two texts. The answer is what is left, however short. But a text with next to nothing beside what it quotes
 * passes it on, and nothing of it is taken for quoted.
 *
 * O(characters); most texts have no line that begins or ends as one of these must, and are read once.
 */

import type { Spans } from '../tokens/spans.ts';
import { type MailLine, splitLines, wordsIn } from './mail-lines.ts';
import { markHeads } from './mail-heads.ts';
import { markQuotations } from './mail-quotations.ts';
import { markSignature } from './mail-signature.ts';

/** Half-open ranges of a text, in UTF-16 units, ascending and apart. */
export type TextRanges = readonly (readonly [start: number, end: number])[];

/** Words of its own with which a text answers what it quotes: a line. */
const MIN_ANSWER = 12;
/** The same above a letter that it says it passes on: two lines. */
const MIN_NOTE = 30;
/** A line that signs a letter: a name, or a greeting. */
const MAX_SIGNED = 3;
const MAX_SIGNED_WIDTH = 40;
const IS_SENTENCE = /[.!?:。！？]/u;

/**
 * Of a text none of whose lines begins or ends as one of a quotation, a head or a signature must, none is quoted.
 * The kernel makes the same test (kernel/wasm/tokens/quoted-lines.ts).
 */
const HAS_MARK =
  /^[ \t]{0,8}(?:[A-Za-z]{0,4}>|[|:%=}]|#[A-Za-z]|-[->]|[A-Za-z *.\u{80}-\u{10ffff}-]{1,24}[:：])|[:：] ?(?=[\n\r\u2028\u2029])|@/mu;

/**
 * Returns the ranges of a text's quoted lines, of the lines that credit them, and of its signature; empty if there
 * are none, or if the text only passes on what it quotes.
 */
export function findQuotedLines(text: string): TextRanges {
  // one line alone would be all that there is, and passed on
  if (!text.includes('\n') || !HAS_MARK.test(text)) return [];
  const lines = splitLines(text);
  const { header, isForward } = markHeads(lines);
  markQuotations(lines);
  const signature = markSignature(lines);
  const others = lines.filter((_, i) => i < signature.start || i >= signature.end);
  if (passesOn(others.slice(header), isForward)) unmark(others);
  return lines.flatMap(({ start, end: lineEnd, isQuoted }): TextRanges =>
    isQuoted ? [[start, lineEnd]] : [],
  );
}

/** True if a text has next to nothing beside what it quotes: a line or two above it, and a name below. */
function passesOn(lines: readonly MailLine[], isForward: boolean): boolean {
  const first = lines.findIndex(({ isQuoted }) => isQuoted);
  if (first < 0 || lines.slice(first).some(isAnswer)) return false;
  const words = lines.reduce((sum, { text, isQuoted }) => sum + (isQuoted ? 0 : wordsIn(text)), 0);
  return words < (isForward ? MIN_NOTE : MIN_ANSWER);
}

/** True for a line of the answer, who signs it left aside. */
function isAnswer({ text, isQuoted }: MailLine): boolean {
  if (isQuoted) return false;
  const words = wordsIn(text);
  const isSigned = words <= MAX_SIGNED && text.trim().length <= MAX_SIGNED_WIDTH;
  return words > 0 && !(isSigned && !IS_SENTENCE.test(text));
}

function unmark(lines: readonly MailLine[]): void {
  for (const line of lines) line.isQuoted = false;
}

/**
 * Returns, by token, 1 if it starts in one of the ranges. `ranges` must be ascending and must not
 * overlap.
 */
export function markTokens(
  { count, start }: Pick<Spans, 'count' | 'start'>,
  ranges: TextRanges,
): Uint8Array {
  const marks = new Uint8Array(count);
  let range = 0;
  for (let i = 0; i < count; i++) {
    const at = start[i] ?? 0;
    while (range < ranges.length && (ranges[range]?.[1] ?? 0) <= at) range++;
    if (at >= (ranges[range]?.[0] ?? Infinity)) marks[i] = 1;
  }
  return marks;
}
