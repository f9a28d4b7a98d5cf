/**
 * Turns clusters of texts into clusters of documents: every copy joins its text, and the original is
 * chosen. Members are described in cluster-members.ts.
 */

import { measure } from '../core/score/known-pairs.ts';
import type { Clustering } from '../core/clusters/cluster.ts';
import { type Family, isFit } from '../core/originals/fit.ts';
import { chooseOriginal, type OriginalChoice } from '../core/originals/original.ts';
import { pairJoins, type ScoredPair } from '../core/score/counting.ts';
import { sharesFrom } from '../core/score/measure.ts';
import type { Cluster, Member } from '../model/result.ts';
import { listCopies } from '../core/texts/identical.ts';
import { type FoundOrigin, findOrigins, pairsByCentre } from './origins.ts';
import { ProvenanceReader } from './provenance-reader.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';

/** A cluster of documents, before it is ordered and given an id. */
export interface DocumentCluster {
  /** The text that its members match. */
  readonly centre: number;
  /** Its documents, ascending. */
  readonly documents: readonly number[];
  /** Its distinct texts, each by its first document, ascending. */
  readonly texts: readonly number[];
  readonly choice: OriginalChoice;
  /** Its tellings, in order of time. */
  readonly origins: readonly FoundOrigin[];
}

/**
 * Returns every cluster of at least two documents, the largest first, then by the original's id.
 */
export function findDocumentClusters(
  corpus: ScoredCorpus,
  clustering: Clustering,
  reader = new ProvenanceReader(corpus, listCopies(corpus.identical)),
): DocumentCluster[] {
  const pairs = pairsByCentre(corpus, clustering);
  const clusters = gatherDocuments(corpus, clustering, reader).map(([centre, documents]) =>
    makeCluster(corpus, reader, { centre, documents, pairs: pairs.get(centre) ?? [] }),
  );
  return clusters.sort(
    (x, y) => y.documents.length - x.documents.length || x.choice.document - y.choice.document,
  );
}

/** The documents of every cluster, by its centre. Most documents are in none. */
function gatherDocuments(
  { identical: { representative } }: ScoredCorpus,
  clustering: Clustering,
  reader: ProvenanceReader,
): [centre: number, documents: number[]][] {
  const byCentre = new Map<number, number[]>();
  for (let document = 0; document < representative.length; document++) {
    const text = representative[document] ?? document;
    const known = clustering.centre[text] ?? -1;
    // several copies of one text are a cluster even if nothing else matches it
    if (known === -1 && text === document && !reader.isCopied(text)) continue;
    const centre = known === -1 ? text : known;
    const documents = byCentre.get(centre);
    if (documents === undefined) byCentre.set(centre, [document]);
    else documents.push(document);
  }
  return [...byCentre];
}

/** What a cluster is made from. */
interface ClusterParts extends Pick<DocumentCluster, 'centre' | 'documents'> {
  /** The pairs among its texts that count. */
  readonly pairs: readonly ScoredPair[];
}

function makeCluster(
  corpus: ScoredCorpus,
  reader: ProvenanceReader,
  { centre, documents, pairs }: ClusterParts,
): DocumentCluster {
  const { representative } = corpus.identical;
  const texts = documents.filter((document) => representative[document] === document);
  const origins = documents.map((document) => reader.provenance(document));
  const family: Family = {
    centre,
    texts,
    measure: (one, other) => measure(corpus, one, other),
    counts: (pair) => pairJoins(pair, corpus.settings),
  };
  const choice = chooseOriginal(origins, (part, whole) => containment(corpus, part, whole), {
    centre,
    textOf: (document) => representative[document] ?? document,
    isFit: (text, isTold) => isFit(family, text, isTold),
  });
  const cluster = { centre, documents, texts, pairs, provenances: origins };
  return {
    centre,
    documents,
    texts,
    choice,
    origins: findOrigins(corpus, cluster, choice.document),
  };
}

/** The share of the shingles of `part` that `whole` has. */
function containment(corpus: ScoredCorpus, part: number, whole: number): number {
  const partText = corpus.identical.representative[part] ?? part;
  const wholeText = corpus.identical.representative[whole] ?? whole;
  if (partText === wholeText) return 1;
  return sharesFrom(measure(corpus, partText, wholeText), partText < wholeText).ofThis;
}

/** Returns a cluster as it is reported; `members` are in order of their documents. */
export function describeCluster(
  { intake }: ScoredCorpus,
  { choice, origins }: DocumentCluster,
  { id, members }: { id: string; members: readonly Member[] },
): Cluster {
  const nameOf = (document: number): string => intake.metadata[document]?.id ?? '';
  return {
    id,
    size: members.length,
    original: nameOf(choice.document),
    originalBecause: choice.rule,
    originalConfidence: choice.confidence,
    members: members.toSorted(
      // members are in order of id, and sorting is stable
      (x, y) => Number(y.role === 'original') - Number(x.role === 'original') || y.score - x.score,
    ),
    origins: origins.map(({ documents, date, outlet }) => ({
      first: nameOf(documents[0] ?? choice.document),
      ...(date === undefined ? {} : { date }),
      outlet,
      members: documents.map(nameOf),
    })),
  };
}
