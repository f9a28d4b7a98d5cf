import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rankPartners } from '../../../src/core/candidates/weights.ts';
import { Collection } from '../../../src/core/texts/collection.ts';
import { FEW_DOCUMENTS, pairFewDocuments } from '../../../src/core/candidates/few-documents.ts';
import { groupIdentical } from '../../../src/core/texts/identical.ts';
import { buildPostings } from '../../../src/core/candidates/postings.ts';
import { Shingler } from '../../../src/core/shingles/shingles.ts';
import { Tokeniser } from '../../../src/core/tokens/tokenise.ts';

/** Texts that share words and phrases, some of them in many. */
const texts = fc.array(
  fc
    .array(
      fc.constantFrom('a b c d e', 'of the', 'in the end of', 'x', 'y', 'z z z', 'q r s t u'),
      {
        maxLength: 8,
      },
    )
    .map((parts) => parts.join(' ')),
  { maxLength: FEW_DOCUMENTS },
);

function collect(all: readonly string[]): Collection {
  const collection = new Collection();
  const tokeniser = new Tokeniser();
  for (const text of all) collection.add(tokeniser.tokenise(text));
  return collection;
}

describe('a few documents', () => {
  test('have the pairs and the counts that their postings give', () => {
    fc.assert(
      fc.property(texts, (all) => {
        const collection = collect(all);
        const { distinct } = groupIdentical(collection);
        const postings = buildPostings(collection, distinct, { scaled: 1 });
        const { pairs, counts } = pairFewDocuments(collection, distinct);
        expect(pairs).toEqual(rankPartners(postings, collection.size));
        expect(counts.wordDf).toEqual(postings.wordDf);
        expect(counts.frequent.size).toBe(postings.frequent.size);
        const phrases = new Shingler(collection, 3);
        for (const document of distinct) {
          const { count, hi, lo } = phrases.sequence(document);
          for (let i = 0; i < count; i++) {
            const hash = [hi[i] ?? 0, lo[i] ?? 0] as const;
            expect(counts.frequent.get(...hash)).toBe(postings.frequent.get(...hash));
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('are as many as have no more partners than are kept', () => {
    const all = Array.from({ length: FEW_DOCUMENTS }, (_, i) => `shared ${'w'.repeat(i + 1)}`);
    const collection = collect(all);
    const { distinct } = groupIdentical(collection);
    const { pairs } = pairFewDocuments(collection, distinct);
    expect(pairs.count).toBe((FEW_DOCUMENTS * (FEW_DOCUMENTS - 1)) / 2);
  });
});
