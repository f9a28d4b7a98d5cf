import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findPassages, type TokenPassage } from '../../src/core/passages.ts';

/** Small alphabets, so that random sequences share runs; short enough that no seed is left untried. */
const tokens = (most: number): fc.Arbitrary<Int32Array> =>
  fc.array(fc.integer({ min: 0, max: most }), { maxLength: 34 }).map((all) => Int32Array.from(all));
const sequences = fc.oneof(tokens(2), tokens(6), tokens(20));

/** Two sequences of which the second holds pieces of the first, moved and repeated. */
const copies = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 0, max: 5000 }), { minLength: 10, maxLength: 120 }),
    fc.array(fc.tuple(fc.nat(120), fc.integer({ min: 1, max: 40 }), fc.nat(12)), { maxLength: 6 }),
  )
  .map(([a, pieces]) => {
    let fresh = 10_000;
    const b = pieces.flatMap(([from, length, gap]) => [
      ...a.slice(from, from + length),
      ...Array.from({ length: gap }, () => fresh++),
    ]);
    return { a: Int32Array.from(a), b: Int32Array.from(b) };
  });

/** The longest common subsequence, by the quadratic table. */
function commonSubsequence(a: Int32Array, b: Int32Array): number {
  let above = new Int32Array(b.length + 1);
  for (const token of a) {
    const row = new Int32Array(b.length + 1);
    for (let j = 0; j < b.length; j++) {
      row[j + 1] = b[j] === token ? (above[j] ?? 0) + 1 : Math.max(above[j + 1] ?? 0, row[j] ?? 0);
    }
    above = row;
  }
  return above[b.length] ?? 0;
}

/** Every maximal run that both have, as ranges of the second: all positions against all. */
function commonRuns(a: Int32Array, b: Int32Array, least: number): [start: number, end: number][] {
  const runs: [number, number][] = [];
  for (let i = 0; i < a.length; i++) {
    for (let j = 0; j < b.length; j++) {
      if (i > 0 && j > 0 && a[i - 1] === b[j - 1]) continue;
      let length = 0;
      while (i + length < a.length && j + length < b.length && a[i + length] === b[j + length]) {
        length++;
      }
      if (length >= least) runs.push([j, j + length]);
    }
  }
  return runs;
}

/** 1 for every token of the second sequence that is in a passage. */
function coverOf(passages: readonly TokenPassage[], length: number): Uint8Array {
  const cover = new Uint8Array(length);
  for (const { startB, endB } of passages) cover.fill(1, startB, endB);
  return cover;
}

