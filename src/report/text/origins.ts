/**
 * The origins of a cluster in one line, for the reports for people: `3 origins: Reuters 2026-03-12 (20), AP
 * 2026-03-12 (19), herald/ferry.txt (1)`. Nothing for a cluster that is one telling, as most are.
 */

import type { Cluster, Origin } from '../../model/result.ts';
import { cleanLine } from './clean.ts';
import { counted, grouped } from './number.ts';

/** So many are named; the rest is counted. */
const MOST_NAMED = 5;
/** `2026-03-12` of a date with a time. */
const DAY = 10;

/** The line; empty if there are not several origins. Its names are clean. */
export function originsOf(
  { origins = [] }: Cluster,
  nameOfFirst: (document: string) => string,
): string {
  if (origins.length < 2 || !origins.some(isTelling)) return '';
  const named = origins.slice(0, MOST_NAMED).map((origin) => describe(origin, nameOfFirst));
  const rest = origins.length - named.length;
  if (rest > 0) named.push(`${grouped(rest)} more`);
  return `${counted(origins.length, 'origin')}: ${named.join(', ')}`;
}

/** If every origin is one article of nobody, the rows of the articles say all. */
function isTelling({ outlet, members }: Origin): boolean {
  return outlet !== null || members.length > 1;
}

/** `Reuters 2026-03-12 (20)`: who, or the first article if nobody is credited; when; how many articles. */
function describe(
  { first, date = '', outlet, members }: Origin,
  nameOfFirst: (document: string) => string,
): string {
  const who = outlet === null ? nameOfFirst(first) : cleanLine(outlet);
  const when = cleanLine(date).slice(0, DAY);
  return `${[who, when].filter((part) => part !== '').join(' ')} (${grouped(members.length)})`;
}
