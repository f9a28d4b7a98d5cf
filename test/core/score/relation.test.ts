import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  EXCERPT_CONTAINMENT,
  EXCERPT_LENGTH_RATIO,
  isAtLeast,
  NEAR_DUPLICATE_RESEMBLANCE,
  relationOf,
  shorterSide,
} from '../../../src/core/score/relation.ts';
import { COPY_RELATIONS, RELATIONS } from '../../../src/model/settings.ts';

const share = fc.double({ min: 0, max: 1, noNaN: true });
const length = fc.integer({ min: 1, max: 3000 });
const anyMeasures = fc.record({
  resemblance: share,
  containmentA: share,
  containmentB: share,
  lengthA: length,
  lengthB: length,
});

/** 100 tokens, nearly all of them in 150. */
const EXCERPT = {
  resemblance: 0.4,
  containmentA: EXCERPT_CONTAINMENT,
  containmentB: 0.4,
  lengthA: 100,
  lengthB: 100 * EXCERPT_LENGTH_RATIO,
};

describe('the relation of two texts', () => {
  it('is the same from both sides, with the measures of the sides swapped', () => {
    fc.assert(
      fc.property(anyMeasures, (measures) => {
        fc.pre(measures.lengthA !== measures.lengthB);
        const mirrored = {
          resemblance: measures.resemblance,
          containmentA: measures.containmentB,
          containmentB: measures.containmentA,
          lengthA: measures.lengthB,
          lengthB: measures.lengthA,
        };
        expect(relationOf(mirrored)).toBe(relationOf(measures));
      }),
    );
  });

  it('is never identical, which only equal tokens are', () => {
    fc.assert(
      fc.property(anyMeasures, (measures) => {
        expect(['near-duplicate', 'excerpt', 'rewrite']).toContain(relationOf(measures));
      }),
    );
  });

  it('is near-duplicate from the resemblance on, whatever the rest', () => {
    fc.assert(
      fc.property(anyMeasures, (measures) => {
        const isNear = measures.resemblance >= NEAR_DUPLICATE_RESEMBLANCE;
        expect(relationOf(measures) === 'near-duplicate').toBe(isNear);
      }),
    );
    const atThreshold = { ...EXCERPT, resemblance: NEAR_DUPLICATE_RESEMBLANCE };
    expect(relationOf(atThreshold)).toBe('near-duplicate');
    expect(relationOf({ ...EXCERPT, resemblance: NEAR_DUPLICATE_RESEMBLANCE - 1e-6 })).toBe(
      'excerpt',
    );
  });

  it('is excerpt if the shorter text is in a clearly longer one', () => {
    expect(relationOf(EXCERPT)).toBe('excerpt');
    expect(relationOf({ ...EXCERPT, lengthB: EXCERPT.lengthB - 1 })).toBe('rewrite');
    expect(relationOf({ ...EXCERPT, containmentA: EXCERPT_CONTAINMENT - 1e-6 })).toBe('rewrite');
    expect(relationOf({ ...EXCERPT, containmentA: 0.2, containmentB: 1 })).toBe('rewrite');
  });

  it('is excerpt only if most of the shorter text is in the other', () => {
    fc.assert(
      fc.property(anyMeasures, (measures) => {
        fc.pre(relationOf(measures) === 'excerpt');
        const { containmentA, containmentB, lengthA, lengthB } = measures;
        const side = shorterSide(lengthA, lengthB);
        expect(side === 'a' ? lengthA : lengthB).toBeLessThan(Math.max(lengthA, lengthB));
        expect(side === 'a' ? containmentA : containmentB).toBeGreaterThanOrEqual(
          EXCERPT_CONTAINMENT,
        );
      }),
      { numRuns: 2000 },
    );
    expect([shorterSide(2, 3), shorterSide(3, 2), shorterSide(3, 3)]).toEqual(['a', 'b', 'a']);
  });

  it('only grows stronger as the texts share more', () => {
    const raised = (value: number, by: number): number => value + (1 - value) * by;
    fc.assert(
      fc.property(anyMeasures, share, share, (measures, byResemblance, byContainment) => {
        const more = {
          ...measures,
          resemblance: raised(measures.resemblance, byResemblance),
          containmentA: raised(measures.containmentA, byContainment),
          containmentB: raised(measures.containmentB, byContainment),
        };
        expect(isAtLeast(relationOf(more), relationOf(measures))).toBe(true);
      }),
    );
  });
});

describe('the order of relations', () => {
  it('runs from identical to template', () => {
    expect(RELATIONS).toEqual([...COPY_RELATIONS, 'quotation', 'template']);
    for (const [i, relation] of RELATIONS.entries()) {
      const weaker = RELATIONS.filter((weakest) => isAtLeast(relation, weakest));
      expect(weaker).toEqual(RELATIONS.slice(i));
    }
  });
});
