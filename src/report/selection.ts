/**
 * What a report for people shows of a result: the first clusters, the pairs that no cluster holds,
 * and the entries of the documents named there. Cost: one pass over members, pairs and documents;
 * only what is shown is kept.
 */

import type { Cluster, DedupeResult, DocumentEntry, Pair } from '../core/types.ts';
import type { ReportOptions } from './options.ts';

/** Clusters, and copies in a cluster, that fit a look at a terminal. */
const TERMINAL_LIMIT = 10;

/** The part of a result that is shown, and how much is not. */
export interface Selection {
  /** Clusters, copies of one cluster, and loose pairs are each listed up to this many. */
  readonly limit: number;
  readonly clusters: readonly Cluster[];
  readonly hiddenClusters: number;
  /** Articles in the clusters that are not shown. */
  readonly hiddenArticles: number;
  /** Pairs across clusters, or with a document of none: a digest and what it quotes. */
  readonly loosePairs: readonly Pair[];
  /** How many there are, shown or not. */
  readonly loosePairCount: number;
  /** The entry of a document that is shown. */
  readonly entryOf: (id: string) => DocumentEntry;
}

/** Chooses what to show of a result, in the result's order. */
export function select(result: DedupeResult, options: ReportOptions): Selection {
  const limit = limitOf(options);
  const clusters = result.clusters.slice(0, limit);
  const hidden = result.clusters.slice(clusters.length);
  const loose = loosePairsOf(result);
  const loosePairs = loose.slice(0, limit);
  return {
    limit,
    clusters,
    hiddenClusters: hidden.length,
    hiddenArticles: hidden.reduce((sum, { size }) => sum + size, 0),
    loosePairs,
    loosePairCount: loose.length,
    entryOf: entryLookup(result, shownIds(clusters, loosePairs, limit)),
  };
}

function limitOf({ all, limit, width }: ReportOptions): number {
  if (all) return Infinity;
  return limit ?? (width === null ? Infinity : TERMINAL_LIMIT);
}

function loosePairsOf({ clusters, pairs }: DedupeResult): readonly Pair[] {
  if (pairs.length === 0) return [];
  const clusterOf = new Map<string, string>();
  for (const { id, members } of clusters) {
    for (const { document } of members) clusterOf.set(document, id);
  }
  return pairs.filter(({ a, b }) => {
    const home = clusterOf.get(a);
    return home === undefined || home !== clusterOf.get(b);
  });
}

/** The original is shown beside `limit` copies. */
function shownIds(
  clusters: readonly Cluster[],
  pairs: readonly Pair[],
  limit: number,
): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { members } of clusters) {
    for (const { document } of members.slice(0, limit + 1)) ids.add(document);
  }
  for (const { a, b } of pairs) ids.add(a).add(b);
  return ids;
}

function entryLookup(
  { documents }: DedupeResult,
  ids: ReadonlySet<string>,
): (id: string) => DocumentEntry {
  const entries = new Map<string, DocumentEntry>();
  for (const entry of documents) if (ids.has(entry.id)) entries.set(entry.id, entry);
  return (id) => entries.get(id) ?? { id, path: id, words: 0, cluster: null, role: 'unique' };
}
