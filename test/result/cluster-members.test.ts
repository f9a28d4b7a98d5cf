/** What the rows of a cluster say of members that do not match its original. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dedupe } from '../../src/dedupe.ts';
import type { Article } from '../../src/model/article.ts';
import type { DedupeResult, Member } from '../../src/model/result.ts';
import { drawWords, seededRandom } from '../core/small-corpus.ts';
import { editedCorpus } from '../invented-articles.ts';

const textOf = (seed: number, length = 120): string[] => drawWords(seededRandom(seed), length, 1e9);

const article = (id: string, words: readonly string[], date?: string): Article => ({
  id,
  text: words.join(' '),
  ...(date !== undefined && { date }),
});

const copiesOf = ({ clusters }: DedupeResult): readonly Member[] =>
  clusters.flatMap(({ members }) => members.slice(1));

const notes = [1, 2, 3, 4].map((seed) => textOf(seed));
const dated = notes.map((words, i) => article(`note-${i}`, words, `2025-0${i + 1}-01`));
const yearbook = [...textOf(9, 12), ...notes.flat(), ...textOf(8, 12)];

describe('a page made of whole texts', () => {
  it.each([2, 3, 4])('of %d is what contains them, though it is later', async (count) => {
    const whole = yearbook.slice(0, 12 + count * 120);
    const result = await dedupe([...dated.slice(0, count), article('year', whole, '2025-12-31')]);
    expect(result.clusters).toMatchObject([{ original: 'year', originalBecause: 'containment' }]);
    expect(copiesOf(result)).toHaveLength(count);
    for (const member of copiesOf(result)) {
      expect(member).toMatchObject({ role: 'excerpt', containment: 1 });
    }
  });

  it('is what contains them, though one of them has versions that match it', async () => {
    const versions = [30, 60, 90].map((at, i) => {
      const words = notes[0]?.with(at, 'otherwise') ?? [];
      return article(`version-${i}`, words, `2025-01-1${i}`);
    });
    const result = await dedupe([...dated, ...versions, article('year', yearbook, '2025-12-31')]);
    expect(result.clusters.map(({ original }) => original)).toEqual(['year']);
    for (const { role } of copiesOf(result)) expect(role).toBe('excerpt');
  });

  it('leaves alone a story of which the parts are excerpts', async () => {
    const story = textOf(7, 360);
    const parts = [0, 120, 240].map((at) => article(`part-${at}`, story.slice(at, at + 120)));
    const result = await dedupe([...parts, article('story', story)]);
    expect(result.clusters.map(({ original }) => original)).toEqual(['story']);
  });
});

describe('a member that does not match the original', () => {
  /** Each shares a part of `centre`, and the last shares little with the first. */
  const centre = textOf(5, 200);
  const mixed = (at: number, length: number, seed: number): string[] =>
    centre.map((word, i) => (i >= at && i < at + length ? word : (textOf(seed, 200)[i] ?? '')));
  const articles = [
    article('a-first', mixed(0, 126, 11), '2025-01-01'),
    article('b-centre', centre, '2025-01-02'),
    article('c-half', mixed(0, 120, 12), '2025-01-03'),
    article('d-half', mixed(10, 110, 13), '2025-01-04'),
    article('e-tail', mixed(80, 120, 14), '2025-01-05'),
  ];

  it('says so, and has the role that it has beside what it matched', async () => {
    const threshold = 0.3;
    const { clusters } = await dedupe(articles, { by: 'resemblance', threshold });
    const [cluster] = clusters;
    expect(cluster).toMatchObject({ size: 5, original: 'a-first', originalBecause: 'date' });
    const tail = cluster?.members.find(({ document }) => document === 'e-tail');
    expect(tail).toMatchObject({ role: 'rewrite', matchesOriginal: false, via: 'b-centre' });
    for (const { document, resemblance, matchesOriginal } of cluster?.members ?? []) {
      expect(matchesOriginal === false, document).toBe(resemblance < threshold);
    }
  });

  it('says so in any result', async () => {
    await fc.assert(
      fc.asyncProperty(editedCorpus, async (corpus) => {
        const result = await dedupe(corpus);
        for (const { score, matchesOriginal } of copiesOf(result)) {
          expect(matchesOriginal === false).toBe(score < result.settings.threshold);
          expect(score).toBeGreaterThanOrEqual(0.05);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('a document made of parts of three others', () => {
  const [first = [], second = [], third = []] = notes;
  const parts = [first, second, third].flatMap((words) => words.slice(10, 70));
  const articles = [...dated.slice(0, 3), article('digest', [...textOf(6, 20), ...parts])];

  it('is a digest, which is not counted as unique', async () => {
    const { documents, summary } = await dedupe(articles);
    expect(documents.find(({ id }) => id === 'digest')).toMatchObject({
      role: 'digest',
      cluster: null,
    });
    expect(summary).toMatchObject({ documents: 4, clusters: 0, unique: 3, digests: 1 });
  });

  it('is in a cluster with its own copies', async () => {
    const copy = { ...article('digest-2', []), text: articles[3]?.text ?? '' };
    const { documents, summary } = await dedupe([...articles, copy]);
    expect(documents.map(({ role }) => role)).toEqual([
      'original',
      'identical',
      'unique',
      'unique',
      'unique',
    ]);
    expect(summary).not.toHaveProperty('digests');
  });
});
