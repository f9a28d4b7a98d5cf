/**
 * The members of a cluster as reports list them: the role of each document, its measures against the
 * original, and `via`, the centre that its text matched (core/clusters/cluster.ts).
 */

import type { Clustering } from '../core/clusters/cluster.ts';
import { measure } from '../core/score/known-pairs.ts';
import { sharesFrom } from '../core/score/measure.ts';
import { isCopyRelation, shorterSide } from '../core/score/relation.ts';
import type { Member } from '../model/result.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';
import type { DocumentCluster } from './document-clusters.ts';

/** Returns the documents of a cluster as members, in order of their numbers. */
export function describeMembers(
  corpus: ScoredCorpus,
  clustering: Clustering,
  cluster: DocumentCluster,
): Member[] {
  return cluster.documents.map((document) => describeMember(corpus, clustering, cluster, document));
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
  // a member that matches its centre may share with the original no more than a quotation
  const role = isCopyRelation(pair.relation) ? pair.relation : 'rewrite';
  return { document: name, role, score, resemblance, containment, via, viaScore };
}
