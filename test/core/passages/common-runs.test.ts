import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CommonRuns } from '../../../src/core/passages/common-runs.ts';
import type { LongestRuns } from '../../../src/core/passages/runs.ts';
import { SuffixRuns } from '../../../src/core/passages/suffixes/suffix-runs.ts';
import { longestRanges } from '../../oracle/passages-oracle.ts';

/** Few different tokens, also negative, so that everything repeats. */
const texts = fc.integer({ min: 0, max: 12 }).chain((most) => {
  const text = fc
    .array(fc.integer({ min: -1, max: most }), { minLength: 3, maxLength: 60 })
    .map((tokens) => Int32Array.from(tokens));
  return fc.tuple(text, text);
});

/** The runs with the place nearest to each of some targets. */
function listed(runs: LongestRuns | undefined, targets: readonly number[]): unknown[] | undefined {
  if (runs === undefined) return undefined;
  const { starts, lengths, place } = runs;
  return Array.from(starts, (start, k) => ({
    start,
    length: lengths[k],
    places: targets.map((target) => place(k, target)),
  }));
}

function expected(
  [own, other]: readonly [Int32Array, Int32Array],
  least: number,
  targets: readonly number[],
): unknown[] {
  return longestRanges(own, other, least).map(({ start, length, places }) => ({
    start,
    length,
    places: targets.map(
      (target) =>
        places.toSorted((x, y) => Math.abs(x - target) - Math.abs(y - target) || x - y)[0],
    ),
  }));
}

describe('the longest common runs', () => {
  const targets = [-5, 0, 7, 20, 41, 1000];

  it.each([
    ['looked up', (a: Int32Array, b: Int32Array) => new CommonRuns(a, b).ofB()],
    ['sorted', (a: Int32Array, b: Int32Array) => new SuffixRuns(a, b).ofB(3)],
  ])('of the second text are those of the table, %s', (_, runsOf) => {
    fc.assert(
      fc.property(texts, ([a, b]) => {
        expect(listed(runsOf(a, b), targets)).toEqual(expected([b, a], 3, targets));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['looked up', (a: Int32Array, b: Int32Array, n: number) => new CommonRuns(a, b).ofA(n)],
    ['sorted', (a: Int32Array, b: Int32Array, n: number) => new SuffixRuns(a, b).ofA(n)],
  ])('of the first text are those of the table, of a length or more, %s', (_, runsOf) => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 3, max: 9 }), ([a, b], least) => {
        expect(listed(runsOf(a, b, least), targets)).toEqual(expected([a, b], least, targets));
      }),
      { numRuns: 500 },
    );
  });

  it('are the same whichever way finds them, in a text of one phrase', () => {
    const phrase = (length: number): Int32Array => Int32Array.from({ length }, (_, i) => i % 5);
    const [a, b] = [phrase(1500), phrase(1203)];
    expect(listed(new CommonRuns(a, b).ofB(), targets)).toEqual(
      listed(new SuffixRuns(a, b).ofB(3), targets),
    );
    expect(listed(new CommonRuns(a, b).ofB(), [])).toEqual([
      { start: 0, length: 1203, places: [] },
    ]);
    const found = listed(new CommonRuns(a, b).ofA(8), targets) ?? [];
    expect(found).toEqual(listed(new SuffixRuns(a, b).ofA(8), targets));
    // 60 that are as long as the second text, one each time the phrase begins, and one to the end
    expect(found.length).toBe(61);
  });
});
