import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupIdentical, isSameText } from '../../../src/core/texts/identical.ts';
import { collectionOf, randomTexts } from '../small-corpus.ts';

describe('grouping identical texts', () => {
  it('finds the first document with the same words for each, as comparing strings does', () => {
    const corpora = randomTexts({ texts: 30, length: 3, vocabulary: 3 });
    fc.assert(
      fc.property(corpora, (texts) => {
        const { representative, distinct } = groupIdentical(collectionOf(texts));
        const expected = texts.map((text, i) => (text === '' ? i : texts.indexOf(text)));
        expect([...representative]).toEqual(expected);
        const filled = expected.filter((first, i) => first === i && texts[i] !== '');
        expect([...distinct]).toEqual(filled);
      }),
      { numRuns: 200 },
    );
  });

  it('looks through capitals, white space and punctuation, and not through another order', () => {
    const texts = ['The pier is shut.', 'THE  PIER\nis shut', 'Shut is the pier.', 'The pier is'];
    expect([...groupIdentical(collectionOf(texts)).representative]).toEqual([0, 0, 2, 3]);
  });

  it('takes documents without a word for themselves, equal to nothing', () => {
    const { representative, distinct } = groupIdentical(collectionOf(['', ' -- ', '']));
    expect([...representative]).toEqual([0, 1, 2]);
    expect(distinct).toHaveLength(0);
  });
});

describe('the same text', () => {
  it('is the same tokens in the same order, whatever their numbers', () => {
    const collection = collectionOf(['a b', 'b a', 'a b', 'a b c', '']);
    expect(isSameText(collection, 0, 2)).toBe(true);
    expect(isSameText(collection, 0, 1)).toBe(false);
    expect(isSameText(collection, 0, 3)).toBe(false);
    expect(isSameText(collection, 4, 0)).toBe(false);
  });
});
