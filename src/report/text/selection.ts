/**
 * The part of a result that a report for people shows: the first clusters, the pairs that no cluster
 * holds, and the entries of the documents named there. Cost: one pass over members, pairs and
 * documents; only what is shown is kept.
 */

import type { Cluster, DedupeResult, DocumentEntry, Pair } from '../../model/result.ts';
import { focusTest, idsOf } from '../focus.ts';
import type { ReportOptions } from '../options.ts';
import { isNew, newsTest } from '../findings/news.ts';
import { byShareFound, inReadingOrder, weigh } from './order.ts';

/** Clusters, and copies in a cluster, that a terminal shows unless told otherwise. */
const TERMINAL_LIMIT = 10;

/** A document made of parts of others. */
export type Mixture = DocumentEntry & Required<Pick<DocumentEntry, 'sources' | 'ownShare'>>;

/** The part of a result that is shown, and how much is not. */
export interface Selection {
  /** Clusters, copies of one cluster, mixtures, sources of one, and loose pairs: up to this many. */
  readonly limit: number;
  readonly clusters: readonly Cluster[];
  /** The words of all copies that their original has. */
  readonly duplicatedWords: number;
  readonly hiddenClusters: number;
  /** Articles in the clusters that are not shown. */
  readonly hiddenArticles: number;
  /** Documents made of parts of others. */
  readonly mixtures: readonly Mixture[];
  readonly mixtureCount: number;
  /** Pairs that no cluster holds and no shown mixture tells of. */
  readonly loosePairs: readonly Pair[];
  readonly untoldPairCount: number;
  /** How many pairs no cluster holds, shown or not: across clusters, or with an unclustered document. */
  readonly loosePairCount: number;
  /** The entry of a document that is shown or named. */
  readonly entryOf: (id: string) => DocumentEntry;
}

/** Chooses what to show of a result: clusters and copies in the order for people, the rest in the result's. */
export function select(result: DedupeResult, options: ReportOptions): Selection {
  const limit = limitOf(options);
  const weighed = weigh(result);
  const ordered = inReadingOrder(weighed);
  const shown = options.all ? ordered : ordered.filter(newsTest(result));
  const clusters = shown.slice(0, limit).map(byShareFound);
  const hidden = shown.slice(clusters.length);
  const isInFocus = focusTest(result);
  const allMixtures = newMixtures(result, options).filter((one) => isInFocus(idsOf(one)));
  const mixtures = allMixtures.slice(0, limit);
  const loose = loosePairsOf(result);
  const untold = withoutTold(options.all ? loose : loose.filter(isNew), mixtures, limit);
  const loosePairs = untold.slice(0, limit);
  return {
    limit,
    clusters,
    duplicatedWords: weighed.reduce((sum, { duplicatedWords }) => sum + duplicatedWords, 0),
    hiddenClusters: hidden.length,
    hiddenArticles: hidden.reduce((sum, { size }) => sum + size, 0),
    mixtures,
    mixtureCount: allMixtures.length,
    loosePairs,
    untoldPairCount: untold.length,
    loosePairCount: loose.length,
    entryOf: entryLookup(result, shownIds({ clusters, mixtures, loosePairs, limit })),
  };
}

/** Beside a baseline, those that a new pair names. */
function newMixtures(
  { baseline, documents, pairs }: DedupeResult,
  { all }: ReportOptions,
): Mixture[] {
  const mixtures = documents.filter(isMixture);
  if (baseline === undefined || all || mixtures.length === 0) return mixtures;
  const named = new Set(pairs.filter(isNew).flatMap(({ a, b }) => [a, b]));
  return mixtures.filter(({ id }) => named.has(id));
}

function isMixture(entry: DocumentEntry): entry is Mixture {
  return entry.sources !== undefined && entry.ownShare !== undefined;
}

/** The pairs without those of a shown mixture and one of its shown sources. */
function withoutTold(
  pairs: readonly Pair[],
  mixtures: readonly Mixture[],
  limit: number,
): readonly Pair[] {
  if (mixtures.length === 0) return pairs;
  const told = new Map(
    mixtures.map(({ id, sources }) => {
      return [id, new Set(sources.slice(0, limit).map(({ document }) => document))];
    }),
  );
  return pairs.filter(({ a, b }) => told.get(a)?.has(b) !== true && told.get(b)?.has(a) !== true);
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
  return pairs.filter(({ a, b, settled }) => {
    if (settled === true) return false;
    const home = clusterOf.get(a);
    return home === undefined || home !== clusterOf.get(b);
  });
}

/** A cluster shows its original and `limit` copies. */
function shownIds({
  clusters,
  mixtures,
  loosePairs,
  limit,
}: Pick<Selection, 'clusters' | 'mixtures' | 'loosePairs' | 'limit'>): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { members } of clusters) {
    for (const { document, via } of members.slice(0, limit + 1)) ids.add(document).add(via);
  }
  for (const { id, sources } of mixtures) {
    ids.add(id);
    for (const { document } of sources.slice(0, limit)) ids.add(document);
  }
  for (const { a, b } of loosePairs) ids.add(a).add(b);
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
