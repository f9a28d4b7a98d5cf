/**
 * The clusters of two documents, with centre and original, and what each document is there. Clusters
 * have the numbers that the report of the whole corpus gives them.
 */

import type { ExplainedCluster, ExplainedDocument } from '../model/explanation.ts';
import { describeMembers } from '../result/cluster-members.ts';
import { describeCluster, findDocumentClusters } from '../result/document-clusters.ts';
import { clusterTexts, type TextClustering } from '../core/clusters/text-clusters.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';

/** What a document is in its cluster. */
export type ClusterPlace = Pick<
  ExplainedDocument,
  'cluster' | 'role' | 'via' | 'viaScore' | 'isDigest'
>;

/** The clusters of some documents. */
export interface Places {
  readonly clusters: readonly ExplainedCluster[];
  readonly placeOf: (document: number) => ClusterPlace;
}

/** Clusters the corpus by its settings, and looks up `documents`. */
export function findPlaces(corpus: ScoredCorpus, documents: readonly number[]): Places {
  const clustering = clusterTexts(corpus, corpus.settings);
  const places = new Map<string, ClusterPlace>();
  const clusters: ExplainedCluster[] = [];
  for (const [i, group] of findDocumentClusters(corpus, clustering).entries()) {
    if (!group.documents.some((document) => documents.includes(document))) continue;
    const members = describeMembers(corpus, clustering, group);
    const cluster = describeCluster(corpus, group, { id: `c${i + 1}`, members });
    const { id, size, original, originalBecause, originalConfidence } = cluster;
    const centre = nameOf(corpus, group.centre);
    clusters.push({ id, size, centre, original, originalBecause, originalConfidence });
    for (const { document, role, via, viaScore } of members) {
      places.set(document, { cluster: id, role, via, viaScore, isDigest: false });
    }
  }
  const placeOf = (document: number): ClusterPlace =>
    places.get(nameOf(corpus, document)) ?? unclustered(corpus, clustering, document);
  return { clusters, placeOf };
}

function unclustered(
  { identical }: ScoredCorpus,
  { isDigest }: TextClustering,
  document: number,
): ClusterPlace {
  const text = identical.representative[document] ?? document;
  return isDigest[text] === 1
    ? { cluster: null, role: 'digest', isDigest: true }
    : { cluster: null, role: 'unique', isDigest: false };
}

function nameOf({ intake }: ScoredCorpus, document: number): string {
  return intake.metadata[document]?.id ?? '';
}
