/**
 * A result as it would be with a higher threshold, without a new run. Links below it go: a member stays
 * with the original that it still matches, itself or by the centre; else with the centre, which is then
 * the original of the rest. A run chooses centres again and may group such a rest otherwise.
 *
 * Only what the result lists is known. A lower threshold would need pairs that it does not have.
 */

import { DedupeError } from '../../model/error.ts';
import type {
  Cluster,
  DedupeResult,
  DocumentEntry,
  Member,
  MemberRole,
  Origin,
} from '../../model/result.ts';
import { COPY_RELATIONS, type Measure } from '../../model/settings.ts';
import { recounted } from '../findings/news.ts';
import { type Beside, besideOf, besides, type FindBeside, measureBeside } from './listed-pair.ts';

/** What decides which links stay. */
export interface Bar {
  readonly reaches: (beside: Omit<Beside, 'relation'>) => boolean;
  readonly beside: FindBeside;
}

/**
 * The result with this threshold, which is at least its own.
 *
 * @throws {DedupeError} `BAD_OPTION` if it is lower; `BAD_RESULT` if a pair is needed that is not listed.
 */
export function raiseThreshold(result: DedupeResult, threshold: number): DedupeResult {
  const { by, threshold: old } = result.settings;
  if (threshold < old) throw tooLow(threshold, old);
  if (threshold === old) return result;
  const bar = barAt(threshold, by, besides(result));
  const { reaches } = bar;
  const kept = result.clusters.flatMap((cluster) => divide(cluster, bar));
  const clusters = numbered(kept);
  const pairs = result.pairs.filter((pair) => reaches(besideOf(pair, true)));
  const documents = rehoused(result.documents, clusters);
  const summary = {
    ...result.summary,
    clusters: clusters.length,
    ...(result.summary.origins !== undefined && { origins: countOrigins(clusters) }),
    duplicates: clusters.reduce((sum, { size }) => sum + size - 1, 0),
    unique: documents.filter(({ role }) => role === 'unique').length,
    pairs: pairs.length,
  };
  const settings = { ...result.settings, threshold };
  return recounted({ ...result, settings, summary, clusters, pairs, documents });
}

/** The bar of a threshold on this measure. */
export function barAt(threshold: number, by: Measure, beside: FindBeside): Bar {
  return { reaches: (found) => measureBeside(found, by) >= threshold, beside };
}

function tooLow(threshold: number, old: number): DedupeError {
  const problem = `-t ${threshold} is below the threshold of the result, ${old}`;
  const remedy = 'what is below is not in it, so run dedupe again, or leave out -t';
  return new DedupeError('BAD_OPTION', `${problem}: ${remedy}`);
}

/**
 * The cluster around its original, and around its centre if that no longer matches the original.
 *
 * @throws {DedupeError} `BAD_RESULT` if a pair is needed that is not listed.
 */
export function divide(cluster: Cluster, bar: Bar): Cluster[] {
  const { members, original } = cluster;
  const centre = members[0]?.via ?? original;
  const ofOriginal = members.filter((member) => matchesOriginal(member, cluster, bar));
  const hasCentre = ofOriginal.some(({ document }) => document === centre);
  const near = new Set(ofOriginal);
  const others = members.filter((member) => !near.has(member) && matchesCentre(member, bar));
  if (hasCentre) {
    const indirect = others.map((member): Member => ({ ...member, matchesOriginal: false }));
    return together({ ...cluster, members: inOrder([...ofOriginal, ...indirect]) });
  }
  const around = others.map((member) => besideCentre(member, centre, bar));
  const rest = { ...cluster, original: centre, members: inOrder(around) };
  return [
    ...together({ ...cluster, members: ofOriginal }),
    ...together({ ...rest, originalBecause: 'match', originalConfidence: 'guess' }),
  ];
}

/** A cluster has two members at least. */
function together(cluster: Cluster): Cluster[] {
  const size = cluster.members.length;
  return size > 1 ? [{ ...cluster, size, ...remainingOrigins(cluster) }] : [];
}

