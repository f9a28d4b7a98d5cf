/**
 * The result of a run that compares some documents, the asked ones, with the others, and no two on one side.
 *
 * A cluster is one of the others, its original, with the asked documents that match it best. So an asked document
 * is in one cluster at most, and what lists duplicates lists asked documents alone. Further matches are pairs.
 */

import type { TextClustering } from '../core/clusters/text-clusters.ts';
import { pairJoins, type ScoredPair } from '../core/score/counting.ts';
import type { PairMeasure } from '../core/score/measure.ts';
import type { Metadata } from '../model/article.ts';
import type { Cluster, DedupeResult, Member, Pair } from '../model/result.ts';
import type { DedupeOptions } from '../pipeline/options.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';
import { Breather } from '../runtime/breather.ts';
import { VERSION } from '../version.ts';
import { type AgainstPair, listAgainst, textSides } from './against-pairs.ts';
import { describeMembers } from './cluster-members.ts';
import type { DocumentCluster } from './document-clusters.ts';
import { PairDescriber } from './pair-describer.ts';
import { PassageFinder } from './passage-finder.ts';
import { PassagePlaces } from './passage-places.ts';
import { ProvenanceReader } from './provenance-reader.ts';
import {
  describeDocuments,
  DocumentPlaces,
  fingerprinterFor,
  listSuppressed,
  summarise,
  tellDescribed,
  withoutPlace,
  withSettled,
} from './result.ts';
import { findSettled, settlesPair } from './settled.ts';

type Options = DedupeOptions & { readonly isAsked: (article: Metadata) => boolean };

/** Two documents, the asked one first. */
interface Match {
  readonly asked: number;
  readonly other: number;
  readonly measures: PairMeasure | undefined;
}

/** How many pairs get their passages between two checks of the abort signal. */
const BATCH = 512;

/** Reports which asked documents match which others. */
export async function describeAgainst(
  corpus: ScoredCorpus,
  clustering: TextClustering,
  options: Options,
): Promise<DedupeResult> {
  const { metadata, skipped } = corpus.intake;
  const asked = Uint8Array.from(metadata, (known) => Number(options.isAsked(known)));
  const isAsked = (document: number): boolean => asked[document] === 1;
  const sides = textSides(corpus, isAsked);
  const texts = listAgainst(corpus, clustering, sides);
  const matches = texts.flatMap((pair) => [...documentPairs(pair, sides)]);
  const found = clustersOf(corpus, matches);
  const settled = findSettled(metadata, found, matches.map(inOrder));
  // a digest of documents on its own side is none here
  const places = new DocumentPlaces(
    corpus.identical.representative,
    new Uint8Array(clustering.isDigest.length),
  );
  const clusters = found.map((cluster, i) => {
    const id = `c${i + 1}`;
    const members = withSettled(
      membersOf(corpus, clustering, cluster),
      cluster.documents,
      (document) => metadata[settled.members.get(document) ?? -1]?.id,
    );
    places.put(id, cluster.documents, members);
    return describeCluster(cluster, members, id);
  });
  for (const { asked: one, other } of matches) places.show(one, other);
  const pairs = await describePairs(corpus, matches, options);
  for (const [i, { asked: one, other }] of matches.entries()) {
    const pair = pairs[i];
    if (pair === undefined || !settlesPair(settled, one, other)) continue;
    pairs[i] = { ...pair, settled: true };
  }
  const reader = new ProvenanceReader(corpus, []);
  const fingerprinter = fingerprinterFor(corpus, options);
  const entries = { corpus, reader, places, compositions: new Map(), isAsked, fingerprinter };
  const documents = describeDocuments(entries);
  const listed = pairs.toSorted(
    (x, y) => y.score - x.score || byUnit(x.a, y.a) || byUnit(x.b, y.b),
  );
  const counted = { clusters, documents, pairs: listed, pairsOmitted: 0 };
  const result: DedupeResult = {
    schemaVersion: 1,
    tool: { name: 'neardup', version: VERSION },
    settings: corpus.settings,
    summary: { ...summarise(corpus, counted), asked: asked.reduce((sum, one) => sum + one, 0) },
    clusters,
    pairs: listed,
    documents,
    skipped: skipped.map(withoutPlace),
    ...(options.reportSuppressions === true && {
      suppressions: await listSuppressed(corpus, settled),
    }),
  };
  await tellDescribed(result, corpus, options);
  return result;
}

const byUnit = (x: string, y: string): number => (x < y ? -1 : Number(x > y));

/**
 * The documents of two texts in pairs: all of one side with the first of the other, so that a thousand copies on both
 * sides are two thousand pairs.
 */
