/** Large clusters and large sites: few candidates, no cluster by a common footer. */

import { describe, expect, it } from 'vitest';
import type { Article } from '../src/model/article.ts';
import { dedupe } from '../src/dedupe.ts';
import { scoreCorpus } from '../src/eval/scored-documents.ts';
import { drawWords, seededRandom } from './core/small-corpus.ts';
import { clustersOf } from './results.ts';

const random = seededRandom(77);
const words = (count: number): string => drawWords(random, count, 1e9).join(' ');

describe('large clusters and large sites', () => {
  /** Counts the candidates that a run verifies. */
  async function candidatesOf(articles: readonly Article[]): Promise<number> {
    const { pairs } = await scoreCorpus(articles);
    return pairs.a.length;
  }

  /** Copies of one release of 200 words, each with its dateline and two edited words. */
  function release(copies: number): Article[] {
    const text = drawWords(seededRandom(200), 200, 1e9);
    return Array.from({ length: copies }, (_, i) => {
      const own = text.slice();
      for (let edits = 0; edits < 2; edits++) own[Math.floor(random() * 200)] = words(1);
      return { id: `paper-${i}`, text: `TOWN${i}, May ${1 + (i % 28)} ${own.join(' ')}` };
    });
  }

  it('1,000 near-identical copies are one cluster, found by verifying few pairs each', async () => {
    const articles = release(1000);
    const result = await dedupe(articles);
    expect(result.clusters.map(({ size }) => size)).toEqual([1000]);
    expect(result.summary.pairsOmitted).toBeGreaterThan(0);
    expect(result.pairs.length).toBeLessThan(2 * 1000);
    expect(await candidatesOf(articles)).toBeLessThanOrEqual(40 * 1000);
  });

  it('3,000 copies of one text are one cluster', async () => {
    const text = words(100);
    const articles = Array.from({ length: 3000 }, (_, i) => ({ id: `copy-${i}`, text }));
    const { clusters, summary } = await dedupe(articles);
    expect(clusters.map(({ size }) => size)).toEqual([3000]);
    expect(summary).toMatchObject({ duplicates: 2999, pairs: 2999, pairsOmitted: 0 });
  });

  it('300 pages with a common footer and navigation are no cluster', async () => {
    const [footer, navigation] = [words(60), words(20)];
    const pages = Array.from({ length: 300 }, (_, i) => ({
      id: `page-${i}`,
      text: `${navigation} ${words(130 + (i % 50))} ${footer}`,
    }));
    const { clusters, pairs } = await dedupe(pages);
    expect([clusters, pairs]).toEqual([[], []]);
  });

  it('passages of repetitive texts do not depend on the order of reading', async () => {
    const vocabulary = Array.from({ length: 6 }, (_, i) => `w${i}x`);
    // read first, it numbers the words the other way round
    const first = { id: 'zz', text: vocabulary.toReversed().join(' ') };
    for (let seed = 1; seed <= 100; seed++) {
      const draw = seededRandom(seed * 7919);
      const chant = (length: number): string[] =>
        Array.from({ length }, () => vocabulary[Math.floor(draw() * 6)] ?? '');
      const a = chant(3000);
      const b = [...a.slice(500, 1500), ...chant(800), ...a.slice(0, 300)];
      const articles = [
        { id: 'a', text: a.join(' ') },
        { id: 'b', text: b.join(' ') },
      ];
      const one = await dedupe([...articles, first]);
      const other = await dedupe([first, ...articles.toReversed()]);
      expect(JSON.stringify(other)).toBe(JSON.stringify(one));
    }
  });

  it('pages that are mostly footer do not join themselves, nor a clean site', async () => {
    const footer = words(60);
    const pages = Array.from({ length: 60 }, (_, i) => ({
      id: `page${i}`,
      text: `${words(i < 10 ? 40 : 200)} ${footer}`,
    }));
    const { clusters, pairs } = await dedupe(pages);
    expect([clusters.length, pairs.length]).toEqual([0, 0]);
  });

  it('a story joins one that has most of a third of it, and none if otherwise different texts quote it', async () => {
    const quotation = words(100);
    const source = { id: 'source', text: `${words(70)} ${quotation} ${words(70)}` };
    for (const count of [1, 3, 4, 5, 8]) {
      const articles = Array.from({ length: count }, (_, i) => ({
        id: `article${i}`,
        text: `${words(60)} ${quotation} ${words(60)}`,
      }));
      const { clusters } = await dedupe([source, ...articles]);
      expect(clusters.map(({ size }) => size)).toEqual(count === 1 ? [2] : []);
    }
  });

  it('a story inside a text a hundred times as long is an excerpt of it', async () => {
    const story = words(150);
    const book = { id: 'book', text: `${words(7000)} ${story} ${words(8000)}` };
    const { pairs } = await dedupe([book, { id: 'story', text: story }]);
    expect(pairs.map(({ relation, containmentB }) => [relation, containmentB])).toEqual([
      ['excerpt', 1],
    ]);
  });

  it('a copy of a page is found among 300 with its footer', async () => {
    const [footer, navigation] = [words(60), words(20)];
    const bodies = Array.from({ length: 300 }, () => words(150));
    const edited = (bodies[7] ?? '').split(' ').map((word, i) => (i % 12 === 5 ? words(1) : word));
    const pages = [...bodies, edited.join(' ')].map((body, i) => ({
      id: `page-${i}`,
      text: `${navigation} ${body} ${footer}`,
    }));
    expect(clustersOf(await dedupe(pages))).toEqual([['page-300', 'page-7']]);
  });

  it('the pairs of a cluster of more than 100 texts are listed if all are asked for', async () => {
    const articles = release(120);
    const few = await dedupe(articles);
    const all = await dedupe(articles, { allPairs: true });
    expect(few.summary.pairsOmitted).toBeGreaterThan(0);
    expect(all.summary.pairsOmitted).toBe(0);
    expect(all.pairs).toHaveLength(few.pairs.length + few.summary.pairsOmitted);
    expect(all.clusters).toEqual(few.clusters);
  });
});