describe('every passage', () => {
  const both = fc.oneof(
    fc.tuple(sequences, sequences),
    copies.map(({ a, b }): [Int32Array, Int32Array] => [a, b]),
  );

  test('begins and ends with equal tokens, and counts what is equal between', () => {
    fc.assert(
      fc.property(both, ([a, b]) => {
        for (const { startA, endA, startB, endB, matched } of findPassages(a, b)) {
          expect(startA).toBeGreaterThanOrEqual(0);
          expect(endA).toBeLessThanOrEqual(a.length);
          expect(startB).toBeGreaterThanOrEqual(0);
          expect(endB).toBeLessThanOrEqual(b.length);
          expect(a[startA]).toBe(b[startB]);
          expect(a[endA - 1]).toBe(b[endB - 1]);
          const inOrder = commonSubsequence(a.subarray(startA, endA), b.subarray(startB, endB));
          expect(matched).toBeLessThanOrEqual(inOrder);
          expect(matched).toBeGreaterThanOrEqual(Math.min(3, a.length));
          const edited = Math.max(endA - startA, endB - startB) - matched;
          // an edit of 4 tokens at most stands between two runs of 3 or more
          expect(edited).toBeLessThanOrEqual(4 * Math.max(0, Math.floor(matched / 3) - 1));
          expect(matched).toBeGreaterThanOrEqual(inOrder - edited);
        }
      }),
      { numRuns: 500, examples: [[[Int32Array.of(1, 2), Int32Array.of(1, 3)]]] },
    );
  });

  test('stands apart from the others in the second text, and after them in the first', () => {
    fc.assert(
      fc.property(both, ([a, b]) => {
        const passages = findPassages(a, b);
        const starts = passages.map(({ startA }) => startA);
        expect(starts).toEqual(starts.toSorted((x, y) => x - y));
        const inB = passages.toSorted((x, y) => x.startB - y.startB);
        for (const [i, { startB }] of inB.entries()) {
          if (i > 0) expect(startB).toBeGreaterThanOrEqual(inB[i - 1]?.endB ?? 0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('passages together', () => {
  test('cover every run of 5 tokens or more that was copied, wherever it went', () => {
    fc.assert(
      fc.property(copies, ({ a, b }) => {
        const cover = coverOf(findPassages(a, b), b.length);
        for (const [start, end] of commonRuns(a, b, 5)) {
          expect([...cover.subarray(start, end)]).toEqual(
            Array.from({ length: end - start }, () => 1),
          );
        }
      }),
      { numRuns: 300 },
    );
  });

  test('cover all but the edge of every long run, even where everything repeats', () => {
    fc.assert(
      fc.property(sequences, sequences, (a, b) => {
        const cover = coverOf(findPassages(a, b), b.length);
        // a run before may hold the first 3 tokens and be too short to be shown
        for (const [start, end] of commonRuns(a, b, 8)) {
          const covered = cover.subarray(start, end).reduce((sum, one) => sum + one, 0);
          expect(covered).toBeGreaterThanOrEqual(end - start - 3);
        }
      }),
      { numRuns: 500 },
    );
  });

  test('are there from both sides or from none', () => {
    fc.assert(
      fc.property(sequences, sequences, (a, b) => {
        expect(findPassages(a, b).length > 0).toBe(findPassages(b, a).length > 0);
      }),
      { numRuns: 500 },
    );
  });

  test('are the whole text where it is compared with itself', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1000), { minLength: 1, maxLength: 80 }), (words) => {
        const text = Int32Array.from(words);
        const { length } = text;
        const whole = { startA: 0, endA: length, startB: 0, endB: length, matched: length };
        expect(findPassages(text, text)).toEqual([whole]);
      }),
    );
  });

  test('are none where no three tokens are shared', () => {
    expect(find('a b c d e f', 'a b x c d x e f')).toEqual([]);
    expect(find('', '')).toEqual([]);
    expect(find('a b c', '')).toEqual([]);
  });
});

/** The passages of two lines of words, as the words they hold in each. */
function find(a: string, b: string): [inA: string, inB: string][] {
  const numbers = new Map<string, number>();
  const number = (word: string): number => {
    numbers.set(word, numbers.get(word) ?? numbers.size);
    return numbers.get(word) ?? 0;
  };
  const [ofA, ofB] = [a, b].map((text) => text.split(' ').filter((word) => word !== ''));
  const passages = findPassages(
    Int32Array.from(ofA ?? [], number),
    Int32Array.from(ofB ?? [], number),
  );
  return passages.map(({ startA, endA, startB, endB }) => [
    (ofA ?? []).slice(startA, endA).join(' '),
    (ofB ?? []).slice(startB, endB).join(' '),
  ]);
}

describe('passages of small texts', () => {
  test('go on over an edit of up to four words on either side', () => {
    const [a, b] = ['a b c d one e f g h', 'a b c d three other long words e f g h'];
    expect(find(a, b)).toEqual([[a, b]]);
    expect(find('a b c d e one f g h i j', 'a b c d e v w x y z f g h i j')).toEqual([
      ['a b c d e', 'a b c d e'],
      ['f g h i j', 'f g h i j'],
    ]);
  });

  test('find moved blocks, in the order of the first text', () => {
    const [one, two] = ['a b c d e f', 'g h i j k l'];
    expect(find(`${one} x ${two}`, `${two} y ${one}`)).toEqual([
      [one, one],
      [two, two],
    ]);
  });

  test('leave out set phrases beside a longer passage', () => {
    expect(find('a b c d e f x p q r', 'p q r y a b c d e f')).toEqual([
      ['a b c d e f', 'a b c d e f'],
    ]);
  });

  test('show the longest run where all are short', () => {
    expect(find('a b c x p q r s', 'p q r s y a b c')).toEqual([['p q r s', 'p q r s']]);
  });

  test('are the whole of two texts of one or two words where they are equal', () => {
    expect(find('a b', 'a b')).toEqual([['a b', 'a b']]);
    expect(find('a', 'a')).toEqual([['a', 'a']]);
    expect(find('a b', 'b a')).toEqual([]);
    expect(find('a b', 'a b c')).toEqual([]);
  });

  test('go on where the text goes on, when a phrase stands in several places', () => {
    const refrain = 'r e f r a i n';
    const song = `a1 a2 a3 ${refrain} b1 b2 b3 ${refrain} c1 c2 c3`;
    expect(find(song, song.replace('b2', 'b0'))).toEqual([[song, song.replace('b2', 'b0')]]);
  });
});
