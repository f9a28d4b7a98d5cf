import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../src/eval/confidence.ts';
import type { ThresholdResult } from '../../src/eval/threshold-judge.ts';
import { middleBest, suggestThreshold } from '../../src/eval/suggest.ts';

const ALL_TRUE = 60;

/** Results of a grid, as pairs found and true pairs among them; nothing found is precision 1. */
function gridOf(counts: readonly (readonly [pairs: number, truePairs: number])[]) {
  return counts.map(([pairs, truePairs], step): ThresholdResult => {
    const precision = pairs === 0 ? 1 : truePairs / pairs;
    const recall = truePairs / ALL_TRUE;
    const threshold = (step + 1) / 100;
    return { threshold, pairs, truePairs, precision, recall, f1: 0, ari: null, clusters: 0 };
  });
}

const grids = fc
  .array(fc.tuple(fc.nat(ALL_TRUE), fc.nat(ALL_TRUE)), { minLength: 1, maxLength: 40 })
  .map((drawn) => gridOf(drawn.map(([pairs, hits]) => [pairs, Math.min(pairs, hits)] as const)));

describe('the suggested threshold', () => {
  it('has the precision, and no other threshold that has it recalls more', () => {
    fc.assert(
      fc.property(grids, fc.double({ min: 0, max: 1, noNaN: true }), (grid, wanted) => {
        const { isReached, result, interval } = suggestThreshold(grid, wanted);
        const reaching = grid.filter(({ pairs, precision }) => pairs > 0 && precision >= wanted);
        expect(isReached).toBe(reaching.length > 0);
        expect(result === null).toBe(grid.every(({ pairs }) => pairs === 0));
        if (result === null) return;
        expect(grid).toContain(result);
        expect(interval).toEqual(wilsonInterval(result.truePairs, result.pairs));
        if (!isReached) return;
        expect(result.precision).toBeGreaterThanOrEqual(wanted);
        expect(result.recall).toBe(Math.max(...reaching.map(({ recall }) => recall)));
      }),
    );
  });

  it('is the closest one if none has the precision', () => {
    const grid = gridOf([
      [10, 5],
      [8, 6],
      [4, 2],
      [0, 0],
    ]);
    const { isReached, result } = suggestThreshold(grid, 0.9);
    expect({ isReached, threshold: result?.threshold }).toEqual({
      isReached: false,
      threshold: 0.02,
    });
  });

  it('is null if nothing is found at any threshold, as nothing is not precise', () => {
    expect(suggestThreshold(gridOf([[0, 0]]), 0.9)).toEqual({
      precision: 0.9,
      isReached: false,
      result: null,
      interval: null,
    });
  });

  it('is the middle one of several that do equally well', () => {
    const grid = gridOf([
      [9, 3],
      [6, 5],
      [6, 5],
      [6, 5],
      [2, 2],
    ]);
    expect(suggestThreshold(grid, 0.8).result?.threshold).toBe(0.03);
    expect(middleBest([], ({ f1 }) => f1)).toBeNull();
  });
});
