/**
 * Which tokens of a text stand in quoted lines, as mail marks them: `> like this`, under a line that
 * names who wrote it.
 *
 * Answering a letter is not copying it: what is quoted so comes with its credit, and two answers to one
 * letter are two texts. `>` may follow the initials of the writer. Other marks, `|` and `:`, stand in
 * tables and lists too, and count from `MIN_LINES` lines on. O(characters), and one look for `>`, `|` and
 * `:` where a text has none at the start of a line.
 */

import type { Spans } from '../tokens/spans.ts';

/** Lines in a row that begin with a mark that is not used for quoting alone. */
const MIN_LINES = 3;
/** The longest line that is looked at as the one that names who wrote what follows. */
const MAX_CREDIT = 160;

const QUOTING = /^[ \t]{0,2}[A-Z]{0,3}>/u;
const MARKED = /^[ \t]{0,2}[|:](?![|:\-)(]).*[^|\s]\s*$/u;
const HAS_MARK = /^[ \t]{0,2}(?:[A-Z]{0,3}>|[|:])/mu;
/**
 * `On Monday, Ann Lowe wrote:`, `In article 17, ann@... writes:`: ends in a colon, and holds an address or
 * a verb for it, in the mail programs of ten languages.
 */
const CREDIT = new RegExp(
  '(?:@|(?<!\\p{L})(?:wrote|writes|says?|said|schrieb|schreibt|écrit|escribió|escribe|scritto|scrive|' +
    'scrisse|escreveu|schreef|skrev|napisał|пишет|писала?)(?!\\p{L})|写道|きました).*:\\s*$',
  'iu',
);

/** Half-open ranges of a text, in UTF-16 units, ascending: where its quoted lines stand. */
export type Ranges = readonly (readonly [start: number, end: number])[];

/** The quoted lines of a text with the line above that credits them; empty where there are none. */
export function findQuotedLines(text: string): Ranges {
  if (!HAS_MARK.test(text)) return [];
  const lines = splitLines(text);
  const isQuoted = markLines(lines);
  return lines.flatMap(({ start, end }, i): Ranges => (isQuoted[i] === true ? [[start, end]] : []));
}

interface Line {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\n]*\n|[^\n]+$/gu)) {
    lines.push({ text: line.replace(/\r?\n$/u, ''), start: index, end: index + line.length });
  }
  return lines;
}

/** Which lines are quoted; none where no line names a writer: Markdown sets notes in `>` lines too. */
function markLines(lines: readonly Line[]): boolean[] {
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

/** The lines that name the writer of the quoted lines from line `i` on, right above or one blank up. */
function creditsAbove(lines: readonly Line[], isQuoted: readonly boolean[], i: number): number[] {
  if (isQuoted[i] !== true || isQuoted[i - 1] === true) return [];
  const at = (lines[i - 1]?.text.trim() ?? '') === '' ? i - 2 : i - 1;
  const line = lines[at]?.text ?? '';
  if (line.length > MAX_CREDIT || !CREDIT.test(line)) return [];
  return [at];
}

/** By token: 1 where it starts in one of the ranges. `ranges` may not overlap. */
export function markTokens(
  { count, start }: Pick<Spans, 'count' | 'start'>,
  ranges: Ranges,
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
