/**
 * The signature of a text: it is in all that its owner writes, and makes none of that a version of another.
 *
 * It stands at the end, or above what is quoted there: below `--`, as standards ask; below another rule, or above
 * a last one; or as paragraphs the first of which has an address and is laid out, in columns, set in, or in short
 * lines.
 *
 * O(lines at the end).
 */

import { isBlank, type MailLine, wordsIn } from './mail-lines.ts';

/** The longest signature, in lines, and the longest of its paragraphs without a rule. */
const MAX_LINES = 20;
const MAX_PARAGRAPH = 8;
/** The longest of its lines, unless `--` stands above: a paragraph of an article may be one line. */
const MAX_WIDTH = 100;
/** A line of a name and an address; prose is longer. */
const MAX_SHORT = 60;
const MAX_SHORT_WORDS = 12;

const DELIMITER = /^--\s?$/u;
const RULE = /[-=*_~#]{3}/u;
/** Markdown sets rules of three signs, also around what is no signature. */
const LONG_RULE = /[-=*_~#]{10}/u;
const RULE_SIGNS = /^[-=*_~#+|\s]+$/u;
const CONTACT = /[^\s@]@[\p{L}\d-]+\.[\p{L}\d]|\d{3}[)\s.-]+\d{3}|![\w-]+!/u;
/** Columns, frames and what is set in. */
const LAID_OUT = /\S(?:\s{3,}|\t|\.{4,})\S|\||^\s{3,}\S|^\t/u;

/** Half-open places of lines. */
interface LineRange {
  readonly start: number;
  readonly end: number;
}

/** Marks the signature, and returns where it is; empty and behind all lines if there is none. */
export function markSignature(lines: readonly MailLine[]): LineRange {
  let end = lines.length;
  while (end > 0 && (isBlank(lines[end - 1]) || lines[end - 1]?.isQuoted === true)) end--;
  const first = Math.max(1, end - MAX_LINES);
  const last = lines.slice(first, end);
  const above = last.findLastIndex(({ isQuoted }) => isQuoted) + 1;
  const hasOwn = lines.slice(0, first + above).some((line) => !line.isQuoted && !isBlank(line));
  const at = startIn(last.slice(above), hasOwn);
  if (at === undefined) return { start: lines.length, end: lines.length };
  const start = first + above + at;
  for (const line of lines.slice(start, end)) line.isQuoted = true;
  return { start, end };
}

/** Where a signature begins in the last lines of a text; undefined if none does. `hasOwn`: text is above them. */
function startIn(lines: readonly MailLine[], hasOwn: boolean): number | undefined {
  const delimiter = lines.findIndex(({ text }) => DELIMITER.test(text));
  if (delimiter >= 0) return isLettered(lines.slice(delimiter)) ? delimiter : undefined;
  const rule = lines.findIndex(isRule);
  const isLast =
    rule >= 0 &&
    LONG_RULE.test(lines[rule]?.text ?? '') &&
    lines.slice(rule).every((line) => isRule(line) || isBlank(line));
  if (rule >= 0 && !isLast && isRuled(lines.slice(rule))) return rule;
  const starts = paragraphStarts(lines).filter((at) => hasOwn || hasWords(lines.slice(0, at)));
  if (isLast) return starts.findLast((start) => start < rule && rule - start <= MAX_PARAGRAPH);
  return starts.find((start) => isSigned(lines.slice(start)));
}

const hasWords = (lines: readonly MailLine[]): boolean =>
  lines.some(({ text }) => wordsIn(text) > 0);

/** True for words rather than the figures of a table. */
function isLettered(lines: readonly MailLine[]): boolean {
  const text = lines.map((line) => line.text).join(' ');
  return (text.match(/\p{L}/gu)?.length ?? 0) > (text.match(/\d/gu)?.length ?? 0);
}

function isRule({ text }: MailLine): boolean {
  return text.length <= MAX_WIDTH && RULE_SIGNS.test(text) && RULE.test(text);
}

/** True for lines from a rule on that end in one too, or tell how to reach their writer. */
function isRuled(lines: readonly MailLine[]): boolean {
  if (!isNarrow(lines)) return false;
  const last = lines.at(-1);
  return (last !== undefined && isRule(last) && LONG_RULE.test(last.text)) || hasContact(lines);
}

const isNarrow = (lines: readonly MailLine[]): boolean =>
  lines.every(({ text }) => text.length <= MAX_WIDTH);

const hasContact = (lines: readonly MailLine[]): boolean =>
  lines.some(({ text }) => CONTACT.test(text));

/** The lines at which paragraphs begin, after a blank one. */
function paragraphStarts(lines: readonly MailLine[]): number[] {
  return [...lines.keys()].filter((at) => at > 0 && isBlank(lines[at - 1]) && !isBlank(lines[at]));
}

/** True for a short paragraph with an address, and little below it. */
function isSigned(lines: readonly MailLine[]): boolean {
  const blank = lines.findIndex(isBlank);
  const paragraph = blank < 0 ? lines : lines.slice(0, blank);
  if (paragraph.length > MAX_PARAGRAPH || lines.length > paragraph.length + MAX_PARAGRAPH) {
    return false;
  }
  if (!isNarrow(lines) || !hasContact(paragraph)) return false;
  // a sentence that has an address is one line, and the text goes on
  return isLaidOut(paragraph) || (isShort(paragraph) && (paragraph.length > 1 || blank < 0));
}

/** True if most lines are columns or set in. */
function isLaidOut(lines: readonly MailLine[]): boolean {
  const laidOut = lines.filter(({ text }) => LAID_OUT.test(text)).length;
  return laidOut >= 2 && laidOut * 2 >= lines.length;
}

const isShort = (lines: readonly MailLine[]): boolean =>
  lines.every(({ text }) => text.length <= MAX_SHORT && wordsIn(text) <= MAX_SHORT_WORDS);
