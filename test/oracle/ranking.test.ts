import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_PARTNERS } from '../../src/core/candidates/weights.ts';
import { MAX_DF } from '../../src/core/shingles/phrases.ts';
import { PairList } from '../../src/core/texts/pairs.ts';
import { FrequentShingles } from './frequent-shingles.ts';
import { buildPostings, type Postings } from './postings.ts';
import { rankPartners } from './ranking.ts';
import { collectionOf, numbersBelow, randomTexts } from '../core/small-corpus.ts';

/** Shingles of these many tokens are inverted. */
const LEVELS: readonly number[] = [1, 2, 3];

/** Postings by hand: lists of documents, each under the cap or a link of a chain. */
function postingsOf(lists: readonly number[][], isChain = lists.map(() => 0)): Postings {
  const ends = [0];
  for (const list of lists) ends.push((ends.at(-1) ?? 0) + list.length);
  return {
    size: lists.length,
    documents: Int32Array.from(lists.flat()),
    starts: Int32Array.from(ends),
    isChain: Uint8Array.from(isChain),
    frequent: new FrequentShingles(),
    wordDf: new Int32Array(0),
    scaled: 1,
  };
}

function rankedPairs(postings: Postings, size: number): [number, number][] {
  const { count, a, b } = rankPartners(postings, size);
  return Array.from({ length: count }, (_, i) => [a[i] ?? -1, b[i] ?? -1]);
}

function shinglesOf(text: string): Set<string> {
  const words = text.split(' ').filter((word) => word !== '');
  const shingles = LEVELS.flatMap((level) =>
    words.slice(level - 1).map((_, i) => words.slice(i, i + level).join(' ')),
  );
  return new Set(shingles);
}

/** The best partners of every document, by comparing all with all. */
function rankByForce(texts: readonly string[]): [number, number][] {
  const sets = texts.map(shinglesOf);
  const df = new Map<string, number>();
  for (const set of sets) for (const each of set) df.set(each, (df.get(each) ?? 0) + 1);
  const weight = (shingle: string): number =>
    Math.round(256 * Math.log2((2 * MAX_DF) / (df.get(shingle) ?? 1)));
  const pairs = sets.flatMap((set, document) =>
    sets
      .map((other, partner) => {
        const shared = [...set].filter((shingle) => other.has(shingle));
        return { partner, sum: shared.reduce((sum, shingle) => sum + weight(shingle), 0) };
      })
      .filter(({ partner, sum }) => partner !== document && sum > 0)
      .toSorted((x, y) => y.sum - x.sum || x.partner - y.partner)
      .slice(0, MAX_PARTNERS)
      .map(({ partner }) => [Math.min(document, partner), Math.max(document, partner)].join(' ')),
  );
  return [...new Set(pairs)]
    .map((pair): [number, number] => {
      const [a = 0, b = 0] = pair.split(' ').map(Number);
      return [a, b];
    })
    .toSorted(([a, b], [c, d]) => a - c || b - d);
}

describe('ranking partners', () => {
  it('gives the pairs that comparing all documents with all gives, ties by number', () => {
    // so many documents over so few words that top lists overflow and weights tie
    const corpora = randomTexts({ texts: 45, length: 12, vocabulary: 30 }).map((texts) => [
      ...new Set(texts),
    ]);
    fc.assert(
      fc.property(corpora, (texts) => {
        const postings = buildPostings(collectionOf(texts), numbersBelow(texts.length), {
          scaled: 1,
        });
        expect(rankedPairs(postings, texts.length)).toEqual(rankByForce(texts));
      }),
      { numRuns: 150 },
    );
  });

  it('keeps the best partners of a document only, the rarest first, then by number', () => {
    const others = Array.from({ length: 30 }, (_, i) => i + 1);
    // five postings without document 0, so that no other document chooses it
    const postings = postingsOf([[0, ...others], others, others, others, others, others, [0, 30]]);
    const partners = rankedPairs(postings, 31).flatMap(([a, b]) => (a === 0 ? [b] : []));
    expect(partners).toEqual([...others.slice(0, MAX_PARTNERS - 1), 30]);
  });

  it('counts a link of a chain as a posting at the cap', () => {
    const atCap = Array.from(numbersBelow(MAX_DF), (i) => i + 1);
    const postings = postingsOf([atCap, [0, 1], [0, 30]], [0, 1, 1]);
    const pairs = rankedPairs(postings, MAX_DF + 1);
    // 0 has two links; 1 has one, weighing no more than the posting: smaller numbers win
    expect(pairs.filter(([a]) => a === 0)).toEqual([
      [0, 1],
      [0, 30],
    ]);
    const linked = pairs.filter(([a, b]) => a === 1 || b === 1).length;
    const [plain] = [rankedPairs(postingsOf([atCap]), MAX_DF + 1)];
    expect(linked).toBe(1 + plain.filter(([a]) => a === 1).length);
  });

  it('gives nothing where there is nothing', () => {
    expect(rankedPairs(postingsOf([]), 0)).toEqual([]);
    expect(rankedPairs(postingsOf([]), 5)).toEqual([]);
  });

  it('gives pairs within the cap only, however many documents share the text', () => {
    const lists = Array.from({ length: 50 }, () => [...numbersBelow(MAX_DF)]);
    expect(rankPartners(postingsOf(lists), MAX_DF).count).toBeLessThanOrEqual(
      MAX_PARTNERS * MAX_DF,
    );
  });
});

it('a list of pairs gives each once, the smaller first, in order', () => {
  const document = fc.integer({ min: 0, max: 40 });
  const pair = fc.tuple(document, document).filter(([a, b]) => a !== b);
  fc.assert(
    fc.property(fc.array(pair, { maxLength: 2000 }), (given) => {
      const list = new PairList();
      for (const [one, other] of given) list.push(one, other);
      const { count, a, b } = list.distinct(41);
      const expected = new Set(given.map(([x, y]) => Math.min(x, y) * 41 + Math.max(x, y)));
      expect(Array.from({ length: count }, (_, i) => (a[i] ?? 0) * 41 + (b[i] ?? 0))).toEqual(
        [...expected].toSorted((x, y) => x - y),
      );
      expect([a.length, b.length]).toEqual([count, count]);
    }),
  );
});
