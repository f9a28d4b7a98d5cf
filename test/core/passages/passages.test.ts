import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPassages, type TokenPassage } from '../../../src/core/passages/passages.ts';
import { documentsOf } from '../../fixtures/themes.ts';
import { passagesByRule } from '../../oracle/passages-oracle.ts';
import { collect } from '../tokens.ts';

/** Small alphabets, so that random sequences share runs. */
const tokens = (most: number): fc.Arbitrary<Int32Array> =>
  fc.array(fc.integer({ min: 0, max: most }), { maxLength: 34 }).map((all) => Int32Array.from(all));
const sequences = fc.oneof(tokens(2), tokens(6), tokens(20));

/** Two sequences; the second holds pieces of the first, moved and repeated. */
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

/** Two texts of few words; the second holds edited, moved and repeated pieces of the first. */
const repeats = fc
  .tuple(
    fc.integer({ min: 1, max: 30 }),
    fc.array(fc.nat(), { minLength: 3, maxLength: 80 }),
    fc.array(
      fc.tuple(fc.nat(80), fc.integer({ min: 1, max: 40 }), fc.array(fc.nat(), { maxLength: 6 })),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
  )
  .map(([words, seeds, pieces]) => {
    const a = seeds.map((seed) => seed % words);
    const b = pieces.flatMap(([from, length, gap]) => [
      ...a.slice(from % a.length, (from % a.length) + length),
      ...gap.map((seed) => seed % words),
    ]);
    return { a: Int32Array.from(a), b: Int32Array.from([...b, 0, 0]) };
  });

/** A text with a sentence that comes again and again, and one with a word in so many changed. */
const boilerplate = fc
  .tuple(
    fc.integer({ min: 3, max: 9 }),
    fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 12 }),
    fc.integer({ min: 4, max: 40 }),
  )
  .map(([sentence, gaps, every]) => {
    const a = gaps.flatMap((gap, i) => [
      ...Array.from({ length: sentence }, (_, word) => word),
      ...Array.from({ length: gap }, (_, word) => 100 + i * 10 + word),
    ]);
    const b = a.map((token, i) => (i % every === every - 1 ? 5000 + (i % 3) : token));
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

/** The passage as seen from the second text. */
const exchange = ({ startA, endA, startB, endB, matched }: TokenPassage): TokenPassage => ({
  startA: startB,
  endA: endB,
  startB: startA,
  endB: endA,
  matched,
});

function isWithin(one: TokenPassage, other: TokenPassage): boolean {
  const isInA = one.startA >= other.startA && one.endA <= other.endA;
  return isInA && one.startB >= other.startB && one.endB <= other.endB;
}

describe('every passage', () => {
  const both = fc.oneof(
    fc.tuple(sequences, sequences),
    copies.map(({ a, b }): [Int32Array, Int32Array] => [a, b]),
  );

  it('begins and ends with equal tokens, and counts what is equal between', () => {
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
          // an edit of 4 tokens at most is between two runs of 3 or more
          expect(edited).toBeLessThanOrEqual(4 * Math.max(0, Math.floor(matched / 3) - 1));
          expect(matched).toBeGreaterThanOrEqual(inOrder - edited);
        }
      }),
      { numRuns: 500, examples: [[[Int32Array.of(1, 2), Int32Array.of(1, 3)]]] },
    );
  });

  it('comes after the others before it in the first text, and adds tokens to them in one', () => {
    fc.assert(
      fc.property(both, ([a, b]) => {
        const passages = findPassages(a, b);
        const starts = passages.map(({ startA }) => startA);
        expect(starts).toEqual(starts.toSorted((x, y) => x - y));
        for (const one of passages) {
          for (const other of passages) {
            if (one !== other) expect(isWithin(one, other)).toBe(false);
          }
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the rules of the header', () => {
  it.each([
    ['random texts', fc.tuple(sequences, sequences).map(([a, b]) => ({ a, b })), 400],
    ['copied pieces', copies, 200],
    ['pieces of texts of few words', repeats, 500],
    ['texts with a refrain', boilerplate, 200],
  ])('give the same passages, word by word, for %s', (_, texts, numRuns) => {
    fc.assert(
      fc.property(texts, ({ a, b }) => {
        if (a.length < 3 || b.length < 3) return;
        expect(findPassages(a, b)).toEqual(passagesByRule(a, b));
        expect(findPassages(b, a)).toEqual(passagesByRule(b, a));
      }),
      { numRuns },
    );
  });

  it('give the same passages for a story and its versions', () => {
    const texts = collect([...documentsOf('wire').values()]);
    for (let a = 0; a < texts.size; a++) {
      for (let b = 0; b < texts.size; b++) {
        const pair = [texts.tokensOf(a), texts.tokensOf(b)] as const;
        expect(findPassages(...pair)).toEqual(passagesByRule(...pair));
      }
    }
  });

  it('give the same passages if so much repeats that suffixes are sorted', () => {
    const refrain = (length: number, words: number): Int32Array =>
      Int32Array.from({ length }, (_, i) => i % words);
    const apart = (from: number): Int32Array =>
      Int32Array.from({ length: 189 }, (_, i) => (i % 9 === 8 ? from + i : i % 9));
    for (const [a, b] of [
      [refrain(150, 1), refrain(170, 1)],
      [refrain(180, 7), refrain(160, 7)],
      [apart(1000), apart(5000)],
      [apart(1000), refrain(170, 8)],
    ] as const) {
      expect(findPassages(a, b)).toEqual(passagesByRule(a, b));
      expect(findPassages(b, a)).toEqual(passagesByRule(b, a));
    }
  });
});

describe('passages together', () => {
  it('cover every run of 5 tokens or more that was copied, at its place or at its source', () => {
    fc.assert(
      fc.property(copies, ({ a, b }) => {
        const passages = findPassages(a, b);
        const [coverA, coverB] = [
          coverOf(passages.map(exchange), a.length),
          coverOf(passages, b.length),
        ];
        for (const [start, end] of commonRuns(a, b, 5)) {
          // no token of the first text comes twice
          const source = a.indexOf(b[start] ?? -1);
          const isMissed = coverB.subarray(start, end).includes(0);
          if (isMissed) expect(coverA.subarray(source, source + end - start)).not.toContain(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('cover every common run of 8 tokens or more, in both texts, even if everything repeats', () => {
    fc.assert(
      fc.property(fc.oneof(repeats, boilerplate), ({ a, b }) => {
        const passages = findPassages(a, b);
        const [coverA, coverB] = [
          coverOf(passages.map(exchange), a.length),
          coverOf(passages, b.length),
        ];
        for (const [start, end] of commonRuns(a, b, 8)) {
          expect(coverB.subarray(start, end)).not.toContain(0);
        }
        for (const [start, end] of commonRuns(b, a, 8)) {
          expect(coverA.subarray(start, end)).not.toContain(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are there from both sides or from none', () => {
    fc.assert(
      fc.property(sequences, sequences, (a, b) => {
        expect(findPassages(a, b).length > 0).toBe(findPassages(b, a).length > 0);
      }),
      { numRuns: 500 },
    );
  });

  it('are the whole text if it is compared with itself', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1000), { minLength: 1, maxLength: 80 }), (words) => {
        const text = Int32Array.from(words);
        const { length } = text;
        const whole = { startA: 0, endA: length, startB: 0, endB: length, matched: length };
        expect(findPassages(text, text)).toEqual([whole]);
      }),
    );
  });

  it('are none if no three tokens are shared', () => {
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
  it('go on over an edit of up to four words on either side', () => {
    const [a, b] = ['a b c d one e f g h', 'a b c d three other long words e f g h'];
    expect(find(a, b)).toEqual([[a, b]]);
    expect(find('a b c d e one f g h i j', 'a b c d e v w x y z f g h i j')).toEqual([
      ['a b c d e', 'a b c d e'],
      ['f g h i j', 'f g h i j'],
    ]);
  });

  it('find moved blocks, in the order of the first text', () => {
    const [one, two] = ['a b c d e f', 'g h i j k l'];
    expect(find(`${one} x ${two}`, `${two} y ${one}`)).toEqual([
      [one, one],
      [two, two],
    ]);
  });

  it('leave out set phrases beside a longer passage', () => {
    expect(find('a b c d e f x p q r', 'p q r y a b c d e f')).toEqual([
      ['a b c d e f', 'a b c d e f'],
    ]);
  });

  it('show the longest run if all are short', () => {
    expect(find('a b c x p q r s', 'p q r s y a b c')).toEqual([['p q r s', 'p q r s']]);
  });

  it('are the whole of two texts of one or two words if they are equal', () => {
    expect(find('a b', 'a b')).toEqual([['a b', 'a b']]);
    expect(find('a', 'a')).toEqual([['a', 'a']]);
    expect(find('a b', 'b a')).toEqual([]);
    expect(find('a b', 'a b c')).toEqual([]);
  });

  it('go on where the text goes on, if a phrase occurs in several places', () => {
    const refrain = 'r e f r a i n';
    const song = `a1 a2 a3 ${refrain} b1 b2 b3 ${refrain} c1 c2 c3`;
    expect(find(song, song.replace('b2', 'b0'))).toEqual([[song, song.replace('b2', 'b0')]]);
  });

  it('pair a moved paragraph with its counterpart, over the words that were changed in it', () => {
    const [storm, ferry] = [
      'the storm tore four boats from the quay before anyone had woken',
      'no ferry will sail to the outer islands until the pier is mended',
    ];
    const [lateStorm, lateFerry] = [storm.replace('four', 'several'), ferry.replace('outer ', '')];
    expect(find(`${storm} ${ferry}`, `${lateFerry} meanwhile ${lateStorm}`)).toEqual([
      [storm, lateStorm],
      [ferry, lateFerry],
    ]);
  });

  it('show a paragraph again if either text repeats it, but not a phrase of a few words', () => {
    const paragraph = 'the harbour clock has stopped again at ten past four';
    const twice = `${paragraph} x y z u v w ${paragraph}`;
    expect(find(paragraph, twice)).toEqual([
      [paragraph, paragraph],
      [paragraph, paragraph],
    ]);
    expect(find(twice, paragraph)).toEqual(find(paragraph, twice));
    const phrase = 'according to the harbour master';
    const often = `${phrase} q r s t u v ${phrase} k l m n o p ${phrase}`;
    expect(find(phrase, often)).toEqual([[phrase, phrase]]);
    expect(find(often, phrase)).toEqual([[phrase, phrase]]);
  });

  it('take the longest run for a piece that occurs in two places', () => {
    const [short, long] = ['m n o p q r', 'k l m n o p q r s t'];
    expect(find(`${short} x x ${long}`, `${long} y`)).toEqual([[long, long]]);
  });

  it('are one for texts of one token, as long as the shorter or repeated to cover the longer', () => {
    expect(find('a a a a a a', 'a a a a a a')).toEqual([['a a a a a a', 'a a a a a a']]);
    expect(find('a a a a a a a a a a a a a', 'a a a a a a')).toEqual([
      ['a a a a a a', 'a a a a a a'],
    ]);
    const [nine, eighteen] = [new Int32Array(9), new Int32Array(18)];
    expect(coverOf(findPassages(nine, eighteen), 18)).not.toContain(0);
    expect(coverOf(findPassages(eighteen, nine).map(exchange), 18)).not.toContain(0);
  });
});
