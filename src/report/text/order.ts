/**
 * The order in which people should see what was found: clusters that are sure first, then by the words
 * that are duplicated; in a cluster the original, then the copies by containment. Ids stay as the
 * JSON report has them. O(clustered documents), and a sort of the clusters.
 */

import type { Cluster, DedupeResult, Member } from '../../model/result.ts';

/** A cluster is sure if every match that put a text into it has this score or more. */
export const SURE_SCORE = 0.9;

/** A cluster, and the words of its copies that its original has. */
export interface WeighedCluster {
  readonly cluster: Cluster;
  readonly duplicatedWords: number;
}

/** The clusters with their duplicated words, in the order of the result. */
export function weigh({ clusters, documents }: DedupeResult): readonly WeighedCluster[] {
  const words = new Map<string, number>();
  for (const { id, cluster, words: count } of documents) if (cluster !== null) words.set(id, count);
  return clusters.map((cluster) => {
    let duplicatedWords = 0;
    for (const { document, role, containment } of cluster.members) {
      if (role !== 'original') duplicatedWords += containment * (words.get(document) ?? 0);
    }
    return { cluster, duplicatedWords };
  });
}

/** The clusters in the order of the report for people. */
export function inReadingOrder(weighed: readonly WeighedCluster[]): readonly Cluster[] {
  const rows = weighed.map((row) => ({ ...row, isSure: isSure(row.cluster) }));
  rows.sort((x, y) => Number(y.isSure) - Number(x.isSure) || y.duplicatedWords - x.duplicatedWords);
  return rows.map(({ cluster }) => cluster);
}

/** The cluster with its copies by containment, the original first. */
export function byShareFound(cluster: Cluster): Cluster {
  const rank = (member: Member): number => (member.role === 'original' ? 2 : shareFound(member));
  return { ...cluster, members: cluster.members.toSorted((x, y) => rank(y) - rank(x)) };
}

/** The share that a row shows: of the copy, or of the original that a longer version holds. */
export function shareFound({ containment, holdsOriginal }: Member): number {
  return holdsOriginal ?? containment;
}

/** The score of the match that put a text into its cluster. */
export function joiningScore({ score, viaScore, matchesOriginal }: Member): number {
  return matchesOriginal === false ? viaScore : score;
}

function isSure({ members }: Cluster): boolean {
  return members.every((member) => joiningScore(member) >= SURE_SCORE);
}
