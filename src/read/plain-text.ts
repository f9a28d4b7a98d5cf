/**
 * Plain text: all of it is prose, except for a date at its head, which is metadata. The head of a mail
 * gives a date too, and stays part of the text.
 */

import { findDateline } from '../core/dates/dateline.ts';
import { mailDate } from '../core/dates/mail-date.ts';
import type { ArticleParts } from './format.ts';
import { maskText } from './markup/mask.ts';

/** Returns the text with a leading date masked, and that date; the text itself if it has none. */
export function readPlainText(text: string): ArticleParts {
  const dateline = findDateline(text);
  const mailed = mailDate(text);
  if (!dateline) return mailed === undefined ? { text } : { text, date: mailed };
  const masks = [{ start: 0, end: dateline.bodyStart, fill: 'space' }] as const;
  return { text: maskText(text, masks), date: mailed ?? dateline.date };
}
