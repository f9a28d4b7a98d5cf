import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DedupeResult, type Pair } from '../src/model/result.ts';
import { PHASES, type Progress } from '../src/model/progress.ts';
import { RELATIONS } from '../src/model/settings.ts';
import { type Article } from '../src/model/article.ts';
import { dedupe, type DedupeOptions } from '../src/dedupe.ts';
import { scoreCorpus } from '../src/eval/scored-documents.ts';
import { json } from '../src/report/json.ts';
import { drawWords, seededRandom } from './core/small-corpus.ts';
import { editedCorpus } from './invented-articles.ts';

const schema: object = JSON.parse(
  readFileSync(new URL('../src/report/result.schema.json', import.meta.url), 'utf8'),
);
const isValid = new Ajv2020({ strict: true, strictTuples: false, allErrors: true }).compile(schema);

const bytesOf = (result: DedupeResult): string => [...json(result, {})].join('');

/** Every cluster as the ids of its members, sorted. */
const clustersOf = ({ clusters }: DedupeResult): string[][] =>
  clusters.map(({ members }) => members.map(({ document }) => document).toSorted());

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
  test.each([1, 2, 3, 5])('are those of counting shingles of %d words by force', async (size) => {
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

  test('come with passages that read alike in both texts', async () => {
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
  test('is to the contract: valid, rounded, in order, and consistent with itself', async () => {
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

  test('has members that matched their centre, and are told what they are to the original', async () => {
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

  test('has the same bytes whatever the order of the articles', async () => {
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

  test('does not change for the others where a stranger joins, but for its own line', async () => {
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
  for (const { id, cluster, role } of members)
    expect(places.get(id)).toMatchObject({ cluster, role });
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

const random = seededRandom(77);
const words = (count: number): string => drawWords(random, count, 1e9).join(' ');
const NOTICE =
  'Lost near the mill on Friday: a grey parrot named Admiral, who answers to whistles and dislikes ' +
  'umbrellas. He has a red ring on his leg. Reward: one fruit cake.';

describe('small corpora', () => {
  test('of nothing have an empty result that is valid', async () => {
    const result = await dedupe([]);
    expect(result).toMatchObject({ clusters: [], pairs: [], documents: [], skipped: [] });
    expect(result.summary).toEqual({
      documents: 0,
      words: 0,
      bytes: 0,
      clusters: 0,
      duplicates: 0,
      unique: 0,
      pairs: 0,
      pairsOmitted: 0,
      skipped: 0,
    });
    expect(isValid(JSON.parse(bytesOf(result)))).toBe(true);
  });

  test('of one article have it alone', async () => {
    const { documents, clusters, pairs } = await dedupe([{ id: 'a', text: NOTICE }]);
    expect(documents).toEqual([{ id: 'a', path: 'a', words: 30, cluster: null, role: 'unique' }]);
    expect([clusters, pairs]).toEqual([[], []]);
  });

  test('of empty texts match nothing, not even each other', async () => {
    const articles = ['', '', ' \n', '…', '\ufeff'].map((text, i) => ({ id: `e${i}`, text }));
    const { clusters, pairs, documents } = await dedupe(articles, { threshold: 0 });
    expect([clusters, pairs]).toEqual([[], []]);
    expect(documents.every(({ role }) => role === 'unique')).toBe(true);
  });

  test('of texts of one or two words match where they are the same', async () => {
    const articles = ['yes', 'Yes!', 'no', 'no way', 'no WAY'].map((text, i) => ({
      id: `s${i}`,
      text,
    }));
    expect(clustersOf(await dedupe(articles))).toEqual([
      ['s0', 's1'],
      ['s3', 's4'],
    ]);
  });

  test('find a notice of 30 words that was put up again with a few words changed', async () => {
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

  test('list each identical copy in one pair, with the smallest id of its text', async () => {
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

  test('put every copy of a text where its text is', async () => {
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

  test('name articles whose id occurs twice by path and line', async () => {
    const result = await dedupe([
      { id: '1', text: NOTICE, path: 'x.jsonl', line: 1 },
      { id: '1', text: NOTICE, path: 'y.jsonl', line: 1 },
    ]);
    expect(clustersOf(result)).toEqual([['x.jsonl#1', 'y.jsonl#1']]);
  });

  test('give the opening of a document that is shown and has no title', async () => {
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

  test('find all that come from the story, each by its relation', async () => {
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

  test.each([
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

  test.each([
    ['score', 0.5, ['2-copy', '3-excerpt', '4-rewrite']],
    ['resemblance', 0.6, ['2-copy']],
    ['resemblance', 0.1, ['2-copy', '3-excerpt', '4-rewrite']],
    ['containment', 0.8, ['2-copy', '3-excerpt']],
  ] as const)('hold the %s to a threshold of %d', async (by, threshold, expected) => {
    expect(await pairedWithStory({ by, threshold })).toEqual(expected);
  });

  test('count a pair that is exactly at the threshold', async () => {
    const [pair] = (await dedupe(articles)).pairs;
    const threshold = pair?.resemblance ?? 0;
    const { pairs } = await dedupe(articles, { by: 'resemblance', threshold });
    expect(pairs).toEqual([pair]);
  });

  test('list fewer pairs the higher the threshold, the same ones otherwise', async () => {
    const all = await dedupe(articles, { threshold: 0 });
    for (const threshold of [0.25, 0.5, 0.75, 0.9, 0.99, 1]) {
      const { pairs } = await dedupe(articles, { threshold });
      const keys = pairs.map(({ a, b }) => `${a} ${b}`);
      const expected = all.pairs.filter(({ score }) => score >= threshold);
      // pairs that were verified to hold a cluster together come on top of the candidates
      expect(keys).toEqual(expect.arrayContaining(expected.map(({ a, b }) => `${a} ${b}`)));
    }
  });

  test('are listed in full in the result', async () => {
    const { settings } = await dedupe([], { by: 'containment', shingleSize: 5 });
    expect(settings).toEqual({
      by: 'containment',
      threshold: 0.5,
      relation: 'rewrite',
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

  test.each([
    [{ threshold: 1.1 }, 'threshold'],
    [{ threshold: Number.NaN }, 'threshold'],
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

  test('that are undefined are the defaults', async () => {
    const given: object = { threshold: undefined };
    expect((await dedupe([], given)).settings.threshold).toBe(0.5);
  });
});

describe('a run', () => {
  const articles = relatives();

  test.each([
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

  test.each(['read', 'candidates', 'verify', 'cluster', 'evidence'] as const)(
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

  test('that is aborted before it begins reads nothing', async () => {
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

  test('rejects with what its source throws', async () => {
    async function* broken(): AsyncGenerator<Article> {
      yield { id: 'a', text: NOTICE };
      throw new Error('the disk is gone');
    }
    await expect(dedupe(broken())).rejects.toThrow('the disk is gone');
  });
});

describe('a scored corpus', () => {
  test('clusters at any threshold as a run at that threshold does', async () => {
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

describe('large clusters and large sites', () => {
  /** Counts the candidates that a run verifies. */
  async function candidatesOf(articles: readonly Article[]): Promise<number> {
    const { pairs } = await scoreCorpus(articles);
    return pairs.a.length;
  }

  /** Copies of one release of 200 words, each with a dateline and two edited words of its own. */
  function release(copies: number): Article[] {
    const text = drawWords(seededRandom(200), 200, 1e9);
    return Array.from({ length: copies }, (_, i) => {
      const own = text.slice();
      for (let edits = 0; edits < 2; edits++) own[Math.floor(random() * 200)] = words(1);
      return { id: `paper-${i}`, text: `TOWN${i}, May ${1 + (i % 28)} ${own.join(' ')}` };
    });
  }

  test('1,000 near-identical copies are one cluster, found by verifying few pairs each', async () => {
    const articles = release(1000);
    const result = await dedupe(articles);
    expect(result.clusters.map(({ size }) => size)).toEqual([1000]);
    expect(result.summary.pairsOmitted).toBeGreaterThan(0);
    expect(result.pairs.length).toBeLessThan(2 * 1000);
    expect(await candidatesOf(articles)).toBeLessThanOrEqual(40 * 1000);
  });

  test('3,000 copies of one text are one cluster', async () => {
    const text = words(100);
    const articles = Array.from({ length: 3000 }, (_, i) => ({ id: `copy-${i}`, text }));
    const { clusters, summary } = await dedupe(articles);
    expect(clusters.map(({ size }) => size)).toEqual([3000]);
    expect(summary).toMatchObject({ duplicates: 2999, pairs: 2999, pairsOmitted: 0 });
  });

  test('300 pages with a common footer and navigation are no cluster', async () => {
    const [footer, navigation] = [words(60), words(20)];
    const pages = Array.from({ length: 300 }, (_, i) => ({
      id: `page-${i}`,
      text: `${navigation} ${words(130 + (i % 50))} ${footer}`,
    }));
    const { clusters, pairs } = await dedupe(pages);
    expect([clusters, pairs]).toEqual([[], []]);
  });

  test('passages of repetitive texts do not depend on the order of reading', async () => {
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

  test('pages that are mostly footer do not join themselves, nor a clean site', async () => {
    const footer = words(60);
    const pages = Array.from({ length: 60 }, (_, i) => ({
      id: `page${i}`,
      text: `${words(i < 10 ? 40 : 200)} ${footer}`,
    }));
    const { clusters, pairs } = await dedupe(pages);
    expect([clusters.length, pairs.length]).toEqual([0, 0]);
  });

  test('a story that three others quote at length is their centre; a quotation that five share joins none', async () => {
    const quotation = words(100);
    const source = { id: 'source', text: `${words(70)} ${quotation} ${words(70)}` };
    for (const count of [3, 4, 5, 8]) {
      const articles = Array.from({ length: count }, (_, i) => ({
        id: `article${i}`,
        text: `${words(60)} ${quotation} ${words(60)}`,
      }));
      const { clusters } = await dedupe([source, ...articles]);
      expect(clusters.map(({ size }) => size)).toEqual(count === 3 ? [4] : []);
    }
  });

  test('a story inside a text a hundred times as long is an excerpt of it', async () => {
    const story = words(150);
    const book = { id: 'book', text: `${words(7000)} ${story} ${words(8000)}` };
    const { pairs } = await dedupe([book, { id: 'story', text: story }]);
    expect(pairs.map(({ relation, containmentB }) => [relation, containmentB])).toEqual([
      ['excerpt', 1],
    ]);
  });

  test('a copy of a page is found among 300 with its footer', async () => {
    const [footer, navigation] = [words(60), words(20)];
    const bodies = Array.from({ length: 300 }, () => words(150));
    const edited = (bodies[7] ?? '').split(' ').map((word, i) => (i % 12 === 5 ? words(1) : word));
    const pages = [...bodies, edited.join(' ')].map((body, i) => ({
      id: `page-${i}`,
      text: `${navigation} ${body} ${footer}`,
    }));
    expect(clustersOf(await dedupe(pages))).toEqual([['page-300', 'page-7']]);
  });

  test('the pairs of a cluster of more than 100 texts are listed where all are asked for', async () => {
    const articles = release(120);
    const few = await dedupe(articles);
    const all = await dedupe(articles, { allPairs: true });
    expect(few.summary.pairsOmitted).toBeGreaterThan(0);
    expect(all.summary.pairsOmitted).toBe(0);
    expect(all.pairs).toHaveLength(few.pairs.length + few.summary.pairsOmitted);
    expect(all.clusters).toEqual(few.clusters);
  });
});
