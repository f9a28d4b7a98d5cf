import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Shingler } from '../../../src/core/shingles/shingles.ts';
import { shingleHash, tokenHash } from '../../oracle/hash-oracle.ts';
import { collectNumbers, hashesOf } from '../tokens.ts';

const anyDocuments = fc.array(fc.array(fc.nat(12), { maxLength: 25 }), {
  minLength: 1,
  maxLength: 5,
});

/** The shingles of a document from the words, each as a polynomial of its own. */
function shinglesPlainly(document: readonly number[], k: number): bigint[] {
  const hashes = document.map((number) => tokenHash(`w${number}`));
  if (hashes.length === 0) return [];
  if (hashes.length < k) return [shingleHash(hashes)];
  return Array.from({ length: hashes.length - k + 1 }, (_, i) =>
    shingleHash(hashes.slice(i, i + k)),
  );
}

describe('the rolling hash of shingles', () => {
  it('is the polynomial of each shingle, for every document of a collection', () => {
    fc.assert(
      fc.property(anyDocuments, fc.integer({ min: 1, max: 9 }), (documents, k) => {
        const collection = collectNumbers(documents);
        const shingler = new Shingler(collection, k);
        for (const [document, numbers] of documents.entries()) {
          expect(hashesOf(shingler.sequence(document))).toEqual(shinglesPlainly(numbers, k));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('takes a document shorter than a shingle as one, and an empty one as none', () => {
    const collection = collectNumbers([[3, 1], [], [5]]);
    for (const k of [3, 64, Number.MAX_SAFE_INTEGER]) {
      const shingler = new Shingler(collection, k);
      expect(hashesOf(shingler.sequence(0))).toEqual([
        shingleHash([tokenHash('w3'), tokenHash('w1')]),
      ]);
      expect(hashesOf(shingler.sequence(1))).toEqual([]);
      expect(hashesOf(shingler.sequence(2))).toEqual([shingleHash([tokenHash('w5')])]);
    }
  });

  it('tells a whole short document from a shingle of other size with the same tokens', () => {
    const collection = collectNumbers([[1, 2]]);
    const pair = hashesOf(new Shingler(collection, 2).sequence(0));
    const single = hashesOf(new Shingler(collection, 1).sequence(0));
    expect(single).toEqual([1, 2].map((n) => shingleHash([tokenHash(`w${n}`)])));
    expect(single).not.toContain(pair[0]);
  });

  it('outgrows its scratch memory on a long document', () => {
    const long = Array.from({ length: 5000 }, (_, i) => (i * i) % 12);
    const shingler = new Shingler(collectNumbers([[1], long]), 4);
    expect(hashesOf(shingler.sequence(1))).toEqual(shinglesPlainly(long, 4));
  });
});
