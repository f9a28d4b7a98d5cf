/**
 * Which pairs a report lists: every verified pair that counts, except inside very large clusters.
 *
 * A cluster of n texts has up to n^2 pairs. Above `MAX_LISTED_TEXTS` texts, only the pairs that
 * hold it together are listed, each member with the centre and with the original. The others are
 * counted.
 */

import { measure } from '../core/score/known-pairs.ts';
import type { DocumentCluster } from './document-clusters.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';
import { pairCounts, type ScoredPair } from '../core/score/counting.ts';

/** Largest cluster, in distinct texts, for which every pair is listed. */
export const MAX_LISTED_TEXTS = 100;

/** The pairs of different texts to report. */
export interface ListedPairs {
  /** In order of a, then b. */
  readonly listed: readonly ScoredPair[];
  /** Verified pairs that count but are not listed. */
  readonly omitted: number;
}

/**
 * Returns the pairs to report. `counting` are the verified candidates that count, in order of a,
 * then b.
 */
export function listPairs(
  corpus: ScoredCorpus,
  clusters: readonly DocumentCluster[],
  counting: readonly ScoredPair[],
): ListedPairs {
  const clusterOf = new Map<number, DocumentCluster>();
  for (const cluster of clusters) for (const text of cluster.texts) clusterOf.set(text, cluster);
  const listed = new Map<number, ScoredPair>();
  const key = ({ a, b }: ScoredPair): number => a * corpus.intake.collection.size + b;
  for (const cluster of clusters) {
    for (const pair of holdingPairs(corpus, cluster)) listed.set(key(pair), pair);
  }
  let omitted = 0;
  for (const pair of counting) {
    if (listed.has(key(pair))) continue;
    if (isListed(pair, clusterOf, corpus.settings.allPairs)) listed.set(key(pair), pair);
    else omitted++;
  }
  return { listed: [...listed.values()].sort((x, y) => x.a - y.a || x.b - y.b), omitted };
}

function isListed(
  { a, b }: ScoredPair,
  clusterOf: ReadonlyMap<number, DocumentCluster>,
  allPairs: boolean,
): boolean {
  const cluster = clusterOf.get(a);
  if (allPairs || cluster === undefined || cluster !== clusterOf.get(b)) return true;
  return cluster.texts.length <= MAX_LISTED_TEXTS;
}

/** The pairs that count of each member with the centre, and with the original. */
function* holdingPairs(corpus: ScoredCorpus, cluster: DocumentCluster): Generator<ScoredPair> {
  const { centre, choice, texts } = cluster;
  const original = corpus.identical.representative[choice.document] ?? choice.document;
  for (const hub of new Set([centre, original])) {
    for (const text of texts) {
      if (text === hub) continue;
      const pair = measure(corpus, text, hub);
      if (!pairCounts(pair, corpus.settings)) continue;
      yield { a: Math.min(text, hub), b: Math.max(text, hub), ...pair };
    }
  }
}
