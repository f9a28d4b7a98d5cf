/**
 * Whether what two texts share is also in texts that are no match of either: a form that many follow, of whom these
 * two alone look alike, as both have little of their own.
 *
 * Who has a phrase is not known, only how many do. Of these the two are taken away, and all that match one of them.
 *
 * O(shared phrases): a look-up of 100 ns for each whose words are frequent.
 */
import { PHRASE_LEVEL } from '../../kernel/layout/phrases.ts';
import type { FormPair } from './partners.ts';

/** The score of a match. */
const MATCH = 0.5;
/** Others that must have a phrase. */
const LEAST_OTHERS = 3;
/** The share of the shared phrases that others must have. */
const HELD = 0.8;

/** Counts the holders of phrases. */
export class Holders {
  readonly #matches = new Map<number, number>();
  readonly #documentsOf: (first: number, second: number, third: number) => number;

  /** `documentsOf` says how many distinct texts have a phrase, 0 for a rare one. */
  constructor(
    pairs: readonly FormPair[],
    documentsOf: (first: number, second: number, third: number) => number,
  ) {
    this.#documentsOf = documentsOf;
    for (const { a, b, score } of pairs) {
      if (score < MATCH) continue;
      for (const text of [a, b]) this.#matches.set(text, this.#matchesOf(text) + 1);
    }
  }

  /** True if others have most of these phrases, 1 at each place of `tokens` where one begins. */
  areMany({ a, b }: FormPair, tokens: Int32Array, phrases: Uint8Array): boolean {
    const own = 2 + this.#matchesOf(a) + this.#matchesOf(b);
    let all = 0;
    let held = 0;
    for (let at = 0; at + PHRASE_LEVEL <= tokens.length; at++) {
      if (phrases[at] !== 1) continue;
      all++;
      const [first = 0, second = 0, third = 0] = [tokens[at], tokens[at + 1], tokens[at + 2]];
      if (this.#documentsOf(first, second, third) >= own + LEAST_OTHERS) held++;
    }
    return all > 0 && held >= HELD * all;
  }

  #matchesOf(text: number): number {
    return this.#matches.get(text) ?? 0;
  }
}
