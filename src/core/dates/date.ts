/**
 * Dates as articles write them, turned into ISO 8601. Strict: a full date with its year, in a form
 * that can be read in one way only. `03/04/2025` can be read in two, so it is no date here.
 */

import { monthNumber as localMonthNumber } from './month-names.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const MONTH_NAME =
  '(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|' +
  'Aug(?:ust|\\.)?|Sep(?:t(?:ember)?)?\\.?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?)';

/**
 * Source of a pattern, without groups, for a date in prose: ISO, `March 17, 2025`, `17 March 2025`.
 */
export const PROSE_DATE =
  '(?:\\d{4}-\\d{2}-\\d{2}' +
  `|${MONTH_NAME} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}` +
  `|\\d{1,2}(?:st|nd|rd|th)? ${MONTH_NAME},? \\d{4})`;

const TIME = '(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d+)?)?';
const ZONE = '(Z|UTC|GMT|[+-]\\d{2}:?\\d{2})?';
const NUMERIC = new RegExp(
  `^(\\d{4})([-/])(\\d{1,2})\\2(\\d{1,2})(?:(?:T|\\s+)${TIME}\\s*${ZONE})?$`,
  'i',
);
const WEEKDAY = '(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?';
const TAIL = `(?:,?\\s+(?:at )?${TIME}\\s*${ZONE})?$`;
const MONTH_FIRST = new RegExp(
  `^${WEEKDAY}([a-z]{3,9})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})${TAIL}`,
  'i',
);
const DAY_FIRST = new RegExp(
  `^${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\\.?,? (\\d{4})${TAIL}`,
  'i',
);
const IS_MONTH = new RegExp(`^${MONTH_NAME}$`, 'i');

// 1973 to 2100: outside, a number is more likely a count or an id than a time.
const EPOCH_SECONDS_MIN = 1e8;
const EPOCH_SECONDS_MAX = 4_102_444_800;

interface DateFields {
  readonly year: string | undefined;
  readonly month: number;
  readonly day: string | undefined;
  /** Hours, minutes, seconds and zone, as far as they are given. */
  readonly time: readonly (string | undefined)[];
}

/**
 * Returns a date as ISO 8601: `2025-03-17` or, if it has a time, `2025-03-17T08:30:00Z` in UTC to
 * the second. A time without a zone stays without one, because its moment is unknown. A number is
 * seconds or milliseconds since 1970 if that gives a year from 1973 to 2100. Returns undefined for
 * anything else.
 *
 * @example isoDate('Mon, 17 Mar 2025 10:30:00 +0200') // '2025-03-17T08:30:00Z'
 */
export function isoDate(value: unknown): string | undefined {
  if (typeof value === 'number') return epochDate(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? undefined : isoTime(value);
  if (typeof value !== 'string' || value.length > 64) return undefined;
  const fields = parseFields(value.trim());
  return fields && formatFields(fields);
}

function epochDate(value: number): string | undefined {
  const seconds = value > EPOCH_SECONDS_MAX ? value / 1000 : value;
  const plausible = seconds >= EPOCH_SECONDS_MIN && seconds <= EPOCH_SECONDS_MAX;
  return plausible ? isoTime(new Date(seconds * 1000)) : undefined;
}

function isoTime(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}

function parseFields(text: string): DateFields | undefined {
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const [, year, , month, day, ...time] = numeric;
    return { year, month: Number(month), day, time };
  }
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst) {
    const [, month, day, year, ...time] = monthFirst;
    return { year, month: monthNumber(month), day, time };
  }
  const dayFirst = DAY_FIRST.exec(text);
  if (!dayFirst) return parseLocal(text);
  const [, day, month, year, ...time] = dayFirst;
  return { year, month: monthNumber(month) || localMonthNumber(month ?? ''), day, time };
}

/** `3. März 2025`, `2 de maio de 2025`, `2025年3月3日`. */
const LOCAL =
  /^(\d{1,2})(?:\.|er|º|°)? (?:de )?([A-Za-zÀ-žА-яёİı]{3,12})\.?(?: de| del)? (\d{4})(?: г\.?)?$|^(\d{4})年(\d{1,2})月(\d{1,2})日$/;

function parseLocal(text: string): DateFields | undefined {
  const match = LOCAL.exec(text);
  if (!match) return undefined;
  const [, day, month, year, numericYear, numericMonth, numericDay] = match;
  if (year === undefined) {
    return { year: numericYear, month: Number(numericMonth), day: numericDay, time: [] };
  }
  return { year, month: localMonthNumber(month ?? ''), day, time: [] };
}

function monthNumber(name = ''): number {
  return IS_MONTH.test(name) ? MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1 : 0;
}

function formatFields({ year, month, day, time }: DateFields): string | undefined {
  const date = `${year}-${String(month).padStart(2, '0')}-${day?.padStart(2, '0')}`;
  if (!isCalendarDate(date)) return undefined;
  const [hours, minutes, seconds = '00', zone] = time;
  if (hours === undefined) return date;
  const local = `${date}T${hours.padStart(2, '0')}:${minutes}:${seconds}`;
  const moment = new Date(local + isoZone(zone ?? 'Z'));
  if (Number.isNaN(moment.getTime())) return undefined;
  return zone === undefined ? isoTime(moment).slice(0, -1) : isoTime(moment);
}

function isCalendarDate(date: string): boolean {
  const moment = new Date(`${date}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(date);
}

function isoZone(zone: string): string {
  if (/^[a-z]/i.test(zone)) return 'Z';
  return zone.includes(':') ? zone : `${zone.slice(0, 3)}:${zone.slice(3)}`;
}
