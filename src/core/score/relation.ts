/**
 * What two documents are to each other: the strongest relation that their exact measures allow.
 */

import type { Side } from '../../model/result.ts';
import { RELATIONS, type CopyRelation, type Relation } from '../../model/settings.ts';
import { EXCERPT_CONTAINMENT, NEAR_DUPLICATE_RESEMBLANCE } from '../../kernel/layout/score.ts';

// the kernel bounds by the same
export { EXCERPT_CONTAINMENT, NEAR_DUPLICATE_RESEMBLANCE };

/**
 * How many times as long, in tokens, the other text must be. Below that, the two are versions of
 * each other.
 */
export const EXCERPT_LENGTH_RATIO = 1.5;

/** The score at which a pair is as likely a copy as not, whatever the threshold of a run. */
export const EVEN_ODDS = 0.5;

/** The exact measures that a relation follows from. */
export interface PairMeasures {
  readonly resemblance: number;
  readonly containmentA: number;
  readonly containmentB: number;
  /** Tokens in the first and in the second document. */
  readonly lengthA: number;
  readonly lengthB: number;
}

/**
 * Returns the relation of two texts that are not identical; `rewrite` if nothing stronger holds.
 */
export function relationOf(measures: PairMeasures): CopyRelation {
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
 * Returns the side of a pair that has fewer tokens, the first if both are equal. If the relation is
 * `excerpt`, that side is the excerpt and the other contains it.
 */
export function shorterSide(lengthA: number, lengthB: number): Side {
  return lengthA <= lengthB ? 'a' : 'b';
}

/**
 * Returns true if one of the two is a copy or a version of the other. A quotation is in both texts without
 * making either a version of the other, and so is the form of a template.
 */
export function isCopyRelation(relation: Relation): relation is CopyRelation {
  return relation !== 'quotation' && relation !== 'template';
}

/** Returns true if `relation` is at least as strong as `weakest`. */
export function isAtLeast(relation: Relation, weakest: Relation): boolean {
  return RELATIONS.indexOf(relation) <= RELATIONS.indexOf(weakest);
}
