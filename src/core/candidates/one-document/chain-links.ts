/**
 * The documents that phrases of more than `MAX_DF` documents link to one of them: the chains of
 * crowds.ts, for one document alone.
 *
 * A chain goes from one document that has the phrase to the next for which it is among the first links. Both
 * neighbours are looked for from the document outwards, so that what most have is found soon. O(tokens of
 * the corpus) if a phrase has no neighbour on one side, 10 ns each.
 */
import type { Collection } from '../../texts/collection.ts';
import type { HeldShingles } from './held-shingles.ts';
import {
  CHAINS_PER_DOCUMENT,
  MAX_DF,
  PHRASE_LEVEL,
  type PhraseCounts,
} from '../../shingles/phrases.ts';
import { Shingler } from '../../shingles/shingles.ts';
import { isSampled } from '../../shingles/signature.ts';

/** A corpus whose phrases are counted. */
export interface CountedCorpus {
  readonly collection: Collection;
  /** Its distinct texts, ascending. */
  readonly documents: Int32Array;
  readonly counts: PhraseCounts;
}

/** The documents linked to the one of `held`, once for each link. */
export function findLinks(held: HeldShingles, corpus: CountedCorpus): number[] {
  const finder = new LinkFinder(held, corpus);
  return [...finder.next(-1), ...finder.next(1)];
}

class LinkFinder {
  readonly #held: HeldShingles;
  readonly #corpus: CountedCorpus;
  readonly #shingler: Shingler;
  /** By hash: where the phrases are that the document is chained by. */
  readonly #chained: ReadonlyMap<string, number>;

  constructor(held: HeldShingles, corpus: CountedCorpus) {
    this.#held = held;
    this.#corpus = corpus;
    this.#shingler = new Shingler(corpus.collection, PHRASE_LEVEL);
    this.#chained = this.#chainedBy(held.document);
  }

  /** The next documents of its chains, up for a step of 1, down for -1. */
  *next(step: 1 | -1): Generator<number, void, undefined> {
    const { documents, collection } = this.#corpus;
    const tokens = collection.tokensOf(this.#held.document);
    const left = new Map(
      Array.from(this.#chained, ([hash, at]) => [
        hash,
        this.#held.nodeOf(tokens.subarray(at, at + PHRASE_LEVEL)),
      ]),
    );
    for (
      let rank = documents.indexOf(this.#held.document) + step;
      rank >= 0 && rank < documents.length && left.size > 0;
      rank += step
    ) {
      const other = documents[rank] ?? 0;
      if (!this.#held.isAnyIn(new Set(left.values()), other)) continue;
      for (const hash of this.#chainedBy(other).keys()) if (left.delete(hash)) yield other;
    }
  }

  /** The frequent phrases that a document is chained by, by hash: the smallest of them. */
  #chainedBy(document: number): Map<string, number> {
    const { frequent, scaled } = this.#corpus.counts;
    const { count, hi, lo } = this.#shingler.sequence(document);
    const found = new Map<string, [hi: number, lo: number, at: number]>();
    for (let at = 0; at < count; at++) {
      const [upper, lower] = [hi[at] ?? 0, lo[at] ?? 0];
      if (!isSampled(upper, scaled) || frequent.get(upper, lower) <= MAX_DF) continue;
      found.set(`${upper} ${lower}`, [upper >>> 0, lower >>> 0, at]);
    }
    const smallest = [...found].sort(([, x], [, y]) => x[0] - y[0] || x[1] - y[1]);
    return new Map(smallest.slice(0, CHAINS_PER_DOCUMENT).map(([hash, [, , at]]) => [hash, at]));
  }
}
