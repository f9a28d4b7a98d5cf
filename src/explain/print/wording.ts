/** The sentences of an explanation: verdict, relation, candidates, clusters. */

import type {
  Both,
  ExplainedCandidates,
  ExplainedDocument,
  Explanation,
  PartnerRank,
  RelationCheck,
} from '../../model/explanation.ts';
import type { Role } from '../../model/result.ts';
import type { Relation } from '../../model/settings.ts';
import { PRIOR } from '../../core/score/prior.ts';
import { isCopyRelation } from '../../core/score/relation.ts';
import { clean } from '../../report/text/clean.ts';
import { counted, decimal, grouped, percent } from '../../report/text/number.ts';
import { priorPercent } from '../../report/text/prior.ts';

/** What the two are to each other, as the end of a sentence. */
const RELATION_WORDS: Readonly<Record<Relation, string>> = {
  identical: 'have the same words',
  'near-duplicate': 'are near-duplicates',
  excerpt: 'are an excerpt and its source',
  rewrite: 'are versions of one text',
  quotation: 'quote the same',
  template: 'follow one form',
};

/** What the verdict is told from. */
export type Told = Pick<Explanation, 'verdict' | 'a' | 'b' | 'relation' | 'candidates'>;

/** The verdict in one sentence. */
export function verdictSentence(explanation: Told): string {
  const { verdict, a, b } = explanation;
  switch (verdict.outcome) {
    case 'empty':
      return `${emptyOnes(a, b)}: a text without words matches nothing.`;
    case 'below-threshold':
      return `A and B do not count as copies: ${measured(explanation)}, but ${decimal(verdict.threshold)} is needed${asideClause(explanation)}.`;
    case 'weaker-relation':
      return `A and B do not count as copies: ${relationClause(explanation)}, but only ${verdict.weakest} or closer counts.`;
    case 'counts':
      return countingSentence(explanation);
  }
}

function emptyOnes(
  { words: wordsA }: ExplainedDocument,
  { words: wordsB }: ExplainedDocument,
): string {
  if (wordsA + wordsB === 0) return 'Neither A nor B has words';
  return wordsA === 0 ? 'A has no words' : 'B has no words';
}

function measured({ verdict: { by, value }, relation: { relation } }: Told): string {
  if (by === 'score' && !isCopyRelation(relation)) {
    return `what they share of the whole texts is ${decimal(value)}`;
  }
  return by === 'score'
    ? `the score, the probability that they come from one text, is ${decimal(value)}`
    : `the ${by} is ${decimal(value)}`;
}

/** A reason for a low score: what was set aside may be all that the two share. */
function asideClause({ a, b, verdict: { by } }: Told): string {
  const isAside = by === 'score' && a.setAside.words + b.setAside.words > 0;
  return isAside ? '; boilerplate and quoted mail were set aside' : '';
}

function countingSentence(explanation: Told): string {
  const { verdict, candidates, relation } = explanation;
  const clause = relationClause(explanation);
  if (!isCopyRelation(relation.relation)) {
    return `No copies, but ${relation.relation} counts: ${clause}.`;
  }
  if (verdict.isCompared) return `Copies: ${clause}${scoreClause(explanation)}.`;
  const never =
    candidates.engine === 'minhash'
      ? 'their signatures agree in no band'
      : 'neither is among the best partners of the other';
  const outcome = verdict.isSameCluster
    ? 'yet they are in one cluster'
    : 'so no report lists the pair';
  return `Copies, but not compared in this corpus: ${clause}${scoreClause(explanation)}; ${never}, ${outcome}.`;
}

/** `B is an excerpt of A`. */
export function relationClause({ relation: { relation, excerpt, quoting } }: Told): string {
  if (relation === 'excerpt') {
    return excerpt === 'a' ? 'A is an excerpt of B' : 'B is an excerpt of A';
  }
  if (quoting === 'a') return 'A quotes B';
  if (quoting === 'b') return 'B quotes A';
  return `A and B ${RELATION_WORDS[relation]}`;
}

function scoreClause({ verdict: { by, value, threshold }, relation }: Told): string {
  if (relation.relation === 'identical') return ' in the same order';
  const what = by === 'score' ? 'with a probability of' : `by a ${by} of`;
  return `, ${what} ${decimal(value)} (${decimal(threshold)} is enough)`;
}

