import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Run } from '../../../src/core/shingles/shared-runs.ts';
import {
  ExplainedTokens,
  measureShares,
  type SourceText,
} from '../../../src/core/clusters/shares.ts';

const LENGTH = 60;

/** Runs of a document of 60 tokens that do not overlap, in order. */
const someRuns: fc.Arbitrary<Run[]> = fc
  .uniqueArray(fc.integer({ min: 0, max: LENGTH }), { maxLength: 8 })
  .map((marks) => {
    const sorted = marks.toSorted((x, y) => x - y);
    return sorted.flatMap((end, i) => (i % 2 === 1 ? [{ start: sorted[i - 1] ?? 0, end }] : []));
  });

const someSources: fc.Arbitrary<SourceText[][]> = fc
  .array(fc.array(fc.tuple(someRuns, fc.constantFrom(0.5, 0.7, 1)), { maxLength: 3 }), {
    maxLength: 5,
  })
  .map((families) => {
    let document = 0;
    return families.map((family) =>
      family.map(([runs, score]) => ({ document: document++, score, runs })),
    );
  });

/** The family of each token: of all runs over it the best, looked for one token at a time. */
function ownersByForce(families: readonly (readonly SourceText[])[]): number[] {
  return Array.from({ length: LENGTH }, (_, token) => {
    const over = families.flatMap((family, index) =>
      family.flatMap(({ runs, score, document }) =>
        runs
          .filter(({ start, end }) => start <= token && token < end)
          .map(({ start, end }) => ({ size: end - start, score, document, index })),
      ),
    );
    over.sort((x, y) => y.size - x.size || y.score - x.score || x.document - y.document);
    return over[0]?.index ?? -1;
  });
}

const millionths = (share: number): number => Math.round(share * 1e6);

describe('the shares of a document', () => {
  it('are those of asking for each token whose longest run covers it', () => {
    fc.assert(
      fc.property(someSources, (families) => {
        const owners = ownersByForce(families);
        const { shares, own } = measureShares(LENGTH, families);
        for (const [index, share] of [...shares, own].entries()) {
          const owner = index === families.length ? -1 : index;
          const exact = owners.filter((found) => found === owner).length / LENGTH;
          expect(Math.abs(share - exact)).toBeLessThan(1e-6);
        }
      }),
    );
  });

  it('are in [0, 1], of six decimals, and add up to 1 with its own', () => {
    fc.assert(
      fc.property(someSources, (families) => {
        const { shares, own } = measureShares(LENGTH, families);
        const all = [...shares, own];
        expect(all.map((share) => millionths(share) / 1e6)).toEqual(all);
        for (const share of all) expect(share >= 0 && share <= 1).toBe(true);
        expect(all.reduce((sum, share) => sum + millionths(share), 0)).toBe(1e6);
      }),
    );
  });

  it('go to the longer run, then to the higher score, then to the smaller number', () => {
    const runs = [{ start: 0, end: 30 }];
    const short = { document: 0, score: 1, runs: [{ start: 0, end: 20 }] };
    const [low, high] = [
      { document: 1, score: 0.6, runs },
      { document: 3, score: 0.9, runs },
    ];
    expect(measureShares(LENGTH, [[short], [low], [high]]).shares).toEqual([0, 0, 0.5]);
    expect(measureShares(LENGTH, [[{ ...high, document: 4 }], [high]]).shares).toEqual([0, 0.5]);
  });

  it('count what several versions of a source give once, under one head', () => {
    const versions = [
      { document: 0, score: 1, runs: [{ start: 0, end: 20 }] },
      { document: 1, score: 1, runs: [{ start: 10, end: 45 }] },
    ];
    expect(measureShares(LENGTH, [versions])).toEqual({ shares: [0.75], own: 0.25 });
  });

  it('of thirds are thirds that add up', () => {
    const thirds = [0, 20, 40].map((start, document) => [
      { document, score: 1, runs: [{ start, end: start + 20 }] },
    ]);
    expect(measureShares(LENGTH, thirds)).toEqual({
      shares: [0.333334, 0.333333, 0.333333],
      own: 0,
    });
  });

  it('of a document without sources, or without tokens, are its own', () => {
    expect(measureShares(LENGTH, [])).toEqual({ shares: [], own: 1 });
    expect(measureShares(0, [[]])).toEqual({ shares: [0], own: 1 });
  });
});

describe('what is explained of a document', () => {
  it('is widened by twelve tokens that nothing covered before', () => {
    const cover = new ExplainedTokens(LENGTH);
    const runs = [
      { start: 0, end: 20 },
      { start: 30, end: 40 },
    ];
    expect(cover.isWidenedBy(runs)).toBe(true);
    cover.add(runs);
    expect(cover.isWidenedBy(runs)).toBe(false);
    expect(cover.isWidenedBy([{ start: 15, end: 32 }])).toBe(false);
    expect(cover.isWidenedBy([{ start: 15, end: 42 }])).toBe(true);
  });
});
