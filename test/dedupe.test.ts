/** Small corpora, every setting, and what a run tells on its way. */

import { describe, expect, it } from 'vitest';
import { PHASES, type Progress } from '../src/model/progress.ts';
import { SCORE_BINS } from '../src/model/result.ts';
import { RELATIONS } from '../src/model/settings.ts';
import type { Article } from '../src/model/article.ts';
import { dedupe, type DedupeOptions } from '../src/dedupe.ts';
import { textHash } from '../src/core/texts/text-hash.ts';
import { largeCorpus } from './large-corpus.ts';
import { drawWords, seededRandom } from './core/small-corpus.ts';
import { bytesOf, clustersOf, isValid } from './results.ts';

const random = seededRandom(77);
const words = (count: number): string => drawWords(random, count, 1e9).join(' ');
const NOTICE =
  'Lost near the mill on Friday: a grey parrot named Admiral, who answers to whistles and dislikes ' +
  'umbrellas. He has a red ring on his leg. Reward: one fruit cake.';

describe('small corpora', () => {
  it('of nothing have an empty result that is valid', async () => {
    const result = await dedupe([]);
    expect(result).toMatchObject({ clusters: [], pairs: [], documents: [], skipped: [] });
    expect(result.summary).toEqual({
      documents: 0,
      words: 0,
      bytes: 0,
      clusters: 0,
      origins: 0,
      duplicates: 0,
      unique: 0,
      pairs: 0,
      pairsOmitted: 0,
      skipped: 0,
      prior: 0.15,
    });
    expect(isValid(JSON.parse(bytesOf(result)))).toBe(true);
  });

  it('of one article have it alone', async () => {
    const { documents, clusters, pairs } = await dedupe([{ id: 'a', text: NOTICE }]);
    expect(documents).toEqual([{ id: 'a', path: 'a', words: 30, cluster: null, role: 'unique' }]);
    expect([clusters, pairs]).toEqual([[], []]);
  });

  it('of empty texts match nothing, not even each other', async () => {
    const articles = ['', '', ' \n', '…', '\ufeff'].map((text, i) => ({ id: `e${i}`, text }));
    const { clusters, pairs, documents } = await dedupe(articles, { threshold: 0 });
    expect([clusters, pairs]).toEqual([[], []]);
    expect(documents.every(({ role }) => role === 'unique')).toBe(true);
  });

  it('of texts of one or two words match if they are the same', async () => {
    const articles = ['yes', 'Yes!', 'no', 'no way', 'no WAY'].map((text, i) => ({
      id: `s${i}`,
      text,
    }));
    expect(clustersOf(await dedupe(articles))).toEqual([
      ['s0', 's1'],
      ['s3', 's4'],
    ]);
  });

  it('call a text and its copy without optional marks identical, and point at both as they are', async () => {
    const articles = [
      { id: 'voweled', text: '«ضَاعَ بَبَّغَاءٌ رَمَادِيٌّ قُرْبَ الطَّاحُونَةِ»' },
      { id: 'bare', text: 'ضاع ببغاء رمادي قرب الطاحـونة' },
      { id: 'lower', text: 'Değirmenin yakınında gri bir papağan kayboldu, ısırabilir.' },
      { id: 'capitals', text: 'DEĞİRMENİN YAKININDA GRİ BİR PAPAĞAN KAYBOLDU; ISIRABİLİR' },
    ];
    const { pairs } = await dedupe(articles);
    expect(pairs.map(({ a, b, relation }) => [a, b, relation])).toEqual([
      ['bare', 'voweled', 'identical'],
      ['capitals', 'lower', 'identical'],
    ]);
    const texts = new Map(articles.map(({ id, text }) => [id, text]));
    const ends = pairs.map(({ a, b, passages }) =>
      [a, b].map((id, side) => {
        const [start, end] = (side === 0 ? passages[0]?.a : passages[0]?.b) ?? [0, 0];
        return texts.get(id)?.slice(start, end);
      }),
    );
    expect(ends).toEqual([
      ['ضاع ببغاء رمادي قرب الطاحـونة', 'ضَاعَ بَبَّغَاءٌ رَمَادِيٌّ قُرْبَ الطَّاحُونَةِ'],
      [
        'DEĞİRMENİN YAKININDA GRİ BİR PAPAĞAN KAYBOLDU; ISIRABİLİR',
        'Değirmenin yakınında gri bir papağan kayboldu, ısırabilir',
      ],
    ]);
  });

  it('find a notice of 30 words that was put up again with a few words changed', async () => {
    const again = NOTICE.replace('Friday', 'Sunday')
      .replace('dislikes', 'hates')
      .replace('one', 'a');
    const { clusters, pairs } = await dedupe([
      { id: 'a', text: NOTICE },
      { id: 'b', text: again },
      {
        id: 'c',
        text: 'Found near the old mill on Monday: one left glove, brown, with a hole. Ask at the bar.',
      },
    ]);
    expect(clusters).toHaveLength(1);
    expect(pairs).toMatchObject([{ a: 'a', b: 'b' }]);
  });

  it('list each identical copy in one pair, with the smallest id of its text', async () => {
    const ids = ['d', 'b', 'c', 'a'];
    const { clusters, pairs } = await dedupe(ids.map((id) => ({ id, text: NOTICE })));
    expect(clusters).toMatchObject([{ size: 4, original: 'a', originalBecause: 'path' }]);
    expect(pairs.map(({ a, b }) => [a, b])).toEqual([
      ['a', 'b'],
      ['a', 'c'],
      ['a', 'd'],
    ]);
    for (const pair of pairs) {
      const whole: [number, number] = [0, NOTICE.length - 1];
      expect(pair).toMatchObject({
        relation: 'identical',
        score: 1,
        sharedShingles: 28,
        passages: [{ a: whole, b: whole }],
      });
    }
  });

  it('put every copy of a text into the cluster of the text', async () => {
    const again = `${NOTICE} Please.`;
    const { clusters } = await dedupe([
      { id: 'a', text: NOTICE },
      { id: 'b', text: NOTICE.toUpperCase() },
      { id: 'c', text: again },
      { id: 'd', text: again },
    ]);
    expect(clusters).toHaveLength(1);
    expect(clusters[0]?.members.map(({ role }) => role)).toEqual([
      'original',
      'identical',
      'near-duplicate',
      'near-duplicate',
    ]);
  });

  it('name articles whose id occurs twice by path and line', async () => {
    const result = await dedupe([
      { id: '1', text: NOTICE, path: 'x.jsonl', line: 1 },
      { id: '1', text: NOTICE, path: 'y.jsonl', line: 1 },
    ]);
    expect(clustersOf(result)).toEqual([['x.jsonl#1', 'y.jsonl#1']]);
  });

  it('give the opening of a document that is shown and has no title', async () => {
    const { documents } = await dedupe([
      { id: 'a', text: `\n\n  ${NOTICE}` },
      { id: 'b', text: NOTICE, title: 'Lost' },
      { id: 'c', text: words(30) },
    ]);
    const [first, second, third] = documents;
    expect(first?.opening).toBe(
      'Lost near the mill on Friday: a grey parrot named Admiral, who answers to',
    );
    expect(second).not.toHaveProperty('opening');
    expect(third).not.toHaveProperty('opening');
  });

  it('say how all candidates score, as a run with another threshold lists them', async () => {
    const articles = largeCorpus(90, 3);
    const { summary, pairs } = await dedupe(articles);
    const low = await dedupe(articles, { threshold: 0.06, relation: 'template' });
    const counts = Array.from({ length: SCORE_BINS }, () => 0);
    for (const { relation, score } of low.pairs) {
      const bin = Math.min(SCORE_BINS - 1, Math.floor(score * SCORE_BINS));
      if (relation !== 'identical') counts[bin] = (counts[bin] ?? 0) + 1;
    }
    expect(summary.scores).toMatchObject({ share: 1 });
    expect(summary.scores?.counts.slice(3)).toEqual(counts.slice(3));
    expect(counts.slice(3, 25).some((count) => count > 0)).toBe(true);
    expect(pairs.length).toBeGreaterThan(0);
    expect((await dedupe(articles, { prior: 0.1 })).summary).not.toHaveProperty('scores');
  });

  it('estimate how candidates score from a sample if they are many', async () => {
    const { summary } = await dedupe(largeCorpus(1500, 3));
    const { share = 0, counts = [] } = summary.scores ?? {};
    expect(share).toBeLessThan(1);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(5120);
  });

  it('give the hash of the text of a document that is shown, to the letter', async () => {
    const { documents } = await dedupe([
      { id: 'a', text: NOTICE },
      { id: 'b', text: `${NOTICE}\n` },
      { id: 'c', text: NOTICE },
      { id: 'd', text: words(30) },
    ]);
    const [a, b, c, d] = documents.map(({ hash }) => hash);
    expect(a).toBe(textHash(NOTICE));
    expect(b).toBe(textHash(`${NOTICE}\n`));
    expect(b).not.toBe(a);
    expect(c).toBe(a);
    expect(d).toBeUndefined();
  });
});

