import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DedupeResult, DocumentEntry } from '../../src/model/result.ts';
import type { Article } from '../../src/model/article.ts';
import { dedupe } from '../../src/dedupe.ts';
import { json } from '../../src/report/json.ts';
import { drawWords, seededRandom } from '../core/small-corpus.ts';
import { editedCorpus } from '../invented-articles.ts';

const random = seededRandom(34);
/** Words that no other story has. */
const story = (words: number): string[] => drawWords(random, words, 1e9);
const stories = (count: number, words = 220): string[][] =>
  Array.from({ length: count }, () => story(words));

/** Articles by id, from words. */
const articlesOf = (texts: Readonly<Record<string, readonly string[]>>): Article[] =>
  Object.entries(texts).map(([id, words]) => ({ id, text: words.join(' ') }));

const numbered = (texts: readonly (readonly string[])[]): Record<string, readonly string[]> =>
  Object.fromEntries(texts.map((words, i) => [`s${String(i).padStart(2, '0')}`, words]));

function entryOf({ documents }: DedupeResult, id: string): DocumentEntry {
  const entry = documents.find((document) => document.id === id);
  if (entry === undefined) throw new Error(`no document ${id}`);
  return entry;
}

const namesOf = ({ sources = [] }: DocumentEntry): string[] =>
  sources.map(({ document }) => document).toSorted();

const membersOf = ({ clusters }: DedupeResult): string[][] =>
  clusters.map(({ members }) => members.map(({ document }) => document).toSorted());

const millionths = (share: number): number => Math.round(share * 1e6);

/** The share of the words of `text` that are in each of `others`, one word looked up at a time. */
const sharesByForce = (
  text: readonly string[],
  others: Readonly<Record<string, readonly string[]>>,
): Record<string, number> =>
  Object.fromEntries(
    Object.entries(others).map(([id, words]) => {
      return [id, text.filter((word) => words.includes(word)).length / text.length];
    }),
  );

