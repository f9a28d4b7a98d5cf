/**
 * What the reports for programs ask of a result: the entry of each document that a cluster names, and
 * the clusters by what they are worth to look at. Cost: one pass over documents and members.
 */

import type { Cluster, DedupeResult, DocumentEntry, Member } from '../model/result.ts';
import { newsTest } from './findings/news.ts';
import { weigh } from './text/order.ts';

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

/**
 * The clusters with the most duplicated words first; those with as many stay in their order. Beside a baseline, those
 * with something new alone.
 */
export function worstFirst(result: DedupeResult): readonly Cluster[] {
  return weigh(result)
    .toSorted((a, b) => b.duplicatedWords - a.duplicatedWords)
    .map(({ cluster }) => cluster)
    .filter(newsTest(result));
}
