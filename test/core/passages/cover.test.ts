import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Cover } from '../../../src/core/passages/cover.ts';

const range = fc
  .tuple(fc.nat(150), fc.nat(150))
  .map(([one, other]) => ({ start: Math.min(one, other), end: Math.max(one, other) }));

describe('a cover', () => {
  it('counts what is in no range, as a list of flags does', () => {
    fc.assert(
      fc.property(fc.array(range, { maxLength: 8 }), range, (covered, asked) => {
        const cover = new Cover(150);
        const flags = Array.from({ length: 150 }, () => false);
        for (const { start, end } of covered) {
          cover.add(start, end);
          flags.fill(true, start, end);
        }
        const free = flags.slice(asked.start, asked.end).filter((is) => !is).length;
        expect(cover.free(asked.start, asked.end)).toBe(free);
        expect(flags.map((_, position) => cover.has(position))).toEqual(flags);
      }),
      { numRuns: 500 },
    );
  });

  it('tells how far it is free from a position on, and back', () => {
    fc.assert(
      fc.property(
        fc.array(range, { maxLength: 8 }),
        fc.nat(149),
        fc.nat(31),
        (covered, at, most) => {
          const cover = new Cover(150);
          for (const { start, end } of covered) cover.add(start, end);
          expect(cover.isEmpty).toBe(covered.every(({ start, end }) => start === end));
          let ahead = 0;
          while (ahead < most && !cover.has(at + ahead)) ahead++;
          let back = 0;
          while (back < most && !cover.has(at - back)) back++;
          expect(cover.freeFrom(at, most)).toBe(ahead);
          expect(cover.freeBack(at, most)).toBe(back);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('starts anew with nothing covered, whatever was before', () => {
    const cover = new Cover(10);
    for (const length of [64, 9000, 150, 20_000, 40]) {
      cover.reset(length);
      expect(cover.isEmpty).toBe(true);
      expect(cover.free(0, length)).toBe(length);
      cover.add(0, length);
      expect(cover.free(0, length)).toBe(0);
    }
  });

  it('has nothing outside the text', () => {
    const cover = new Cover(64);
    cover.add(0, 64);
    expect([-1, 64, 65, 1000].map((position) => cover.has(position))).toEqual(
      Array.from({ length: 4 }, () => false),
    );
  });
});
