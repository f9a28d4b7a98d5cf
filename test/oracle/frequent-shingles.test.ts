import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FrequentShingles } from './frequent-shingles.ts';

const half = fc.oneof(
  fc.integer({ min: -2, max: 2 }),
  fc.nat(3).map((n) => n << 20),
  fc.integer(),
);

describe('a map of frequent shingles', () => {
  it('answers as a map of strings does', () => {
    const entries = fc.array(fc.tuple(half, half, fc.integer({ min: 1, max: 9 })), {
      maxLength: 200,
    });
    fc.assert(
      fc.property(entries, fc.array(fc.tuple(half, half)), (sets, questions) => {
        const frequent = new FrequentShingles();
        const model = new Map<string, number>();
        for (const [hi, lo, df] of sets) {
          frequent.set(hi, lo, df);
          model.set(`${hi} ${lo}`, df);
          expect(frequent.size).toBe(model.size);
        }
        for (const [hi, lo] of [...sets, ...questions]) {
          expect(frequent.get(hi, lo)).toBe(model.get(`${hi} ${lo}`) ?? 0);
        }
      }),
    );
  });

  it('keeps every frequency as it grows', () => {
    const frequent = new FrequentShingles();
    for (let n = 1; n <= 20_000; n++) frequent.set(n, Math.imul(n, 0x9e3779b1), n);
    for (let n = 1; n <= 20_000; n += 2) frequent.set(n, Math.imul(n, 0x9e3779b1), 1);
    const wrong: number[] = [];
    for (let n = 1; n <= 20_000; n++) {
      const expected = n % 2 === 1 ? 1 : n;
      if (frequent.get(n, Math.imul(n, 0x9e3779b1)) !== expected) wrong.push(n);
    }
    expect(wrong).toEqual([]);
    expect(frequent.size).toBe(20_000);
  });
});
