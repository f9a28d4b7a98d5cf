/**
 * When the members of a cluster were published, as far as they tell, and how sure their order is.
 *
 * A date is a stretch of time: a day without a time is some moment of that day in some zone, a time
 * without a zone is off by half a day. Two dates are surely in order where their stretches do not meet;
 * else the earlier one is only likely to be first. The day of the run plays no part, so that a result
 * does not change overnight: a date to come is later than the others, and that is all.
 *
 * O(members log members).
 */

import type { OriginalEvidence } from './provenance.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** Zones lie this far from UTC, but for a few islands. */
const ZONES = 12 * HOUR;
/** Published together, if not further apart: clocks and feeds differ by so much. */
const TOGETHER = 10 * MINUTE;
/** Texts are copied in days or months. What lies further apart may be a slip, or dated anew. */
const TOO_FAR = 2 * 366 * DAY;
/** What databases write for no date. */
const EMPTY = new Set(['1970-01-01', '1900-01-01', '0001-01-01', '1899-12-30', '1899-12-31']);

/** A member with a date of publication. */
export interface Published {
  readonly member: OriginalEvidence;
  /** The moment that the date says, UTC where it says no zone. */
  readonly time: number;
  /** The moment may be this much earlier, or later. */
  readonly before: number;
  readonly after: number;
  /** True where only the text says so, against other evidence or none. */
  readonly isDoubtful: boolean;
}

/** The members whose date of publication is known, the earliest first, then by document. */
export function publishedMembers(members: readonly OriginalEvidence[]): readonly Published[] {
  // most clusters have no date at all
  if (members.every(({ date, stated }) => date === undefined && stated === undefined)) return [];
  const isStorys = storyDays(members);
  return members
    .flatMap((member) => publicationOf(member, isStorys) ?? [])
    .sort((x, y) => x.time - y.time || x.member.document - y.member.document);
}

/** The days that several texts give, of which at least one is dated otherwise. */
function storyDays(members: readonly OriginalEvidence[]): ReadonlySet<string> {
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
 * The date of a member. One that its text gives is the story's, and copied with it, where another text
 * gives it too and is dated otherwise. A date on which the text was changed tells nothing.
 */
function publicationOf(
  member: OriginalEvidence,
  isStorys: ReadonlySet<string>,
): Published | undefined {
  const { date, stated, updated } = member;
  const own = stated === undefined || isStorys.has(stated) ? undefined : stated;
  const isChange = date !== undefined && updated !== undefined && dayOf(date) === dayOf(updated);
  if (date === undefined || isChange || date === stated) {
    return own === undefined ? undefined : timeOf(member, own, date === undefined);
  }
  if (own !== undefined && dayOf(own) < dayOf(date)) return timeOf(member, own, true);
  return timeOf(member, date, false);
}

const dayOf = (date: string): string => date.slice(0, 10);

function timeOf(
  member: OriginalEvidence,
  date: string,
  isDoubtful: boolean,
): Published | undefined {
  if (EMPTY.has(dayOf(date))) return undefined;
  const hasTime = date.includes('T') && !/T00:00(?::00(?:\.0+)?)?Z?$/.test(date);
  const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/.test(date);
  const time = Date.parse(hasTime ? inUtc(date, hasZone) : dayOf(date));
  if (Number.isNaN(time)) return undefined;
  if (!hasTime) return { member, time, before: ZONES, after: DAY + ZONES, isDoubtful };
  const slack = hasZone ? 0 : ZONES;
  return { member, time, before: slack, after: slack, isDoubtful };
}

/** A time without a zone is taken as UTC: the zone of the machine must not decide. */
const inUtc = (date: string, hasZone: boolean): string => (hasZone ? date : `${date}Z`);

/** How sure it is that one is before the other: not at all, likely, surely. */
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
