/**
 * Which texts of a corpus to keep: an independent set over the pairs that count (core/clusters/independent-set.ts), and
 * among what is kept no pair that would count if the rest had never been there.
 *
 * The second takes rounds: the kept texts are measured anew without the others, which makes a word rarer, or a form
 * too rare to be one. Few pairs change, and those are settled in the same way. A text whose keeper goes needs another
 * one that it matches; if there is none, it is kept after all.
 */

import { keepIndependent } from '../core/clusters/independent-set.ts';
import { gatherNeighbours, type Neighbours } from '../core/clusters/neighbours.ts';
import { edgesOf } from '../core/clusters/text-clusters.ts';
import { pairCounts } from '../core/score/counting.ts';
import { measure, type MeasuredCorpus } from '../core/score/known-pairs.ts';
import type { PairMeasure } from '../core/score/measure.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';

/** More rounds than any real collection takes. */
const MAX_ROUNDS = 8;

/** The texts that are kept. */
export class Keepers {
  readonly #corpus: ScoredCorpus;
  /** By text: itself if it is kept, else the kept text that it matches. */
  readonly #keeper: Int32Array;
  /** By text that is not kept: how it matches its keeper. */
  readonly #matches = new Map<number, PairMeasure>();
  #measured: MeasuredCorpus;
  #left = 0;

  /** `order` are the texts that match others, the most wanted first. */
  constructor(corpus: ScoredCorpus, order: readonly number[]) {
    this.#corpus = corpus;
    this.#measured = corpus;
    this.#keeper = Int32Array.from({ length: corpus.intake.collection.size }, (_, text) => text);
    let neighbours = this.#countingPairs();
    for (let round = 0; neighbours.joined.length > 0 && round < MAX_ROUNDS; round++) {
      const gone = this.#settle(neighbours, order);
      this.#rehouse(gone);
      this.#measured = corpus.among((text) => this.#keeper[text] === text);
      neighbours = this.#countingPairs();
    }
    this.#left = neighbours.documents.length / 2;
  }

  /** Pairs of kept texts that would count among themselves; next to never any. */
  get left(): number {
    return this.#left;
  }

  /** The kept text that stands for this one; itself if it is kept. */
  of(text: number): number {
    return this.#keeper[text] ?? text;
  }

  /** The texts that are not kept. */
  get taken(): Iterable<number> {
    return this.#matches.keys();
  }

  /** How a text that is not kept matches its keeper. */
  match(text: number): PairMeasure | undefined {
    return this.#matches.get(text);
  }

  #countingPairs(): Neighbours {
    const { settings } = this.#corpus;
    const counting = this.#measured.scored.filter((pair) => pairCounts(pair, settings));
    return gatherNeighbours(edgesOf(counting), this.#keeper.length);
  }

  /** Takes out the texts that match a more wanted one; returns them. */
  #settle(neighbours: Neighbours, order: readonly number[]): readonly number[] {
    const { joined } = neighbours;
    const keeper = keepIndependent({
      size: this.#keeper.length,
      neighbours,
      order: this.#ordered(new Set(joined), order),
      match: (kept, text) => this.#scoreOf(kept, text),
    });
    const gone = [...joined].filter((text) => keeper[text] !== text);
    for (const text of gone) this.#take(text, keeper[text] ?? text);
    return gone;
  }

  /** Texts that others rely on come first, so that these keep what they match. */
  #ordered(texts: ReadonlySet<number>, order: readonly number[]): number[] {
    const needed = new Set([...this.#matches.keys()].map((text) => this.of(text)));
    const wanted = order.filter((text) => texts.has(text));
    const known = new Set(wanted);
    // a pair may count that did not before
    const others = [...texts].filter((text) => !known.has(text));
    return [...wanted, ...others].sort((x, y) => Number(needed.has(y)) - Number(needed.has(x)));
  }

  /** Finds another keeper for what relied on texts that are gone, or keeps it. */
  #rehouse(gone: readonly number[]): void {
    const leavers = new Set(gone);
    for (const text of this.#matches.keys()) {
      const keeper = this.of(text);
      if (!leavers.has(keeper)) continue;
      const next = this.of(keeper);
      if (this.#scoreOf(next, text) >= 0) this.#take(text, next);
      else {
        this.#keeper[text] = text;
        this.#matches.delete(text);
      }
    }
  }

  #take(text: number, keeper: number): void {
    this.#keeper[text] = keeper;
    this.#matches.set(text, measure(this.#measured, text, keeper));
  }

  #scoreOf(kept: number, text: number): number {
    const pair = measure(this.#measured, kept, text);
    return pairCounts(pair, this.#corpus.settings) ? pair.score : -1;
  }
}
