/**
 * Scores the pairs of each family anew: among versions of one text it says nothing against a phrase that all of them
 * have it (core/rarity/family-frequencies.ts). Only scores that such a doubt has lowered are looked at.
 *
 * A family is a cluster of what counts at even odds all the same; and, if a text has so many versions that no pair of
 * them does, a cluster of what would count without the doubt and is one text (core/clusters/versions.ts).
 *
 * Cost: a clustering or two, a reading of each text of a family with a doubted pair, a comparison for each such pair.
 */
import { type Clustering, clusterDocuments } from '../core/clusters/cluster.ts';
import { Groups } from '../core/clusters/groups.ts';
import { gatherNeighbours } from '../core/clusters/neighbours.ts';
import { type ClusteredCorpus, clusterTexts, edgesOf } from '../core/clusters/text-clusters.ts';
import { findVersions } from '../core/clusters/versions.ts';
import { Families } from '../core/rarity/family-frequencies.ts';
import type { ScoredPair } from '../core/score/counting.ts';
import type { PairMeasure, PairScorer } from '../core/score/measure.ts';
import { EVEN_ODDS, isCopyRelation } from '../core/score/relation.ts';
import { FULL_DF } from '../kernel/layout/phrases.ts';
import type { Settings } from '../model/settings.ts';
import type { VerifiedPairs } from './verify-candidates.ts';

/** Doubted partners of a text of a family that is missing, at least: half of those that phrases are not doubted for. */
const LEAST_PARTNERS = FULL_DF / 2;

/** How pairs are scored anew. */
export interface Weighing {
  readonly doubted: VerifiedPairs['doubted'];
  readonly settings: Settings;
  /** Which pairs to list. */
  readonly keep: (pair: PairMeasure) => boolean;
  /** Marks the pairs of a list that are no copies. */
  readonly mark: (pairs: readonly ScoredPair[]) => readonly ScoredPair[];
  /** Awaited between families. */
  readonly rest: () => Promise<void>;
}

/** Pairs with their scores among families, in order of a, then b, and what measures others alike. */
export interface WeighedPairs {
  readonly scored: readonly ScoredPair[];
  readonly scorer: PairScorer;
  /** Undefined if no score was doubted. */
  readonly families: Families | undefined;
}

/** Marks the pairs of a corpus, and scores those anew that are doubted, some that were not listed among them. */
export async function weighFamilies(
  corpus: ClusteredCorpus,
  weighing: Weighing,
): Promise<WeighedPairs> {
  const { scored, scorer } = corpus;
  const { doubted, settings, keep, mark, rest } = weighing;
  const marked = mark(scored);
  if (settings.by !== 'score' || doubted.size === 0) {
    return { scored: marked, scorer, families: undefined };
  }
  const families = new Families(findFamilies({ ...corpus, scored: marked }, weighing));
  const inFamilies = scorer.within(families);
  const anew = new Map<ScoredPair, ScoredPair>();
  for (const [family, pairs] of groupByFamily(marked, doubted, families)) {
    for (const pair of pairs) {
      const { score } = inFamilies.measureInFamily(pair.a, pair.b, family);
      anew.set(pair, { ...pair, score });
    }
    await rest();
  }
  const weigh = (pair: ScoredPair): ScoredPair => anew.get(pair) ?? pair;
  const listed = new Set(scored);
  const back = [...anew].filter(([pair, now]) => !listed.has(pair) && keep(now));
  if (back.length === 0) return { scored: marked.map(weigh), scorer: inFamilies, families };
  const all = [
    ...marked.map(weigh),
    ...markAmong(
      back.map(([, now]) => now),
      scored,
      mark,
    ),
  ];
  return { scored: all.sort(byTexts), scorer: inFamilies, families };
}

/** Marks pairs that are new to a list: of the others, those of the same texts tell whether they follow a form. */
function markAmong(
  pairs: readonly ScoredPair[],
  others: readonly ScoredPair[],
  mark: Weighing['mark'],
): readonly ScoredPair[] {
  const texts = new Set(pairs.flatMap(({ a, b }) => [a, b]));
  const near = others.filter(({ a, b }) => texts.has(a) || texts.has(b));
  const marked = mark([...near, ...pairs].sort(byTexts));
  const isNear = new Set(near.map(({ a, b }) => `${a} ${b}`));
  return marked.filter(({ a, b }) => !isNear.has(`${a} ${b}`));
}

