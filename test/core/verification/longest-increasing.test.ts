import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestIncreasing } from '../../../src/core/verification/longest-increasing.ts';

/** By the definition, in quadratic time: the best that ends at each value. */
function longestPlainly(values: readonly number[]): number {
  const best: number[] = [];
  for (const [i, value] of values.entries()) {
    const before = best.filter((_, j) => (values[j] ?? 0) < value);
    best[i] = 1 + Math.max(0, ...before);
  }
  return Math.max(0, ...best);
}

describe('the longest increasing subsequence', () => {
  it('is as long as the definition says', () => {
    const values = fc.oneof(
      fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 60 }),
      fc.uniqueArray(fc.nat(99), { maxLength: 60 }),
    );
    fc.assert(
      fc.property(values, (numbers) => {
        const length = longestIncreasing(Int32Array.from(numbers), numbers.length);
        expect(length).toBe(longestPlainly(numbers));
      }),
      { numRuns: 1000 },
    );
  });

  it('looks at no value beyond the count', () => {
    expect(longestIncreasing(Int32Array.of(2, 1, 3, 4, 5), 2)).toBe(1);
    expect(longestIncreasing(Int32Array.of(2, 1), 0)).toBe(0);
  });
});
