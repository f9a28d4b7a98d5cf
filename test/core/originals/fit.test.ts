import { describe, expect, it } from 'vitest';
import { type Family, isFit } from '../../../src/core/originals/fit.ts';
import { chooseOriginal, type OriginalChoice } from '../../../src/core/originals/original.ts';
import type { PairMeasure } from '../../../src/core/score/measure.ts';
import { type Details, members, nothing, shares } from './members.ts';

const pairOf = (score: number): PairMeasure => ({
  score,
  resemblance: score,
  containmentA: score,
  containmentB: score,
  sharedShingles: 0,
  shinglesA: 100,
  shinglesB: 100,
  relation: 'rewrite',
});

/** Texts `a`, `b`, ... around the first centre; scores by two letters, .9 with the centre. */
function family(size: number, told: Readonly<Record<string, number>>, rest = 0.9): Family {
  return {
    centre: 0,
    texts: Array.from({ length: size }, (_, i) => i),
    measure: (one, other) => {
      const names = [one, other].sort((x, y) => x - y).map((i) => 'abcdefghijkl'.charAt(i));
      return pairOf(told[names.join('')] ?? rest);
    },
    counts: ({ score }) => score >= 0.5,
  };
}

describe('a text may be the original', () => {
  it('if it matches the centre and all others', () => {
    expect(isFit(family(4, {}), 2, false)).toBe(true);
  });

  it('if it is the centre, whatever the others are', () => {
    expect(isFit(family(4, {}, 0), 0, false)).toBe(true);
  });

  it('not if it does not match the centre', () => {
    expect(isFit(family(4, { ab: 0.4 }), 1, true)).toBe(false);
  });

  it('if it matches more than nine tenths of the others; more than half, if an article tells', () => {
    const few = family(12, { bc: 0.4 });
    expect([isFit(few, 1, false), isFit(few, 1, true)]).toEqual([true, true]);
    const some = family(5, { bc: 0.4 });
    expect([isFit(some, 1, false), isFit(some, 1, true)]).toEqual([false, true]);
    const half = family(5, { bc: 0.4, bd: 0.4 });
    expect(isFit(half, 1, true)).toBe(false);
  });

  it('not if it has nothing to do with one of them', () => {
    expect(isFit(family(9, { bi: 0.01 }), 1, true)).toBe(false);
  });

  it('after a bounded number of comparisons', () => {
    const large = family(10_000, {});
    let count = 0;
    const measure: Family['measure'] = (one, other) => {
      count++;
      return large.measure(one, other);
    };
    expect(isFit({ ...large, measure }, 4, false)).toBe(true);
    expect(count).toBeLessThan(300);
  });
});

/** The choice if only these texts fit, the last being the centre. */
function chosen(
  details: readonly Details[],
  fit: readonly number[],
  contained = nothing,
): OriginalChoice {
  return chooseOriginal(members(...details), contained, {
    centre: details.length - 1,
    textOf: (document) => document,
    isFit: (text) => fit.includes(text),
  });
}

describe('a text that does not fit', () => {
  const days = [{ date: '2025-01-01' }, { date: '2025-01-02' }, { date: '2025-01-03' }];

  it('is passed over, whatever its date, and the next in time is at most likely', () => {
    expect(chosen(days, [1, 2])).toEqual({ document: 1, rule: 'date', confidence: 'likely' });
  });

  it('is passed over, though others credit it', () => {
    const linked = [{}, { canonical: 'a' }, { canonical: 'a', length: 200 }];
    expect(chosen(linked, [0]).document).toBe(0);
    expect(chosen(linked, [])).toMatchObject({ document: 2 });
  });

  it('is one of those that the centre contains', () => {
    const whole = shares({ 'a in c': 1, 'b in c': 1 });
    expect(chosen(days, [], whole)).toEqual({
      document: 2,
      rule: 'containment',
      confidence: 'likely',
    });
  });

  it('leaves the centre, as it matches the others, if that contains none', () => {
    expect(chosen(days, [])).toEqual({ document: 2, rule: 'match', confidence: 'guess' });
  });

  it('is passed over with its copies, and after a few of them the centre is taken', () => {
    const tried = new Set<number>();
    const choice = chooseOriginal(members(...Array.from({ length: 500 }, () => ({}))), nothing, {
      centre: 499,
      textOf: (document) => (document < 100 ? 0 : document),
      isFit: (text) => {
        tried.add(text);
        return false;
      },
    });
    expect(choice.document).toBe(499);
    expect(tried.size).toBeLessThan(20);
  });
});
