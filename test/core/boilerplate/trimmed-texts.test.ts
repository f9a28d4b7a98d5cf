import { describe, expect, it } from 'vitest';
import { cutBoilerplate, type TrimmedTexts } from '../../../src/core/boilerplate/trimmed-texts.ts';
import type { Collection } from '../../../src/core/texts/collection.ts';
import { FREQUENT_DF } from '../../../src/core/shingles/phrases.ts';
import { PlainPhraseSets } from '../../oracle/phrase-sets.ts';
import { buildPostings } from '../../oracle/postings.ts';
import { hashWindows } from '../../oracle/window-hashes.ts';
import { collectionOf, drawWords, numbersBelow, seededRandom } from '../small-corpus.ts';

const FOOTER =
  'the brass heron society is a charity kept by its members and shows the old pumps on the first ' +
  'sunday of every month except in a hard frost write to us for a ticket or come to the gate';
const NAVIGATION =
  'home pumps visit tickets history volunteers walks school shop news map contact search';
const LETTER =
  'never miss an open day our letter goes out each spring with dates recipes and one drawing to ' +
  'colour in enter your address below and press the button you can leave at any time';
const SENTENCE = 'come to the gate on sunday and ask for a ticket';

interface Cut {
  readonly collection: Collection;
  readonly trimmed: TrimmedTexts;
  /** The words left of every document from which something was cut; undefined for the others. */
  readonly left: (string | undefined)[];
}

const NOTHING_QUOTED = new Map<number, Uint8Array>();

function cut(texts: readonly string[], quoted = NOTHING_QUOTED): Cut {
  const collection = collectionOf(texts);
  const documents = numbersBelow(texts.length);
  const counts = buildPostings(collection, documents, { scaled: 1 });
  const windows = hashWindows(collection, documents, counts);
  const sets = new PlainPhraseSets(collection);
  const trimmed = cutBoilerplate(collection, documents, { quoted, windows, sets });
  const words = new Map<number, string>();
  for (const [document, text] of texts.entries()) {
    for (const [i, word] of text.split(' ').entries()) {
      words.set(collection.tokensOf(document)[i] ?? -1, word);
    }
  }
  const textOf = (document: number): string =>
    Array.from(trimmed.tokensOf(document), (token) => words.get(token) ?? '?').join(' ');
  const left = texts.map((_, document) => (trimmed.isCut(document) ? textOf(document) : undefined));
  return { collection, trimmed, left };
}

const cutFrom = (texts: readonly string[]): (string | undefined)[] => cut(texts).left;

const random = seededRandom(3);
const page = (words = 80): string => drawWords(random, words, 1e9).join(' ');
const pagesOf = (count: number, words = 80): string[] =>
  Array.from({ length: count }, () => page(words));
const isWhole = (each: string | undefined): boolean => each === undefined;