describe('a digest', () => {
  it.each([3, 5, 40])('of %i stories is made of them, and of its own words', async (count) => {
    const sources = numbered(stories(count));
    const digest = [
      ...story(30),
      ...Object.values(sources).flatMap((words) => [...story(6), ...words.slice(20, 140)]),
    ];
    const result = await dedupe(articlesOf({ ...sources, digest }));
    expect(result.clusters).toEqual([]);
    const entry = entryOf(result, 'digest');
    expect(namesOf(entry)).toEqual(Object.keys(sources));
    const exact = sharesByForce(digest, sources);
    for (const { document, share } of entry.sources ?? []) {
      expect(Math.abs(share - (exact[document] ?? 0))).toBeLessThan(1e-6);
    }
    expect(entry.ownShare).toBeCloseTo((30 + 6 * count) / digest.length, 5);
    for (const id of Object.keys(sources)) expect(entryOf(result, id).sources).toBeUndefined();
  });

  it('counts copies of a source once, under the name of their original', async () => {
    const sources = numbered(stories(3));
    const copies = Object.fromEntries(
      Object.entries(sources).map(([id, words]) => [`copy-of-${id}`, [...words, ...story(9)]]),
    );
    const digest = Object.values(sources).flatMap((words) => words.slice(0, 90));
    const articles = articlesOf({ ...sources, ...copies, digest });
    const dated = articles.map((article) => ({
      ...article,
      date: article.id in sources ? '2025-03-01' : '2025-04-01',
    }));
    const result = await dedupe(dated);
    expect(result.clusters.map(({ original }) => original).toSorted()).toEqual([
      's00',
      's01',
      's02',
    ]);
    const { sources: found, ownShare } = entryOf(result, 'digest');
    expect(found).toEqual([
      { document: 's00', share: 0.333334 },
      { document: 's01', share: 0.333333 },
      { document: 's02', share: 0.333333 },
    ]);
    expect(ownShare).toBe(0);
  });

  it('has its identical copies say the same', async () => {
    const sources = numbered(stories(3));
    const digest = Object.values(sources).flatMap((words) => words.slice(0, 90));
    const result = await dedupe(articlesOf({ ...sources, digest, again: digest }));
    expect(membersOf(result)).toEqual([['again', 'digest']]);
    expect(namesOf(entryOf(result, 'digest'))).toEqual(['s00', 's01', 's02']);
    expect(entryOf(result, 'again').sources).toEqual(entryOf(result, 'digest').sources);
  });

  it('of sources that are rewrites of each other counts what either gives as one', async () => {
    const [base = [], other = [], third = []] = stories(3, 200);
    const rewrite = base.map((word, i) => (i % 4 === 0 ? (story(1)[0] ?? '') : word));
    const sources = { base, rewrite, other, third };
    const parts = [
      base.slice(0, 60),
      rewrite.slice(60, 120),
      other.slice(0, 60),
      third.slice(0, 60),
    ];
    const result = await dedupe(articlesOf({ ...sources, digest: parts.flat() }));
    expect(membersOf(result)).toEqual([['base', 'rewrite']]);
    const { sources: found } = entryOf(result, 'digest');
    expect(found?.map(({ share }) => share)).toEqual([
      expect.closeTo(0.5, 1),
      expect.closeTo(0.25, 1),
      expect.closeTo(0.25, 1),
    ]);
    expect(found).toHaveLength(3);
  });

  it('of the same week as another is no source of it, though they share two stories', async () => {
    const sources = numbered(stories(5));
    const quotes = Object.values(sources).map((words) => words.slice(0, 90));
    const [one, two] = [quotes.slice(0, 3).flat(), quotes.slice(1).flat()];
    const result = await dedupe(articlesOf({ ...sources, one, two }));
    expect(result.clusters).toEqual([]);
    expect(namesOf(entryOf(result, 'one'))).toEqual(['s00', 's01', 's02']);
    expect(namesOf(entryOf(result, 'two'))).toEqual(['s01', 's02', 's03', 's04']);
  });

  it('may have whole notes beside its parts of stories', async () => {
    const sources = numbered(stories(6, 120));
    const digest = Object.values(sources).flatMap((words, i) =>
      i % 2 === 0 ? words : words.slice(0, 60),
    );
    const result = await dedupe(articlesOf({ ...sources, digest }));
    expect(result.clusters).toEqual([]);
    expect(namesOf(entryOf(result, 'digest'))).toEqual(Object.keys(sources));
    expect(entryOf(result, 'digest').ownShare).toBe(0);
  });

  it('is found among hundreds of sources, each with its share', async () => {
    const sources = numbered(stories(300, 60));
    const hub = Object.values(sources).flatMap((words) => words.slice(5, 40));
    const result = await dedupe(articlesOf({ ...sources, hub }), {
      by: 'containment',
      threshold: 0.3,
    });
    expect(result.clusters).toEqual([]);
    expect(result.pairs).toHaveLength(300);
    const { sources: found = [], ownShare } = entryOf(result, 'hub');
    expect(found).toHaveLength(300);
    expect(ownShare).toBe(0);
  });
});

describe('a document that is no digest', () => {
  it('is made of its two sources too, though it joins the cluster of one', async () => {
    const [one = [], two = []] = stories(2, 300);
    const mix = [...one.slice(0, 150), ...two.slice(0, 150)];
    const result = await dedupe(articlesOf({ one, two, mix }));
    expect(entryOf(result, 'mix')).toMatchObject({
      sources: [
        { document: 'one', share: 0.5 },
        { document: 'two', share: 0.5 },
      ],
      ownShare: 0,
    });
  });

  it('is not made of its excerpts: a book holds its chapters, in one cluster', async () => {
    const chapters = numbered(stories(6, 300));
    const result = await dedupe(articlesOf({ ...chapters, book: Object.values(chapters).flat() }));
    expect(membersOf(result)).toEqual([['book', ...Object.keys(chapters)]]);
    expect(result.clusters[0]?.members.map(({ role }) => role).slice(1)).toEqual(
      Array.from({ length: 6 }, () => 'excerpt'),
    );
    for (const { sources } of result.documents) expect(sources).toBeUndefined();
  });

  it.each([4, 20])(
    'is not made of its excerpts, though each adds %i words of its own',
    async (own) => {
      const whole = story(600);
      const excerpts = Object.fromEntries(
        [0, 1, 2, 3].map((i) => [
          `e${i}`,
          [...story(own / 2), ...whole.slice(i * 145, i * 145 + 50), ...story(own / 2)],
        ]),
      );
      const result = await dedupe(articlesOf({ ...excerpts, whole }));
      expect(membersOf(result)).toEqual([['e0', 'e1', 'e2', 'e3', 'whole']]);
      for (const { sources } of result.documents) expect(sources).toBeUndefined();
    },
  );

  it('is not made of its versions, nor of one source alone', async () => {
    const base = story(200);
    const versions = [9, 11, 13].map((step) =>
      base.map((word, i) => (i % step === 0 ? (story(1)[0] ?? '') : word)),
    );
    const copy = [...base.slice(0, 150), ...story(60)];
    const result = await dedupe(articlesOf({ ...numbered(versions), base, copy }));
    expect(result.clusters).toHaveLength(1);
    for (const { sources } of result.documents) expect(sources).toBeUndefined();
  });
});

