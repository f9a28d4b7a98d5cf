/**
 * Tells a digest, made of parts of several texts, from a story that others took parts of.
 *
 * A digest matches three or more documents that do not match each other; it takes only a part of
 * each; and it has these parts in different places. A story whose excerpts do not overlap has the
 * first and the last of these marks, but contains its excerpts whole. A story with many rewrites
 * has the first, but the rewrites share all of it. A digest joins no cluster, because it would join
 * its sources.
 *
 * Only documents with three partial neighbours are looked at; O(tokens of the neighbour) for each.
 */

import type { Collection, TokenTexts } from '../texts/collection.ts';
import { areNeighbours, type Neighbours } from './neighbours.ts';
import { type PairMeasure, sharesFrom, type SharesOfPair } from '../score/measure.ts';
import { EXCERPT_CONTAINMENT } from '../score/relation.ts';
import { SharedRuns, type Run } from '../shingles/shared-runs.ts';

/** How many sources make a digest. */
const MIN_SOURCES = 3;
/** Above this containment, a document is contained in the other whole, give or take an edit. */
const PART = 0.75;
/** A digest takes at most this share of itself from one source. */
const MAX_FROM_ONE = 0.5;
/** A document is mostly made of its partners if they have this share of it. */
const MIN_COVERED = 0.5;
/** This share of the shared tokens is cut at both ends to find the place where most of them are. */
const TRIM = 0.1;
/**
 * Shortest run, in tokens, that counts as taken from a source, and the fewest tokens in such runs.
 */
const MIN_RUN = 5;
const MIN_TAKEN = 12;

/** The documents, their neighbours and how to measure them. */
export interface DigestInput {
  readonly collection: Collection;
  readonly neighbours: Neighbours;
  /** The measures of each edge of `neighbours`. */
  readonly pairs: readonly PairMeasure[];
  /** Measures a pair; the first argument must be the smaller number. */
  readonly measure: (a: number, b: number) => PairMeasure;
  /** Returns true if a measured pair counts. */
  readonly counts: (pair: PairMeasure) => boolean;
  /** The places at which documents of the collection share text. */
  readonly spans: SharedSpans;
}

/** How many spans are remembered, for a caller that asks again at another threshold. */
const MAX_REMEMBERED = 1 << 18;

interface SharedSpan {
  readonly document: number;
  readonly start: number;
  readonly end: number;
}

/** Returns 1 for every document that is a digest of others, 0 for all others. */
export function findDigests(input: DigestInput): Uint8Array {
  const { collection, neighbours } = input;
  const isDigest = new Uint8Array(collection.size);
  for (const document of neighbours.joined) {
    const from = neighbours.starts[document] ?? 0;
    const to = neighbours.ends[document] ?? 0;
    if (to - from < MIN_SOURCES) continue;
    const partners: PartialPartner[] = [];
    for (let i = from; i < to; i++) {
      const other = neighbours.documents[i] ?? 0;
      const pair = input.pairs[neighbours.edges[i] ?? 0];
      if (pair !== undefined) partners.push({ other, ...sharesFrom(pair, document < other) });
    }
    const parts = partsAmong(partners);
    if (!mayBeApart(parts, neighbours)) continue;
    const spans = parts.map((other) => input.spans.find(document, other));
    if (countSources(input, spans) >= MIN_SOURCES) isDigest[document] = 1;
  }
  return isDigest;
}

/** A neighbour of a document, and the share of each of the two that the other has. */
interface PartialPartner extends SharesOfPair {
  readonly other: number;
}

/**
 * The partners that share a part of each other, neither containing the other. If the document has
 * the greater part of a partner, that partner may be an excerpt of it with a few words of its own;
 * it counts only if the document is mostly made of others.
 */
function partsAmong(partners: readonly PartialPartner[]): number[] {
  const partial = partners.filter(
    ({ ofThis, ofOther }) => ofThis <= MAX_FROM_ONE && ofOther <= PART,
  );
  const covered = partial.reduce((sum, { ofThis }) => sum + ofThis, 0);
  return partial
    .filter(({ ofOther }) => covered >= MIN_COVERED || ofOther < EXCERPT_CONTAINMENT)
    .map(({ other }) => other);
}

/** How many partners of a document are compared with each other. */
const MAX_PARTS = 64;

/**
 * False if, of any three of the documents, two are neighbours: then their places need not be found.
 * Versions of one story match each other, and most documents with many neighbours have no others.
 */
function mayBeApart(parts: readonly number[], neighbours: Neighbours): boolean {
  if (parts.length < MIN_SOURCES) return false;
  if (parts.length > MAX_PARTS) return true;
  return parts.some((x, i) => {
    const strangers = parts.slice(i + 1).filter((other) => !areNeighbours(neighbours, x, other));
    return strangers.some((y, j) =>
      strangers.slice(j + 1).some((z) => !areNeighbours(neighbours, y, z)),
    );
  });
}

function ordered({ measure }: DigestInput, one: number, other: number): PairMeasure {
  return measure(Math.min(one, other), Math.max(one, other));
}

/** Finds the place in one document of the text that it shares with another. */
export class SharedSpans {
  readonly #size: number;
  readonly #runs: SharedRuns;
  readonly #known = new Map<number, SharedSpan>();

  /** `texts` are without their boilerplate: a footer is no part of a source. */
  constructor(texts: TokenTexts) {
    this.#size = texts.size;
    this.#runs = new SharedRuns(texts);
  }

  /**
   * Returns the stretch of `document` that holds the middle of what it shares with `other`, as
   * token positions. It covers the whole document if too little is shared to have a place.
   */
  find(document: number, other: number): SharedSpan {
    const key = document * this.#size + other;
    const before = this.#known.get(key);
    if (before !== undefined) return before;
    if (this.#known.size >= MAX_REMEMBERED) this.#known.clear();
    const span = this.#measure(document, other);
    this.#known.set(key, span);
    return span;
  }

  #measure(document: number, other: number): SharedSpan {
    this.#runs.load(document);
    const runs = this.#runs.runs(other, MIN_RUN);
    const taken = runs.reduce((sum, { start, end }) => sum + end - start, 0);
    // a text that takes no passage has no place: it overlaps all others
    if (taken < MIN_TAKEN) return { document: other, start: 0, end: Infinity };
    const trim = Math.floor(taken * TRIM);
    return {
      document: other,
      start: tokenAt(runs, trim),
      end: tokenAt(runs, taken - 1 - trim) + 1,
    };
  }
}

/** The token of this rank among the tokens of all runs. */
function tokenAt(runs: readonly Run[], rank: number): number {
  let before = rank;
  for (const { start, end } of runs) {
    if (before < end - start) return start + before;
    before -= end - start;
  }
  return 0;
}

/**
 * Counts spans, from the left, that neither overlap nor belong to documents that match, and stops
 * when they are enough for a digest.
 */
function countSources(input: DigestInput, spans: readonly SharedSpan[]): number {
  const sources: SharedSpan[] = [];
  const byEnd = spans.toSorted((x, y) => x.end - y.end || x.document - y.document);
  for (const span of byEnd) {
    const isApart = sources.every(
      (source) =>
        source.end <= span.start && !input.counts(ordered(input, source.document, span.document)),
    );
    if (isApart) sources.push(span);
    if (sources.length === MIN_SOURCES) break;
  }
  return sources.length;
}
