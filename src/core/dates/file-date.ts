/**
 * The day that the name of a file gives: `2023-05-02-ferry.md`, `2023/05/02/ferry.html`,
 * `20230502-ferry.txt`, `notes_2023.05.02.md`. Strict: a year, a month and a day of the calendar, in
 * this order, and no other day beside it, because two make a period.
 *
 * A few patterns over one path.
 */

import { isoDate } from './date.ts';

const YEAR = '((?:19|20)\\d\\d)';
const MONTH = '(0[1-9]|1[0-2])';
const DAY = '(0[1-9]|[12]\\d|3[01])';
/** With one sign between its parts, the same twice. */
const SPACED = new RegExp(`(?<![\\d.])${YEAR}([-_. ])${MONTH}\\2${DAY}(?!\\d|[.]\\d)`, 'gu');
/** Eight digits at the start or the end of a name; elsewhere they are more likely a number. */
const PACKED = new RegExp(`^${YEAR}${MONTH}${DAY}(?=$|[-_. t])|[-_. ]${YEAR}${MONTH}${DAY}$`, 'gu');
/** Three folders, or two and the start of the name. */
const FOLDERS = new RegExp(`(?:^|/)${YEAR}/${MONTH}/${DAY}(?=[/_-])`, 'u');

/** Returns the day as ISO 8601; undefined if the path gives none, or several. */
export function fileDate(path: string): string | undefined {
  const parts = path.toLowerCase().split('/');
  const name = parts.pop() ?? '';
  const stem = name.replace(/(?:\.[a-z][a-z0-9]*)+$/u, '');
  return onlyDay(stem) ?? folderDay(path) ?? onlyDay(parts.at(-1) ?? '');
}

function onlyDay(name: string): string | undefined {
  const days = new Set<string>();
  for (const [, year = '', , month = '', day = ''] of name.matchAll(SPACED)) {
    days.add(`${year}-${month}-${day}`);
  }
  for (const [, y = '', m = '', d = '', year = y, month = m, day = d] of name.matchAll(PACKED)) {
    days.add(`${year}-${month}-${day}`);
  }
  const [only, ...others] = days;
  return others.length > 0 ? undefined : isoDate(only);
}

function folderDay(path: string): string | undefined {
  const [, year, month, day] = FOLDERS.exec(path) ?? [];
  return year === undefined ? undefined : isoDate(`${year}-${month}-${day}`);
}
