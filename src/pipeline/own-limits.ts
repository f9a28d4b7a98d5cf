/**
 * What the pairs of a run must reach if some documents ask for other than the rest. Documents with the same words are one
 * text, which asks for the least that any of them does; a pair of texts must reach what the stricter of the two asks for.
 *
 * Documents that ask for the same share a profile, of which there are few; a table has what each two of them ask for.
 * O(documents + paths), and nothing without overrides.
 */

import { isAtLeast } from '../core/score/relation.ts';
import type { IdenticalTexts } from '../core/texts/identical.ts';
import type { Metadata } from '../model/article.ts';
import type { CountLimits, Override } from '../model/overrides.ts';

/** The limits of texts and of their pairs. */
export class OwnLimits {
  /** The least that any text asks for. */
  readonly weakest: CountLimits;
  readonly #profiles: readonly CountLimits[];
  /** By text: the number of its profile. */
  readonly #profileOf: Int32Array;
  readonly #table: readonly (readonly CountLimits[])[];

  constructor(ofTexts: readonly CountLimits[], usual: CountLimits) {
    const profiles = new Map<string, CountLimits>();
    const keyOf = ({ threshold, relation }: CountLimits): string => `${threshold} ${relation}`;
    for (const limits of ofTexts) profiles.set(keyOf(limits), limits);
    const keys = new Map([...profiles.keys()].map((key, i) => [key, i]));
    this.#profiles = [...profiles.values()];
    this.#profileOf = Int32Array.from(ofTexts, (limits) => keys.get(keyOf(limits)) ?? 0);
    this.#table = this.#profiles.map((one) => this.#profiles.map((other) => stricter(one, other)));
    this.weakest = this.#profiles.reduce(laxer, this.#profiles[0] ?? usual);
  }

  /** What a pair of texts must reach. */
  of(a: number, b: number): CountLimits {
    const limits = this.#table[this.#profileOf[a] ?? 0]?.[this.#profileOf[b] ?? 0];
    return limits ?? this.weakest;
  }
}

/** The limits of these documents; undefined if all have the usual ones. */
export function ownLimits(
  overrides: readonly Override[],
  metadata: readonly Metadata[],
  { representative }: IdenticalTexts,
  usual: CountLimits,
): OwnLimits | undefined {
  if (overrides.length === 0) return undefined;
  const byPath = limitsByPath(overrides, usual);
  const ofTexts: CountLimits[] = [];
  for (const [document, { id, path = id }] of metadata.entries()) {
    const limits = byPath.get(path) ?? usual;
    // the representative is the first document of its text
    const text = representative[document] ?? document;
    const before = ofTexts[text];
    ofTexts[document] = limits;
    if (before !== undefined) ofTexts[text] = laxer(before, limits);
  }
  return new OwnLimits(ofTexts, usual);
}

function limitsByPath(
  overrides: readonly Override[],
  usual: CountLimits,
): ReadonlyMap<string, CountLimits> {
  const byPath = new Map<string, CountLimits>();
  for (const { paths, threshold, relation } of overrides) {
    for (const path of paths) {
      const before = byPath.get(path) ?? usual;
      byPath.set(path, {
        threshold: threshold ?? before.threshold,
        relation: relation ?? before.relation,
      });
    }
  }
  return byPath;
}

function stricter(one: CountLimits, other: CountLimits): CountLimits {
  return {
    threshold: Math.max(one.threshold, other.threshold),
    relation: isAtLeast(one.relation, other.relation) ? one.relation : other.relation,
  };
}

function laxer(one: CountLimits, other: CountLimits): CountLimits {
  return {
    threshold: Math.min(one.threshold, other.threshold),
    relation: isAtLeast(one.relation, other.relation) ? other.relation : one.relation,
  };
}