const byTexts = (x: ScoredPair, y: ScoredPair): number => x.a - y.a || x.b - y.b;

/** The doubted pairs of each family, but for those that are marked as no copies. */
function groupByFamily(
  pairs: readonly ScoredPair[],
  doubted: VerifiedPairs['doubted'],
  families: Families,
): Map<readonly number[], ScoredPair[]> {
  const marked = new Set<string>();
  for (const { a, b, relation } of pairs) if (!isCopyRelation(relation)) marked.add(`${a} ${b}`);
  const pairsOf = new Map<readonly number[], ScoredPair[]>();
  for (const pair of doubted.keys()) {
    const family = families.ofPair(pair.a, pair.b);
    if (family === undefined || marked.has(`${pair.a} ${pair.b}`)) continue;
    const known = pairsOf.get(family);
    if (known === undefined) pairsOf.set(family, [pair]);
    else known.push(pair);
  }
  return pairsOf;
}

/** By text: the centre of its family, -1 for none. */
function findFamilies(corpus: ClusteredCorpus, weighing: Weighing): Int32Array {
  const { doubted, settings } = weighing;
  const scored = inComponents(corpus.scored, [...doubted.keys()]);
  const { centre } = clusterTexts({ ...corpus, scored }, { ...settings, threshold: EVEN_ODDS });
  const known = new Families(centre);
  const open = [...doubted]
    .filter(([{ a, b }, score]) => score >= EVEN_ODDS && known.ofPair(a, b) === undefined)
    .map(([pair]) => pair);
  if (countInDoubt(open) <= FULL_DF) return centre;
  const wide = new Families(clusterUndoubted({ ...corpus, scored }, doubted).centre);
  for (const [members, count] of countByFamily(open, wide)) {
    // a text in doubt has more than one such partner
    if (members.length <= FULL_DF || count < members.length) continue;
    const widest = wide.centreOf(members[0] ?? -1);
    const versions = findVersions(corpus.intake.collection, widest, members);
    if (versions.length > FULL_DF) for (const text of versions) centre[text] = widest;
  }
  return centre;
}

/** How many texts have so many partners among these that a family of theirs could be missing. */
function countInDoubt(pairs: readonly ScoredPair[]): number {
  const partners = new Map<number, number>();
  for (const text of pairs.flatMap(({ a, b }) => [a, b])) {
    partners.set(text, (partners.get(text) ?? 0) + 1);
  }
  return [...partners.values()].filter((count) => count >= LEAST_PARTNERS).length;
}

/** The pairs that hang together with one of these: clusters do not reach further. */
function inComponents(
  pairs: readonly ScoredPair[],
  wanted: readonly ScoredPair[],
): readonly ScoredPair[] {
  const groups = new Groups();
  for (const { a, b } of pairs) groups.join(a, b);
  const found = new Set(wanted.flatMap(({ a, b }) => [groups.rootOf(a), groups.rootOf(b)]));
  return pairs.filter(({ a }) => found.has(groups.rootOf(a)));
}

/** How many of the pairs are within each family. */
function countByFamily(
  pairs: readonly ScoredPair[],
  families: Families,
): ReadonlyMap<readonly number[], number> {
  const counts = new Map<readonly number[], number>();
  for (const { a, b } of pairs) {
    const family = families.ofPair(a, b);
    if (family !== undefined) counts.set(family, (counts.get(family) ?? 0) + 1);
  }
  return counts;
}

/** Clusters of what would count at even odds without the doubt. */
function clusterUndoubted(
  { scored, scorer, intake: { collection } }: ClusteredCorpus,
  doubted: VerifiedPairs['doubted'],
): Clustering {
  const { size } = collection;
  const sure = scored.filter(
    (pair) => !doubted.has(pair) && isCopyRelation(pair.relation) && pair.score >= EVEN_ODDS,
  );
  const likely = [...doubted].filter(([, score]) => score >= EVEN_ODDS);
  const pairs = [...sure, ...likely.map(([pair, score]) => ({ ...pair, score }))].sort(byTexts);
  const match = (one: number, other: number): number => {
    const score = scorer.measureUndoubted(Math.min(one, other), Math.max(one, other));
    return score >= EVEN_ODDS ? score : -1;
  };
  const neighbours = gatherNeighbours(edgesOf(pairs), size);
  return clusterDocuments({ size, neighbours, match, isExcluded: new Uint8Array(size) });
}
