/**
 * Every measure that a relation follows from, and its named threshold: the decision of relation.ts, step
 * by step.
 */

import type { RelationCheck } from '../model/explanation.ts';
import {
  EXCERPT_CONTAINMENT,
  EXCERPT_LENGTH_RATIO,
  NEAR_DUPLICATE_RESEMBLANCE,
  type PairMeasures,
  shorterSide,
} from '../core/score/relation.ts';
import { OWN_MATCH, QUOTED_SHARE } from '../core/score/quotation.ts';
import { roundMeasure } from '../core/score/score.ts';

/** What a quotation follows from. */
export interface MeasuredQuotation {
  readonly quotedShare: number;
  /** The score of what is not quoted. */
  readonly ownScore: number;
}

/** What is known of a pair beside its measures. */
interface PairTraits {
  readonly isIdentical: boolean;
  /** Absent if nothing is quoted in either text. */
  readonly quotation?: MeasuredQuotation | undefined;
}

/** The checks in the order in which relations are tried; a rewrite is all the rest, so it has none. */
export function checkRelations(
  measures: PairMeasures,
  { isIdentical, quotation }: PairTraits,
): RelationCheck[] {
  const { containmentA, containmentB, lengthA, lengthB } = measures;
  const isA = shorterSide(lengthA, lengthB) === 'a';
  const [shorter, longer] = isA ? [lengthA, lengthB] : [lengthB, lengthA];
  return [
    {
      relation: 'identical',
      measure: 'same-words',
      value: Number(isIdentical),
      threshold: 1,
      holds: isIdentical,
    },
    ...(quotation === undefined ? [] : quotationChecks(quotation)),
    check('near-duplicate', 'resemblance', measures.resemblance, {
      threshold: NEAR_DUPLICATE_RESEMBLANCE,
      constant: 'NEAR_DUPLICATE_RESEMBLANCE',
    }),
    check('excerpt', 'containment', isA ? containmentA : containmentB, {
      threshold: EXCERPT_CONTAINMENT,
      constant: 'EXCERPT_CONTAINMENT',
    }),
    check('excerpt', 'length-ratio', shorter === 0 ? 0 : longer / shorter, {
      threshold: EXCERPT_LENGTH_RATIO,
      constant: 'EXCERPT_LENGTH_RATIO',
    }),
  ];
}

function quotationChecks({ quotedShare, ownScore }: MeasuredQuotation): RelationCheck[] {
  const own = { value: roundMeasure(ownScore), threshold: OWN_MATCH, constant: 'OWN_MATCH' };
  return [
    check('quotation', 'quoted', quotedShare, {
      threshold: QUOTED_SHARE,
      constant: 'QUOTED_SHARE',
    }),
    { relation: 'quotation', measure: 'own-score', ...own, holds: ownScore < OWN_MATCH },
  ];
}

function check(
  relation: RelationCheck['relation'],
  measure: RelationCheck['measure'],
  value: number,
  { threshold, constant }: { threshold: number; constant: string },
): RelationCheck {
  const rounded = roundMeasure(value);
  return { relation, measure, value: rounded, threshold, constant, holds: value >= threshold };
}
