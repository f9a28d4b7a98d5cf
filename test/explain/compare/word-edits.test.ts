import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordEdits } from '../../../src/explain/compare/word-edits.ts';

const steps = (a: number[], b: number[]): string =>
  wordEdits(Int32Array.from(a), Int32Array.from(b))
    .map((step) => (step.isShared ? `=${step.a}` : `-${step.a}+${step.b}`))
    .join(' ');

describe('the edits of two word lists', () => {
  it('are none if they are equal, and all if nothing is', () => {
    expect(steps([1, 2, 3], [1, 2, 3])).toBe('=3');
    expect(steps([1, 2, 3], [4, 5])).toBe('-3+2');
    expect(steps([], [])).toBe('');
  });

  it('are the fewest, where the walk along a passage would exchange every word', () => {
    // five words put in are more than the walk looks for
    expect(steps([1, 2, 3, 4, 5, 6], [1, 2, 3, 11, 12, 13, 14, 15, 4, 5, 6])).toBe('=3 -0+5 =3');
    expect(steps([1, 2, 3, 9, 4, 8, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7])).toBe('=3 -1+0 =1 -1+0 =3');
  });

  it('lead from the one to the other, step by step', () => {
    const words = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 40 });
    fc.assert(
      fc.property(words, words, (a, b) => {
        let [i, j] = [0, 0];
        let before: boolean | undefined;
        for (const step of wordEdits(Int32Array.from(a), Int32Array.from(b))) {
          expect(step.isShared).not.toBe(before);
          if (step.isShared) expect(a.slice(i, i + step.a)).toEqual(b.slice(j, j + step.b));
          else expect(step.a + step.b).toBeGreaterThan(0);
          [i, j, before] = [i + step.a, j + step.b, step.isShared];
        }
        expect([i, j]).toEqual([a.length, b.length]);
      }),
    );
  });

  it('take no longer the more there are: a stretch with too many is one', () => {
    const a = Int32Array.from({ length: 200_000 }, (_, i) => i);
    const b = a.map((word) => word + 1_000_000);
    expect(wordEdits(a, b)).toEqual([{ isShared: false, a: 200_000, b: 200_000 }]);
  });
});
