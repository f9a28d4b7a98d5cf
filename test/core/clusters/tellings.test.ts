import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findTellings } from '../../../src/core/clusters/tellings.ts';
import type { ScoredPair } from '../../../src/core/score/counting.ts';
import type { Relation } from '../../../src/model/settings.ts';

interface Shares {
  readonly ofA?: number;
  readonly ofB?: number;
  readonly score?: number;
}

function pairOf(
  a: number,
  b: number,
  relation: Relation,
  { ofA = 0.7, ofB = 0.7, score = 0.9 }: Shares = {},
): ScoredPair {
  const counts = { sharedShingles: 7, shinglesA: 10, shinglesB: 10 };
  const shares = { containmentA: ofA, containmentB: ofB, resemblance: 0.5 };
  return { a, b, relation, score, ...shares, ...counts };
}

/** Text 0 has 100 words, text 1 has 110, and so on; texts from 50 on are short. */
const lengthOf = (text: number): number => (text >= 50 ? 20 : 100 + text * 10);

describe('the tellings of a cluster', () => {
  it('are one for near-duplicates, also over one between them', () => {
    const pairs = [pairOf(1, 2, 'near-duplicate'), pairOf(2, 3, 'near-duplicate')];
    expect(findTellings([1, 2, 3], pairs, lengthOf)).toEqual([[1, 2, 3]]);
  });

  it('are apart for a rewrite', () => {
    const pairs = [pairOf(1, 2, 'near-duplicate'), pairOf(2, 3, 'rewrite')];
    expect(findTellings([1, 2, 3], pairs, lengthOf)).toEqual([[1, 2], [3]]);
  });

  it('take an excerpt to the text that has the most of it, and do not become one by it', () => {
    const pairs = [
      pairOf(1, 2, 'rewrite'),
      pairOf(1, 50, 'excerpt', { ofB: 0.7 }),
      pairOf(2, 50, 'excerpt', { ofB: 0.95 }),
    ];
    expect(findTellings([1, 2, 50], pairs, lengthOf)).toEqual([[1], [2, 50]]);
  });

  it('take the near-duplicates of an excerpt along', () => {
    const pairs = [
      pairOf(1, 2, 'rewrite'),
      pairOf(1, 50, 'excerpt', { ofB: 0.8 }),
      pairOf(2, 51, 'excerpt', { ofB: 0.7 }),
      pairOf(50, 51, 'near-duplicate'),
    ];
    expect(findTellings([1, 2, 50, 51], pairs, lengthOf)).toEqual([[1, 50, 51], [2]]);
  });

  it('are not joined by a form or a quotation, nor by texts of other clusters', () => {
    const pairs = [
      pairOf(1, 2, 'template'),
      pairOf(2, 3, 'quotation'),
      pairOf(1, 9, 'near-duplicate'),
      pairOf(3, 9, 'near-duplicate'),
    ];
    expect(findTellings([1, 2, 3], pairs, lengthOf)).toEqual([[1], [2], [3]]);
  });
});

const texts = fc
  .uniqueArray(fc.nat(60), { minLength: 1, maxLength: 14 })
  .map((all) => all.toSorted((x, y) => x - y));
const share = fc.constantFrom(0.6, 0.7, 0.8, 0.9, 1);
const pair = fc
  .tuple(
    fc.nat(60),
    fc.nat(60),
    fc.constantFrom<Relation>('near-duplicate', 'excerpt', 'rewrite', 'template'),
    fc.record({ ofA: share, ofB: share, score: share }),
  )
  .filter(([a, b]) => a !== b)
  .map(([a, b, relation, shares]) => pairOf(Math.min(a, b), Math.max(a, b), relation, shares));
const pairs = fc.uniqueArray(pair, { selector: ({ a, b }) => `${a} ${b}`, maxLength: 30 });

describe('the tellings of any cluster', () => {
  it('are its texts, each once, in order', () => {
    fc.assert(
      fc.property(texts, pairs, (own, all) => {
        const found = findTellings(own, all, lengthOf);
        expect(found.flat().toSorted((x, y) => x - y)).toEqual(own);
        for (const group of found) expect(group).toEqual(group.toSorted((x, y) => x - y));
        const firsts = found.map(([first = -1]) => first);
        expect(firsts).toEqual(firsts.toSorted((x, y) => x - y));
      }),
    );
  });

  it('are the same whatever the order of the pairs', () => {
    const shuffled = pairs.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
    );
    fc.assert(
      fc.property(texts, shuffled, (own, [all, others]) => {
        expect(findTellings(own, others, lengthOf)).toEqual(findTellings(own, all, lengthOf));
      }),
    );
  });

  it('hold both sides of each near-duplicate', () => {
    fc.assert(
      fc.property(texts, pairs, (own, all) => {
        const found = findTellings(own, all, lengthOf);
        for (const { a, b, relation } of all) {
          if (relation !== 'near-duplicate' || !own.includes(a) || !own.includes(b)) continue;
          expect(found.some((group) => group.includes(a) && group.includes(b))).toBe(true);
        }
      }),
    );
  });
});