/** What was measured for a relation, and what is needed. */
export function checkWords(
  { measure, value, threshold }: RelationCheck,
  { a, b }: Explanation,
): string {
  const isAShorter = a.words <= b.words;
  switch (measure) {
    case 'same-words':
      return 'the same words in the same order';
    case 'quoted':
      return `${decimal(value)} of what they share is quoted in one of them, at least ${decimal(threshold)}`;
    case 'own-score':
      return `what is not quoted scores ${decimal(value)}, below ${decimal(threshold)}`;
    case 'resemblance':
      return `resemblance ${decimal(value)} (3-word phrases in both), at least ${decimal(threshold)}`;
    case 'containment':
      return `containment ${decimal(value)} (phrases of ${isAShorter ? 'A in B' : 'B in A'}), at least ${decimal(threshold)}`;
    case 'length-ratio':
      return `${isAShorter ? 'B' : 'A'} is ${value.toFixed(2)} times as long, at least ${threshold.toFixed(2)}`;
    case 'score':
      return `a score of ${decimal(value)}, at least ${decimal(threshold)}`;
  }
}

/** For which prior the score holds. */
export function priorSentence({ prior: { value, isLearnt, logOdds } }: Explanation): string {
  const share = `Prior: ${priorPercent(value)} of likely pairs taken for copies`;
  if (logOdds === 0) return `${share}, the usual share, which adds nothing.`;
  const origin = isLearnt ? 'as learnt from all articles' : 'as --prior says';
  return `${share}, ${origin}; the usual share is ${priorPercent(PRIOR)}.`;
}

/** Whether the pair was compared, and why, in a sentence or two. */
export function candidateSentences(candidates: ExplainedCandidates): string[] {
  if (candidates.engine === 'none') {
    return candidates.because === 'identical'
      ? ['Equal texts are grouped before candidates are looked for.']
      : ['A text without words has no partners.'];
  }
  const outcome = candidates.isCandidate ? 'A and B were compared' : 'A and B were not compared';
  if (candidates.engine === 'minhash') {
    const { bands, rows, bandsMet } = candidates;
    return [`${outcome}: their signatures agree in ${bandsMet} of ${bands} bands of ${rows}.`];
  }
  const { partners, bits, maxPartners } = candidates;
  if (bits === 0) return [`${outcome}: they share nothing that is rare enough.`];
  return [
    `${outcome}: ${rankWords(partners)}. The ${maxPartners} best of each are compared.`,
    ...cutWords(partners, bits),
  ];
}

function rankWords({ a, b }: Both<PartnerRank>): string {
  return `B is ${rankOf(a)} of A, and A ${rankOf(b)} of B`;
}

/** `number 2 of the 5 partners`. */
function rankOf({ rank, partners }: PartnerRank): string {
  if (rank === null) return 'no partner';
  if (partners === 1) return 'the only partner';
  const place = rank === 1 ? 'the best' : `number ${grouped(rank)}`;
  return `${place} of the ${grouped(partners)} partners`;
}

/** What a partner needs, if there are more than are kept. */
function cutWords({ a, b }: Both<PartnerRank>, bits: number): string[] {
  const cuts = [a, b].map(({ lastKept }) => lastKept);
  if (cuts.every((cut) => cut === 0)) return [];
  const [ofA, ofB] = cuts.map((cut) => (cut === 0 ? 'any' : cut.toFixed(1)));
  return [
    `They share ${bits.toFixed(1)} bits of rarity; a kept partner of A needs ${ofA}, of B ${ofB}.`,
  ];
}

/** What a document is in its cluster. */
export function placeWords(document: ExplainedDocument): string {
  const { cluster, role, isDigest } = document;
  if (isDigest) return 'is a digest, made of parts of several others, and joins no cluster';
  if (cluster === null) return 'is in no cluster';
  const what = role === 'original' ? 'the original of' : `${ROLE_WORDS[role]} in`;
  return `is ${what} ${clean(cluster)}, ${centreWords(document)}`;
}

const ROLE_WORDS: Readonly<Record<Exclude<Role, 'original'>, string>> = {
  identical: 'an identical copy',
  'near-duplicate': 'a near-duplicate',
  excerpt: 'an excerpt',
  rewrite: 'a rewrite',
  unique: 'unique',
  digest: 'a digest',
};

function centreWords({ id, via, viaScore = 0 }: ExplainedDocument): string {
  return via === id ? 'and its centre' : `with a score of ${decimal(viaScore)} against its centre`;
}

/** How much of a document was set aside. */
export function setAsideWords({ words, setAside }: ExplainedDocument): string {
  const { quotedWords } = setAside;
  const share = percent(words === 0 ? 0 : setAside.words / words);
  const quoted = quotedWords === 0 ? '' : `, ${grouped(quotedWords)} of them in quoted mail`;
  return `${counted(setAside.words, 'word')}, ${share} of it${quoted}`;
}
