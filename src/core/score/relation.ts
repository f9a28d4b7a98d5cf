/**
 * What two documents are to each other, from exact measures: the strongest relation that holds.
 */

import type { Side } from '../../model/result.ts';
import { RELATIONS, type Relation } from '../../model/settings.ts';

/**
 * Resemblance from which two texts are one text with small edits: changing one word in ten of a text
 * leaves a 3-word resemblance of .58. Pages made from one template reach .55, versions of one page fall
 * to .6 where a section was added.
 */
export const NEAR_DUPLICATE_RESEMBLANCE = 0.6;

/** Containment from which the shorter text is an excerpt: leaves room for 15 % of its words edited. */
export const EXCERPT_CONTAINMENT = 0.6;

/** How much longer, in tokens, the other text must be: below it, the two are versions of each other. */
export const EXCERPT_LENGTH_RATIO = 1.5;

/** The exact measures a relation follows from. */
export interface PairMeasures {
  readonly resemblance: number;
  readonly containmentA: number;
  readonly containmentB: number;
  /** Tokens in the first and in the second document. */
  readonly lengthA: number;
  readonly lengthB: number;
}

/** The relation of two texts that are not the same; `rewrite` where nothing stronger holds. */
export function relationOf(measures: PairMeasures): Relation {
  if (measures.resemblance >= NEAR_DUPLICATE_RESEMBLANCE) return 'near-duplicate';
  return isExcerpt(measures) ? 'excerpt' : 'rewrite';
}

function isExcerpt({ containmentA, containmentB, lengthA, lengthB }: PairMeasures): boolean {
  const [part, shorter, longer] =
    shorterSide(lengthA, lengthB) === 'a'
      ? [containmentA, lengthA, lengthB]
      : [containmentB, lengthB, lengthA];
  return part >= EXCERPT_CONTAINMENT && longer >= EXCERPT_LENGTH_RATIO * shorter;
}

/**
 * The side of a pair that has fewer tokens, the first where they are equal. Where the relation is
 * `excerpt`, that side is the excerpt, and the other holds it.
 */
export function shorterSide(lengthA: number, lengthB: number): Side {
  return lengthA <= lengthB ? 'a' : 'b';
}

/** True where `relation` is at least as strong as `weakest`. */
export function isAtLeast(relation: Relation, weakest: Relation): boolean {
  return RELATIONS.indexOf(relation) <= RELATIONS.indexOf(weakest);
}
