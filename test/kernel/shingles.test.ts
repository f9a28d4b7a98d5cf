import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Shingler } from '../../src/core/shingles/shingles.ts';
import { Tokeniser } from '../../src/core/tokens/tokenise.ts';
import { Collection } from '../../src/core/texts/collection.ts';
import { hashesAt, kernel, OUT, TABLES, TEXT, utf8, write } from './kernel-memory.ts';
import { hashesOf } from '../core/tokens.ts';

const SHINGLES = OUT + (1 << 19);

describe('the shingles of the kernel', () => {
  it('are those of the reference, for every size of shingle and of document', () => {
    const tokeniser = new Tokeniser();
    const anyWords = fc.array(fc.constantFrom('ferry', 'a', 'tide', 'harbour', '7'), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(anyWords, fc.integer({ min: 1, max: 50 }), (words, k) => {
        const text = words.join(' ');
        const collection = new Collection();
        collection.add(tokeniser.tokenise(text));
        const expected = hashesOf(new Shingler(collection, k).sequence(0));
        const count = kernel.tokenise(TEXT, write(utf8(text)), OUT, TABLES, 0);
        const shingles = kernel.rollShingles(OUT, count, k, SHINGLES);
        expect(hashesAt(SHINGLES, shingles, 8)).toEqual(expected);
        // in place of the records
        expect(kernel.rollShingles(OUT, count, k, OUT)).toBe(shingles);
        expect(hashesAt(OUT, shingles, 8)).toEqual(expected);
      }),
      { numRuns: 2000 },
    );
  });
});
