/**
 * When the members of a cluster were published, as far as they say, and how sure their order is.
 *
 * A date is a stretch of time: a day without a time is some moment of that day in some zone; a time
 * without a zone may be off by half a day. The order of two dates is sure if their stretches do not
 * overlap; otherwise the earlier is only likely to be first. The day of the run plays no part, so a
 * result does not change overnight: a future date is simply later than the others.
 *
 * O(members log members).
 */

import type { Provenance } from './provenance.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Zones differ by at most this much from UTC, except on a few islands. */
const ZONES = 12 * HOUR;
/** Texts less than this apart were published together: clocks and feeds differ by as much. */
const TOGETHER = 10 * MINUTE;
/**
 * Texts are copied within days or months. A larger distance may be a slip, or a new date on an old
 * text.
 */
const TOO_FAR = 2 * 366 * DAY;
/** What databases write for a missing date. */
const EMPTY = new Set(['1970-01-01', '1900-01-01', '0001-01-01', '1899-12-30', '1899-12-31']);

/** A member with a date of publication. */
export interface Published {
  readonly member: Provenance;
  /** The moment that the date gives, in milliseconds since 1970; in UTC if it names no zone. */
  readonly time: number;
  /** The moment may be this much earlier, or later, in milliseconds. */
  readonly before: number;
  readonly after: number;
  /** True if only the text gives the date, and metadata gives another or none. */
  readonly isDoubtful: boolean;
}

/** Returns the members with a known date of publication, the earliest first, then by document. */
export function publishedMembers(members: readonly Provenance[]): readonly Published[] {
  // most clusters have no date at all
  if (members.every(({ date, stated }) => date === undefined && stated === undefined)) return [];
  const storyDays = findStoryDays(members);
  return members
    .flatMap((member) => publicationOf(member, storyDays) ?? [])
    .sort((x, y) => x.time - y.time || x.member.document - y.member.document);
}

/** The days that several texts state although at least one of these texts is dated otherwise. */
function findStoryDays(members: readonly Provenance[]): ReadonlySet<string> {
  const once = new Set<string>();
  const often = new Set<string>();
  const beyond = new Set<string>();
  for (const { stated, date } of members) {
    if (stated === undefined) continue;
    (once.has(stated) ? often : once).add(stated);
    if (date !== undefined && dayOf(date) !== dayOf(stated)) beyond.add(stated);
  }
  return new Set([...often].filter((day) => beyond.has(day)));
}

/**
 * The date of a member. A stated day is the story's, and was copied with it, if another text states
 * it too and is dated otherwise. A date on which the text was changed says nothing.
 */
function publicationOf(member: Provenance, storyDays: ReadonlySet<string>): Published | undefined {
  const { date, stated, updated } = member;
  const own = stated === undefined || storyDays.has(stated) ? undefined : stated;
  const isChange = date !== undefined && updated !== undefined && dayOf(date) === dayOf(updated);
  if (date === undefined || isChange || date === stated) {
    return own === undefined ? undefined : timeOf(member, own, date === undefined);
  }
  if (own !== undefined && dayOf(own) < dayOf(date)) return timeOf(member, own, true);
  return timeOf(member, date, false);
}

const dayOf = (date: string): string => date.slice(0, 10);

function timeOf(member: Provenance, date: string, isDoubtful: boolean): Published | undefined {
  if (EMPTY.has(dayOf(date))) return undefined;
  const hasTime = date.includes('T') && !/T00:00(?::00(?:\.0+)?)?Z?$/.test(date);
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/.test(date);
  const time = Date.parse(hasTime ? inUtc(date, hasZone) : dayOf(date));
  if (Number.isNaN(time)) return undefined;
  if (!hasTime) return { member, time, before: ZONES, after: DAY + ZONES, isDoubtful };
  const slack = hasZone ? 0 : ZONES;
  return { member, time, before: slack, after: slack, isDoubtful };
}

/** A time without a zone counts as UTC, because the zone of the machine must not decide. */
const inUtc = (date: string, hasZone: boolean): string => (hasZone ? date : `${date}Z`);

/** The moment that a date gives, ISO 8601: a day if no time is known, without a zone if that is not. */
export function publishedAt({ time, before, after }: Published): string {
  const moment = new Date(time).toISOString();
  if (after > DAY) return moment.slice(0, 'yyyy-mm-dd'.length);
  return moment.slice(0, 'yyyy-mm-ddThh:mm:ss'.length) + (before === 0 ? 'Z' : '');
}

/** Returns how sure it is that the first is before the second: not at all, likely, surely. */
export function precedence(one: Published, other: Published): 'none' | 'likely' | 'sure' {
  const hasNoTime = Math.max(one.after, other.after) > DAY;
  const gap = hasNoTime
    ? Math.floor(other.time / DAY) - Math.floor(one.time / DAY)
    : other.time - one.time;
  if (gap <= 0) return 'none';
  const isApart = one.time + one.after <= other.time - other.before;
  const isTogether = !hasNoTime && gap < TOGETHER;
  const isPlain = !one.isDoubtful && !other.isDoubtful && other.time - one.time < TOO_FAR;
  return isApart && !isTogether && isPlain ? 'sure' : 'likely';
}
