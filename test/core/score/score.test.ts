import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenRarity } from '../../../src/core/rarity/rarity.ts';
import { roundMeasure, scoreOf } from '../../../src/core/score/score.ts';
import { Verifier } from '../../../src/core/verification/long-texts.ts';
import type { Evidence } from '../../../src/core/verification/evidence.ts';
import { mirror } from '../mirror.ts';
import { collect } from '../tokens.ts';

/** A part of a whole, both plausible as sums of rarity. */
const weights = fc
  .tuple(fc.nat(4000), fc.nat(4000), fc.nat(4000))
  .map(
    ([shared, onlyA, onlyB]) => [shared / 2, (shared + onlyA) / 2, (shared + onlyB) / 2] as const,
  );

/** A part of one whole, and of another. */
const part = fc
  .tuple(fc.nat(60), fc.nat(60), fc.nat(60))
  .map(([shared, onlyA, onlyB]) => [shared, shared + onlyA, shared + onlyB] as const);

const anyPart = fc.double({ min: 0, max: 1, noNaN: true });

const anyEvidence: fc.Arbitrary<Evidence> = fc
  .record({
    words: weights,
    bits: weights,
    own: anyPart,
    terms: fc.tuple(part, part),
    numbers: part,
    phrases: fc.tuple(fc.nat(500), fc.nat(500), fc.nat(500)),
    sharedDistinct: fc.integer({ min: 1, max: 300 }),
    inOrder: fc.nat(300),
    lengthA: fc.integer({ min: 1, max: 2000 }),
    lengthB: fc.integer({ min: 1, max: 2000 }),
  })
  .map(
    ({ words, bits, own, terms, numbers, phrases, sharedDistinct, inOrder, lengthA, lengthB }) => ({
      sharedShingles: 0,
      shinglesA: 0,
      shinglesB: 0,
      sharedWords: words[0],
      wordsA: words[1],
      wordsB: words[2],
      sharedBits: bits[0],
      bitsA: bits[1],
      bitsB: bits[2],
      sharedOwnBits: bits[0] * own,
      keyTermsA: terms[0][1],
      sharedKeyTermsA: terms[0][0],
      keyTermsB: terms[1][1],
      sharedKeyTermsB: terms[1][0],
      sharedNumbers: numbers[0],
      numbersA: numbers[1],
      numbersB: numbers[2],
      sharedPhrases: phrases[0],
      phrasesA: phrases[0] + phrases[1],
      phrasesB: phrases[0] + phrases[2],
      sharedDistinct,
      inOrder: Math.min(inOrder, sharedDistinct),
      lengthA,
      lengthB,
    }),
  );

