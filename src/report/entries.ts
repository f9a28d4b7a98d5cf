/**
 * What the reports for programs ask of a result: the entry of each document that a cluster names, and
 * the clusters by what they are worth to look at. Cost: one pass over documents and members.
 */

import type { Cluster, DedupeResult, DocumentEntry, Member } from '../model/result.ts';

/** Finds the entry of a document by its id. */
export type EntryOf = (id: string) => DocumentEntry;

/** The entries of the documents in clusters; one that the result does not list has no words. */
export function clusteredEntries({ documents }: DedupeResult): EntryOf {
  const entries = new Map<string, DocumentEntry>();
  for (const entry of documents) if (entry.cluster !== null) entries.set(entry.id, entry);
  return (id) => entries.get(id) ?? { id, path: id, words: 0, cluster: null, role: 'unique' };
}

/** The members of a cluster that are not its original. */
export function copiesIn({ members }: Cluster): readonly Member[] {
  return members.filter(({ role }) => role !== 'original');
}

/** The clusters with the most duplicated words first; those with as many stay in their order. */
export function worstFirst({ clusters }: DedupeResult, entryOf: EntryOf): readonly Cluster[] {
  const weighed = clusters.map((cluster) => ({
    cluster,
    words: duplicatedWords(cluster, entryOf),
  }));
  return weighed.toSorted((a, b) => b.words - a.words).map(({ cluster }) => cluster);
}

/** The words of the copies that the original has too, roughly: by the share of their phrases. */
function duplicatedWords(cluster: Cluster, entryOf: EntryOf): number {
  return copiesIn(cluster).reduce((sum, { document, containment }) => {
    return sum + entryOf(document).words * containment;
  }, 0);
}