/** The origins of those who are left. When the next member of an origin was published is not known here. */
function remainingOrigins({ members, origins }: Cluster): Pick<Cluster, 'origins'> {
  if (origins === undefined) return {};
  const left = new Set(members.map(({ document }) => document));
  return {
    origins: origins.flatMap(({ date, outlet, members: all, ...before }): Origin[] => {
      const rest = all.filter((document) => left.has(document));
      const [first] = rest;
      if (first === undefined) return [];
      const hasDate = date !== undefined && first === before.first;
      return [{ first, ...(hasDate && { date }), outlet, members: rest }];
    }),
  };
}

function countOrigins(clusters: readonly Cluster[]): number {
  return clusters.reduce((sum, { origins = [] }) => sum + origins.length, 0);
}

function matchesOriginal(member: Member, { original }: Cluster, bar: Bar): boolean {
  const { document, role, score, resemblance, containment, holdsOriginal } = member;
  if (role === 'original') return true;
  if (member.matchesOriginal === false) return false;
  const found = bar.beside(document, original);
  const ofOther = found?.ofOther ?? holdsOriginal ?? 0;
  return bar.reaches({ score, resemblance, ofThis: containment, ofOther });
}

function matchesCentre({ document, via, viaScore }: Member, bar: Bar): boolean {
  if (document === via || viaScore === 1) return true;
  const found = bar.beside(document, via);
  if (found !== undefined) return bar.reaches({ ...found, score: viaScore });
  // any other measure than the score would be missing
  if (bar.reaches({ score: viaScore, resemblance: 0, ofThis: 0, ofOther: 0 })) return true;
  if (!bar.reaches({ score: viaScore, resemblance: 1, ofThis: 1, ofOther: 1 })) return false;
  throw unlisted(document, via);
}

/** The member as it is beside the centre, which is the original now. */
function besideCentre(member: Member, centre: string, { beside }: Bar): Member {
  const { document, viaScore } = member;
  const found = beside(document, centre);
  if (found === undefined) throw unlisted(document, centre);
  const { relation, resemblance, ofThis, ofOther } = found;
  const measures = { score: viaScore, resemblance, containment: ofThis, via: centre, viaScore };
  if (document === centre) return { document, role: 'original', ...measures };
  const isLonger = relation === 'excerpt' && ofOther > ofThis;
  const role = isLonger
    ? 'rewrite'
    : (COPY_RELATIONS.find((name) => name === relation) ?? 'rewrite');
  return { document, role, ...measures, ...(isLonger && { holdsOriginal: ofOther }) };
}

function unlisted(a: string, b: string): DedupeError {
  const names = `${JSON.stringify(a)} and ${JSON.stringify(b)}`;
  const remedy = 'run dedupe with the new -t, or save a result with --all-pairs';
  return new DedupeError('BAD_RESULT', `the result does not list the pair of ${names}: ${remedy}`);
}

/** The original first, then by score descending, then id. */
function inOrder(members: readonly Member[]): readonly Member[] {
  const last = ({ role }: Member): number => (role === 'original' ? 0 : 1);
  return members.toSorted(
    (a, b) => last(a) - last(b) || b.score - a.score || byUnit(a.document, b.document),
  );
}

/** By size descending, then by the id of the original, with their numbers. */
function numbered(clusters: readonly Cluster[]): readonly Cluster[] {
  const sorted = clusters.toSorted((a, b) => b.size - a.size || byUnit(a.original, b.original));
  return sorted.map((cluster, i) => ({ ...cluster, id: `c${i + 1}` }));
}

/** By code unit, as everything else sorts. */
function byUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

interface Home {
  readonly cluster: string;
  readonly role: MemberRole;
}

function rehoused(
  documents: readonly DocumentEntry[],
  clusters: readonly Cluster[],
): readonly DocumentEntry[] {
  const homes = new Map<string, Home>();
  for (const { id, members } of clusters) {
    for (const { document, role } of members) homes.set(document, { cluster: id, role });
  }
  return documents.map((entry) => {
    const home = homes.get(entry.id);
    if (home !== undefined) return { ...entry, ...home };
    return entry.cluster === null ? entry : { ...entry, cluster: null, role: 'unique' };
  });
}
