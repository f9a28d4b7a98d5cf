/**
 * The part of a result that touches some documents: pairs with one of them, and of each cluster the original, the
 * members that are one of them, and what these were compared with; all members if the original is one of them.
 * Measures and roles stay those of the whole run. O(documents + pairs).
 */

import type { Cluster, DedupeResult, DocumentEntry, Member } from '../model/result.ts';
import { recounted } from '../report/findings/news.ts';
import { countOrigins, rehoused, remainingOrigins } from '../report/saved/raise-threshold.ts';

/** Whether a document is one of them. */
export type Touches = (entry: DocumentEntry) => boolean;

/** The result with the findings that touch these documents alone. */
export function touching(result: DedupeResult, isTouched: Touches): DedupeResult {
  const touched = new Set(result.documents.filter(isTouched).map(({ id }) => id));
  const clusters = result.clusters.flatMap((cluster) => partOf(cluster, touched));
  const pairs = result.pairs.filter(({ a, b }) => touched.has(a) || touched.has(b));
  const paired = new Set(pairs.flatMap(({ a, b }) => [a, b]));
  const documents = rehoused(result.documents, clusters).map((entry): DocumentEntry => {
    return entry.role === 'digest' && !paired.has(entry.id) ? { ...entry, role: 'unique' } : entry;
  });
  const clustered = clusters.reduce((sum, { size }) => sum + size, 0);
  const digests = documents.filter(({ role }) => role === 'digest').length;
  const { digests: _, ...counts } = result.summary;
  const summary = {
    ...counts,
    clusters: clusters.length,
    duplicates: clustered - clusters.length,
    unique: documents.length - clustered - digests,
    ...(digests > 0 && { digests }),
    ...(counts.origins !== undefined && { origins: countOrigins(clusters) }),
    pairs: pairs.length,
  };
  return recounted({ ...result, summary, clusters, pairs, documents });
}

function partOf(cluster: Cluster, touched: ReadonlySet<string>): Cluster[] {
  const { original } = cluster;
  if (touched.has(original)) return [cluster];
  const near = cluster.members.filter(({ document }) => touched.has(document));
  if (near.length === 0) return [];
  const kept = new Set([original, ...near.flatMap(comparedWith)]);
  const members = cluster.members.filter(({ document }) => kept.has(document));
  const part = { ...cluster, members, size: members.length };
  return [{ ...part, ...remainingOrigins(part) }];
}

function comparedWith({ document, matchesOriginal, via }: Member): string[] {
  return matchesOriginal === false ? [document, via] : [document];
}
