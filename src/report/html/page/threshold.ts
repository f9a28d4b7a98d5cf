/**
 * What a higher threshold would leave of the clusters, by the rule of `dedupe report -t`. One pass over members; a
 * cluster of which a pair is missing is counted apart.
 */

import type { Cluster, Member } from '../../../model/result.ts';
import type { Measure } from '../../../model/settings.ts';
import type { FindBeside } from '../../saved/listed-pair.ts';
import { barAt, divide } from '../../saved/raise-threshold.ts';
import type { PageCluster } from '../page-data.ts';

/** Clusters and duplicates at a threshold. */
export interface Remaining {
  readonly clusters: number;
  readonly duplicates: number;
  /** Clusters of which nobody can say. */
  readonly unknown: number;
}

/** What is left at this threshold. */
export function remainingAt(
  threshold: number,
  clusters: readonly Cluster[],
  by: Measure,
  beside: FindBeside,
): Remaining {
  const bar = barAt(threshold, by, beside);
  const left = { clusters: 0, duplicates: 0, unknown: 0 };
  for (const cluster of clusters) {
    try {
      const parts = divide(cluster, bar);
      left.clusters += parts.length;
      left.duplicates += parts.reduce((sum, { size }) => sum + size - 1, 0);
    } catch {
      left.unknown++;
    }
  }
  return left;
}

/** A cluster as the functions on results know it, its documents called by their numbers. */
export function clusterOf({ id, size, because, confidence, members }: PageCluster): Cluster {
  const named = members.map((member): Member => {
    return { ...member, document: String(member.document), via: String(member.via) };
  });
  return {
    id,
    size,
    original: named[0]?.document ?? '',
    originalBecause: because,
    originalConfidence: confidence,
    members: named,
  };
}
