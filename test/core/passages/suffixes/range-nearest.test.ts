import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RangeNearest } from '../../../../src/core/passages/suffixes/range-nearest.ts';

describe('the nearest value in a range', () => {
  it('is that of looking at all of them, the smaller of two', () => {
    const lists = fc.uniqueArray(fc.nat(99), { minLength: 1, maxLength: 40 });
    const ends = fc.tuple(fc.nat(40), fc.nat(40), fc.integer({ min: -20, max: 150 }));
    fc.assert(
      fc.property(lists, fc.array(ends, { maxLength: 10 }), (values, questions) => {
        const range = new RangeNearest(Int32Array.from(values), 99);
        for (const [one, other, target] of questions) {
          const [from, to] = [Math.min(one, other), Math.max(one, other)].map((end) =>
            Math.min(end, values.length),
          );
          const [nearest = -1] = values
            .slice(from, to)
            .sort((x, y) => Math.abs(x - target) - Math.abs(y - target) || x - y);
          expect(range.nearest(from ?? 0, to ?? 0, target)).toBe(nearest);
        }
      }),
      { numRuns: 500 },
    );
  });
});
