import { describe, expect, it } from 'vitest';
import { pairCounts, pairJoins } from '../../../src/core/score/counting.ts';
import type { PairMeasure } from '../../../src/core/score/measure.ts';
import { COPY_RELATIONS, RELATIONS, type Relation } from '../../../src/model/settings.ts';

const pairOf = (relation: Relation, score = 0.9): PairMeasure => ({
  score,
  resemblance: 0.4,
  containmentA: 0.6,
  containmentB: 0.5,
  sharedShingles: 40,
  shinglesA: 60,
  shinglesB: 80,
  relation,
});
const DEFAULTS = { by: 'score', threshold: 0.5, relation: 'rewrite' } as const;

describe('which pairs count', () => {
  it('leaves quotations and templates out unless they are asked for', () => {
    const counting = (relation: Relation): Relation[] =>
      RELATIONS.filter((one) => pairCounts(pairOf(one), { ...DEFAULTS, relation }));
    expect(counting('rewrite')).toEqual(COPY_RELATIONS);
    expect(counting('quotation')).toEqual([...COPY_RELATIONS, 'quotation']);
    expect(counting('template')).toEqual(RELATIONS);
  });

  it('makes clusters of copies alone, whatever is asked for', () => {
    for (const relation of ['rewrite', 'quotation', 'template'] as const) {
      const joining = RELATIONS.filter((one) => pairJoins(pairOf(one), { ...DEFAULTS, relation }));
      expect(joining).toEqual(COPY_RELATIONS);
    }
  });

  it('asks copies for the threshold before they make clusters', () => {
    expect(pairJoins(pairOf('excerpt', 0.49), DEFAULTS)).toBe(false);
    expect(pairJoins(pairOf('excerpt', 0.5), DEFAULTS)).toBe(true);
  });
});
