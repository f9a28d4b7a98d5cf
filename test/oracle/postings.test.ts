import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Collection } from '../../src/core/texts/collection.ts';
import { groupIdentical } from '../../src/core/texts/identical.ts';
import { buildPostings, FREQUENT_DF, MAX_DF, PHRASE_LEVEL, type Postings } from './postings.ts';
import { Shingler } from '../../src/core/shingles/shingles.ts';
import {
  collectionOf,
  drawWords,
  numbersBelow,
  randomTexts,
  seededRandom,
} from '../core/small-corpus.ts';

/** Shingles of these many tokens are inverted. */
const LEVELS: readonly number[] = [1, 2, 3];

/** The documents of every posting, or of every link of a chain. */
function documentsOf({ size, starts, documents, isChain }: Postings, chained = 0): number[][] {
  return Array.from({ length: size }, (_, posting) => posting)
    .filter((posting) => isChain[posting] === chained)
    .map((posting) => [...documents.subarray(starts[posting], starts[posting + 1])]);
}

/** Every shingle of `level` words with the documents that have it, found with strings and sets. */
function invert(texts: readonly string[], level: number): number[][] {
  const documents = new Map<string, Set<number>>();
  for (const [document, text] of texts.entries()) {
    const words = text.split(' ').filter((word) => word !== '');
    for (let i = 0; i + level <= words.length; i++) {
      const shingle = words.slice(i, i + level).join(' ');
      documents.set(shingle, (documents.get(shingle) ?? new Set()).add(document));
    }
  }
  return [...documents.values()].map((each) => [...each].toSorted((a, b) => a - b));
}

const sorted = (lists: readonly number[][]): string[] =>
  lists.map((list) => list.join(' ')).toSorted();

function postingsOf(texts: readonly string[], scaled = 1): Postings {
  const collection = collectionOf(texts);
  return buildPostings(collection, groupIdentical(collection).distinct, { scaled });
}

const distinctTexts = (texts: readonly string[]): string[] => [...new Set(texts)];

/** `copies` texts that share their first `shared` words and have `own` words each. */
function sharing(copies: number, shared: string, own = 20): string[] {
  const random = seededRandom(copies);
  return Array.from({ length: copies }, () => `${shared} ${drawWords(random, own, 1e9).join(' ')}`);
}

describe('postings under the cap', () => {
  it('are the shingles of every level that two documents or more have, and no others', () => {
    const corpora = randomTexts({ texts: 12, length: 30, vocabulary: 12 }).map(distinctTexts);
    fc.assert(
      fc.property(corpora, (texts) => {
        const expected = LEVELS.flatMap((level) => invert(texts, level)).filter(
          (documents) => documents.length > 1,
        );
        expect(sorted(documentsOf(postingsOf(texts)))).toEqual(sorted(expected));
      }),
      { numRuns: 200 },
    );
  });

  it('hold a shingle that as many documents have as the cap allows, and none that one more has', () => {
    const sizesAt = (df: number): number[] =>
      documentsOf(postingsOf(sharing(df, 'quince'))).map(({ length }) => length);
    expect(sizesAt(MAX_DF)).toEqual([MAX_DF]);
    expect(sizesAt(MAX_DF + 1)).toEqual([]);
  });

  it('list documents in ascending order, each once', () => {
    const texts = distinctTexts(drawTexts(seededRandom(7), 200, 30));
    for (const documents of documentsOf(postingsOf(texts))) {
      expect(documents).toEqual([...new Set(documents)].toSorted((a, b) => a - b));
    }
  });

  it('are none where nothing is shared, and none of nothing', () => {
    expect(postingsOf(['one two three', 'four five six'])).toMatchObject({ size: 0 });
    expect(postingsOf([])).toMatchObject({ size: 0 });
    expect(postingsOf(['', ''])).toMatchObject({ size: 0 });
  });

  it('leave out documents that are not asked for', () => {
    const collection = collectionOf(['plum pear fig', 'plum pear fig kiwi', 'plum pear fig lime']);
    const postings = buildPostings(collection, Int32Array.of(0, 2), { scaled: 1 });
    expect(postings.size).toBe(6);
    for (const documents of documentsOf(postings)) expect(documents).toEqual([0, 2]);
  });
});

function drawTexts(random: () => number, texts: number, vocabulary: number): string[] {
  return Array.from({ length: texts }, () =>
    drawWords(random, Math.floor(random() * 40), vocabulary).join(' '),
  );
}

