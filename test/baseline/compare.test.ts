import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareWith } from '../../src/baseline/compare.ts';
import { inKeyOrder } from '../../src/baseline/entry.ts';
import { acceptAll, prune } from '../../src/baseline/update.ts';
import type { Article } from '../../src/model/article.ts';
import type { DedupeResult } from '../../src/model/result.ts';
import { editedCorpus } from '../invented-articles.ts';
import { accepting, editedText, found, newsOf, NONE, textOf } from './articles.ts';

const A = textOf(1);
const B = textOf(2);

const article = (id: string, text: string): Article => ({ id, text });

describe('a baseline', () => {
  it('knows all that it accepted, whatever that is, and changes no more', async () => {
    await fc.assert(
      fc.asyncProperty(editedCorpus, async (articles) => {
        const result = await found(articles, 0.15);
        const baseline = accepting(result);
        const compared = compareWith(baseline, result);
        expect(compared.result.baseline).toMatchObject({ new: 0, stale: [] });
        const again = accepting(result, baseline);
        expect(new Set(again.documents)).toEqual(new Set(baseline.documents));
        expect(new Set(again.pairs)).toEqual(new Set(baseline.pairs));
        expect(prune({ baseline, compared, isScanned: () => true })).toEqual(baseline);
      }),
      { numRuns: 60 },
    );
  });

  it('knows nothing if it is empty', async () => {
    const result = await found([article('a', A), article('b', A)]);
    expect(newsOf(compareWith(NONE, result))).toMatchObject({ news: ['b'], new: 1, known: 0 });
  });

  it('counts a cluster that grew together of two accepted ones as one finding, until a pair links them', async () => {
    const result = await found([1, 2, 3, 4].map((i) => article(`a${i}`, editedText(A, 8 * i))));
    const whole = accepting(result);
    const apart = whole.documents.map((one) => {
      const isFirst = one.document < 'a3';
      return { ...one, cluster: (isFirst ? '1' : '2').repeat(12) };
    });
    expect(result.clusters.map(({ size }) => size)).toEqual([4]);
    const split = { ...whole, documents: apart, pairs: [] };
    expect(newsOf(compareWith(split, result))).toMatchObject({ new: 1, known: 2, stale: 0 });
    const keyOf = (id: string): string => apart.find(({ document }) => document === id)?.key ?? '';
    const pair = inKeyOrder(keyOf('a2'), keyOf('a4'));
    const link = { pair, documents: ['a2', 'a4'] as const, relation: 'rewrite', score: 1 } as const;
    const linked = compareWith({ ...split, pairs: [link] }, result);
    expect(newsOf(linked)).toMatchObject({ new: 0, known: 3, stale: 0 });
    const twice = compareWith(
      { ...split, pairs: [{ ...link, pair: inKeyOrder('0', '1') }] },
      result,
    );
    expect(newsOf(twice)).toMatchObject({ new: 1, known: 2, stale: 1 });
  });

  it('knows a document under another id, and edited under its own, but no stranger in its place', async () => {
    const baseline = accepting(await found([article('a', A), article('b', editedText(A, 10))]));
    const moved = await found([article('z', A), article('b', editedText(A, 10))]);
    expect(newsOf(compareWith(baseline, moved))).toMatchObject({ new: 0, known: 1, stale: 0 });
    const edit = await found([article('a', A), article('b', editedText(A, 6))]);
    expect(newsOf(compareWith(baseline, edit))).toMatchObject({ new: 0, known: 1, stale: 0 });
    const other = await found([article('b', B), article('c', editedText(B, 10))]);
    expect(newsOf(compareWith(baseline, other))).toMatchObject({ new: 1, known: 0, stale: 2 });
  });

  it('takes one of three copies of a pair for new, by whatever names they come', async () => {
    const baseline = accepting(await found([article('a', A), article('b', A)]));
    for (const ids of [
      ['a', 'b', 'c'],
      ['0', 'a', 'b'],
      ['x', 'y', 'z'],
    ]) {
      const result = await found(ids.map((id) => article(id, A)));
      expect(newsOf(compareWith(baseline, result)), ids.join()).toMatchObject({ new: 1, known: 1 });
    }
  });

  it('does not lend the place of a removed copy to an edit of the original', async () => {
    const baseline = accepting(await found([article('a', A), article('b', editedText(A, 20))]));
    const result = await found([article('a', A), article('c', editedText(A, 60, 'y'))]);
    expect(newsOf(compareWith(baseline, result))).toMatchObject({ new: 1, known: 0, stale: 2 });
    const moved = await found([article('a', A), article('c', editedText(A, 20))]);
    expect(newsOf(compareWith(baseline, moved))).toMatchObject({ new: 0, known: 1, stale: 0 });
  });

  it('takes two other texts under accepted ids for new', async () => {
    const baseline = accepting(await found([article('a', A), article('b', A)]));
    const result = await found([article('a', B), article('b', B)]);
    expect(newsOf(compareWith(baseline, result))).toMatchObject({ new: 1, known: 0, stale: 2 });
  });

  it('lets a copy and the edited text that it was made of not both be the accepted one', async () => {
    const baseline = accepting(await found([article('a', A), article('b', editedText(A, 9))]));
    const copies = [article('a', editedText(A, 30, 'y')), article('z', A)];
    const result = await found([...copies, article('b', editedText(A, 9))]);
    expect(newsOf(compareWith(baseline, result))).toMatchObject({ new: 1, known: 1, stale: 0 });
  });

  it('keeps what a narrower run did not look at', async () => {
    const all = ['x/a', 'x/b', 'y/c', 'y/d'].map((id) => article(id, id < 'y' ? A : B));
    const baseline = accepting(await found(all));
    const isScanned = ({ document }: { document: string }): boolean => document.startsWith('x/');
    const compared = compareWith(baseline, await found([article('x/a', A)]), isScanned);
    expect(newsOf(compared)).toMatchObject({ stale: 2 });
    const both = await found(all.slice(0, 2));
    const anew = acceptAll({
      baseline,
      compared: compareWith(baseline, both, isScanned),
      isScanned,
    });
    expect(new Set(anew.documents)).toEqual(new Set(baseline.documents));
    const pruned = prune({ baseline, compared, isScanned });
    expect(pruned.documents.map(({ document }) => document)).toEqual(['y/c', 'y/d']);
  });

  it('stays one cluster where a run looks at a part of it', async () => {
    const all = ['x/a', 'x/b', 'y/c'].map((id) => article(id, A));
    const whole = await found(all);
    const baseline = accepting(whole);
    const isScanned = ({ document }: { document: string }): boolean => document.startsWith('x/');
    const part = compareWith(baseline, await found(all.slice(0, 2)), isScanned);
    const anew = acceptAll({ baseline, compared: part, isScanned });
    expect(newsOf(compareWith(anew, whole))).toMatchObject({ new: 0, known: 2, stale: 0 });
  });

  it('changes no line because scores moved a little', async () => {
    const two = [article('a', A), article('b', editedText(A, 3))];
    const result = await found(two, 0.15);
    const baseline = accepting(result);
    const clusters = result.clusters.map((cluster) => ({
      ...cluster,
      members: cluster.members.map((member) => ({ ...member, score: member.score * 0.97 })),
    }));
    expect(accepting({ ...result, clusters }, baseline)).toEqual(baseline);
  });

  it('lists nothing that texts settle, and has it neither new nor known', async () => {
    const settles = (result: DedupeResult): DedupeResult => ({
      ...result,
      clusters: result.clusters.map((cluster) => ({
        ...cluster,
        members: cluster.members.map((member) => {
          return member.document === 'b' ? { ...member, settled: 'a' } : member;
        }),
      })),
    });
    const three = await found(['a', 'b', 'c'].map((id) => article(id, A)));
    const earlier = accepting(three);
    expect(newsOf(compareWith(earlier, settles(three)))).toMatchObject({ known: 1, stale: 1 });
    const baseline = accepting(settles(three), earlier);
    expect(baseline.documents.map(({ document }) => document).toSorted()).toEqual(['a', 'c']);
    const compared = compareWith(baseline, settles(three));
    expect(compared.result.baseline).toEqual({ new: 0, known: 1, stale: [] });
    expect(newsOf(compareWith(baseline, three))).toMatchObject({ news: ['b'], new: 1, known: 1 });
    const two = settles(await found([article('a', A), article('b', A)]));
    expect(accepting(two)).toMatchObject({ documents: [], pairs: [] });
    expect(compareWith(NONE, two).result.baseline).toEqual({ new: 0, known: 0, stale: [] });
  });

  it('has no pair that texts settle', async () => {
    const texts = [1, 2, 3].map((i) => article(`a${i}`, editedText(A, 8 * i)));
    const result = await found(texts);
    const loose = {
      ...result,
      clusters: [],
      documents: result.documents.map((one) => ({
        ...one,
        cluster: null,
        role: 'unique' as const,
      })),
    };
    expect(loose.pairs.length).toBeGreaterThan(1);
    const settled = {
      ...loose,
      pairs: loose.pairs.map((pair, i) => (i === 0 ? { ...pair, settled: true as const } : pair)),
    };
    const rest = loose.pairs.length - 1;
    expect(compareWith(NONE, settled).result.baseline).toMatchObject({ new: rest, known: 0 });
    const baseline = accepting(settled);
    expect(baseline.pairs).toHaveLength(rest);
    expect(compareWith(baseline, settled).result.baseline).toMatchObject({ new: 0, known: rest });
  });
});
