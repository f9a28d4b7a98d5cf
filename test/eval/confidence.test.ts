import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wilsonInterval } from '../../src/eval/confidence.ts';

const Z = 1.959964;

/** The share of a grid that a normal approximation at each of its values does not rule out. */
function searchInterval(hits: number, of: number): readonly [number, number] {
  const steps = 20_000;
  const open = Array.from({ length: steps + 1 }, (_, i) => i / steps).filter(
    (share) => (hits / of - share) ** 2 <= ((Z ** 2 * share * (1 - share)) / of) * (1 + 1e-9),
  );
  return [open[0] ?? NaN, open.at(-1) ?? NaN];
}

describe('the Wilson interval', () => {
  it.each([
    [8, 10, 0.4902, 0.9433],
    [0, 20, 0, 0.1611],
    [20, 20, 0.8389, 1],
    [81, 263, 0.2553, 0.3662],
  ])('of %i in %i is what textbooks print', (hits, of, low, high) => {
    const interval = wilsonInterval(hits, of) ?? [];
    expect(interval[0]).toBeCloseTo(low, 4);
    expect(interval[1]).toBeCloseTo(high, 4);
  });

  it('holds every share that the count does not rule out, and no other', () => {
    const counts = fc
      .integer({ min: 1, max: 400 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    fc.assert(
      fc.property(counts, ([hits, of]) => {
        const [low = NaN, high = NaN] = wilsonInterval(hits, of) ?? [];
        const [from, to] = searchInterval(hits, of);
        expect(Math.abs(low - from)).toBeLessThan(1e-4);
        expect(Math.abs(high - to)).toBeLessThan(1e-4);
      }),
      { numRuns: 50 },
    );
  });

  it('does not exist if nothing was counted', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
  });
});
