/** What a report for people shows beside a baseline: clusters and pairs in which something is new. */

import type { Acceptance, Cluster, DedupeResult, Member, Pair } from '../../model/result.ts';

/** True for every cluster without a baseline; else if it has a finding that is not known. */
export function hasNews({ baseline }: DedupeResult, { members }: Cluster): boolean {
  return baseline === undefined || members.some(isNewCopy);
}

function isNewCopy({ role, isKnown }: Member): boolean {
  return role !== 'original' && isKnown !== true;
}

/** Findings by what a baseline says of them; all are new without one. */
export interface FindingCounts {
  readonly new: number;
  readonly known: number;
}

/** How many findings there are: members that are not the original of their cluster, and pairs across clusters. */
export function countFindings(
  result: Pick<DedupeResult, 'clusters' | 'pairs' | 'documents'>,
): FindingCounts {
  const counts = { new: 0, known: 0 };
  for (const { members } of result.clusters) {
    for (const member of members) {
      if (member.role !== 'original') counts[isNew(member) ? 'new' : 'known']++;
    }
  }
  const homes = clusterHomes(result);
  for (const pair of result.pairs) {
    if (isLoose(pair, homes)) counts[isNew(pair) ? 'new' : 'known']++;
  }
  return counts;
}

/** The same result, the findings of its baseline counted again: some of them were taken out. */
export function recounted(result: DedupeResult): DedupeResult {
  const { baseline } = result;
  if (baseline === undefined) return result;
  return { ...result, baseline: { ...baseline, ...countFindings(result) } };
}

/** The cluster of each document that has one. */
export function clusterHomes({
  documents,
}: Pick<DedupeResult, 'documents'>): ReadonlyMap<string, string> {
  const homes = new Map<string, string>();
  for (const { id, cluster } of documents) if (cluster !== null) homes.set(id, cluster);
  return homes;
}

/** True if no cluster holds both documents. */
export function isLoose({ a, b }: Pair, homes: ReadonlyMap<string, string>): boolean {
  const home = homes.get(a);
  return home === undefined || home !== homes.get(b);
}

/** True for what no baseline has accepted. */
export function isNew({ isKnown }: Acceptance): boolean {
  return isKnown !== true;
}
