import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { interceptShift, shiftScore } from '../../src/eval/intercept-shift.ts';
import type { RankStep } from '../../src/eval/ranking.ts';
import { reliabilityOf } from '../../src/eval/reliability.ts';

/** One pair of documents. */
interface Scored {
  readonly score: number;
  readonly isTrue: boolean;
}

/** Scores in steps of .01, so that many tie and some are at the ends of the range that counts. */
const pairs: fc.Arbitrary<readonly Scored[]> = fc.array(
  fc.record({ score: fc.integer({ min: 0, max: 100 }).map((n) => n / 100), isTrue: fc.boolean() }),
  { minLength: 1, maxLength: 300 },
);

/** The pairs of each score, highest first, as a ranking has them. */
function rank(all: readonly Scored[]): RankStep[] {
  const scores = [...new Set(all.map(({ score }) => score))].toSorted((a, b) => b - a);
  return scores.map((score) => {
    const same = all.filter((pair) => pair.score === score);
    return { score, pairs: same.length, truePairs: same.filter(({ isTrue }) => isTrue).length };
  });
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
const shareOf = (all: readonly Scored[]): number => mean(all.map(({ isTrue }) => (isTrue ? 1 : 0)));

/** Tenths of the list, one pair after another; pairs that tie go to the tenth of their middle. */
function naiveBins(all: readonly Scored[]): Scored[][] {
  const sorted = all
    .filter(({ score }) => score >= 0.05 && score <= 0.95)
    .toSorted((a, b) => a.score - b.score);
  const bins = Array.from({ length: 10 }, (): Scored[] => []);
  for (const pair of sorted) {
    const first = sorted.findIndex(({ score }) => score === pair.score);
    const last = sorted.findLastIndex(({ score }) => score === pair.score);
    bins[Math.floor(((first + last + 1) / 2 / sorted.length) * 10)]?.push(pair);
  }
  return bins.filter((bin) => bin.length > 0);
}

describe('reliability', () => {
  it('has the bins, gaps and shares that counting one pair after another gives', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const found = reliabilityOf(rank(all));
        const bins = naiveBins(all);
        const doubtful = bins.flat();
        expect(found.candidates).toBe(all.length);
        expect(found.prior).toBeCloseTo(shareOf(all), 5);
        expect(found.pairs).toBe(doubtful.length);
        expect(found.truePairs).toBe(doubtful.filter(({ isTrue }) => isTrue).length);
        expect(found.bins.map((bin) => bin.pairs)).toEqual(bins.map((bin) => bin.length));
        for (const [index, bin] of bins.entries()) {
          const scores = bin.map(({ score }) => score);
          expect(found.bins[index]?.from).toBe(Math.min(...scores));
          expect(found.bins[index]?.to).toBe(Math.max(...scores));
          expect(found.bins[index]?.meanScore).toBeCloseTo(mean(scores), 5);
          expect(found.bins[index]?.trueShare).toBeCloseTo(shareOf(bin), 5);
        }
        if (doubtful.length === 0) {
          expect(found.asScored).toBeNull();
          return;
        }
        const gaps = bins.map((bin) =>
          Math.abs(mean(bin.map(({ score }) => score)) - shareOf(bin)),
        );
        const error = mean(bins.flatMap((bin, i) => bin.map(() => gaps[i] ?? 0)));
        expect(found.asScored?.calibrationError).toBeCloseTo(error, 5);
        expect(found.asScored?.largestGap).toBeCloseTo(Math.max(...gaps), 5);
      }),
    );
  });

  it('has tenths of the pairs if no two tie', () => {
    const all = Array.from({ length: 250 }, (_, i) => {
      return { score: 0.1 + i * 0.003, isTrue: i % 3 === 0 };
    });
    expect(reliabilityOf(rank(all)).bins.map((bin) => bin.pairs)).toEqual(
      Array.from({ length: 10 }, () => 25),
    );
  });

  it('is perfect for scores that are the shares', () => {
    const step = (score: number): RankStep => ({ score, pairs: 100, truePairs: score * 100 });
    const { asScored, interceptShifted } = reliabilityOf([step(0.75), step(0.5), step(0.25)]);
    expect(asScored).toEqual({ calibrationError: 0, largestGap: 0 });
    expect(interceptShifted).toEqual({ shift: 0, calibrationError: 0, largestGap: 0 });
  });

  it('removes all that another prior does to perfect scores, and names it', () => {
    const odds = 1.5;
    const step = (score: number): RankStep => {
      const share = (odds * score) / (odds * score + 1 - score);
      return { score, pairs: 1e6, truePairs: Math.round(1e6 * share) };
    };
    const found = reliabilityOf([0.8, 0.6, 0.4, 0.2].map(step));
    expect(found.asScored?.largestGap).toBeGreaterThan(0.07);
    expect(found.interceptShifted?.largestGap).toBeLessThan(1e-5);
    expect(found.interceptShifted?.shift).toBeCloseTo(Math.log(odds), 4);
  });

  it('has nothing to say without candidates, or if the score is sure of all', () => {
    expect(reliabilityOf([])).toMatchObject({ prior: null, asScored: null, bins: [] });
    const sure = reliabilityOf([{ score: 0.99, pairs: 4, truePairs: 4 }]);
    expect(sure).toMatchObject({ candidates: 4, prior: 1, pairs: 0, asScored: null });
  });
});

describe('the intercept shift', () => {
  const ascending = (all: readonly Scored[]): RankStep[] =>
    rank(all.filter(({ score }) => score > 0 && score < 1)).toReversed();

  it('makes the mean score equal to the share of true pairs', () => {
    fc.assert(
      fc.property(pairs, (all) => {
        const steps = ascending(all);
        const shift = interceptShift(steps);
        const inside = all.filter(({ score }) => score > 0 && score < 1);
        const share = inside.length === 0 ? 0 : shareOf(inside);
        if (share === 0 || share === 1) {
          expect(shift).toBeNull();
          return;
        }
        expect(mean(inside.map(({ score }) => shiftScore(score, shift ?? NaN)))).toBeCloseTo(
          share,
          8,
        );
      }),
    );
  });

  it('adds to the logit', () => {
    expect(shiftScore(0.5, Math.log(3))).toBeCloseTo(0.75, 12);
    expect(shiftScore(0.2, 0)).toBeCloseTo(0.2, 12);
  });

  it('is null if no number does that', () => {
    expect(interceptShift([{ score: 0.4, pairs: 3, truePairs: 0 }])).toBeNull();
    expect(interceptShift([{ score: 0.4, pairs: 3, truePairs: 3 }])).toBeNull();
  });
});
