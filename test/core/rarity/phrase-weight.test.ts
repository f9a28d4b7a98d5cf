import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PhraseWeight } from '../../../src/core/rarity/phrase-weight.ts';
import { buildPostings } from '../../oracle/postings.ts';
import { collectNumbers } from '../tokens.ts';

const anyDocuments = fc.array(fc.array(fc.nat(4), { minLength: 1, maxLength: 12 }), {
  minLength: 1,
  maxLength: 40,
});

/** Documents that have the phrase, by brute force. */
function dfOf(documents: readonly (readonly number[])[], phrase: readonly number[]): number {
  const has = (tokens: readonly number[]): boolean =>
    tokens.some((_, i) => phrase.every((token, j) => tokens[i + j] === token));
  return documents.filter(has).length;
}

function spreadOf(documents: readonly (readonly number[])[]): PhraseWeight {
  const collection = collectNumbers(documents);
  const all = Int32Array.from(documents.keys());
  return new PhraseWeight(collection.vocabulary, buildPostings(collection, all, { scaled: 1 }));
}

describe('the weight of a phrase', () => {
  it('is 1 up to 8 documents and the root of 8 / df beyond, whatever else is in the corpus', () => {
    fc.assert(
      fc.property(anyDocuments, (documents) => {
        const spread = spreadOf(documents);
        for (const tokens of documents.slice(0, 5)) {
          for (let i = 0; i + 3 <= tokens.length; i++) {
            const [first = 0, second = 0, third = 0] = tokens.slice(i, i + 3);
            const df = dfOf(documents, [first, second, third]);
            const expected = df <= 8 ? 1 : Math.sqrt(8 / df);
            expect(spread.weight(first, second, third)).toBeCloseTo(expected, 12);
          }
        }
      }),
      { numRuns: 200 },
    );
  });

  it('does not move when documents without the phrase are added', () => {
    const sharing = Array.from({ length: 20 }, (_, i) => [0, 1, 2, 3 + i]);
    const others = Array.from({ length: 100 }, (_, i) => [2, 1, 0, 30 + i]);
    const alone = spreadOf(sharing).weight(0, 1, 2);
    expect(alone).toBeCloseTo(Math.sqrt(8 / 20), 12);
    expect(spreadOf([...sharing, ...others]).weight(0, 1, 2)).toBe(alone);
  });
});
