/** Makes the entries of pairs: measures, the sides of a relation, passages with their places. */

import { measure } from '../core/score/known-pairs.ts';
import type { ScoredPair } from '../core/score/counting.ts';
import { shorterSide } from '../core/score/relation.ts';
import type { Pair } from '../model/result.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';
import type { PassageFinder } from './passage-finder.ts';
import type { PassagePlaces } from './passage-places.ts';

/** Makes the entries of pairs. */
export class PairDescriber {
  readonly #corpus: ScoredCorpus;
  readonly #evidence: PassageFinder;
  readonly #places: PassagePlaces;
  /** The text whose shingles were counted last. */
  #counted = -1;
  #shingles = 0;

  constructor(corpus: ScoredCorpus, evidence: PassageFinder, places: PassagePlaces) {
    this.#corpus = corpus;
    this.#evidence = evidence;
    this.#places = places;
  }

  /** Returns the entry of two different texts. */
  pair({ a, b, ...measures }: ScoredPair): Pair {
    const { relation, quoting, score, resemblance, containmentA, containmentB } = measures;
    const { sharedShingles, shinglesA, shinglesB } = measures;
    const { collection } = this.#corpus.intake;
    return {
      a: this.#nameOf(a),
      b: this.#nameOf(b),
      relation,
      ...(relation === 'excerpt'
        ? { excerpt: shorterSide(collection.length(a), collection.length(b)) }
        : {}),
      ...(quoting === undefined ? {} : { quoting }),
      score,
      resemblance,
      containmentA,
      containmentB,
      sharedShingles,
      shinglesA,
      shinglesB,
      passages: this.#places.located(a, b, this.#evidence.passages(a, b)),
    };
  }

  /** Returns the entry of a copy and the first document of its text. */
  copy(document: number): Pair {
    return this.copies(this.#corpus.identical.representative[document] ?? document, document);
  }

  /** Returns the entry of two documents of one text, the first with the smaller number. */
  copies(first: number, document: number): Pair {
    const text = this.#corpus.identical.representative[document] ?? document;
    if (text !== this.#counted) {
      this.#counted = text;
      this.#shingles = measure(this.#corpus, first, document).shinglesA;
    }
    const shingles = this.#shingles;
    return {
      a: this.#nameOf(first),
      b: this.#nameOf(document),
      relation: 'identical',
      score: 1,
      resemblance: 1,
      containmentA: 1,
      containmentB: 1,
      sharedShingles: shingles,
      shinglesA: shingles,
      shinglesB: shingles,
      passages: this.#places.locatedCopies(first, document, this.#evidence.whole(first, document)),
    };
  }

  #nameOf(document: number): string {
    return this.#corpus.intake.metadata[document]?.id ?? '';
  }
}
