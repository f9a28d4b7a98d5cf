import { describe, expect, test } from 'vitest';
import { cutBoilerplate } from '../../src/core/boilerplate.ts';
import { buildPostings, FREQUENT_DF } from '../../src/core/postings.ts';
import { collectionOf, drawWords, numbersBelow, seededRandom } from './small-corpus.ts';

const FOOTER =
  'the brass heron society is a charity kept by its members and shows the old pumps on the first ' +
  'sunday of every month except in a hard frost write to us for a ticket or come to the gate';
const SENTENCE = 'come to the gate on sunday and ask for a ticket';

/** The words of every document that had boilerplate cut out of it; undefined for the others. */
function cutFrom(texts: readonly string[]): (string[] | undefined)[] {
  const collection = collectionOf(texts);
  const documents = numbersBelow(texts.length);
  const { number, collection: own } = cutBoilerplate(
    collection,
    documents,
    buildPostings(collection, documents, { scaled: 1 }),
  );
  const words = new Map<number, string>();
  for (const [document, text] of texts.entries()) {
    for (const [i, word] of text.split(' ').entries()) {
      words.set(collection.tokensOf(document)[i] ?? -1, word);
    }
  }
  return Array.from(number, (its) =>
    its < 0 ? undefined : Array.from(own.tokensOf(its), (token) => words.get(token) ?? '?'),
  );
}

const random = seededRandom(3);
const page = (words = 80): string => drawWords(random, words, 1e9).join(' ');

describe('boilerplate', () => {
  test('is cut: the footer of every page goes, and all of the page stays', () => {
    const pages = Array.from({ length: 8 }, () => page());
    const cut = cutFrom(pages.map((each) => `${each} ${FOOTER}`));
    expect(cut).toEqual(pages.map((each) => each.split(' ')));
  });

  test('is cut from both ends: navigation before, footer after, a page number beside it', () => {
    const pages = Array.from({ length: 8 }, () => page(60));
    const navigation =
      'home pumps visit tickets history volunteers walks school shop news map contact';
    const cut = cutFrom(pages.map((each, i) => `${navigation} ${each} ${FOOTER} page ${i}`));
    for (const [i, words] of cut.entries()) {
      // the word "page" follows the footer everywhere, and is part of it
      expect(words?.join(' ')).toBe(`${pages[i]} ${i}`);
    }
  });

  test('is not what stands in the middle, where people quote', () => {
    const quotation = page(100);
    const articles = Array.from({ length: 8 }, () => `${page(60)} ${quotation} ${page(60)}`);
    expect(cutFrom(articles).every((words) => words === undefined)).toBe(true);
  });

  test('is cut from a page with little else, too', () => {
    const stubs = Array.from({ length: 4 }, () => page(30));
    const pages = Array.from({ length: 4 }, () => page(90));
    const cut = cutFrom([...stubs, ...pages].map((each) => `${each} ${FOOTER}`));
    expect(cut).toEqual([...stubs, ...pages].map((each) => each.split(' ')));
  });

  test('is cut out of pages only, not out of texts that have none', () => {
    const pages = Array.from({ length: 6 }, () => `${page()} ${FOOTER}`);
    const cut = cutFrom([...pages, page(), page()]);
    expect(cut.map((words) => words !== undefined)).toEqual([
      ...pages.map(() => true),
      false,
      false,
    ]);
  });

  test('is nothing that fewer pages have than make it frequent', () => {
    const pages = Array.from({ length: FREQUENT_DF - 1 }, () => `${page()} ${FOOTER}`);
    expect(cutFrom(pages).every((words) => words === undefined)).toBe(true);
    expect(cutFrom([...pages, `${page()} ${FOOTER}`]).every((words) => words)).toBe(true);
  });

  test('is no set phrase: a short one stays however many have it', () => {
    const cut = cutFrom(Array.from({ length: 20 }, () => `${page()} ${SENTENCE} ${page()}`));
    expect(cut.every((words) => words === undefined)).toBe(true);
  });

  test('is no copied press release: what is mostly shared stays whole', () => {
    const release = page(150);
    const copies = Array.from({ length: 30 }, () => `${page(10)} ${release} ${page(10)}`);
    expect(cutFrom(copies).map((words) => words?.join(' '))).toEqual(copies);
  });

  test('is no rewrite: where each cuts and edits elsewhere, nothing goes', () => {
    const words = page(200).split(' ');
    // every sixth word replaced, from another word on in each
    const rewrites = Array.from({ length: 12 }, (_, rewrite) =>
      words.map((word, i) => ((i + rewrite) % 6 === 0 ? page(1) : word)).join(' '),
    );
    expect(cutFrom(rewrites).every((each) => each === undefined)).toBe(true);
  });

  test('is nowhere in an empty corpus', () => {
    expect(cutFrom([])).toEqual([]);
    expect(cutFrom([''])).toEqual([undefined]);
  });
});
