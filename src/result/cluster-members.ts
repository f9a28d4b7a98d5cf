/**
 * The members of a cluster as reports list them: the role of each document, its measures against the
 * original, and `via`, the centre that its text matched (core/clusters/cluster.ts).
 *
 * A member need not match the original. Such a member has the role that it has beside `via`, and says
 * so: a part of a compilation is an excerpt of it, and no rewrite of another part.
 */

import type { Clustering } from '../core/clusters/cluster.ts';
import { pairJoins } from '../core/score/counting.ts';
import { measure } from '../core/score/known-pairs.ts';
import { type PairMeasure, sharesFrom } from '../core/score/measure.ts';
import { isCopyRelation, shorterSide } from '../core/score/relation.ts';
import type { Member } from '../model/result.ts';
import type { CopyRelation } from '../model/settings.ts';
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
  const measures = { score, resemblance, containment };
  if (!pairJoins(pair, corpus.settings)) {
    const role = roleBeside(corpus, text, centre).role;
    return { document: name, role, ...measures, matchesOriginal: false, via, viaScore };
  }
  const { role, isLonger } = roleBeside(corpus, text, originalText, pair);
  if (!isLonger) return { document: name, role, ...measures, via, viaScore };
  return { document: name, role, ...measures, holdsOriginal: held, via, viaScore };
}

/** What a text is beside another: a longer version if the other is an excerpt of it. */
function roleBeside(
  corpus: ScoredCorpus,
  text: number,
  other: number,
  pair: PairMeasure = measure(corpus, text, other),
): { role: CopyRelation; isLonger: boolean } {
  const { collection } = corpus.intake;
  const lengths = [collection.length(text), collection.length(other)] as const;
  const isLonger = pair.relation === 'excerpt' && shorterSide(...lengths) === 'b';
  const isCopy = !isLonger && isCopyRelation(pair.relation);
  return { role: isCopy ? pair.relation : 'rewrite', isLonger };
}