function* documentPairs(
  { asked: text, other: otherText, measures }: AgainstPair,
  sides: ReturnType<typeof textSides>,
): Generator<Match> {
  const asked = sides.get(text)?.asked ?? [];
  const others = sides.get(otherText)?.others ?? [];
  const [first] = asked;
  for (const one of asked) {
    for (const other of one === first ? others : others.slice(0, 1)) {
      yield { asked: one, other, measures };
    }
  }
}

/** Each asked document with the one of the others that it matches best, by these. */
function clustersOf(corpus: ScoredCorpus, matches: readonly Match[]): DocumentCluster[] {
  const best = new Map<number, Match>();
  for (const match of matches) {
    if (match.measures !== undefined && !pairJoins(match.measures, corpus.settings)) continue;
    const known = best.get(match.asked);
    if (known === undefined || isBetter(match, known)) best.set(match.asked, match);
  }
  const homes = new Map<number, number[]>();
  for (const { asked, other } of best.values()) {
    const known = homes.get(other);
    if (known === undefined) homes.set(other, [asked]);
    else known.push(asked);
  }
  const clusters = Array.from(homes, ([other, asked]): DocumentCluster => {
    const documents = [other, ...asked].sort((x, y) => x - y);
    const text = corpus.identical.representative[other] ?? other;
    const choice = { document: other, rule: 'against', confidence: 'sure' } as const;
    return { centre: text, documents, texts: [], choice, origins: [] };
  });
  return clusters.sort(
    (x, y) => y.documents.length - x.documents.length || x.choice.document - y.choice.document,
  );
}

/** Scores that are shown alike are alike; then what resembles more is better. */
function isBetter(one: Match, other: Match): boolean {
  const [rank, otherRank] = [rankOf(one), rankOf(other)];
  if (rank !== otherRank) return rank > otherRank;
  const difference = resemblanceOf(one) - resemblanceOf(other);
  return difference === 0 ? one.other < other.other : difference > 0;
}

/** The same text is better than any other. */
const rankOf = ({ measures }: Match): number =>
  measures === undefined ? Infinity : Math.round(measures.score * 100);

const resemblanceOf = ({ measures }: Match): number => measures?.resemblance ?? 1;

/** All matched the original, whose text another document may have as well. */
function membersOf(
  corpus: ScoredCorpus,
  clustering: TextClustering,
  cluster: DocumentCluster,
): Member[] {
  const via = corpus.intake.metadata[cluster.choice.document]?.id ?? '';
  return describeMembers(corpus, clustering, cluster).map((member) => {
    return { ...member, via, viaScore: member.score };
  });
}

function describeCluster(
  { choice: { rule, confidence } }: DocumentCluster,
  members: readonly Member[],
  id: string,
): Cluster {
  const original = members.find(({ role }) => role === 'original')?.document ?? '';
  return {
    id,
    size: members.length,
    original,
    originalBecause: rule,
    originalConfidence: confidence,
    members: members.toSorted(
      (x, y) => Number(y.role === 'original') - Number(x.role === 'original') || y.score - x.score,
    ),
  };
}

function inOrder({ asked, other }: Match): Pick<ScoredPair, 'a' | 'b'> {
  return { a: Math.min(asked, other), b: Math.max(asked, other) };
}

/** In order of the matches. */
async function describePairs(
  corpus: ScoredCorpus,
  matches: readonly Match[],
  options: DedupeOptions,
): Promise<Pair[]> {
  const breather = new Breather(options);
  const evidence = new PassageFinder(corpus.intake);
  evidence.expect(matches.filter(({ measures }) => measures !== undefined).map(inOrder));
  const describer = new PairDescriber(corpus, evidence, new PassagePlaces(corpus.intake));
  const pairs: Pair[] = [];
  for (const match of matches) {
    const progress = { phase: 'evidence', done: pairs.length, total: matches.length } as const;
    if (pairs.length % BATCH === 0) await breather.pause(progress);
    const { a, b } = inOrder(match);
    const { measures } = match;
    pairs.push(
      measures === undefined
        ? describer.copies(a, b)
        : describer.pair({ ...oriented(corpus, measures, [a, b]), a, b }),
    );
  }
  return pairs;
}

/** Measures are of two texts, by the smaller number of these; documents may stand the other way round. */
function oriented(
  { identical: { representative } }: ScoredCorpus,
  measures: PairMeasure,
  [a, b]: readonly [number, number],
): PairMeasure {
  if ((representative[a] ?? a) < (representative[b] ?? b)) return measures;
  const { quoting, containmentA, containmentB, shinglesA, shinglesB } = measures;
  return {
    ...measures,
    containmentA: containmentB,
    containmentB: containmentA,
    shinglesA: shinglesB,
    shinglesB: shinglesA,
    ...(quoting !== undefined &&
      quoting !== 'both' && { quoting: quoting === 'a' ? ('b' as const) : ('a' as const) }),
  };
}
