/**
 * The date of publication at the head of a plain text, if it clearly is one: a leading label or
 * line of its own, or a dateline or byline with a full date. A year is never guessed, and a date
 * inside a sentence is never taken. Looks at the first few hundred characters only.
 *
 * Patterns over all scripts take milliseconds to compile, so a cheap test precedes each step and
 * ends it for most texts: is there a year, and is a date in a place where metadata has it?
 */

import { isoDate, PROSE_DATE } from './date.ts';
import { findStatedDates } from './stated-date.ts';

/** What the head of a text says about its date. */
export interface Dateline {
  /** ISO 8601. */
  readonly date: string;
  /**
   * Length of the metadata, after which the text proper begins; 0 for a dateline, which is prose.
   */
  readonly bodyStart: number;
}

const HEAD_LENGTH = 400;
const DATELINE_LENGTH = 200;

const LABELLED =
  /^\s*date(?::[ \t]*|[ \t]+)(\d{4}-\d{2}-\d{2}(?:T[\d:.]+(?:Z|[+-]\d{2}:?\d{2})?)?)(?=\s|$)/i;
const LABELLED_LINE = new RegExp(`^\\s*date:[ \\t]*(${PROSE_DATE})[ \\t]*(?=[\\r\\n]|$)`, 'i');
const ALONE = new RegExp(`^\\s*(${PROSE_DATE})[ \\t]*(?=[\\r\\n]|$)`);

/** Every date has one. Numbers of other centuries are more likely counts. */
const YEAR = /\b(?:1[89]|20)\d\d\b/;
const AGENCY = '(?: ?\\([^()\\r\\n]{1,40}\\))?';
/** What every dateline and byline has: a date before a dash, or at the end of its line. */
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

/** Patterns of a dateline, of a byline, and of a line that gives the date of publication. */
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

/** Returns the date at the head of a text and the place at which its body begins, or undefined. */
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
