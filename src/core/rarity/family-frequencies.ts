/**
 * Document frequencies as the pairs of one family see them.
 *
 * A phrase that many texts have is likely a form or a commonplace, but what the versions of one text share is neither,
 * however many they are. Among their own pairs all texts of a family count as one: a phrase has as many holders as it
 * has outside, and one more. To pairs of other texts every version counts, since a page in ten versions shares its frame
 * with another page ten times.
 *
 * A family is a cluster of what counts at even odds when every text counts by itself.
 *
 * This is the specification; verification/family-table.ts counts the same on the kernel. O(tokens of the family), each
 * time that another one is asked for.
 */
import { PHRASE_LEVEL, type PhraseCounts, type PhraseFrequencies } from '../shingles/phrases.ts';
import { phraseKey, phraseKeys } from '../shingles/phrase-keys.ts';
import { Shingler } from '../shingles/shingles.ts';
import type { Collection } from '../texts/collection.ts';

/** A family of two has no phrase more frequent by itself. */
const LEAST_TEXTS = 3;

/** The families of a collection. */
export class Families {
  readonly #centres: Int32Array;
  readonly #members = new Map<number, number[]>();

  /** By text: the centre of its cluster, -1 for none. */
  constructor(centres: Int32Array) {
    this.#centres = centres;
    for (const [text, centre] of centres.entries()) {
      if (centre === -1) continue;
      const known = this.#members.get(centre);
      if (known === undefined) this.#members.set(centre, [text]);
      else known.push(text);
    }
  }

  /** The centre of the family of a text, -1 for none. */
  centreOf(text: number): number {
    return this.#centres[text] ?? -1;
  }

  /** The texts of the family that both are of, ascending; undefined if there is none. */
  ofPair(a: number, b: number): readonly number[] | undefined {
    const centre = this.centreOf(a);
    if (centre === -1 || this.centreOf(b) !== centre) return undefined;
    const members = this.#members.get(centre) ?? [];
    return members.length < LEAST_TEXTS ? undefined : members;
  }
}

/** The document frequencies of the phrases of one family. */
export class FamilyFrequencies implements PhraseFrequencies {
  readonly #all: PhraseFrequencies;
  readonly #inside = new Map<string, number>();

  constructor(texts: Collection, members: readonly number[], { frequent }: PhraseCounts) {
    this.#all = frequent;
    const shingler = new Shingler(texts, PHRASE_LEVEL);
    for (const text of members) {
      for (const phrase of phraseKeys(shingler, text)) {
        this.#inside.set(phrase, (this.#inside.get(phrase) ?? 0) + 1);
      }
    }
  }

  get size(): number {
    return this.#inside.size;
  }

  /** The documents outside the family that have a phrase, and one; 0 if the phrase is not frequent, or not here. */
  get(hi: number, lo: number): number {
    const all = this.#all.get(hi, lo);
    const inside = this.#inside.get(phraseKey(hi, lo));
    return all === 0 || inside === undefined ? 0 : Math.max(0, all - inside) + 1;
  }
}
