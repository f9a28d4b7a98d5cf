/**
 * What is new beside a baseline: how many findings, and which clusters have one. What a text settles is no finding;
 * nor is, with a focus, what does not touch it.
 */

import type { Acceptance, Cluster, DedupeResult, Member, Pair } from '../../model/result.ts';
import { focusTest } from '../focus.ts';

/** The test for clusters that a report for people shows: all without a baseline; else those with a new finding. */
export function newsTest(
  result: Pick<DedupeResult, 'baseline' | 'focus'>,
): (cluster: Cluster) => boolean {
  if (result.baseline === undefined) return () => true;
  const isFinding = memberTest(result);
  return (cluster) => cluster.members.some((one) => isFinding(one, cluster) && isNew(one));
}

/** The test for members that are findings. */
function memberTest(
  result: Pick<DedupeResult, 'focus'>,
): (member: Member, cluster: Cluster) => boolean {
  const isInFocus = focusTest(result);
  return ({ document, role, matchesOriginal, via, settled }, { original }) => {
    if (role === 'original' || settled !== undefined) return false;
    return isInFocus([document, original, ...(matchesOriginal === false ? [via] : [])]);
  };
}

/** Findings by what a baseline says of them; all are new without one. */
export interface FindingCounts {
  readonly new: number;
  readonly known: number;
}

/** How many findings there are: members that are not the original of their cluster, and pairs across clusters. */
export function countFindings(
  result: Pick<DedupeResult, 'clusters' | 'pairs' | 'documents' | 'focus'>,
): FindingCounts {
  const counts = { new: 0, known: 0 };
  const count = (finding: Acceptance): number => counts[isNew(finding) ? 'new' : 'known']++;
  const isFinding = memberTest(result);
  for (const cluster of result.clusters) {
    for (const member of cluster.members) if (isFinding(member, cluster)) count(member);
  }
  const homes = clusterHomes(result);
  // a pair that touches no focus is one of a cluster
  for (const pair of result.pairs) if (isLoose(pair, homes)) count(pair);
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

/** True for a finding: no cluster holds both documents, and no text settles how they relate. */
export function isLoose({ a, b, settled }: Pair, homes: ReadonlyMap<string, string>): boolean {
  if (settled === true) return false;
  const home = homes.get(a);
  return home === undefined || home !== homes.get(b);
}

/** True for what no baseline has accepted. */
export function isNew({ isKnown }: Acceptance): boolean {
  return isKnown !== true;
}