describe('shingles above the cap', () => {
  const shared = 'the bell of the old ferry rang twice before anybody on the quay looked up';

  it('are chained: every document is linked to another, in links of two that connect all', () => {
    const copies = 3 * MAX_DF;
    const postings = postingsOf(sharing(copies, shared));
    const links = documentsOf(postings, 1);
    for (const link of links) expect(link).toHaveLength(2);
    expect(countComponents(links, copies)).toBe(1);
  });

  it('give links in proportion to the documents, however many shingles are shared', () => {
    const long = drawWords(seededRandom(5), 300, 1e9).join(' ');
    const linksOf = (copies: number): number =>
      documentsOf(postingsOf(sharing(copies, long)), 1).length;
    expect(linksOf(400)).toBeLessThanOrEqual(400 * 24);
    expect(linksOf(800)).toBeLessThanOrEqual(2.1 * linksOf(400));
  });

  it('are linked alike whatever else there is, however long', () => {
    const random = seededRandom(9);
    const blocks = Array.from({ length: 60 }, () => drawWords(random, 8, 1e9).join(' '));
    const texts = Array.from({ length: 200 }, () => blocks.filter(() => random() < 0.5).join(' '));
    const stranger = drawWords(seededRandom(10), 100_000, 1e9)
      .map((word) => `${word}x`)
      .join(' ');
    const alone = postingsOf(texts);
    const beside = postingsOf([...texts, stranger]);
    expect(sorted(documentsOf(beside, 1))).toEqual(sorted(documentsOf(alone, 1)));
    expect(sorted(documentsOf(beside))).toEqual(sorted(documentsOf(alone)));
    expect(beside.frequent.size).toBe(alone.frequent.size);
  });

  it('are dropped where they are single words or pairs of words: those say too little', () => {
    expect(postingsOf(sharing(MAX_DF + 1, 'once upon'))).toMatchObject({ size: 0 });
    expect(postingsOf(sharing(MAX_DF + 1, 'once upon a')).size).toBe(MAX_DF);
  });
});

function countComponents(links: readonly number[][], size: number): number {
  const parent = Array.from({ length: size }, (_, i) => i);
  const rootOf = (at: number): number => {
    while (parent[at] !== at) at = parent[at] ?? at;
    return at;
  };
  for (const [a = 0, b = 0] of links) parent[rootOf(a)] = rootOf(b);
  return new Set(parent.map((_, i) => rootOf(i))).size;
}

describe('the frequencies of phrases', () => {
  it('are noted exactly from the level of frequency on, and no others', () => {
    const corpora = randomTexts({ texts: 14, length: 20, vocabulary: 4 }).map(distinctTexts);
    fc.assert(
      fc.property(corpora, (texts) => {
        const { frequent } = postingsOf(texts);
        const dfs = phraseFrequencies(texts);
        const noted = [...dfs.values()].filter((df) => df >= FREQUENT_DF);
        expect(frequent.size).toBe(noted.length);
        forEachPhrase(collectionOf(texts), (hi, lo) => {
          const df = dfs.get(`${hi} ${lo}`) ?? 0;
          expect(frequent.get(hi, lo)).toBe(df >= FREQUENT_DF ? df : 0);
        });
      }),
      { numRuns: 100 },
    );
  });

  it('are noted above the cap too', () => {
    const copies = 2 * MAX_DF;
    const texts = sharing(copies, 'as seen from');
    const { frequent } = postingsOf(texts);
    expect(frequent.size).toBe(1);
    const { hi, lo } = new Shingler(collectionOf(texts), PHRASE_LEVEL).sequence(0);
    expect(frequent.get(hi[0] ?? 0, lo[0] ?? 0)).toBe(copies);
  });
});

function forEachPhrase(collection: Collection, visit: (hi: number, lo: number) => void): void {
  const shingler = new Shingler(collection, PHRASE_LEVEL);
  for (const document of numbersBelow(collection.size)) {
    if (collection.length(document) < PHRASE_LEVEL) continue;
    const { count, hi, lo } = shingler.sequence(document);
    for (let i = 0; i < count; i++) visit(hi[i] ?? 0, lo[i] ?? 0);
  }
}

/** Document frequencies by hash; the hashes are vouched for by their own checks. */
function phraseFrequencies(texts: readonly string[]): Map<string, number> {
  const dfs = new Map<string, number>();
  for (const text of texts) {
    const seen = new Set<string>();
    forEachPhrase(collectionOf([text]), (hi, lo) => seen.add(`${hi} ${lo}`));
    for (const key of seen) dfs.set(key, (dfs.get(key) ?? 0) + 1);
  }
  return dfs;
}

describe('a sample of the hashes', () => {
  const texts = distinctTexts(drawTexts(seededRandom(11), 300, 150));
  const all = sorted(documentsOf(postingsOf(texts)));

  it.each([2, 4, 16])('of one in %d gives about that share of the postings', (scaled) => {
    const { size } = postingsOf(texts, scaled);
    const expected = all.length / scaled;
    // five standard deviations of a binomial count, at most
    const allowed = 5 * Math.sqrt(expected);
    expect(Math.abs(size - expected)).toBeLessThan(allowed);
  });

  it.each([2, 4, 16])('of one in %d gives no posting that is not there without', (scaled) => {
    expect(isWithin(sorted(documentsOf(postingsOf(texts, scaled))), all)).toBe(true);
  });
});

/** True where the first sorted list, repeats counted, is part of the second. */
function isWithin(part: readonly string[], whole: readonly string[]): boolean {
  let at = 0;
  for (const item of whole) if (part[at] === item) at++;
  return at === part.length;
}
