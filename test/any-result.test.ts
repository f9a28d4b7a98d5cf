/** What holds for every result, checked by force on invented articles. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DedupeResult, Pair } from '../src/model/result.ts';
import type { Article } from '../src/model/article.ts';
import { dedupe } from '../src/dedupe.ts';
import { scoreCorpus } from '../src/eval/scored-documents.ts';
import { editedCorpus } from './invented-articles.ts';
import { bytesOf, clustersOf, isValid } from './results.ts';

const RUNS = { numRuns: 40 };

/** The distinct shingles of a text of plain words, as strings. */
function shinglesOf(text: string, size: number): Set<string> {
  const words = text.toLowerCase().match(/[a-z0-9]+/gu) ?? [];
  if (words.length < size) return new Set(words.length === 0 ? [] : [words.join(' ')]);
  return new Set(words.slice(size - 1).map((_, i) => words.slice(i, i + size).join(' ')));
}

const rounded = (value: number): number => Math.round(value * 1e6) / 1e6;

function measuresByForce(a: string, b: string, size = 3) {
  const [ofA, ofB] = [shinglesOf(a, size), shinglesOf(b, size)];
  const shared = [...ofA].filter((shingle) => ofB.has(shingle)).length;
  return {
    resemblance: rounded(shared / (ofA.size + ofB.size - shared)),
    containmentA: rounded(shared / ofA.size),
    containmentB: rounded(shared / ofB.size),
    sharedShingles: shared,
    shinglesA: ofA.size,
    shinglesB: ofB.size,
  };
}

const textsOf = (articles: readonly Article[]): Map<string, string> =>
  new Map(articles.map(({ id, text }) => [id, text]));

describe('the measures of a result', () => {
  it.each([1, 2, 3, 5])('are those of counting shingles of %d words by force', async (size) => {
    await fc.assert(
      fc.asyncProperty(editedCorpus, async (articles) => {
        const texts = textsOf(articles);
        const { pairs, clusters } = await dedupe(articles, { shingleSize: size, threshold: 0 });
        for (const pair of pairs) {
          expect(pair).toMatchObject(
            measuresByForce(texts.get(pair.a) ?? '', texts.get(pair.b) ?? '', size),
          );
        }
        for (const { original, members } of clusters) {
          for (const { document, role, resemblance, containment } of members) {
            if (role === 'original') continue;
            const [own, its] = [texts.get(document) ?? '', texts.get(original) ?? ''];
            const expected = measuresByForce(own, its, size);
            expect({ resemblance, containment }).toEqual({
              resemblance: expected.resemblance,
              containment: expected.containmentA,
            });
          }
        }
      }),
      { numRuns: 15 },
    );
  });

  it('come with passages that read alike in both texts', async () => {
    await fc.assert(
      fc.asyncProperty(editedCorpus, async (articles) => {
        const texts = textsOf(articles);
        const { pairs } = await dedupe(articles);
        for (const { a, b, passages, sharedShingles } of pairs) {
          if (sharedShingles > 0) expect(passages).not.toEqual([]);
          for (const passage of passages) {
            const inA = (texts.get(a) ?? '').slice(...passage.a).split(' ');
            const inB = (texts.get(b) ?? '').slice(...passage.b).split(' ');
            expect([inA[0], inA.at(-1)]).toEqual([inB[0], inB.at(-1)]);
          }
        }
      }),
      RUNS,
    );
  });
});

