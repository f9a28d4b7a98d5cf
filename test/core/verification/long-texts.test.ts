import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UNLISTED_RARITY } from '../../../src/core/rarity/rarity.ts';
import { Verifier } from '../../../src/core/verification/long-texts.ts';
import type { Evidence } from '../../../src/core/verification/evidence.ts';
import { mirror } from '../mirror.ts';
import { collectNumbers } from '../tokens.ts';

const VOCABULARY = 14;
const anyDocument = fc.oneof(
  { weight: 4, arbitrary: fc.array(fc.nat(VOCABULARY - 1), { maxLength: 40 }) },
  { weight: 3, arbitrary: fc.array(fc.nat(VOCABULARY - 1), { maxLength: 4 }) },
  { weight: 1, arbitrary: fc.shuffledSubarray(Array.from({ length: VOCABULARY }, (_, i) => i)) },
);
/** Copies and edits of each other, so that much is shared. */
const anyDocuments = fc
  .tuple(
    fc.array(anyDocument, { minLength: 1, maxLength: 4 }),
    fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { maxLength: 4 }),
  )
  .map(([documents, edits]) => [
    ...documents,
    ...edits.map(([which, from, count]) => {
      const source = documents[which % documents.length] ?? [];
      const start = from % (source.length + 1);
      return source.toSpliced(start, count % 5, ...source.slice(0, from % 3));
    }),
  ]);
const anyShingleSize = fc.integer({ min: 1, max: 6 });

/** In quarters of a bit, so that sums are exact in any order. */
const RARITY = Float64Array.from({ length: VOCABULARY }, (_, i) => (i * i) / 4);

const sum = (values: Iterable<number>): number => Array.from(values).reduce((a, b) => a + b, 0);
const bitsOf = (run: string): number =>
  sum(run.split(' ').map((token) => RARITY[Number(token)] ?? 0));
const weigh = (runs: ReadonlySet<string>): number =>
  sum(Array.from(runs, (run) => bitsOf(run) ** 2));
const both = (a: ReadonlySet<string>, b: ReadonlySet<string>): Set<string> =>
  new Set([...a].filter((run) => b.has(run)));

/** The set of runs of `size` tokens; the whole of a shorter document counts as one run. */
function shinglesOf(tokens: readonly number[], size: number): Set<string> {
  if (tokens.length > 0 && tokens.length < size) return new Set([tokens.join(' ')]);
  return runsOf(tokens, size);
}

function runsOf(tokens: readonly number[], size: number): Set<string> {
  const starts = Math.max(0, tokens.length - size + 1);
  return new Set(Array.from({ length: starts }, (_, i) => tokens.slice(i, i + size).join(' ')));
}

/** By text: how often it has each token. */
const countsByText = new WeakMap<readonly number[], Map<number, number>>();

function onceIn(tokens: readonly number[], token: number): boolean {
  const counts = countsByText.get(tokens) ?? new Map<number, number>();
  if (!countsByText.has(tokens)) {
    for (const each of tokens) counts.set(each, (counts.get(each) ?? 0) + 1);
    countsByText.set(tokens, counts);
  }
  return counts.get(token) === 1;
}

const isNumber = (token: number): boolean => token % 3 === 0;

function numbersOf(tokens: readonly number[]): Set<string> {
  return new Set(tokens.filter(isNumber).map(String));
}

/** Words that the language's table would not list. */
const isRare = (token: number): boolean =>
  (RARITY[token] ?? 0) >= UNLISTED_RARITY && !isNumber(token);

/** Rare words that stand in the text more than once. */
function keyTermsOf(tokens: readonly number[]): number[] {
  return tokens.filter((token) => isRare(token) && !onceIn(tokens, token));
}

function longestIncreasing(values: readonly number[]): number {
  const best: number[] = [];
  for (const [i, value] of values.entries()) {
    best[i] = 1 + Math.max(0, ...best.filter((_, j) => (values[j] ?? 0) < value));
  }
  return Math.max(0, ...best);
}

/** Bits of phrases beyond those of a commonplace. */
const rarityOf = (phrases: ReadonlySet<string>): number =>
  sum(Array.from(phrases, (phrase) => Math.max(0, bitsOf(phrase) - 14)));

/** Everything by brute force over sets of strings. */
function comparePlainly(a: readonly number[], b: readonly number[], k: number): Evidence {
  const phrases = [runsOf(a, 3), runsOf(b, 3)] as const;
  const words = [runsOf(a, 1), runsOf(b, 1)] as const;
  const keyTerms = [keyTermsOf(a), keyTermsOf(b)] as const;
  const numbers = [numbersOf(a), numbersOf(b)] as const;
  const shingles = [shinglesOf(a, k), shinglesOf(b, k)] as const;
  const shared = [...new Set(b)].filter((token) => a.includes(token));
  return {
    sharedShingles: both(...shingles).size,
    shinglesA: shingles[0].size,
    shinglesB: shingles[1].size,
    sharedWords: weigh(both(words[0], words[1])),
    wordsA: weigh(words[0]),
    wordsB: weigh(words[1]),
    sharedPhrases: both(...phrases).size,
    phrasesA: phrases[0].size,
    phrasesB: phrases[1].size,
    sharedBits: rarityOf(both(...phrases)),
    bitsA: rarityOf(phrases[0]),
    bitsB: rarityOf(phrases[1]),
    sharedOwnBits: rarityOf(both(...phrases)),
    keyTermsA: keyTerms[0].length,
    sharedKeyTermsA: keyTerms[0].filter((token) => b.includes(token)).length,
    keyTermsB: keyTerms[1].length,
    sharedKeyTermsB: keyTerms[1].filter((token) => a.includes(token)).length,
    sharedNumbers: both(numbers[0], numbers[1]).size,
    numbersA: numbers[0].size,
    numbersB: numbers[1].size,
    sharedDistinct: shared.length,
    inOrder: longestIncreasing(shared.map((token) => a.indexOf(token))),
    lengthA: a.length,
    lengthB: b.length,
  };
}

