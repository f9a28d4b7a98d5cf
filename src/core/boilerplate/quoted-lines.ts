/**
 * Which tokens of a text are in quoted lines, marked as in mail: `> like this`, below a line that
 * names their writer.
 *
 * Answering a letter is not copying it: the quotation comes with its credit, and two answers to one
 * letter are two texts. The initials of the writer may precede `>`. Other marks, `|` and `:`, also
 * occur in tables and lists, and count only from `MIN_LINES` lines on. O(characters); a text
 * without `>`, `|` or `:` at the start of a line is searched once.
 */

import type { Spans } from '../tokens/spans.ts';

/** How many lines in a row must begin with a mark that is not for quoting alone. */
const MIN_LINES = 3;
/** The longest line that may name the writer of what follows. */
const MAX_CREDIT = 160;

const QUOTING = /^[ \t]{0,2}[A-Z]{0,3}>/u;
const MARKED = /^[ \t]{0,2}[|:](?![|:\-)(]).*[^|\s]\s*$/u;
const HAS_MARK = /^[ \t]{0,2}(?:[A-Z]{0,3}>|[|:])/mu;
/**
 * `On Monday, Ann Lowe wrote:`, `In article 17, ann@... writes:`. Ends in a colon, and has an
 * address or a verb of writing, in the mail programs of ten languages.
 */
const CREDIT = new RegExp(
  '(?:@|(?<!\\p{L})(?:wrote|writes|says?|said|schrieb|schreibt|écrit|escribió|escribe|scritto|scrive|' +
    'scrisse|escreveu|schreef|skrev|napisał|пишет|писала?)(?!\\p{L})|写道|きました).*:\\s*$',
  'iu',
);

/** Half-open ranges of a text, in UTF-16 units, ascending and apart. */
export type TextRanges = readonly (readonly [start: number, end: number])[];

/**
 * Returns the ranges of a text's quoted lines, and of the line above that credits them; empty if
 * there are none.
 */
export function findQuotedLines(text: string): TextRanges {
  if (!HAS_MARK.test(text)) return [];
  const lines = splitLines(text);
  const isQuoted = markLines(lines);
  return lines.flatMap(({ start, end }, i): TextRanges =>
    isQuoted[i] === true ? [[start, end]] : [],
  );
}

interface TextLine {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function splitLines(text: string): TextLine[] {
  const lines: TextLine[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\n]*\n|[^\n]+$/gu)) {
    lines.push({ text: line.replace(/\r?\n$/u, ''), start: index, end: index + line.length });
  }
  return lines;
}

/**
 * Which lines are quoted; none if no line names a writer, because Markdown marks notes with `>`
 * too.
 */
function markLines(lines: readonly TextLine[]): boolean[] {
  const isQuoted = lines.map(({ text }) => QUOTING.test(text));
  for (let from = 0; from < lines.length; from++) {
    let to = from;
    while (MARKED.test(lines[to]?.text ?? '')) to++;
    if (to - from >= MIN_LINES) isQuoted.fill(true, from, to);
    from = Math.max(from, to - 1);
  }
  const credits = isQuoted.flatMap((_, i) => creditsAbove(lines, isQuoted, i));
  for (const i of credits) isQuoted[i] = true;
  return credits.length === 0 ? [] : isQuoted;
}

/**
 * The line that names the writer of the quoted lines from line `i` on; it is right above them or
 * above one blank line.
 */
function creditsAbove(
  lines: readonly TextLine[],
  isQuoted: readonly boolean[],
  i: number,
): number[] {
  if (isQuoted[i] !== true || isQuoted[i - 1] === true) return [];
  const at = (lines[i - 1]?.text.trim() ?? '') === '' ? i - 2 : i - 1;
  const line = lines[at]?.text ?? '';
  if (line.length > MAX_CREDIT || !CREDIT.test(line)) return [];
  return [at];
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
