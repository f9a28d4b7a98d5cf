import { describe, expect, it } from 'vitest';
import type { Cluster, DedupeResult, Member } from '../../../src/model/result.ts';
import { byShareFound, inReadingOrder, weigh } from '../../../src/report/text/order.ts';
import { SAMPLE } from '../sample.ts';
import { shown } from '../shown.ts';

/** A cluster whose copies have these scores and shares. */
function cluster(
  id: string,
  copies: readonly (readonly [score: number, share: number])[],
): Cluster {
  const original = `${id}-original`;
  const one = { score: 1, resemblance: 0.5, containment: 1, via: original, viaScore: 1 };
  const members: Member[] = [
    { ...one, document: original, role: 'original' },
    ...copies.map(([score, containment], i) => {
      const document = `${id}-copy${i}`;
      return { ...one, document, role: 'rewrite' as const, score, containment, viaScore: score };
    }),
  ];
  const because = { originalBecause: 'date', originalConfidence: 'sure' } as const;
  return { id, size: members.length, original, ...because, members };
}

function resultOf(clusters: readonly Cluster[]): DedupeResult {
  const documents = clusters.flatMap(({ id, members }) =>
    members.map(({ document, role }) => {
      return { id: document, path: document, words: 100, cluster: id, role };
    }),
  );
  const summary = { ...SAMPLE.summary, words: 1000, clusters: clusters.length };
  return { ...SAMPLE, summary, clusters, documents, pairs: [] };
}

const FEW = cluster('c1', [[0.95, 0.3]]);
const UNSURE = cluster('c2', [
  [0.99, 1],
  [0.6, 1],
]);
const MANY = cluster('c3', [
  [0.92, 0.5],
  [0.91, 0.9],
]);

describe('the order for people', () => {
  it('has sure clusters first, then those with the most duplicated words', () => {
    const ordered = inReadingOrder(weigh(resultOf([FEW, UNSURE, MANY])));
    expect(ordered.map(({ id }) => id)).toEqual(['c3', 'c1', 'c2']);
  });

  it('has copies by the share found, after the original', () => {
    const shares = byShareFound(MANY).members.map(({ containment }) => containment);
    expect(shares).toEqual([1, 0.9, 0.5]);
  });

  it('counts a text that does not match the original by what it did match', () => {
    const [, unsure] = UNSURE.members;
    if (unsure === undefined) throw new Error('the cluster has copies');
    const indirect: Member = { ...unsure, score: 0.1, matchesOriginal: false, viaScore: 0.97 };
    const sure = { ...UNSURE, members: [...UNSURE.members.slice(0, 1), indirect] };
    const ordered = inReadingOrder(weigh(resultOf([FEW, sure])));
    expect(ordered.map(({ id }) => id)).toEqual(['c2', 'c1']);
  });

  it('is that of both text reports, and the ids stay', async () => {
    for (const width of [80, null]) {
      const report = await shown(resultOf([FEW, UNSURE, MANY]), { width });
      const places = ['c3-copy1', 'c3-copy0', 'c1-copy0', 'c2-copy0'].map((id) =>
        report.indexOf(id),
      );
      expect(places).toEqual(places.toSorted((a, b) => a - b));
      expect(places).not.toContain(-1);
    }
  });
});