function verifierOf(documents: readonly (readonly number[])[], k: number): Verifier {
  // the vocabulary holds every token, though no document may
  const all = Array.from({ length: VOCABULARY }, (_, i) => i);
  const collection = collectNumbers([...documents, all]);
  for (const token of all) collection.vocabulary.isNumber[token] = isNumber(token) ? 1 : 0;
  return new Verifier(collection, RARITY, k);
}

describe('the evidence on two documents', () => {
  it('is what brute force over sets finds, whatever was compared before', () => {
    const order = fc.infiniteStream(fc.tuple(fc.nat(), fc.nat()));
    fc.assert(
      fc.property(anyDocuments, anyShingleSize, order, (documents, k, pairs) => {
        const verifier = verifierOf(documents, k);
        for (const [one, other] of pairs.take(12)) {
          const [a, b] = [one % documents.length, other % documents.length];
          verifier.load(a);
          const expected = comparePlainly(documents[a] ?? [], documents[b] ?? [], k);
          expect(verifier.compare(b)).toEqual(expected);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is the same from both sides', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, anyShingleSize, (a, b, k) => {
        const verifier = verifierOf([a, b], k);
        verifier.load(0);
        const evidence = verifier.compare(1);
        verifier.load(1);
        expect(verifier.compare(0)).toEqual(mirror(evidence));
      }),
    );
  });

  it('of a document with itself is all that it has', () => {
    fc.assert(
      fc.property(anyDocument, anyShingleSize, (document, k) => {
        const verifier = verifierOf([document], k);
        verifier.load(0);
        const evidence = verifier.compare(0);
        expect(evidence.sharedShingles).toBe(evidence.shinglesA);
        expect(evidence.sharedWords).toBe(evidence.wordsA);
        expect(evidence.sharedKeyTermsA).toBe(evidence.keyTermsA);
        expect(evidence.sharedNumbers).toBe(evidence.numbersA);
        expect(evidence.inOrder).toBe(evidence.sharedDistinct);
      }),
    );
  });

  it('of texts shorter than a shingle is one shingle each, shared where they are the same', () => {
    const verifier = verifierOf([[1, 2], [1, 2], [2, 1], [1, 2, 3, 4], []], 3);
    verifier.load(0);
    const shared = [1, 2, 3, 4].map((other) => verifier.compare(other).sharedShingles);
    expect(shared).toEqual([1, 0, 0, 0]);
    expect([0, 1, 2, 3, 4].map((document) => verifier.shingleCount(document))).toEqual([
      1, 1, 1, 2, 0,
    ]);
  });

  it('of two empty documents is nothing at all', () => {
    for (const k of [1, 3]) {
      const verifier = verifierOf([[], []], k);
      verifier.load(0);
      expect(Object.values(verifier.compare(1)).every((value) => value === 0)).toBe(true);
    }
  });

  it('counts shingles of a document that was never loaded', () => {
    fc.assert(
      fc.property(anyDocuments, anyShingleSize, (documents, k) => {
        const verifier = verifierOf(documents, k);
        const counts = documents.map((_, document) => verifier.shingleCount(document));
        expect(counts).toEqual(documents.map((document) => shinglesOf(document, k).size));
      }),
    );
  });

  it('compares a short document with a very long one, in either order', () => {
    const long = Array.from({ length: 6000 }, (_, i) => (i * i + (i >> 3)) % VOCABULARY);
    const short = [3, 1, 2, 9, 13];
    const verifier = verifierOf([short, long], 3);
    verifier.load(0);
    expect(verifier.compare(1)).toEqual(comparePlainly(short, long, 3));
    verifier.load(1);
    expect(verifier.compare(0)).toEqual(comparePlainly(long, short, 3));
  });

  it.each([
    ['of 64 tokens', 64, 36_000],
    ['of 3 tokens', 3, 710_000],
    ['of 1 token', 1, 710_000],
  ])('is the same for texts too long for a trie, in shingles %s', (_, k, length) => {
    // ten words again and again, and four that occur once
    const long = Array.from({ length }, (__, i) => (i * i + (i >> 3)) % (VOCABULARY - 4));
    for (const [i, token] of [13, 10, 12, 11].entries()) long[i * 1000 + 7] = token;
    const edited = long.toSpliced(500, 1000, 13, 5, 5, 11).map((token, i) => (i % 997 ? token : 4));
    const short = [...long.slice(3000, 3300), 12, 1, 2, 9, 13];
    const documents = [long, edited, short];
    const verifier = verifierOf(documents, k);
    for (const [a, b] of [
      [2, 0],
      [0, 1],
      [0, 2],
      [1, 0],
      [2, 1],
    ] as const) {
      verifier.load(a);
      const expected = comparePlainly(documents[a] ?? [], documents[b] ?? [], k);
      expect(verifier.compare(b)).toEqual(expected);
    }
  });
});
