/** Groups the distinct texts of a scored corpus by the pairs that count, at any threshold. */
import { pairJoins, type CountSettings, type ScoredPair } from '../score/counting.ts';
import { measure, type MeasuredCorpus } from '../score/known-pairs.ts';
import type { PairMeasure } from '../score/measure.ts';
import type { Collection } from '../texts/collection.ts';
import { clusterDocuments, type Clustering } from './cluster.ts';
import { findDigests, type SharedSpans } from './digest.ts';
import { gatherNeighbours, type Edges } from './neighbours.ts';

/** Texts whose pairs are measured. */
export interface ClusteredCorpus extends MeasuredCorpus {
  readonly intake: { readonly collection: Collection };
  readonly spans: SharedSpans;
}

/** Clusters of texts, and the texts that are digests of others and join none. */
export interface TextClustering extends Clustering {
  /** 1 for a digest. */
  readonly isDigest: Uint8Array;
}

/** Groups the distinct texts by the pairs of copies that count. */
export function clusterTexts(corpus: ClusteredCorpus, settings: CountSettings): TextClustering {
  const { collection } = corpus.intake;
  const counts = (pair: PairMeasure): boolean => pairJoins(pair, settings);
  const pairs = corpus.scored.filter(counts);
  const neighbours = gatherNeighbours(edgesOf(pairs), collection.size);
  const isDigest = findDigests({
    collection,
    neighbours,
    pairs,
    measure: (a, b) => measure(corpus, a, b),
    counts,
    spans: corpus.spans,
  });
  const match = (centre: number, document: number): number => {
    const pair = measure(corpus, centre, document);
    return counts(pair) ? pair.score : -1;
  };
  const input = { size: collection.size, neighbours, match, isExcluded: isDigest };
  return { ...clusterDocuments(input), isDigest };
}

/** Pairs as parallel arrays. */
export function edgesOf(pairs: readonly ScoredPair[]): Edges {
  return {
    a: Int32Array.from(pairs, ({ a }) => a),
    b: Int32Array.from(pairs, ({ b }) => b),
    score: Float64Array.from(pairs, ({ score }) => score),
  };
}
