/**
 * Which texts of a corpus to keep: an independent set over the pairs that count (core/clusters/independent-set.ts), so
 * that a run over what is kept has nothing to find.
 *
 * What two texts score depends on the others: how rare a word or a phrase is, what is boilerplate, what a form, how
 * many candidates are copies. So the finder itself is asked again, over what is kept, until it finds nothing: its
 * last answer is what a later run over these texts gives. Each round settles what it found in the same way. A text
 * whose keeper goes needs another one that it matches; if there is none, it is kept after all.
 *
 * Cost: a run without reading for each round; two or three on most collections, and only the first is over all.
 */

import { keepIndependent } from '../core/clusters/independent-set.ts';
import { gatherNeighbours, type Neighbours } from '../core/clusters/neighbours.ts';
import { edgesOf } from '../core/clusters/text-clusters.ts';
import { pairCounts, type ScoredPair } from '../core/score/counting.ts';
import { measure, type MeasuredCorpus } from '../core/score/known-pairs.ts';
import type { PairMeasure } from '../core/score/measure.ts';
import type { ScoreAgain } from '../dedupe.ts';
import type { Settings } from '../model/settings.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';

/** Each round keeps fewer, but for texts that lost their keepers; more rounds than any real collection takes. */
const MAX_ROUNDS = 16;

/** How the texts of a corpus are asked about. */
export interface Rounds {
  readonly corpus: ScoredCorpus;
  readonly again: ScoreAgain;
}

/** Chooses the texts to keep; `order` are the texts that match others, the most wanted first. */
export async function findKeepers(
  { corpus, again }: Rounds,
  order: readonly number[],
): Promise<Keepers> {
  const keepers = new Keepers(corpus, order);
  let asked: MeasuredCorpus = corpus;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    if (!keepers.settle(asked)) return keepers;
    asked = await again((text) => keepers.of(text) === text);
  }
  keepers.left = asked.scored.filter((pair) => pairCounts(pair, corpus.settings)).length;
  return keepers;
}

/** The texts that are kept. */
export class Keepers {
  /** Pairs of kept texts that count among themselves, if the rounds did not come to an end. */
  left = 0;
  readonly #settings: Settings;
  readonly #order: readonly number[];
  /** All texts, by a scorer that stays valid from round to round. */
  readonly #all: MeasuredCorpus;
  /** By text: itself if it is kept, else the kept text that it matches. */
  readonly #keeper: Int32Array;
  /** By text that is not kept: how it matches its keeper. */
  readonly #matches = new Map<number, PairMeasure>();

  constructor({ settings, intake, scored, lastingScorer }: ScoredCorpus, order: readonly number[]) {
    this.#settings = settings;
    this.#order = order;
    this.#all = { scored, scorer: lastingScorer };
    this.#keeper = Int32Array.from({ length: intake.collection.size }, (_, text) => text);
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

  /** Takes out the texts that match a more wanted one, by a run over what is kept; false if there are none. */
  settle(asked: MeasuredCorpus): boolean {
    const counting = asked.scored.filter((pair) => this.#counts(pair));
    const neighbours = gatherNeighbours(edgesOf(counting), this.#keeper.length);
    const { joined } = neighbours;
    if (joined.length === 0) return false;
    const keeper = keepIndependent({
      size: this.#keeper.length,
      neighbours,
      order: this.#ordered(neighbours),
      match: (kept, text) => this.#scoreIn(asked, kept, text),
    });
    const gone = [...joined].filter((text) => keeper[text] !== text);
    for (const text of gone) this.#take(text, keeper[text] ?? text, asked);
    this.#rehouse(new Set(gone));
    return true;
  }

  /** Texts that others rely on come first, so that these keep what they match. */
  #ordered({ joined }: Neighbours): number[] {
    const texts = new Set(joined);
    const needed = new Set([...this.#matches.keys()].map((text) => this.of(text)));
    const wanted = this.#order.filter((text) => texts.has(text));
    const known = new Set(wanted);
    // a pair may count that did not before
    const others = [...texts].filter((text) => !known.has(text));
    return [...wanted, ...others].sort((x, y) => Number(needed.has(y)) - Number(needed.has(x)));
  }

  /** Finds another keeper for what relied on texts that are gone, or keeps it. */
  #rehouse(gone: ReadonlySet<number>): void {
    for (const text of this.#matches.keys()) {
      const keeper = this.of(text);
      if (!gone.has(keeper)) continue;
      const next = this.of(keeper);
      if (this.#scoreIn(this.#all, next, text) >= 0) this.#take(text, next, this.#all);
      else {
        this.#keeper[text] = text;
        this.#matches.delete(text);
      }
    }
  }

  #take(text: number, keeper: number, by: MeasuredCorpus): void {
    this.#keeper[text] = keeper;
    this.#matches.set(text, measure(by, text, keeper));
  }

  /** The score of two texts; -1 if they do not count. */
  #scoreIn(measured: MeasuredCorpus, kept: number, text: number): number {
    const pair = measure(measured, kept, text);
    return this.#counts(pair) ? pair.score : -1;
  }

  #counts(pair: PairMeasure | ScoredPair): boolean {
    return pairCounts(pair, this.#settings);
  }
}
