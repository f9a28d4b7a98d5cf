import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Collection } from '../../../src/core/texts/collection.ts';
import { Tokeniser } from '../../../src/core/tokens/tokenise.ts';
import { tokenHash, joinHalves } from '../../oracle/hash-oracle.ts';
import { collect, collectNumbers } from '../tokens.ts';

const WORDS = ['quay', 'ferry', 'tide', 'gull', 'rope', 'lamp'];
const anyWords = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 });
const anyTexts = fc.array(
  anyWords.map((words) => words.join(' ')),
  { maxLength: 30 },
);

/** The hashes of a document, looked up by its token numbers. */
function hashesIn(collection: Collection, document: number): bigint[] {
  const { hi, lo } = collection.vocabulary;
  return Array.from(collection.tokensOf(document), (token) =>
    joinHalves(hi[token] ?? 0, lo[token] ?? 0),
  );
}

describe('a collection', () => {
  it('holds each document as it was added, even an empty one', () => {
    fc.assert(
      fc.property(anyTexts, (texts) => {
        const collection = collect(texts);
        expect(collection.size).toBe(texts.length);
        for (const [document, text] of texts.entries()) {
          const words = text === '' ? [] : text.split(' ');
          expect(collection.length(document)).toBe(words.length);
          expect(hashesIn(collection, document)).toEqual(words.map(tokenHash));
        }
        expect(collection.vocabulary.size).toBe(new Set(texts.join(' ').match(/\w+/g)).size);
      }),
    );
  });

  it('numbers documents in the order in which they come, from 0', () => {
    const collection = new Collection();
    const tokeniser = new Tokeniser();
    expect(collection.add(tokeniser.tokenise('the tide turned'))).toBe(0);
    expect(collection.add(tokeniser.tokenise(''))).toBe(1);
    expect(collection.addNumbers(Int32Array.of(2, 0))).toBe(2);
    expect(hashesIn(collection, 2)).toEqual(['turned', 'the'].map(tokenHash));
  });

  it('gives equal words of different documents one number', () => {
    const collection = collect(['ferry tide', 'TIDE ferry tide']);
    expect([...collection.tokensOf(0)]).toEqual([0, 1]);
    expect([...collection.tokensOf(1)]).toEqual([1, 0, 1]);
  });

  it('puts its documents in any order, some of them or one of them twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(9)), { minLength: 1 }),
        fc.array(fc.nat()),
        (documents, picks) => {
          const collection = collectNumbers(documents);
          const order = picks.map((pick) => pick % documents.length);
          const reordered = collection.reordered(Int32Array.from(order));
          expect(reordered.size).toBe(order.length);
          expect(reordered.vocabulary).toBe(collection.vocabulary);
          const held = order.map((_, document) => [...reordered.tokensOf(document)]);
          expect(held).toEqual(order.map((document) => documents[document]));
          expect(documents.map((_, document) => [...collection.tokensOf(document)])).toEqual(
            documents,
          );
        },
      ),
    );
  });

  it('outgrows its tables without losing a token, adding its own documents to itself', () => {
    const collection = new Collection();
    const first = Int32Array.from({ length: 1000 }, (_, i) => i % 7);
    collection.addNumbers(first);
    for (let document = 1; document < 3000; document++) {
      collection.addNumbers(collection.tokensOf(document - 1).subarray(document % 3 === 0 ? 1 : 0));
    }
    expect(collection.size).toBe(3000);
    for (let document = 0; document < 3000; document++) {
      expect(collection.length(document)).toBe(1000 - Math.floor(document / 3));
    }
    expect(collection.tokensOf(2999)).toEqual(first.subarray(999));
    expect(collection.tokenCount).toBe(
      Array.from({ length: 3000 }, (_, d) => 1000 - Math.floor(d / 3)).reduce((a, b) => a + b),
    );
  });
});
