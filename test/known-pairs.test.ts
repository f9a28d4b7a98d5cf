/** What is known of pairs from an earlier run is used, and makes no difference. */
import { describe, expect, it } from 'vitest';
import { dedupe } from '../src/dedupe.ts';
import type { Article } from '../src/model/article.ts';
import type { DedupeResult } from '../src/model/result.ts';
import type { PairMemory, PairRecord } from '../src/pipeline/known-pairs.ts';
import { decodePairs, encodePairs } from '../src/cli/cache/pair-file.ts';
import { largeCorpus } from './large-corpus.ts';

const articles = largeCorpus(300);

/** Runs with what an earlier run left, as it comes back from a file; returns what this one leaves. */
async function runWith(
  some: readonly Article[],
  recalled?: PairRecord,
  settings: object = {},
): Promise<{ result: DedupeResult; record: PairRecord | undefined }> {
  const textOf = new Map(some.map(({ id, text }) => [id, text]));
  let record = recalled;
  const pairMemory: PairMemory = {
    recalled: recalled && decodePairs(encodePairs(recalled)),
    nameOf: ({ id }) => `${id} ${textOf.get(id)}`,
    keep: (kept) => (record = kept),
  };
  return { result: await dedupe(some, { ...settings, pairMemory }), record };
}

const compared = ({ pairs }: DedupeResult): unknown[] =>
  pairs.filter(({ relation }) => relation !== 'identical');

/** The articles with one in so many changed, gone, or come. */
function edited(every: number, seed: number): Article[] {
  return articles.flatMap((article, i) => {
    if ((i + seed) % every !== 0) return [article];
    if (i % 3 === 0) return [];
    const other = articles[(i * 7) % articles.length] ?? article;
    const text = i % 3 === 1 ? `${article.text} ${other.text.slice(0, 200)}` : other.text;
    return [
      { ...article, text },
      { id: `new ${i}`, text: article.text.slice(50) },
    ];
  });
}

describe('known pairs', () => {
  it('are used: without those that passed, none is found', async () => {
    const { result, record } = await runWith(articles);
    expect(result).toEqual(await dedupe(articles));
    expect(compared(result).length).toBeGreaterThan(0);
    if (record === undefined) throw new Error('nothing is known');
    const none = { a: new Int32Array(0), b: new Int32Array(0) };
    const tampered = await runWith(articles, { ...record, passed: none });
    expect(compared(tampered.result)).toEqual([]);
    expect((await runWith(articles, record)).result).toEqual(result);
  });

  it('tell how the sample scores: with the log-odds and the floors of before', async () => {
    const { result, record } = await runWith(articles);
    if (record === undefined) throw new Error('nothing is known');
    const { sampled } = record;
    const floors = sampled.floors.map(() => 100);
    const tampered = await runWith(articles, { ...record, sampled: { ...sampled, floors } });
    const { scores } = result.summary;
    const counted = scores?.counts.reduce((sum, count) => sum + count, 0);
    expect(counted).toBeGreaterThan(1000);
    expect(tampered.result.summary.scores?.counts.at(-1)).toBe(counted);
    expect((await runWith(articles, record)).result.summary.scores).toEqual(scores);
  });

  it.each([300, 100, 20, 3])('make no difference if one text in %i is another', async (every) => {
    let { record } = await runWith(articles);
    for (const seed of [0, 5, 11]) {
      const some = edited(every, seed);
      const next = await runWith(some, record);
      expect(next.result).toEqual(await dedupe(some));
      ({ record } = next);
    }
  });

  it('make no difference where bounds were held to a higher limit', async () => {
    const { record } = await runWith(articles, undefined, { threshold: 0.9 });
    expect((await runWith(articles, record, { threshold: 0.3 })).result).toEqual(
      await dedupe(articles, { threshold: 0.3 }),
    );
  });
});