/** A story, a copy with small edits, an excerpt of it, a rewrite of it and a stranger. */
function relatives(): Article[] {
  const story = drawWords(random, 200, 1e9);
  const replace = (step: number, run = 1): string =>
    story.map((word, i) => (i % step < run ? words(1) : word)).join(' ');
  return [
    { id: '1-story', text: story.join(' ') },
    { id: '2-copy', text: replace(40) },
    { id: '3-excerpt', text: `${story.slice(40, 110).join(' ')} ${words(10)}` },
    { id: '4-rewrite', text: replace(4) },
    { id: '5-stranger', text: words(200) },
  ];
}

describe('settings', () => {
  const articles = relatives();
  const pairedWithStory = async (options: DedupeOptions): Promise<string[]> => {
    const { pairs } = await dedupe(articles, options);
    return pairs
      .filter(({ a }) => a === '1-story')
      .map(({ b }) => b)
      .toSorted();
  };

  it('find all that come from the story, each by its relation', async () => {
    const { pairs } = await dedupe(articles);
    const relations = pairs
      .filter(({ a }) => a === '1-story')
      .map(({ b, relation }) => [b, relation]);
    expect(relations.toSorted()).toEqual([
      ['2-copy', 'near-duplicate'],
      ['3-excerpt', 'excerpt'],
      ['4-rewrite', 'rewrite'],
    ]);
  });

  it.each([
    ['identical', []],
    ['near-duplicate', ['2-copy']],
    ['excerpt', ['2-copy', '3-excerpt']],
    ['rewrite', ['2-copy', '3-excerpt', '4-rewrite']],
  ] as const)('count relations as strong as %s', async (relation, expected) => {
    expect(await pairedWithStory({ relation })).toEqual(expected);
    const result = await dedupe(articles, { relation });
    expect(result.summary.clusters).toBe(expected.length === 0 ? 0 : 1);
    const weakest = RELATIONS.indexOf(relation);
    for (const pair of result.pairs) {
      expect(RELATIONS.indexOf(pair.relation)).toBeLessThanOrEqual(weakest);
    }
  });

  it.each([
    ['score', 0.5, ['2-copy', '3-excerpt', '4-rewrite']],
    ['resemblance', 0.6, ['2-copy']],
    ['resemblance', 0.1, ['2-copy', '3-excerpt', '4-rewrite']],
    ['containment', 0.8, ['2-copy', '3-excerpt']],
  ] as const)('hold the %s to a threshold of %d', async (by, threshold, expected) => {
    expect(await pairedWithStory({ by, threshold })).toEqual(expected);
  });

  it('count a pair that is exactly at the threshold', async () => {
    const [pair] = (await dedupe(articles)).pairs;
    const threshold = pair?.resemblance ?? 0;
    const { pairs } = await dedupe(articles, { by: 'resemblance', threshold });
    expect(pairs).toEqual([pair]);
  });

  it('list fewer pairs the higher the threshold, the same ones otherwise', async () => {
    const all = await dedupe(articles, { threshold: 0 });
    for (const threshold of [0.25, 0.5, 0.75, 0.9, 0.99, 1]) {
      const { pairs } = await dedupe(articles, { threshold });
      const keys = pairs.map(({ a, b }) => `${a} ${b}`);
      const expected = all.pairs.filter(({ score }) => score >= threshold);
      // pairs that were verified to hold a cluster together come on top of the candidates
      expect(keys).toEqual(expect.arrayContaining(expected.map(({ a, b }) => `${a} ${b}`)));
    }
  });

  it('are listed in full in the result', async () => {
    const { settings } = await dedupe([], { by: 'containment', shingleSize: 5 });
    expect(settings).toEqual({
      by: 'containment',
      threshold: 0.5,
      relation: 'rewrite',
      prior: 'learnt',
      shingleSize: 5,
      engine: 'exact',
      scaled: 1,
      permutations: 128,
      bands: 32,
      stem: null,
      boilerplate: true,
      allPairs: false,
    });
  });

  it.each([
    [{ threshold: 1.1 }, 'threshold'],
    [{ threshold: Number.NaN }, 'threshold'],
    [{ prior: 0 }, 'prior'],
    [{ prior: 1 }, 'prior'],
    [{ prior: Number.NaN }, 'prior'],
    [{ scaled: 0.5 }, 'scaled'],
    [{ scaled: Number.POSITIVE_INFINITY }, 'scaled'],
    [{ shingleSize: 0 }, 'shingleSize'],
    [{ shingleSize: 2.5 }, 'shingleSize'],
    [{ permutations: 100, bands: 30 }, 'bands'],
    [{ stem: 'klingon' }, 'klingon'],
  ])('out of range are refused: %o', async (options, name) => {
    await expect(dedupe([], options)).rejects.toMatchObject({
      code: 'BAD_OPTION',
      message: expect.stringContaining(name),
    });
  });

  it('that are undefined are the defaults', async () => {
    const given: object = { threshold: undefined };
    expect((await dedupe([], given)).settings.threshold).toBe(0.5);
  });
});

