/**
 * The date of publication that a plain text carries at its head, where it plainly is one: a leading
 * label or line of its own, or a dateline or byline with a full date. A year is never guessed, and a
 * date inside a sentence is never taken. Looks at the first few hundred characters only.
 */

import { isoDate, PROSE_DATE } from './date.ts';

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

const PLACE = "\\p{Lu}[\\p{L}.'\u2019-]*(?: \\p{Lu}[\\p{L}.'\u2019-]*){0,3}";
const AGENCY = '(?: ?\\([^()\\r\\n]{1,40}\\))?';
const PLACE_LINE = new RegExp(
  `^[ \\t]*(?:${PLACE}, ){1,3}(${PROSE_DATE})${AGENCY} ?(?:--?|[\u2013\u2014])(?!\\w)`,
  'mu',
);

const WEEKDAY_OR_MONTH =
  '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\\b|(?:January|February|March|April|May|June|July|' +
  'August|September|October|November|December)\\b';
const NAME =
  "(?:[\\p{Lu}\\d][\\p{L}\\p{N}.'\u2019&-]*,?|and|of|the|for|[/|\u00B7\u2022\u2013\u2014-])";
const BYLINE = new RegExp(
  `^[ \\t]*(?:by|By|BY) (?!${WEEKDAY_OR_MONTH})\\p{Lu}[^\\s]*(?: ${NAME}){0,12} (${PROSE_DATE})[ \\t]*$`,
  'mu',
);
const PUBLISHED = new RegExp(
  `^[ \\t]*(?:First )?(?:published|posted)(?::| on:?)? (${PROSE_DATE})[ \\t]*\\.?[ \\t]*$`,
  'imu',
);

/** Returns the date at the head of a text and where its body begins, or undefined. */
export function findDateline(text: string): Dateline | undefined {
  const head = text.slice(0, HEAD_LENGTH);
  return leadingDate(head) ?? prosaicDate(head);
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
  for (const pattern of [PLACE_LINE, BYLINE, PUBLISHED]) {
    const match = pattern.exec(head);
    if (!match || match.index > DATELINE_LENGTH) continue;
    const date = isoDate(match[1]);
    if (date) return { date, bodyStart: 0 };
  }
  return undefined;
}
