/**
 * The origins of a cluster in one line, for the reports for people: `3 origins: Reuters 2026-03-12 (20), AP
 * 2026-03-12 (19), herald/ferry.txt (1)`. Nothing for a cluster that is one telling, as most are.
 */

import type { Cluster, DocumentEntry, Origin } from '../../model/result.ts';
import { cleanLine } from './clean.ts';
import { counted, grouped } from './number.ts';
import { nameOf } from './wording.ts';

/** So many are named; the rest is counted. */
const MOST_NAMED = 5;
/** `2026-03-12` of a date with a time. */
const DAY = 10;

/** The line; empty if there are not several origins. */
export function originsOf(
  { origins = [] }: Cluster,
  entryOf: (document: string) => DocumentEntry,
): string {
  if (origins.length < 2) return '';
  const named = origins.slice(0, MOST_NAMED).map((origin) => describe(origin, entryOf));
  const rest = origins.length - named.length;
  if (rest > 0) named.push(`${grouped(rest)} more`);
  return `${counted(origins.length, 'origin')}: ${named.join(', ')}`;
}

/** `Reuters 2026-03-12 (20)`: who, or the first article if nobody is credited; when; how many articles. */
function describe(
  { first, date = '', outlet, members }: Origin,
  entryOf: (document: string) => DocumentEntry,
): string {
  const who = outlet === null ? nameOf(entryOf(first)).name : cleanLine(outlet);
  const when = cleanLine(date).slice(0, DAY);
  return `${[who, when].filter((part) => part !== '').join(' ')} (${grouped(members.length)})`;
}