describe('a pair of an excerpt and its whole', () => {
  it('says which side is the excerpt, and a member that holds its original by how much', async () => {
    const whole = story(300);
    const texts = { early: whole.slice(40, 140), late: whole };
    for (const [ids, side] of [
      [['early', 'late'], 'a'],
      [['z-early', 'late'], 'b'],
    ] as const) {
      const [early, late] = ids;
      const result = await dedupe([
        { id: early, text: texts.early.join(' '), date: '2025-01-01' },
        { id: late, text: texts.late.join(' '), date: '2025-02-01' },
      ]);
      expect(result.pairs).toMatchObject([{ relation: 'excerpt', excerpt: side }]);
      const [original, member] = result.clusters[0]?.members ?? [];
      expect(original?.document).toBe(early);
      expect(original?.holdsOriginal).toBeUndefined();
      expect(member).toMatchObject({ document: late, role: 'rewrite', holdsOriginal: 1 });
    }
  });

  it('is the only kind of pair with a side', async () => {
    await fc.assert(
      fc.asyncProperty(editedCorpus, async (articles) => {
        const { pairs, documents } = await dedupe(articles, { threshold: 0.3 });
        const words = new Map(documents.map((document) => [document.id, document.words]));
        for (const { relation, excerpt, a, b } of pairs) {
          expect(excerpt !== undefined).toBe(relation === 'excerpt');
          if (excerpt === undefined) continue;
          const [part, rest] = excerpt === 'a' ? [a, b] : [b, a];
          expect(words.get(part)).toBeLessThan(words.get(rest) ?? 0);
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe('any sources', () => {
  /** Digests of random parts of random stories, beside edited ones. */
  const digests: fc.Arbitrary<Article[]> = fc
    .tuple(fc.integer(), fc.integer({ min: 2, max: 6 }), fc.integer({ min: 40, max: 110 }))
    .chain(([seed, count, size]) => {
      const draw = seededRandom(seed);
      const texts = Array.from({ length: count }, () => drawWords(draw, 150, 1e9));
      const mixes = Array.from({ length: 3 }, () =>
        texts.flatMap((words) => {
          const from = Math.floor(draw() * 40);
          return draw() < 0.3 ? [] : words.slice(from, from + size);
        }),
      );
      const articles = [...texts, ...mixes].map((words, i) => ({
        id: `t${i}`,
        text: words.join(' '),
      }));
      return fc.shuffledSubarray(articles, { minLength: articles.length });
    });

  it('are two or more others, in order, whose shares add up to 1 with its own', async () => {
    let seen = 0;
    await fc.assert(
      fc.asyncProperty(digests, async (articles) => {
        const { documents } = await dedupe(articles);
        for (const { id, sources, ownShare } of documents) {
          expect(sources === undefined).toBe(ownShare === undefined);
          if (sources === undefined || ownShare === undefined) continue;
          seen++;
          const shares = [...sources.map(({ share }) => share), ownShare];
          expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
          expect(shares.reduce((sum, share) => sum + millionths(share), 0)).toBe(1e6);
          expect(new Set([id, ...sources.map(({ document }) => document)]).size).toBe(
            sources.length + 1,
          );
          const order = sources.toSorted(
            (x, y) => y.share - x.share || (x.document < y.document ? -1 : 1),
          );
          expect(sources).toEqual(order);
          expect(sources.length).toBeGreaterThan(1);
        }
      }),
      { numRuns: 40 },
    );
    expect(seen).toBeGreaterThan(20);
  });

  it('are the same bytes for the articles in any order', async () => {
    await fc.assert(
      fc.asyncProperty(digests, async (articles) => {
        const bytes = async (list: readonly Article[]): Promise<string> =>
          [...json(await dedupe(list), {})].join('');
        expect(await bytes(articles.toReversed())).toBe(await bytes(articles));
      }),
      { numRuns: 20 },
    );
  });
});