describe('the score', () => {
  it('is a probability, to 6 decimals', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        const score = scoreOf(evidence);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(Number(score.toFixed(6))).toBe(score);
      }),
      { numRuns: 500 },
    );
  });

  it('is the same from both sides', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        expect(scoreOf(mirror(evidence))).toBe(scoreOf(evidence));
      }),
    );
  });

  it('is 0 if no word is shared', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        expect(scoreOf({ ...evidence, sharedWords: 0 })).toBe(0);
      }),
    );
  });

  it('never falls when more words are shared, all else equal', () => {
    fc.assert(
      fc.property(anyEvidence, anyPart, (evidence, part) => {
        const room = Math.min(evidence.wordsA, evidence.wordsB) - evidence.sharedWords;
        const more = { ...evidence, sharedWords: evidence.sharedWords + part * room };
        expect(scoreOf(more)).toBeGreaterThanOrEqual(scoreOf(evidence));
      }),
      { numRuns: 500 },
    );
  });

  it('never falls when what is shared is less widespread, all else equal', () => {
    fc.assert(
      fc.property(anyEvidence, anyPart, (evidence, part) => {
        const more = part * (evidence.sharedBits - evidence.sharedOwnBits);
        const less = {
          ...evidence,
          sharedOwnBits: evidence.sharedOwnBits + more,
        };
        expect(scoreOf(less)).toBeGreaterThanOrEqual(scoreOf(evidence));
      }),
      { numRuns: 500 },
    );
  });

  it('never falls when a key term or a number that one side had alone is shared', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        const ofA = Math.min(evidence.sharedKeyTermsA + 1, evidence.keyTermsA);
        const numbers = Math.min(evidence.numbersA, evidence.numbersB, evidence.sharedNumbers + 1);
        const term = { ...evidence, sharedKeyTermsA: ofA };
        const number = { ...evidence, sharedNumbers: numbers };
        expect(scoreOf(term)).toBeGreaterThanOrEqual(scoreOf(evidence));
        expect(scoreOf(number)).toBeGreaterThanOrEqual(scoreOf(evidence));
      }),
      { numRuns: 500 },
    );
  });

  it('never falls when one more word is in the same order in both', () => {
    fc.assert(
      fc.property(anyEvidence, (evidence) => {
        const { sharedDistinct, inOrder } = evidence;
        const more = { ...evidence, sharedDistinct: sharedDistinct + 1, inOrder: inOrder + 1 };
        expect(scoreOf(more)).toBeGreaterThanOrEqual(scoreOf(evidence));
      }),
      { numRuns: 500 },
    );
  });

  it('never falls when more phrases are shared, all else equal', () => {
    fc.assert(
      fc.property(anyEvidence, anyPart, (evidence, part) => {
        const room = Math.min(evidence.phrasesA, evidence.phrasesB) - evidence.sharedPhrases;
        const more = { ...evidence, sharedPhrases: evidence.sharedPhrases + part * room };
        expect(scoreOf(more)).toBeGreaterThanOrEqual(scoreOf(evidence));
      }),
      { numRuns: 500 },
    );
  });

  it('is above even odds for a near-duplicate, whatever speaks against it', () => {
    fc.assert(
      fc.property(anyEvidence, fc.nat(300), (evidence, phrases) => {
        const sharedPhrases = 3 + phrases;
        const more = Math.floor((sharedPhrases * 2) / 3);
        const near = { ...evidence, sharedWords: evidence.sharedWords + 1, sharedPhrases };
        const phrasesA = sharedPhrases + more;
        expect(scoreOf({ ...near, phrasesA, phrasesB: sharedPhrases })).toBeGreaterThan(0.5);
      }),
    );
  });

  it('falls when the shared words are scrambled', () => {
    const story =
      'the old ferry left the quay at dawn with forty crates of oranges and a nervous goat while ' +
      'gulls circled above its rusty funnel and nobody waved';
    const scrambled = story.split(' ').toSorted().join(' ');
    const collection = collect([story, `${story} until noon`, scrambled]);
    const verifier = new Verifier(collection, tokenRarity(collection.vocabulary), 3);
    verifier.load(0);
    const [copy, shuffled] = [scoreOf(verifier.compare(1)), scoreOf(verifier.compare(2))];
    expect(copy).toBeGreaterThan(0.9);
    expect(shuffled).toBeLessThan(copy);
  });
});

describe('rounding', () => {
  it('leaves at most 6 decimals, and numbers that have no more as they are', () => {
    fc.assert(
      fc.property(anyPart, (value) => {
        expect(Math.abs(roundMeasure(value) - value)).toBeLessThanOrEqual(5.0001e-7);
        expect(roundMeasure(roundMeasure(value))).toBe(roundMeasure(value));
        expect(String(roundMeasure(value))).toMatch(/^(0|1|0\.\d{1,6}|\de-6|\d\.?\d?e-\d)$/);
      }),
      { numRuns: 500 },
    );
    expect([1 / 3, 2 / 3, 0.5, 1].map(roundMeasure)).toEqual([0.333333, 0.666667, 0.5, 1]);
  });
});
