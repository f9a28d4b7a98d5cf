/**
 * The date of publication that a plain text carries at its head, where it plainly is one: a leading
 * label or line of its own, or a dateline or byline with a full date. A year is never guessed, and a
 * date inside a sentence is never taken. Looks at the first few hundred characters only.
 *
 * Cost: patterns over all scripts take milliseconds to compile, so each step has a cheap test before
 * it that most texts end at: is there a year, and does a date stand where metadata has it?
 */

import { isoDate, PROSE_DATE } from './date.ts';
import { findStatedDates } from './stated-date.ts';

/** What the head of a text says about its date. */
export interface Dateline {
  /** ISO 8601. */
  readonly date: string;
  /** Where the text proper begins: the length of the metadata, 0 for a dateline, which is prose. */
  readonly bodyStart: number;
}

const HEAD_LENGTH = 400;
const DATELINE_LENGTH = 200;

const LABELLED =
  /^\s*date(?::[ \t]*|[ \t]+)(\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)(?=\s|$)/i;
const LABELLED_LINE = new RegExp(`^\\s*date:[ \\t]*(${PROSE_DATE})[ \\t]*(?=[\\r\\n]|$)`, 'i');
const ALONE = new RegExp(`^\\s*(${PROSE_DATE})[ \\t]*(?=[\\r\\n]|$)`);

/** No date is without one; other centuries are more likely counts. */
const YEAR = /\b(?:1[89]|20)\d\d\b/;
const AGENCY = '(?: ?\\([^()\\r\\n]{1,40}\\))?';
/** What every dateline and byline holds: a date before a dash, or at the end of its line. */
const DATE_IN_PLACE = new RegExp(
  `${YEAR.source}(?:-\\d\\d-\\d\\d)?${AGENCY}[ \\t]*(?:[-\u2013\u2014]|\\.?[ \\t]*$)`,
  'm',
);

const PLACE = "\\p{Lu}[\\p{L}.'\u2019-]*(?: \\p{Lu}[\\p{L}.'\u2019-]*){0,3}";
const WEEKDAY_OR_MONTH =
  '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b|(?:January|February|March|April|May|June|July|' +
  'August|September|October|November|December)\\b';
const NAME =
  "(?:[\\p{Lu}\\d][\\p{L}\\p{N}.'\u2019&-]*,?|and|of|the|for|[/|\u00B7\u2022\u2013\u2014-])";

let compiled: readonly RegExp[] | undefined;

/** Patterns of a dateline, a byline and a line that says when it was published. */
function prosaicPatterns(): readonly RegExp[] {
  compiled ??= [
    new RegExp(
      `^[ \\t]*(?:${PLACE}, ){1,3}(${PROSE_DATE})${AGENCY} ?(?:--?|[\u2013\u2014])(?!\\w)`,
      'mu',
    ),
    new RegExp(
      `^[ \\t]*(?:by|By|BY) (?!${WEEKDAY_OR_MONTH})\\p{Lu}[^\\s]*(?: ${NAME}){0,12} (${PROSE_DATE})[ \\t]*$`,
      'mu',
    ),
    new RegExp(
      `^[ \\t]*(?:First )?(?:published|posted)(?::| on:?)? (${PROSE_DATE})[ \\t]*\\.?[ \\t]*$`,
      'imu',
    ),
  ];
  return compiled;
}

/** Returns the date at the head of a text and where its body begins, or undefined. */
export function findDateline(text: string): Dateline | undefined {
  const head = text.slice(0, HEAD_LENGTH);
  if (!YEAR.test(head)) return undefined;
  return leadingDate(head) ?? prosaicDate(head) ?? statedDate(head);
}

function statedDate(head: string): Dateline | undefined {
  const { published } = findStatedDates(head);
  return published === undefined ? undefined : { date: published, bodyStart: 0 };
}

function leadingDate(head: string): Dateline | undefined {
  for (const pattern of [LABELLED, LABELLED_LINE, ALONE]) {
    const match = pattern.exec(head);
    const date = isoDate(match?.[1]);
    if (match && date) return { date, bodyStart: match[0].length };
  }
  return undefined;
}

function prosaicDate(head: string): Dateline | undefined {
  if (!DATE_IN_PLACE.test(head)) return undefined;
  for (const pattern of prosaicPatterns()) {
    const match = pattern.exec(head);
    if (!match || match.index > DATELINE_LENGTH) continue;
    const date = isoDate(match[1]);
    if (date) return { date, bodyStart: 0 };
  }
  return undefined;
}
