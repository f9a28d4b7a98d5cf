/**
 * The signature with which a text ends: it is in all that its owner writes, and makes none of that a version of
 * another.
 *
 * It stands below `--`, as standards ask, or below another rule, or it is the last paragraph and laid out, in
 * columns, set in or drawn. The last two have an address or a number to call, or else they may be anything.
 *
 * O(lines at the end).
 */

import { isBlank, type MailLine, wordsIn } from './mail-lines.ts';

/** The longest signature, in lines. */
const MAX_LINES = 15;
/** The longest of its lines, unless `--` stands above: a paragraph of an article may be one line. */
const MAX_WIDTH = 100;

const DELIMITER = /^--\s?$/u;
const RULE = /[-=*_~#]{3}/u;
const RULE_SIGNS = /^[-=*_~#+|\s]+$/u;
const CONTACT = /[^\s@]@[\p{L}\d-]+\.|\d{3}[)\s.-]+\d{3}|![\w-]+!/u;
/** Columns, frames and what is set in. */
const LAID_OUT = /\S(?:\s{3,}|\t|\.{4,})\S|\||^\s{3,}\S|^\t/u;

/** Marks the signature; returns the line at which it begins, the number of lines if there is none. */
export function markSignature(lines: readonly MailLine[]): number {
  const at = signatureStart(lines);
  for (const line of lines.slice(at)) line.isQuoted = true;
  return at;
}

function signatureStart(lines: readonly MailLine[]): number {
  let end = lines.length;
  while (end > 0 && isBlank(lines[end - 1])) end--;
  const from = Math.max(1, end - MAX_LINES);
  const quoted = lines.findLastIndex(({ isQuoted }) => isQuoted) + 1;
  const candidates = lines.slice(Math.max(from, quoted), end);
  const first = end - candidates.length;
  const delimiter = candidates.findIndex(({ text }) => DELIMITER.test(text));
  if (delimiter >= 0 && hasWords(candidates.slice(delimiter))) return first + delimiter;
  const rule = candidates.findIndex(({ text }) => RULE_SIGNS.test(text) && RULE.test(text));
  if (rule >= 0 && isContact(candidates.slice(rule))) return first + rule;
  const paragraph = candidates.findLastIndex(isBlank) + 1;
  const last = candidates.slice(paragraph);
  // a paragraph that begins above is too long
  if (paragraph === 0 || !isContact(last) || !isLaidOut(last)) return lines.length;
  return first + paragraph;
}

const hasWords = (lines: readonly MailLine[]): boolean =>
  lines.some(({ text }) => wordsIn(text) > 0);

function isContact(lines: readonly MailLine[]): boolean {
  return (
    lines.every(({ text }) => text.length <= MAX_WIDTH) &&
    lines.some(({ text }) => CONTACT.test(text))
  );
}

/** True if most lines are columns or set in. */
function isLaidOut(lines: readonly MailLine[]): boolean {
  const laidOut = lines.filter(({ text }) => LAID_OUT.test(text)).length;
  return laidOut >= 2 && laidOut * 2 >= lines.length;
}
