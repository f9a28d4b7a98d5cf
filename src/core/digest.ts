/**
 * Tells a digest, made of parts of several texts, from a story that others took parts of.
 *
 * A digest matches three or more documents that do not match each other, takes only a part of each, and
 * has those parts in different places of its own. A story whose excerpts do not overlap has the first
 * and the last mark, but its excerpts lie in it whole; one with many rewrites has the first, but they
 * share all of it. A digest joins no cluster: it would join its sources.
 *
 * Only documents with three partial neighbours are looked at; O(tokens) for each such neighbour.
 */
import type { Collection } from './collection.ts';
import type { Neighbours } from './cluster.ts';
import type { PairMeasure } from './pair-scorer.ts';
import { ShingleTrie } from './shingle-trie.ts';

/** Sources that make a digest. */
const MIN_SOURCES = 3;
/** Above this containment a document lies in the other whole, give or take an edit. */
const PART = 0.75;
/** A digest may take no more than this of itself from one source. */
const MAX_FROM_ONE = 0.5;
/** Shingles this far from the middle of what is shared, by rank, mark where it lies. */
const TRIM = 0.1;
const SHINGLE = 3;

/** What is needed to look at the documents. */
export interface DigestInput {
  readonly collection: Collection;
  readonly neighbours: Neighbours;
  /** The measures of each edge of `neighbours`. */
  readonly pairs: readonly PairMeasure[];
  /** Measures a pair, the first argument being the smaller number. */
  readonly measure: (a: number, b: number) => PairMeasure;
  /** True where a measured pair counts. */
  readonly counts: (pair: PairMeasure) => boolean;
  /** Where the documents of the collection share text. */
  readonly spans: SharedSpans;
}

/** Spans remembered, for whoever asks again at another threshold. */
const MAX_REMEMBERED = 1 << 18;

interface Span {
  readonly document: number;
  readonly start: number;
  readonly end: number;
}

/** 1 for every document that is a digest of others. */
export function findDigests(input: DigestInput): Uint8Array {
  const { collection, neighbours } = input;
  const isDigest = new Uint8Array(collection.size);
  for (let document = 0; document < collection.size; document++) {
    const from = neighbours.starts[document] ?? 0;
    const to = neighbours.starts[document + 1] ?? 0;
    if (to - from < MIN_SOURCES) continue;
    const partial: number[] = [];
    for (let i = from; i < to; i++) {
      const other = neighbours.documents[i] ?? 0;
      const pair = input.pairs[neighbours.edges[i] ?? 0];
      if (pair !== undefined && sharesPart(pair, document < other)) partial.push(other);
    }
    if (partial.length < MIN_SOURCES) continue;
    const spans = partial.map((other) => input.spans.find(document, other));
    if (countSources(input, spans) >= MIN_SOURCES) isDigest[document] = 1;
  }
  return isDigest;
}

function ordered({ measure }: DigestInput, one: number, other: number): PairMeasure {
  return measure(Math.min(one, other), Math.max(one, other));
}

/** True where a document and its partner share a part of each, and neither lies in the other. */
function sharesPart({ containmentA, containmentB }: PairMeasure, isFirst: boolean): boolean {
  const [ofDocument, ofOther] = isFirst
    ? [containmentA, containmentB]
    : [containmentB, containmentA];
  return ofDocument <= MAX_FROM_ONE && ofOther <= PART;
}

/** Finds where in one document the text lies that it shares with another. */
export class SharedSpans {
  readonly #collection: Collection;
  readonly #trie: ShingleTrie;
  readonly #known = new Map<number, Span>();

  constructor(collection: Collection) {
    this.#collection = collection;
    this.#trie = new ShingleTrie(collection.vocabulary.size, SHINGLE);
  }

  /** The tokens of `document` between which the middle of what it shares with `other` lies. */
  find(document: number, other: number): Span {
    const key = document * this.#collection.size + other;
    const before = this.#known.get(key);
    if (before !== undefined) return before;
    if (this.#known.size >= MAX_REMEMBERED) this.#known.clear();
    const span = this.#measure(document, other);
    this.#known.set(key, span);
    return span;
  }

  #measure(document: number, other: number): Span {
    const trie = this.#trie;
    trie.load(this.#collection.tokensOf(other), () => {});
    const tokens = this.#collection.tokensOf(document);
    const positions: number[] = [];
    for (let i = 0; i + SHINGLE <= tokens.length; i++) {
      let node = trie.root(tokens[i] ?? 0);
      for (let d = 1; d < SHINGLE && node !== 0; d++) node = trie.child(node, tokens[i + d] ?? 0);
      if (node !== 0) positions.push(i);
    }
    const trim = Math.floor(positions.length * TRIM);
    return {
      document: other,
      start: positions[trim] ?? 0,
      end: (positions[positions.length - 1 - trim] ?? tokens.length) + 1,
    };
  }
}

/** As many spans as make a digest, taken from the left, that neither overlap nor belong to documents that match. */
function countSources(input: DigestInput, spans: readonly Span[]): number {
  const sources: Span[] = [];
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
