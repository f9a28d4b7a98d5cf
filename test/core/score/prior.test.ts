import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  learnApart,
  learnSafeShift,
  learnShift,
  LogitCounts,
  PRIOR,
  priorOf,
  shiftOf,
} from '../../../src/core/score/prior.ts';

/** So many log-odds around a middle, as a normal distribution has them: the same at every call. */
function bulk(count: number, middle: number, spread: number): number[] {
  return Array.from({ length: count }, (_, i) => middle + spread * quantile((i + 0.5) / count));
}

/** The quantile of the standard normal distribution, by bisection of its cumulative sum. */
function quantile(share: number): number {
  let [low, high] = [-8, 8];
  while (high - low > 1e-6) {
    const middle = (low + high) / 2;
    if (cumulative(middle) < share) low = middle;
    else high = middle;
  }
  return low;
}

function cumulative(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const series =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI)) * series;
  return x > 0 ? 1 - tail : tail;
}

const STRANGERS = bulk(6000, -8, 1.6);

describe('the shift that is learnt', () => {
  it('is 0 for next to no candidates, and for none', () => {
    expect(learnShift([])).toBe(0);
    expect(learnShift(bulk(19, -8, 1.6))).toBe(0);
  });

  it('is up in few candidates if the unrelated ones are far away, the more the more there are', () => {
    const few = learnShift(bulk(25, -8, 1.6));
    const more = learnShift(bulk(100, -8, 1.6));
    expect(few).toBeGreaterThan(0);
    expect(more).toBeGreaterThan(few);
    expect(more).toBeLessThanOrEqual(3);
  });

  it('is 0 in few candidates that reach even odds by chance', () => {
    expect(learnShift(bulk(100, -4, 2))).toBe(0);
    expect(learnShift([...bulk(100, -4, 2), ...bulk(10, 4, 1)])).toBe(0);
  });

  it('is of close candidates, if there are enough of them for a histogram', () => {
    const near = bulk(4000, -3, 1.6);
    expect(learnShift(near, [...near, ...bulk(9000, -14, 3)])).toBeLessThan(0);
  });

  it('is up where copies stand far out above the strangers', () => {
    expect(learnShift([...STRANGERS, ...bulk(2000, 1, 2)])).toBeGreaterThanOrEqual(1);
  });

  it('is safe only if it is not about to go to another step', () => {
    const safe = [0, 250, 500, 1000, 1500, 2000, 3000].map((copies) => {
      const logits = [...STRANGERS, ...bulk(copies, 1, 2)];
      return [learnSafeShift(logits, logits), learnShift(logits)] as const;
    });
    for (const [held, learnt] of safe) expect([undefined, learnt]).toContain(held);
    expect(safe.some(([held]) => held !== undefined)).toBe(true);
    expect(safe.some(([held]) => held === undefined)).toBe(true);
  });

  it('is never up if there are no copies', () => {
    expect(learnShift(STRANGERS)).toBeLessThanOrEqual(0);
  });

  it('is down where strangers reach beyond even odds, by one at most', () => {
    const near = bulk(6000, -3, 1.6);
    const shift = learnShift([...near, ...bulk(60, 6, 1)]);
    expect(shift).toBeLessThan(0);
    expect(shift).toBeGreaterThanOrEqual(-1);
  });

  it('is 0 if the bulk is of copies', () => {
    expect(learnShift(bulk(3000, 4, 1.5))).toBe(0);
  });

  it('is no larger if all candidates have larger log-odds', () => {
    const all = [...STRANGERS, ...bulk(1000, 3, 1.5)];
    let last = Infinity;
    for (let more = -4; more <= 5; more += 0.25) {
      const shift = learnShift(all.map((logit) => logit + more));
      expect(shift).toBeLessThanOrEqual(last);
      last = shift;
    }
    expect(last).toBeLessThan(0);
  });

  it('is not moved by one candidate more, nor by their order', () => {
    const all = [...STRANGERS, ...bulk(2000, 1, 2)];
    const shift = learnShift(all);
    fc.assert(
      fc.property(fc.double({ min: -30, max: 20, noNaN: true }), (one) => {
        expect(learnShift([one, ...all.toReversed()])).toBe(shift);
      }),
      { numRuns: 40 },
    );
  });

  it('comes in steps of a half', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -11, max: -3 }),
        fc.integer({ min: 50, max: 3000 }),
        (at, n) => {
          const shift = learnShift([...bulk(4000, at, 1.5), ...bulk(n, 2, 2)]);
          expect(Number.isInteger(shift * 2)).toBe(true);
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('a prior', () => {
  it('of the shipped size adds nothing', () => {
    expect(shiftOf(PRIOR)).toBe(0);
    expect(priorOf(0)).toBe(PRIOR);
  });

  it('stands for its shift, but for rounding', () => {
    for (let shift = -6; shift <= 6; shift += 0.5) {
      expect(shiftOf(priorOf(shift))).toBeCloseTo(shift, 1);
    }
  });
});

describe('the shift once all pairs are known', () => {
  const apart = (logits: readonly number[], shift: number): number => {
    const counts = new LogitCounts();
    for (const logit of logits) counts.add(logit);
    return learnApart(counts, shift);
  };
  const pages = [...bulk(4000, -6, 2), ...bulk(300, 1, 2.5)];
  const copies = bulk(900, 9, 1.2);

  it('is down to the valley that most of them stand behind', () => {
    const shift = apart([...pages, ...copies], -1);
    expect(shift).toBeLessThanOrEqual(-3.5);
    expect(shift).toBeGreaterThanOrEqual(-5);
  });

  it('is the same whatever else there is below', () => {
    const shift = apart([...pages, ...copies], -1);
    expect(apart([...pages, ...copies, ...bulk(90_000, -9, 1.5)], -1)).toBe(shift);
  });

  it('stays where fewer stand behind it than before, or next to none', () => {
    expect(apart([...pages, ...bulk(1500, 3, 0.8), ...copies], -1)).toBe(-1);
    expect(apart([...bulk(40, 1, 1.5), ...bulk(90, 9, 1.2)], -1)).toBe(-1);
  });

  it('stays where it was up, or copies begin at once', () => {
    expect(apart([...pages, ...copies], 1)).toBe(1);
    expect(apart([...bulk(4000, -6, 2), ...bulk(900, 3, 1)], -1)).toBe(-1);
    expect(apart([], 0)).toBe(0);
  });
});
