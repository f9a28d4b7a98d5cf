/**
 * Turns clusters of texts into clusters of documents: every copy joins its text, the original is
 * chosen, and each member is measured against it. `via` is the centre that its text
 * matched (core/clusters/cluster.ts).
 */

import { measure } from '../core/score/known-pairs.ts';
import type { Clustering } from '../core/clusters/cluster.ts';
import { chooseOriginal, type OriginalChoice } from '../core/originals/original.ts';
import { sharesFrom } from '../core/score/measure.ts';
import { shorterSide } from '../core/score/relation.ts';
import type { Cluster, Member } from '../model/result.ts';
import { listCopies } from '../core/texts/identical.ts';
import { ClusterReader } from './cluster-reader.ts';
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
}

/**
 * Returns every cluster of at least two documents, the largest first, then by the original's id.
 */
export function findDocumentClusters(
  corpus: ScoredCorpus,
  clustering: Clustering,
  reader = new ClusterReader(corpus, listCopies(corpus.identical)),
): DocumentCluster[] {
  const clusters = gatherDocuments(corpus, clustering, reader).map(([centre, documents]) =>
    makeCluster(corpus, reader, { centre, documents }),
  );
  return clusters.sort(
    (x, y) => y.documents.length - x.documents.length || x.choice.document - y.choice.document,
  );
}

/** The documents of every cluster, by its centre. Most documents are in none. */
function gatherDocuments(
  { identical: { representative } }: ScoredCorpus,
  clustering: Clustering,
  reader: ClusterReader,
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

function makeCluster(
  corpus: ScoredCorpus,
  reader: ClusterReader,
  { centre, documents }: Pick<DocumentCluster, 'centre' | 'documents'>,
): DocumentCluster {
  const { representative } = corpus.identical;
  const texts = documents.filter((document) => representative[document] === document);
  const evidence = documents.map((document) => reader.evidence(document));
  const choice = chooseOriginal(evidence, (part, whole) => containment(corpus, part, whole));
  return { centre, documents, texts, choice };
}

/** The share of the shingles of `part` that `whole` has. */
function containment(corpus: ScoredCorpus, part: number, whole: number): number {
  const one = corpus.identical.representative[part] ?? part;
  const other = corpus.identical.representative[whole] ?? whole;
  if (one === other) return 1;
  return sharesFrom(measure(corpus, one, other), one < other).ofThis;
}

/** Returns the documents of a cluster as members, in order of their numbers. */
export function describeMembers(
  corpus: ScoredCorpus,
  clustering: Clustering,
  cluster: DocumentCluster,
): Member[] {
  return cluster.documents.map((document) => describeMember(corpus, clustering, cluster, document));
}

/** Returns a cluster as it is reported; `members` are in order of their documents. */
export function describeCluster(
  { intake }: ScoredCorpus,
  { choice }: DocumentCluster,
  { id, members }: { id: string; members: readonly Member[] },
): Cluster {
  return {
    id,
    size: members.length,
    original: intake.metadata[choice.document]?.id ?? '',
    originalBecause: choice.rule,
    originalConfidence: choice.confidence,
    members: members.toSorted(
      // members are in order of id, and sorting is stable
      (x, y) => Number(y.role === 'original') - Number(x.role === 'original') || y.score - x.score,
    ),
  };
}

function describeMember(
  corpus: ScoredCorpus,
  clustering: Clustering,
  { centre, choice }: DocumentCluster,
  document: number,
): Member {
  const { intake, identical } = corpus;
  const text = identical.representative[document] ?? document;
  const originalText = identical.representative[choice.document] ?? choice.document;
  const name = intake.metadata[document]?.id ?? '';
  const via = intake.metadata[centre]?.id ?? '';
  const viaScore = text === centre ? 1 : (clustering.score[text] ?? 0);
  if (text === originalText) {
    const role = document === choice.document ? 'original' : 'identical';
    return { document: name, role, score: 1, resemblance: 1, containment: 1, via, viaScore };
  }
  const pair = measure(corpus, text, originalText);
  const { score, resemblance } = pair;
  const { ofThis: containment, ofOther: held } = sharesFrom(pair, text < originalText);
  const lengths = [intake.collection.length(text), intake.collection.length(originalText)] as const;
  if (pair.relation === 'excerpt' && shorterSide(...lengths) === 'b') {
    // the original is an excerpt of this document, not the reverse
    const role = 'rewrite';
    const holdsOriginal = held;
    return { document: name, role, score, resemblance, containment, holdsOriginal, via, viaScore };
  }
  return { document: name, role: pair.relation, score, resemblance, containment, via, viaScore };
}