describe('boilerplate', () => {
  it('is cut: the footer of every page goes, and all of the page stays', () => {
    const pages = pagesOf(8);
    expect(cutFrom(pages.map((page) => `${page} ${FOOTER}`))).toEqual(pages);
  });

  it('is cut anywhere in the text: navigation before, a letter box in the middle, a footer after', () => {
    const halves = Array.from({ length: 12 }, (_, i) => [page(20 + i * 11), page(60)] as const);
    const texts = halves.map(([one, two]) => `${NAVIGATION} ${one} ${LETTER} ${two} ${FOOTER}`);
    expect(cutFrom(texts)).toEqual(halves.map(([one, two]) => `${one} ${two}`));
  });

  it('is cut beside a number of the page', () => {
    const pages = pagesOf(8, 60);
    const left = cutFrom(pages.map((each, i) => `${each} ${FOOTER} page ${i}`));
    // the word "page" follows the footer everywhere, and is part of it
    expect(left).toEqual(pages.map((each, i) => `${each} ${i}`));
  });

  it('is cut even from a page with little else', () => {
    const pages = [...pagesOf(4, 30), ...pagesOf(6, 90)];
    expect(cutFrom(pages.map((page) => `${page} ${FOOTER}`))).toEqual(pages);
  });

  it('is cut at the end even if it is longer than the text, as a disclaimer is', () => {
    const disclaimer = page(100);
    const letters = pagesOf(6, 55);
    expect(cutFrom(letters.map((letter) => `${letter} ${disclaimer}`))).toEqual(letters);
  });

  it('is a quotation that five articles share which are otherwise different', () => {
    const quotation = page(100);
    const articles = Array.from({ length: FREQUENT_DF }, () => [page(70), page(60)] as const);
    const texts = articles.map(([before, after]) => `${before} ${quotation} ${after}`);
    expect(cutFrom(texts)).toEqual(articles.map(([before, after]) => `${before} ${after}`));
  });

  it('is no quotation in stories that share much else', () => {
    const quotation = page(40);
    const facts = pagesOf(12, 8);
    const stories = Array.from({ length: 9 }, (_, i) => {
      const [before, after] = [facts.slice(0, 6), facts.slice(6)].map((some) =>
        some.map((fact) => `${fact} ${page(4 + (i % 3))}`).join(' '),
      );
      return `${before} ${quotation} ${after}`;
    });
    expect(cutFrom(stories).every(isWhole)).toBe(true);
  });

  it('is the footer of a site whose sections have navigation of their own', () => {
    const sections = pagesOf(3, 14).map((bar) =>
      pagesOf(9, 90).map((page) => [bar, page] as const),
    );
    const pages = sections.flat();
    const left = cutFrom(pages.map(([bar, each]) => `${bar} ${each} ${FOOTER}`));
    expect(left).toEqual(pages.map(([, each]) => each));
  });

  it('is the footer of a site that has each of its pages in four versions', () => {
    const pages = pagesOf(8, 120).flatMap((each) =>
      Array.from({ length: 4 }, () => `${page(6)} ${each} ${page(5)}`),
    );
    expect(cutFrom(pages.map((page) => `${page} ${FOOTER}`))).toEqual(pages);
  });

  it('is cut out of pages only, not out of texts that have none', () => {
    const pages = Array.from({ length: 6 }, () => `${page()} ${FOOTER}`);
    const left = cutFrom([...pages, page(), page()]);
    expect(left.map(isWhole)).toEqual([...pages.map(() => false), true, true]);
  });

  it('is nothing that fewer pages have than make it frequent', () => {
    const pages = Array.from({ length: FREQUENT_DF - 1 }, () => `${page()} ${FOOTER}`);
    expect(cutFrom(pages).every(isWhole)).toBe(true);
    expect(cutFrom([...pages, `${page()} ${FOOTER}`]).some(isWhole)).toBe(false);
  });

  it('is no set phrase: a short one stays however many have it', () => {
    const texts = Array.from({ length: 20 }, () => `${page()} ${SENTENCE} ${page()}`);
    expect(cutFrom(texts).every(isWhole)).toBe(true);
  });

  it('is no copied press release: copies with datelines and additions of their own stay whole', () => {
    const release = page(150);
    const copies = Array.from({ length: 30 }, (_, i) => `${page(10 + i)} ${release} ${page(10)}`);
    expect(cutFrom(copies).every(isWhole)).toBe(true);
  });

  it('is no copied press release, though five long articles quote it whole', () => {
    const release = page(150);
    const copies = Array.from({ length: 30 }, () => `${page(10)} ${release}`);
    const articles = Array.from({ length: 5 }, () => `${page(200)} ${release} ${page(200)}`);
    expect(cutFrom([...copies, ...articles]).every(isWhole)).toBe(true);
  });

  it('is no page whose versions each have one new paragraph', () => {
    const paragraphs = pagesOf(6, 50);
    const versions = Array.from({ length: 60 }, (_, version) =>
      paragraphs.map((each, i) => (i === version % 6 ? page(50) : each)).join(' '),
    );
    expect(cutFrom(versions).every(isWhole)).toBe(true);
  });

  it('is no rewrite: nothing is cut from rewrites that each cut and edit in other places', () => {
    const words = page(200).split(' ');
    // every sixth word replaced, from another word on in each
    const rewrites = Array.from({ length: 12 }, (_, rewrite) =>
      words.map((word, i) => ((i + rewrite) % 6 === 0 ? page(1) : word)).join(' '),
    );
    expect(cutFrom(rewrites).every(isWhole)).toBe(true);
  });

  it('stays on a page that has nothing else', () => {
    const pages = [...pagesOf(8), page(5)];
    const left = cutFrom(pages.map((page) => `${page} ${FOOTER}`));
    expect(left.map(isWhole)).toEqual([...pagesOf(8).map(() => false), true]);
  });

  it('is nowhere in an empty corpus', () => {
    expect(cutFrom([])).toEqual([]);
    expect(cutFrom([''])).toEqual([undefined]);
  });

  it('is the same in any order, and beside any number of unrelated texts', () => {
    const site = Array.from({ length: 40 }, (_, i) =>
      i % 7 === 0 ? `${page(40)} ${LETTER} ${page(50)}` : `${page(30 + i * 3)} ${FOOTER}`,
    );
    // their phrases are frequent, but they share no run with the site or with each other
    const others = Array.from({ length: 300 }, () => drawWords(random, 60, 12).join(' '));
    const alone = cutFrom(site);
    expect(alone.some(isWhole)).toBe(false);
    expect(cutFrom([...others, ...site]).slice(others.length)).toEqual(alone);
    expect(cutFrom(site.toReversed()).toReversed()).toEqual(alone);
  });
});