describe('a run', () => {
  const articles = relatives();

  it.each([
    ['some articles', articles],
    ['one', articles.slice(0, 1)],
    ['none', []],
  ])('of %s tells its phases in order, each to its end', async (_, some) => {
    const steps: Progress[] = [];
    await dedupe(some, { onProgress: (step) => steps.push(step) });
    const order = steps.map(({ phase }) => PHASES.indexOf(phase));
    expect(order).toEqual(order.toSorted((x, y) => x - y));
    const told = new Set(steps.map(({ phase }) => phase));
    expect([...told]).toEqual(PHASES.filter((phase) => phase !== 'scan'));
    for (const { done, total = Number.POSITIVE_INFINITY } of steps) {
      expect(done).toBeLessThanOrEqual(total);
    }
    for (const phase of told) {
      const { done, total } = steps.findLast((step) => step.phase === phase) ?? {};
      expect(done).toBe(total);
    }
  });

  it.each(['read', 'candidates', 'verify', 'cluster', 'evidence'] as const)(
    'that is aborted while in %s rejects with the reason',
    async (phase) => {
      const controller = new AbortController();
      const onProgress = (step: Progress): void => {
        if (step.phase === phase) controller.abort(new Error(`stopped in ${phase}`));
      };
      const run = dedupe(articles, { onProgress, signal: controller.signal });
      await expect(run).rejects.toThrow(`stopped in ${phase}`);
    },
  );

  it('that is aborted before it begins reads nothing', async () => {
    let read = 0;
    function* counted(): Generator<Article> {
      for (const article of articles) {
        read++;
        yield article;
      }
    }
    const run = dedupe(counted(), { signal: AbortSignal.abort(new Error('too late')) });
    await expect(run).rejects.toThrow('too late');
    expect(read).toBeLessThanOrEqual(1);
    await expect(dedupe([], { signal: AbortSignal.abort(new Error('no')) })).rejects.toThrow('no');
  });

  it('rejects with what its source throws', async () => {
    async function* broken(): AsyncGenerator<Article> {
      yield { id: 'a', text: NOTICE };
      throw new Error('the disk is gone');
    }
    await expect(dedupe(broken())).rejects.toThrow('the disk is gone');
  });
});
