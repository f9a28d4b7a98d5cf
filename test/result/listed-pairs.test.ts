import { describe, expect, it } from 'vitest';
import type { Settings } from '../../src/model/settings.ts';
import type { Article } from '../../src/model/article.ts';
import { findDocumentClusters, type DocumentCluster } from '../../src/result/document-clusters.ts';
import { listPairs, MAX_LISTED_TEXTS, type ListedPairs } from '../../src/result/listed-pairs.ts';
import type { ScoredCorpus } from '../../src/pipeline/scored-corpus.ts';
import { clusterTexts } from '../../src/core/clusters/text-clusters.ts';
import { plainScore } from '../oracle/pipeline.ts';
import { pairCounts } from '../../src/core/score/counting.ts';
import { drawWords, seededRandom } from '../core/small-corpus.ts';

/** `count` versions of one text of 60 words, each with its own opening and two words of its own. */
function versions(count: number, name: string): Article[] {
  const random = seededRandom(name.length);
  const words = drawWords(random, 60, 1e9);
  return Array.from({ length: count }, (_, i) => {
    const at = Math.floor(random() * 58);
    const own = drawWords(random, 2, 1e9);
    const text = [`${name}${i}`, ...words.slice(0, at), ...own, ...words.slice(at + 2)].join(' ');
    return { id: `${name}-${String(i).padStart(3, '0')}`, text };
  });
}

interface Listing extends ListedPairs {
  readonly corpus: ScoredCorpus;
  readonly groups: readonly DocumentCluster[];
}

async function list(
  articles: readonly Article[],
  settings: Partial<Settings> = {},
): Promise<Listing> {
  const corpus = await plainScore(articles, settings, pairCounts);
  const groups = findDocumentClusters(corpus, clusterTexts(corpus, corpus.settings));
  return { corpus, groups, ...listPairs(corpus, groups, corpus.scored) };
}

const keyOf = ({ a, b }: { a: number; b: number }): string => `${a} ${b}`;

describe('a cluster of as many texts as are listed in full', () => {
  it('lists every verified pair, and omits none', async () => {
    const { corpus, groups, listed, omitted } = await list(versions(MAX_LISTED_TEXTS, 'heron'));
    expect(groups.map(({ texts }) => texts.length)).toEqual([MAX_LISTED_TEXTS]);
    expect(omitted).toBe(0);
    const keys = new Set(listed.map(keyOf));
    for (const pair of corpus.scored) expect(keys).toContain(keyOf(pair));
  });
});

describe('a cluster of more texts', () => {
  const size = MAX_LISTED_TEXTS + 1;

  it('lists what holds it together, each pair once, and counts the rest', async () => {
    const { corpus, groups, listed, omitted } = await list(versions(size, 'heron'));
    const [group] = groups;
    expect(group?.texts).toHaveLength(size);
    const hubs = new Set([group?.centre, group?.choice.document]);
    for (const { a, b } of listed) expect(hubs.has(a) || hubs.has(b)).toBe(true);
    for (const hub of hubs) {
      const partners = listed.filter(({ a, b }) => a === hub || b === hub);
      expect(partners).toHaveLength(size - 1);
    }
    const keys = new Set(listed.map(keyOf));
    expect(keys.size).toBe(listed.length);
    expect(omitted).toBe(corpus.scored.filter((pair) => !keys.has(keyOf(pair))).length);
    expect(omitted).toBeGreaterThan(0);
  });

  it('lists every verified pair if the settings say so', async () => {
    const { corpus, listed, omitted } = await list(versions(size, 'heron'), { allPairs: true });
    expect(omitted).toBe(0);
    const keys = new Set(listed.map(keyOf));
    for (const pair of corpus.scored) expect(keys).toContain(keyOf(pair));
  });

  it('does not hide the pairs of a smaller cluster beside it', async () => {
    const small = versions(5, 'tern').map(({ id, text }) => ({ id, text: `${text} zz` }));
    const { groups, listed } = await list([...versions(size, 'heron'), ...small]);
    expect(groups.map(({ texts }) => texts.length)).toEqual([size, 5]);
    const texts = new Set(groups[1]?.texts);
    expect(listed.filter(({ a }) => texts.has(a))).toHaveLength(10);
  });

  it('is large by its different texts, not by copies', async () => {
    const few = versions(10, 'heron');
    const copies = Array.from({ length: 15 }, (_, i) =>
      few.map(({ id, text }) => ({ id: `${id}.${i}`, text })),
    ).flat();
    const { groups, omitted } = await list(copies);
    expect(groups.map(({ documents }) => documents.length)).toEqual([150]);
    expect(omitted).toBe(0);
  });
});

describe('the pairs of a report', () => {
  it('are in order, whichever cluster they hold together', async () => {
    const { listed } = await list(versions(MAX_LISTED_TEXTS + 20, 'heron'));
    const order = listed.map(({ a, b }) => a * 1000 + b);
    expect(order).toEqual(order.toSorted((x, y) => x - y));
    for (const { a, b } of listed) expect(a).toBeLessThan(b);
  });

  it('across clusters are listed, because nothing else shows them', async () => {
    const [left, middle, right] = ['ab', 'cde', 'fghi'].map((name) =>
      drawWords(seededRandom(name.length), 80, 1e9),
    );
    const text = (...parts: (string[] | undefined)[]): string => parts.flat().join(' ');
    const { groups, listed } = await list([
      { id: 'a', text: text(left, ['x']) },
      { id: 'b', text: text(left, middle) },
      { id: 'c', text: text(middle, right) },
      { id: 'd', text: text(right, ['y']) },
    ]);
    expect(groups).toHaveLength(2);
    expect(listed.map(keyOf)).toEqual(['0 1', '1 2', '2 3']);
  });
});