describe('the pieces of boilerplate', () => {
  it('are listed with their first text, their length and all texts that have them', () => {
    const texts = [
      page(),
      ...Array.from({ length: 5 }, () => `${page(60)} ${LETTER} ${page(60)} ${FOOTER}`),
      ...Array.from({ length: 4 }, () => `${page()} ${FOOTER}`),
    ];
    const { trimmed } = cut(texts);
    const found = trimmed.pieces.map(({ document, start, end, holders }) => ({
      text: texts[document]?.split(' ').slice(start, end).join(' '),
      holders: [...holders],
    }));
    expect(found.toSorted((x, y) => x.holders.length - y.holders.length)).toEqual([
      { text: LETTER, holders: [1, 2, 3, 4, 5] },
      { text: FOOTER, holders: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
    ]);
  });

  it('are none if nothing is boilerplate', () => {
    expect(cut(pagesOf(9)).trimmed.pieces).toEqual([]);
  });
});

describe('quoted lines', () => {
  const marksOf = (quotedWords: number, ownWords: number): Uint8Array =>
    Uint8Array.from({ length: quotedWords + ownWords }, (_, i) => (i < quotedWords ? 1 : 0));

  it('are set aside in a text that is mostly its own', () => {
    const [letter, answer] = [page(50), page(70)];
    const { left } = cut([letter, `${letter} ${answer}`], new Map([[1, marksOf(50, 70)]]));
    expect(left).toEqual([undefined, answer]);
  });

  it('are set aside however little is left, which then shows nothing', () => {
    const [letter, answer] = [page(90), page(11)];
    const texts = [letter, `${letter} ${answer}`];
    const { left, trimmed } = cut(texts, new Map([[1, marksOf(90, 11)]]));
    expect(left).toEqual([undefined, answer]);
    expect([0, 1].map((document) => trimmed.isLessThanLine(document))).toEqual([false, true]);
    const more = cut([letter, `${letter} ${page(12)}`], new Map([[1, marksOf(90, 12)]]));
    expect(more.trimmed.isLessThanLine(1)).toBe(false);
  });

  it('stay in a text that is quoted from its first word to its last', () => {
    const { left } = cut([page(90)], new Map([[0, marksOf(90, 0)]]));
    expect(left).toEqual([undefined]);
  });

  it('are set aside together with boilerplate', () => {
    const letter = page(40);
    const answers = pagesOf(6, 60);
    const texts = answers.map((each, i) => `${i === 0 ? `${letter} ` : ''}${each} ${FOOTER}`);
    const length = FOOTER.split(' ').length;
    const { left } = cut(texts, new Map([[0, marksOf(40, 60 + length)]]));
    expect(left).toEqual(answers);
  });

  it('says how often what is left was joined: no more than two phrases a joint are new', () => {
    const texts = Array.from(
      { length: 12 },
      (_, i) => `${NAVIGATION} ${page(20 + i * 11)} ${LETTER} ${page(60)} ${FOOTER}`,
    );
    const { collection, trimmed } = cut([...texts, page(50)]);
    const phrases = (tokens: Int32Array): string[] =>
      Array.from(tokens.subarray(2), (_, i) => tokens.subarray(i, i + 3).join());
    for (const document of texts.keys()) {
      const whole = new Set(phrases(collection.tokensOf(document)));
      const added = phrases(trimmed.tokensOf(document)).filter((phrase) => !whole.has(phrase));
      expect(trimmed.joints(document)).toBe(1);
      expect(added).toHaveLength(2);
    }
    expect(trimmed.joints(texts.length)).toBe(0);
  });
});
