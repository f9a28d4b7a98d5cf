import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CurvePoint, precisionRecall, simplifyCurve } from '../../src/eval/curve.ts';
import type { RankStep } from '../../src/eval/ranking.ts';

const steps: fc.Arbitrary<RankStep[]> = fc
  .uniqueArray(
    fc.record({
      score: fc.integer({ min: 0, max: 1000 }).map((n) => n / 1000),
      pairs: fc.nat(5),
      truePairs: fc.nat(5),
    }),
    { minLength: 1, maxLength: 120, selector: ({ score }) => score },
  )
  .map((drawn) =>
    drawn
      .map(({ score, pairs, truePairs }) => ({
        score,
        pairs,
        truePairs: Math.min(pairs, truePairs),
      }))
      .toSorted((a, b) => b.score - a.score),
  );

const sum = (list: readonly RankStep[], key: 'pairs' | 'truePairs'): number =>
  list.reduce((total, step) => total + step[key], 0);

/** How far a point is from the nearest of many points along the line. */
function distanceToPath({ recall, precision }: CurvePoint, path: readonly CurvePoint[]): number {
  let nearest = Infinity;
  for (const [index, from] of path.entries()) {
    const to = path[index + 1] ?? from;
    for (let part = 0; part <= 200; part++) {
      const x = from.recall + ((to.recall - from.recall) * part) / 200;
      const y = from.precision + ((to.precision - from.precision) * part) / 200;
      nearest = Math.min(nearest, Math.hypot(recall - x, precision - y));
    }
  }
  return nearest;
}

describe('the curve', () => {
  it('has at each score the precision and recall of all pairs at or above it', () => {
    fc.assert(
      fc.property(steps, fc.nat(20), (ranking, never) => {
        const all = sum(ranking, 'truePairs') + never;
        fc.pre(all > 0);
        for (const { threshold, precision, recall } of precisionRecall(ranking, all)) {
          const above = ranking.filter(({ score }) => score >= threshold);
          expect(precision).toBeCloseTo(sum(above, 'truePairs') / sum(above, 'pairs'), 5);
          expect(recall).toBeCloseTo(sum(above, 'truePairs') / all, 5);
        }
      }),
    );
  });

  it('has a point for every score from the first judged pair on', () => {
    const ranking = [
      { score: 0.9, pairs: 0, truePairs: 0 },
      { score: 0.8, pairs: 2, truePairs: 1 },
      { score: 0.7, pairs: 0, truePairs: 0 },
    ];
    const thresholds = precisionRecall(ranking, 2).map(({ threshold }) => threshold);
    expect(thresholds).toEqual([0.8, 0.7]);
  });

  it('is empty without true pairs', () => {
    expect(precisionRecall([{ score: 0.8, pairs: 2, truePairs: 0 }], 0)).toEqual([]);
  });
});

describe('the simplified curve', () => {
  it('keeps its ends, drops points only, and passes all of them closely', () => {
    const tolerance = 0.02;
    fc.assert(
      fc.property(steps, (ranking) => {
        const all = sum(ranking, 'truePairs');
        fc.pre(all > 0);
        const points = precisionRecall(ranking, all);
        const kept = simplifyCurve(points, tolerance);
        expect(kept[0]).toBe(points[0]);
        expect(kept.at(-1)).toBe(points.at(-1));
        expect(points.filter((point) => kept.includes(point))).toEqual(kept);
        for (const point of points) {
          expect(distanceToPath(point, kept)).toBeLessThanOrEqual(tolerance + 0.005);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('has four points for ten thousand on three straight lines', () => {
    const points = Array.from({ length: 10_001 }, (_, i): CurvePoint => {
      const recall = i / 10_000;
      const precision =
        recall < 0.5 ? 1 : recall < 0.75 ? 1.5 - recall : 0.75 - (recall - 0.75) * 3;
      return { threshold: 1 - recall, precision, recall };
    });
    expect(simplifyCurve(points, 1e-9).map(({ recall }) => recall)).toEqual([0, 0.5, 0.75, 1]);
  });

  it('is empty for an empty curve', () => {
    expect(simplifyCurve([], 0.1)).toEqual([]);
  });
});
