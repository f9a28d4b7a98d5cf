import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../src/core/vocabulary.ts';

/** Halves that collide: few values, equal low bits, both signs. */
const half = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.nat(5).map((n) => n << 16),
  fc.nat(5).map((n) => (n << 28) - 1),
  fc.integer(),
);

describe('a vocabulary', () => {
  it('numbers hashes in the order of their first appearance, as a map would', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(half, half), { maxLength: 300 }), (hashes) => {
        const vocabulary = new Vocabulary();
        const model = new Map<string, number>();
        for (const [hi, lo] of hashes) {
          const known = model.get(`${hi} ${lo}`);
          expect(vocabulary.find(hi, lo)).toBe(known ?? -1);
          expect(vocabulary.number(hi, lo)).toBe(known ?? model.size);
          if (known === undefined) model.set(`${hi} ${lo}`, model.size);
          expect(vocabulary.size).toBe(model.size);
        }
        const numbered = [...model.keys()];
        const held = numbered.map((_, n) => `${vocabulary.hi[n]} ${vocabulary.lo[n]}`);
        expect(held).toEqual(numbered);
      }),
    );
  });

  it('keeps every number when it outgrows its tables, hashes with the same low bits too', () => {
    const vocabulary = new Vocabulary();
    const size = 70_000;
    const hashOf = (n: number): [hi: number, lo: number] =>
      n > 500 ? [n, Math.imul(n, 0x9e3779b1)] : [n, (n % 8) << 20];
    for (let n = 0; n < size; n++) vocabulary.number(...hashOf(n));
    expect(vocabulary.size).toBe(size);
    const moved: number[] = [];
    for (let n = 0; n < size; n++) {
      if (vocabulary.find(...hashOf(n)) !== n || vocabulary.number(...hashOf(n)) !== n)
        moved.push(n);
      if (vocabulary.hi[n] !== hashOf(n)[0] || vocabulary.lo[n] !== hashOf(n)[1]) moved.push(n);
    }
    expect(moved).toEqual([]);
    expect(vocabulary.find(-1, 12_345)).toBe(-1);
  });
});
