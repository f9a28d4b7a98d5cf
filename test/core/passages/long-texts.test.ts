import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPassages, type TokenPassage } from '../../../src/core/passages/passages.ts';

/** Limits so low that small texts are long ones. */
const LIMITS = { mostSorted: 0, window: 256 };
const find = (a: Int32Array, b: Int32Array): TokenPassage[] => findPassages(a, b, LIMITS);

/** Numbers from a seed, below a given one. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return Math.floor(((state >>> 8) / 2 ** 24) * below);
  };
}

/** A text of two words, in which everything occurs too often to be looked up. */
const binary = (length: number, seed: number): Int32Array => {
  const random = randomNumbers(seed);
  return Int32Array.from({ length }, () => random(2));
};
/** A text of twelve words, each four times in a row: whatever is looked up occurs often. */
const phrases = (length: number, seed: number): Int32Array => {
  const random = randomNumbers(seed);
  const words = Array.from({ length: Math.ceil(length / 4) }, () => random(12));
  return Int32Array.from({ length }, (_, i) => words[i >> 2] ?? 0);
};
/** With a word in so many replaced by others. */
const edited = (text: Int32Array, every: number): Int32Array =>
  text.map((token, i) => (i % every === every - 1 ? 90 + (i % 7) : token));
const joined = (...texts: Int32Array[]): Int32Array =>
  Int32Array.from(texts.flatMap((text) => [...text]));

const coveredOfB = (passages: readonly TokenPassage[], length: number): number => {
  const cover = new Uint8Array(length);
  for (const { startB, endB } of passages) cover.fill(1, startB, endB);
  return cover.reduce((sum, one) => sum + one, 0);
};

describe('the passages of texts that are too long to be sorted', () => {
  it('are those of the rules as long as the texts can be looked up', () => {
    const text = fc.uniqueArray(fc.nat(10_000), { minLength: 60, maxLength: 200 });
    fc.assert(
      fc.property(text, fc.nat(60), (words, cut) => {
        const a = Int32Array.from(words);
        const b = joined(a.subarray(cut), a.subarray(0, cut));
        expect(find(a, b)).toEqual(findPassages(a, b));
      }),
    );
  });

  it('are the whole of the shorter text if both are one word, again and again', () => {
    const [shorter, longer] = [new Int32Array(5000), new Int32Array(7001)];
    expect(find(shorter, longer)[0]).toMatchObject({ startB: 0, endB: 5000, matched: 5000 });
    expect(coveredOfB(find(shorter, longer), 7001)).toBe(7001);
    expect(find(longer, shorter)).toEqual([
      { startA: 0, endA: 5000, startB: 0, endB: 5000, matched: 5000 },
    ]);
  });

  it('are one passage for a copy with edits, however many windows it fills', () => {
    const a = phrases(6000, 1);
    const b = edited(a, 97);
    const [passage, ...more] = find(a, b);
    expect(more).toEqual([]);
    expect(passage).toMatchObject({ startA: 0, startB: 0 });
    expect(passage?.endB).toBeGreaterThan(5900);
    expect(passage?.matched).toBeGreaterThan(5800);
  });

  it('are found behind an insertion of many windows, and in halves that changed places', () => {
    const a = phrases(6000, 2);
    const other = Int32Array.from({ length: 3000 }, (_, i) => 1000 + (i % 5));
    const late = joined(other, edited(a, 61));
    expect(coveredOfB(find(a, late), late.length)).toBeGreaterThan(5800);
    const swapped = joined(a.subarray(3000), a.subarray(0, 3000));
    expect(coveredOfB(find(a, swapped), 6000)).toBeGreaterThan(5900);
  });

  it('begin and end with equal tokens, and lie in their texts', () => {
    const seeds = fc.integer({ min: 1, max: 1e9 });
    const length = fc.integer({ min: 3, max: 2000 });
    const text = fc.oneof(
      fc.tuple(length, seeds).map(([most, seed]) => binary(most, seed)),
      fc
        .tuple(length, fc.integer({ min: 1, max: 9 }))
        .map(([most, words]) => Int32Array.from({ length: most }, (_, i) => i % words)),
    );
    fc.assert(
      fc.property(text, text, (a, b) => {
        for (const { startA, endA, startB, endB, matched } of find(a, b)) {
          expect(startA).toBeGreaterThanOrEqual(0);
          expect(startB).toBeGreaterThanOrEqual(0);
          expect(endA).toBeLessThanOrEqual(a.length);
          expect(endB).toBeLessThanOrEqual(b.length);
          expect([a[startA], a[endA - 1]]).toEqual([b[startB], b[endB - 1]]);
          expect(matched).toBeGreaterThan(0);
          expect(matched).toBeLessThanOrEqual(Math.min(endA - startA, endB - startB));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('come in order of the first text', () => {
    const starts = find(binary(4000, 7), binary(4000, 8)).map(({ startA }) => startA);
    expect(starts.length).toBeGreaterThan(0);
    expect(starts).toEqual(starts.toSorted((x, y) => x - y));
  });
});
