/**
 * The heads of letters in a text: its own, with which it begins, and that of a letter below, as programs set it
 * when they quote without marks: all below it is that letter.
 *
 * A head is lines in a row that begin with labels such as `From:`. Itineraries have those too; so one has a
 * subject, an address, or a rule with a label above.
 *
 * O(lines): a line is held against the tables only if it has a colon near its start, or dashes.
 */

import {
  beginsWithWord,
  endsInColon,
  hasColonWithin,
  isBlank,
  type MailLine,
} from './mail-lines.ts';
import {
  FORWARD_LINE,
  FORWARD_SUBJECT,
  FROM_LINE,
  HEAD_LINE,
  ORIGINAL_LINE,
  RULE_LINE,
  SUBJECT_LINE,
} from './mail-words.ts';

/** The longest line of a head or above one; more is prose. */
const MAX_LINE = 200;
/** Lines of a head below a rule, and without one. */
const MIN_HEAD = 2;
const MIN_BARE_HEAD = 3;
/** More lines are no part of one. */
const MAX_HEAD = 20;

const MAY_BE_LABEL = /^[\s*]{0,8}[\p{L}\p{M} .-]{1,24}\*?\s?[:：]/u;
const MAY_BE_RULE = /^\s{0,8}[-_=*]{2}/u;

/** What was found of heads. */
export interface FoundHeads {
  /** The line at which the text begins behind its own head. */
  readonly header: number;
  /** True if the text says that it passes a letter on. */
  readonly isForward: boolean;
}

/** Marks all from the head of a letter below on as quoted. */
export function markHeads(lines: readonly MailLine[]): FoundHeads {
  const header = ownHeadEnd(lines);
  const subject = lines.slice(0, header).find(({ text }) => SUBJECT_LINE.test(text));
  const isPassed = subject !== undefined && FORWARD_SUBJECT.test(subject.text);
  for (let at = header; at < lines.length; at++) {
    const above = ruleAt(lines, at);
    if (above === undefined && !isHeadAt(lines, at, MIN_BARE_HEAD)) continue;
    for (const line of lines.slice(at)) line.isQuoted = true;
    return { header, isForward: isPassed || above === 'forward' };
  }
  return { header, isForward: isPassed };
}

/** The line behind the head with which a text begins; 0 without one. */
function ownHeadEnd(lines: readonly MailLine[]): number {
  let at = 0;
  while (at < lines.length && isBlank(lines[at])) at++;
  const start = at;
  let known = 0;
  for (; at < lines.length && !isBlank(lines[at]); at++) {
    const text = lines[at]?.text ?? '';
    if (/^[ \t]/u.test(text) && at > start) continue;
    if (!isMaybeLabel(text)) return 0;
    if (HEAD_LINE.test(text)) known++;
  }
  return known > 0 ? at : 0;
}

/** What a rule at this line says of the letter below; undefined if it is none above a letter. */
function ruleAt(lines: readonly MailLine[], at: number): 'answer' | 'forward' | undefined {
  const text = lines[at]?.text ?? '';
  if (text.length > MAX_LINE) return undefined;
  const isRule = !beginsWithWord(text) && MAY_BE_RULE.test(text);
  if (!isRule && !endsInColon(text)) return undefined;
  if (ORIGINAL_LINE.test(text)) return 'answer';
  const next = isBlank(lines[at + 1]) ? at + 2 : at + 1;
  const hasHead = isHeadAt(lines, next, MIN_HEAD);
  if (!hasHead && !/^\s*>/u.test(lines[next]?.text ?? '')) return undefined;
  if (FORWARD_LINE.test(text)) return hasHead ? 'forward' : undefined;
  return hasHead && isRule && RULE_LINE.test(text) ? 'answer' : undefined;
}

/** True if a head of at least so many lines begins at this line. */
function isHeadAt(lines: readonly MailLine[], at: number, least: number): boolean {
  let end = at;
  while (end < at + MAX_HEAD && isLabelled(lines[end])) end++;
  if (end - at < least) return false;
  const head = lines.slice(at, end);
  const has = (label: RegExp): boolean => head.some(({ text }) => label.test(text));
  if (!has(FROM_LINE)) return false;
  return least < MIN_BARE_HEAD || has(SUBJECT_LINE) || (has(/@/u) && end - at > MIN_BARE_HEAD);
}

/** Characters of the longest label, with what may stand before and after it. */
const MAX_LABEL = 40;

const isMaybeLabel = (text: string): boolean =>
  hasColonWithin(text, MAX_LABEL) && MAY_BE_LABEL.test(text);

function isLabelled(line: MailLine | undefined): boolean {
  if (line === undefined || line.text.length > MAX_LINE) return false;
  return isMaybeLabel(line.text) && HEAD_LINE.test(line.text);
}
