import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inOrder, type Placed } from '../../../src/explain/compare/in-order.ts';

/** The largest sum of a rising subsequence, by looking at all that end at each item. */
function largest(items: readonly Placed[]): number {
  const sums: number[] = [];
  for (const [i, { at, weight }] of items.entries()) {
    const before = sums.filter((_, j) => j < i && (items[j]?.at ?? 0) < at);
    sums.push(weight + Math.max(0, ...before));
  }
  return Math.max(0, ...sums);
}

describe('what is in order', () => {
  it('rises, and is as much as can be', () => {
    const item = fc.record({
      at: fc.integer({ min: 0, max: 20 }),
      weight: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(item, { maxLength: 20 }), (items) => {
        const kept = items.filter((_, i) => inOrder(items).has(i));
        const places = kept.map(({ at }) => at);
        expect(places).toEqual([...new Set(places)].toSorted((x, y) => x - y));
        expect(kept.reduce((sum, { weight }) => sum + weight, 0)).toBe(largest(items));
      }),
    );
  });

  it('leaves out the smaller part, which was moved', () => {
    const items = [90, 10].map((at, i) => ({ at, weight: i + 1 }));
    expect([...inOrder(items)]).toEqual([1]);
  });
});
