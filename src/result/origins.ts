/**
 * How many origins the articles of a cluster have: its tellings (core/clusters/tellings.ts), each with its
 * documents in order of time and the outlet or agency that is credited for it.
 */

import type { Clustering } from '../core/clusters/cluster.ts';
import { findTellings } from '../core/clusters/tellings.ts';
import { outletOf } from '../core/originals/outlet.ts';
import type { Provenance } from '../core/originals/provenance.ts';
import { type Published, publishedAt, publishedMembers } from '../core/originals/publication.ts';
import { pairJoins, type ScoredPair } from '../core/score/counting.ts';
import { measure } from '../core/score/known-pairs.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';

/** One origin, its documents by number. */
export interface FoundOrigin {
  /** In order of time, the undated last. */
  readonly documents: readonly number[];
  /** When the first of them was published, ISO 8601. */
  readonly date: string | undefined;
  readonly outlet: string | null;
}

/** A cluster before it has origins. */
export interface OriginInput {
  readonly centre: number;
  /** Ascending. */
  readonly texts: readonly number[];
  /** Pairs among the texts that count. */
  readonly pairs: readonly ScoredPair[];
  /** Of each document. */
  readonly provenances: readonly Provenance[];
}

/** By centre: the pairs inside its cluster that count and say that two texts are one telling. */
export function pairsByCentre(
  { scored, settings }: ScoredCorpus,
  { centre }: Clustering,
): ReadonlyMap<number, readonly ScoredPair[]> {
  const found = new Map<number, ScoredPair[]>();
  for (const pair of scored) {
    const { relation, a, b } = pair;
    if (relation !== 'near-duplicate' && relation !== 'excerpt') continue;
    const home = centre[a] ?? -1;
    if (home < 0 || home !== centre[b] || !pairJoins(pair, settings)) continue;
    const known = found.get(home);
    if (known === undefined) found.set(home, [pair]);
    else known.push(pair);
  }
  return found;
}

/** The origins of a cluster in order of time; `original` is the number of its original. */
export function findOrigins(
  corpus: ScoredCorpus,
  { centre, texts, pairs, provenances }: OriginInput,
  original: number,
): FoundOrigin[] {
  const { intake, identical } = corpus;
  const lengthOf = (text: number): number => intake.collection.length(text);
  const tellings = findTellings(texts, withCentre(corpus, { centre, texts, pairs }), lengthOf);
  const places = new Map(tellings.flatMap((group, i) => group.map((text) => [text, i] as const)));
  const groups: Provenance[][] = tellings.map(() => []);
  for (const member of provenances) {
    const text = identical.representative[member.document] ?? member.document;
    groups[places.get(text) ?? 0]?.push(member);
  }
  const order = new TimeOrder(publishedMembers(provenances), original);
  return groups
    .map((group) => order.sorted(group))
    .sort((x, y) => order.compareGroups(x, y))
    .map((group) => ({
      documents: group.map(({ document }) => document),
      date: order.dateOf(group[0]),
      outlet: outletOf(group),
    }));
}

/**
 * With the pairs of the centre that were no candidates. A text that has a pair already is one telling with others
 * in any case.
 */
function withCentre(
  corpus: ScoredCorpus,
  { centre, texts, pairs }: Omit<OriginInput, 'provenances'>,
): readonly ScoredPair[] {
  const linked = new Set(pairs.flatMap(({ a, b }) => [a, b]));
  const others = texts.filter((text) => text !== centre && !linked.has(text));
  return [
    ...pairs,
    ...others.flatMap((text) => {
      const pair = measure(corpus, text, centre);
      const [a, b] = [Math.min(text, centre), Math.max(text, centre)];
      return pairJoins(pair, corpus.settings) ? [{ ...pair, a, b }] : [];
    }),
  ];
}

/** The members of one cluster in time. */
class TimeOrder {
  readonly #published: ReadonlyMap<number, Published>;
  readonly #original: number;

  constructor(published: readonly Published[], original: number) {
    this.#published = new Map(published.map((each) => [each.member.document, each]));
    this.#original = original;
  }

  sorted(members: readonly Provenance[]): Provenance[] {
    return members.toSorted((x, y) => this.#compare(x, y) || x.document - y.document);
  }

  /** Each in order of time: by its first member, then the larger one first. */
  compareGroups(xs: readonly Provenance[], ys: readonly Provenance[]): number {
    const [x, y] = [xs[0], ys[0]];
    if (x === undefined || y === undefined) return 0;
    return this.#compare(x, y) || ys.length - xs.length || x.document - y.document;
  }

  dateOf(member: Provenance | undefined): string | undefined {
    const published = member && this.#published.get(member.document);
    return published && publishedAt(published);
  }

  /** By time, the undated last; of those of one time, the original first. */
  #compare(x: Provenance, y: Provenance): number {
    const [first, second] = [this.#timeOf(x), this.#timeOf(y)];
    if (first !== second) return first < second ? -1 : 1;
    return Number(y.document === this.#original) - Number(x.document === this.#original);
  }

  #timeOf({ document }: Provenance): number {
    return this.#published.get(document)?.time ?? Infinity;
  }
}
