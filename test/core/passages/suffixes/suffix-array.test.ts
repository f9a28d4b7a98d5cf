import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commonPrefixes,
  suffixArray,
} from '../../../../src/core/passages/suffixes/suffix-array.ts';

const symbols = fc
  .integer({ min: 0, max: 8 })
  .chain((most) => fc.array(fc.integer({ min: 0, max: most }), { maxLength: 120 }))
  .map((all) => Int32Array.from(all));

function compare(text: Int32Array, i: number, j: number): number {
  for (let k = 0; i + k < text.length && j + k < text.length; k++) {
    const difference = (text[i + k] ?? 0) - (text[j + k] ?? 0);
    if (difference !== 0) return difference;
  }
  return j - i;
}

describe('the suffix array', () => {
  it('holds all suffixes in order', () => {
    fc.assert(
      fc.property(symbols, (text) => {
        const sorted = [...text.keys()].sort((i, j) => compare(text, i, j));
        expect([...suffixArray(text, 8)]).toEqual(sorted);
      }),
      { numRuns: 1000 },
    );
  });

  it('has beside each the prefix that it shares with the one before', () => {
    fc.assert(
      fc.property(symbols, (text) => {
        const suffixes = suffixArray(text, 8);
        const shared = [...suffixes].map((suffix, rank) => {
          if (rank === 0) return 0;
          const before = suffixes[rank - 1] ?? 0;
          let length = 0;
          const most = text.length - Math.max(suffix, before);
          while (length < most && text[suffix + length] === text[before + length]) length++;
          return length;
        });
        expect([...commonPrefixes(text, suffixes)]).toEqual(shared);
      }),
      { numRuns: 500 },
    );
  });
});
