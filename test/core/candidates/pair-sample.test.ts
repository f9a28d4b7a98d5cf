import fc from 'fast-check';
import { expect, it } from 'vitest';
import { samplePairs } from '../../../src/core/candidates/pair-sample.ts';

const SIZE = 200;
const HASHES = Uint32Array.from({ length: SIZE }, (_, i) => Math.imul(i + 1, 0x9e3779b1) >>> 0);

/** The sample of pairs that come in this order, as text. */
function sampleOf(pairs: readonly (readonly [number, number])[], most: number): string[] {
  const { count, a, b } = samplePairs(
    {
      size: SIZE,
      count: pairs.length,
      each: (take) => {
        for (const [one, other] of pairs) take(one, other);
      },
    },
    HASHES,
    most,
  );
  return Array.from({ length: count }, (_, i) => `${a[i]} ${b[i]}`);
}

const anyPairs = fc.uniqueArray(
  fc
    .tuple(fc.nat(SIZE - 2), fc.nat(SIZE - 2))
    .map(([x, y]) => [Math.min(x, y), Math.max(x, y) + 1] as const),
  { minLength: 1, maxLength: 400, selector: ([a, b]) => `${a} ${b}` },
);

it('a sample has all pairs if they are few', () => {
  fc.assert(
    fc.property(anyPairs, (pairs) => {
      expect(sampleOf(pairs, 1000)).toHaveLength(pairs.length);
    }),
  );
});

it('a sample does not depend on the order of pairs, nor on the side that they are met from', () => {
  fc.assert(
    fc.property(anyPairs, fc.integer({ min: 1, max: 60 }), (pairs, most) => {
      const sample = sampleOf(pairs, most);
      const turned = pairs.toReversed().flatMap(([a, b]) => [[b, a] as const, [a, b] as const]);
      expect(sampleOf(turned, most)).toEqual(sample);
      expect(sample.length).toBeLessThanOrEqual(most);
    }),
  );
});

it('a sample tells how many pairs there are', () => {
  const pairs = Array.from({ length: SIZE }, (_, a) =>
    Array.from({ length: SIZE - a - 1 }, (__, i) => [a, a + i + 1] as const),
  ).flat();
  const source = (listed: typeof pairs) => ({
    size: SIZE,
    count: 2 * listed.length,
    each: (take: (one: number, other: number) => void) => {
      for (const [one, other] of listed) {
        take(one, other);
        take(other, one);
      }
    },
  });
  // no two pairs of texts have one hash
  const hashes = HASHES.map((hash) => Math.imul(hash ^ (hash >>> 15), hash | 1) >>> 0);
  const few = samplePairs(source(pairs.slice(0, 50)), hashes, 1000);
  expect([few.count, few.share]).toEqual([50, 1]);
  const { count, share } = samplePairs(source(pairs), hashes, 1000);
  expect(count).toBe(1000);
  expect(Math.abs(count / share / pairs.length - 1)).toBeLessThan(0.1);
});