describe('any result', () => {
  it('is to the contract: valid, rounded, in order, and consistent with itself', async () => {
    await fc.assert(
      fc.asyncProperty(editedCorpus, async (articles) => {
        const result = await dedupe(articles);
        expect(isValid(JSON.parse(bytesOf(result))), JSON.stringify(isValid.errors)).toBe(true);
        expectConsistent(result);
        expectOrder(result);
      }),
      RUNS,
    );
  });

  it('has members that matched their centre and have their relation to the original', async () => {
    await fc.assert(
      fc.asyncProperty(editedCorpus, async (articles) => {
        const { clusters, pairs } = await dedupe(articles);
        const scores = new Map(pairs.map(({ a, b, score }) => [`${a} ${b}`, score]));
        const scoreOf = (x: string, y: string): number | undefined =>
          scores.get(x < y ? `${x} ${y}` : `${y} ${x}`);
        for (const { members, original } of clusters) {
          const [first] = members;
          expect(first).toMatchObject({ document: original, role: 'original', score: 1 });
          const [centre, ...others] = new Set(members.map(({ via }) => via));
          expect(others).toEqual([]);
          for (const { document, via, viaScore, role } of members) {
            expect(via).toBe(centre);
            if (document === centre) expect(viaScore).toBe(1);
            else if (role !== 'identical') expect(viaScore).toBeGreaterThanOrEqual(0.5);
            if (role !== 'identical' && document !== centre && viaScore < 1) {
              expect(scoreOf(document, via) ?? viaScore).toBe(viaScore);
            }
          }
        }
      }),
      RUNS,
    );
  });

  it('has the same bytes whatever the order of the articles', async () => {
    const shuffled = editedCorpus.chain((articles) =>
      fc.tuple(
        fc.constant(articles),
        fc.shuffledSubarray(articles, { minLength: articles.length }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([articles, others]) => {
        expect(bytesOf(await dedupe(others))).toBe(bytesOf(await dedupe(articles)));
      }),
      RUNS,
    );
  });

  it('keeps every other line if a stranger joins', async () => {
    await fc.assert(
      fc.asyncProperty(editedCorpus, fc.integer({ min: 0, max: 400 }), async (articles, length) => {
        const words = Array.from({ length }, (_, i) => `stranger${i}`).join(' ');
        const stranger = { id: `text-${length % 4}x`, text: words };
        const alone = await dedupe(articles);
        const beside = await dedupe([...articles, stranger]);
        expect(beside.pairs).toEqual(alone.pairs);
        expect(beside.clusters).toEqual(alone.clusters);
        const own = beside.documents.filter(({ id }) => id === stranger.id);
        expect(own).toMatchObject([{ cluster: null, role: 'unique', words: length }]);
        expect(beside.documents.filter(({ id }) => id !== stranger.id)).toEqual(alone.documents);
      }),
      RUNS,
    );
  });
});

function expectConsistent({ clusters, documents, pairs, summary, settings }: DedupeResult): void {
  const members = clusters.flatMap(({ id, members: its }) =>
    its.map(({ document, role }) => ({ id: document, cluster: id, role })),
  );
  expect(new Set(members.map(({ id }) => id)).size).toBe(members.length);
  const places = new Map(documents.map((each) => [each.id, each]));
  for (const { id, cluster, role } of members) {
    expect(places.get(id)).toMatchObject({ cluster, role });
  }
  expect(summary).toMatchObject({
    documents: documents.length,
    words: documents.reduce((sum, { words }) => sum + words, 0),
    clusters: clusters.length,
    duplicates: members.length - clusters.length,
    unique: documents.filter(({ role }) => role === 'unique').length,
    pairs: pairs.length,
    pairsOmitted: 0,
  });
  for (const pair of pairs) {
    expect(pair.a < pair.b).toBe(true);
    expect(pair.score).toBeGreaterThanOrEqual(settings.threshold);
    for (const value of measuresOf(pair)) expect(rounded(value)).toBe(value);
  }
  for (const { members: its } of clusters) {
    for (const { score, resemblance, containment, viaScore } of its) {
      for (const value of [score, resemblance, containment, viaScore]) {
        expect(rounded(value)).toBe(value);
      }
    }
  }
}

const measuresOf = ({ score, resemblance, containmentA, containmentB }: Pair): number[] => [
  score,
  resemblance,
  containmentA,
  containmentB,
];

const compare = (x: string, y: string): number => (x < y ? -1 : x > y ? 1 : 0);

function expectOrder({ clusters, documents, pairs }: DedupeResult): void {
  expect(clusters).toEqual(
    clusters.toSorted((x, y) => y.size - x.size || compare(x.original, y.original)),
  );
  expect(clusters.map(({ id }) => id)).toEqual(clusters.map((_, i) => `c${i + 1}`));
  expect(pairs).toEqual(
    pairs.toSorted((x, y) => y.score - x.score || compare(x.a, y.a) || compare(x.b, y.b)),
  );
  expect(documents).toEqual(documents.toSorted((x, y) => compare(x.id, y.id)));
  for (const { members } of clusters) {
    const [, ...copies] = members;
    expect(copies).toEqual(
      copies.toSorted((x, y) => y.score - x.score || compare(x.document, y.document)),
    );
  }
}

describe('a scored corpus', () => {
  it('clusters at any threshold as a run at that threshold does', async () => {
    await fc.assert(
      fc.asyncProperty(
        editedCorpus,
        fc.constantFrom(0.1, 0.5, 0.9, 0.99),
        async (articles, threshold) => {
          const corpus = await scoreCorpus(articles);
          const numbers = corpus.cluster({ by: 'score', threshold, relation: 'rewrite' });
          const groups = new Map<number, string[]>();
          for (const [i, id] of corpus.ids.entries()) {
            const number = numbers[i] ?? -1;
            if (number >= 0) groups.set(number, [...(groups.get(number) ?? []), id]);
          }
          const expected = clustersOf(await dedupe(articles, { threshold }));
          expect([...groups.values()].toSorted()).toEqual(expected.toSorted());
        },
      ),
      RUNS,
    );
  });
});
