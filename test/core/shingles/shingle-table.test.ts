import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShingleTable } from '../../../src/core/shingles/shingle-table.ts';

const text = fc
  .array(fc.integer({ min: 0, max: 3 }), { maxLength: 60 })
  .map((tokens) => Int32Array.from(tokens));

const shinglesOf = (tokens: Int32Array, length: number): string[] =>
  Array.from({ length: Math.max(0, tokens.length - length + 1) }, (_, start) =>
    tokens.subarray(start, start + length).join(' '),
  );

describe('a table of shingles', () => {
  it('holds each once, by its first place, and knows those of another text', () => {
    fc.assert(
      fc.property(text, text, fc.integer({ min: 2, max: 7 }), (own, other, length) => {
        const starts: number[] = [];
        const table = new ShingleTable(own, length, (start) => starts.push(start));
        const shingles = shinglesOf(own, length);
        const distinct = new Set(shingles);
        expect(starts).toEqual(Array.from(distinct, (shingle) => shingles.indexOf(shingle)));
        expect(table.size).toBe(distinct.size);
        const slots = new Map<string, number>();
        for (const [start, shingle] of shinglesOf(other, length).entries()) {
          const slot = table.slotOf(other, start);
          expect(slot >= 0).toBe(distinct.has(shingle));
          if (slot < 0) continue;
          expect(slots.get(shingle) ?? slot).toBe(slot);
          expect(slot).toBeLessThan(table.slots);
          slots.set(shingle, slot);
        }
        expect(new Set(slots.values()).size).toBe(slots.size);
      }),
    );
  });

  it('grows with what is distinct', () => {
    const own = Int32Array.from({ length: 9000 }, (_, i) => (i * 7) % 5003);
    expect(new ShingleTable(own, 3).size).toBe(5003);
  });
});
