import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { Minhash } from 'minhash';
import { describe, expect, it } from 'vitest';
import { Shingler } from '../../../src/core/shingles/shingles.ts';
import {
  estimateContainment,
  estimateResemblance,
  isSampled,
  Signer,
  type Signature,
} from '../../../src/core/shingles/signature.ts';
import type { Estimate } from '../../../src/model/explanation.ts';
import type { Collection } from '../../../src/core/texts/collection.ts';
import { collect, collectNumbers, hashesOf } from '../tokens.ts';

const FIXTURES = fileURLToPath(new URL('../../../fixtures', import.meta.url));

const anyDocument = fc.array(fc.nat(9), { maxLength: 40 });

/** The distinct shingles of a document, by the polynomial that other tests hold to its definition. */
function shinglesOf(collection: Collection, document: number, k: number): Set<bigint> {
  return new Set(hashesOf(new Shingler(collection, k).sequence(document)));
}

function countShared(a: ReadonlySet<bigint>, b: ReadonlySet<bigint>): number {
  return [...a].filter((shingle) => b.has(shingle)).length;
}

function resemblance(a: ReadonlySet<bigint>, b: ReadonlySet<bigint>): number {
  const shared = countShared(a, b);
  const union = a.size + b.size - shared;
  return union === 0 ? 0 : shared / union;
}

describe('a signature', () => {
  it('is, at 1, every shingle, and its estimates are exact', () => {
    fc.assert(
      fc.property(anyDocument, anyDocument, fc.integer({ min: 1, max: 4 }), (a, b, k) => {
        const collection = collectNumbers([a, b]);
        const signer = new Signer(collection, k, 1);
        const [signatureA, signatureB] = [signer.sign(0), signer.sign(1)];
        const [setA, setB] = [shinglesOf(collection, 0, k), shinglesOf(collection, 1, k)];
        expect(new Set(signatureA.hashes)).toEqual(setA);
        const shared = countShared(setA, setB);
        const containment = setA.size === 0 ? 0 : shared / setA.size;
        const [exact, contained] = [
          estimateResemblance(signatureA, signatureB),
          estimateContainment(signatureA, signatureB),
        ];
        expect(exact).toEqual({ value: resemblance(setA, setB), error: 0 });
        expect(contained).toEqual({ value: containment, error: 0 });
      }),
    );
  });

  it('holds the hashes below the share that is kept, each once, ascending', () => {
    const scales = fc.constantFrom(1, 1.5, 2, 7, 16, 1000, 2 ** 40);
    fc.assert(
      fc.property(fc.array(anyDocument, { minLength: 1 }), scales, (documents, scaled) => {
        const collection = collectNumbers(documents);
        const signer = new Signer(collection, 2, scaled);
        // to 32 bits, as the signature says
        const limit = BigInt(Math.ceil(2 ** 32 / scaled)) * 2n ** 32n;
        for (const document of documents.keys()) {
          const kept = [...shinglesOf(collection, document, 2)].filter((hash) => hash < limit);
          const expected = kept.toSorted((a, b) => (a < b ? -1 : 1));
          expect([...signer.sign(document).hashes]).toEqual(expected);
        }
      }),
    );
  });

  it('at twice the scale is within the one at the scale', () => {
    const words = Array.from({ length: 3000 }, (_, i) => `plank${i}`).join(' ');
    const collection = collect([words]);
    let larger = new Set(new Signer(collection, 1, 1).sign(0).hashes);
    expect(larger.size).toBe(3000);
    for (const scaled of [2, 4, 8, 16, 32]) {
      const smaller = new Set(new Signer(collection, 1, scaled).sign(0).hashes);
      expect(countShared(smaller, larger)).toBe(smaller.size);
      expect(smaller.size).toBeLessThan(larger.size);
      expect(smaller.size).toBeGreaterThan(0);
      larger = smaller;
    }
  });

  it('of nothing is empty, and estimates nothing', () => {
    const collection = collect(['', 'plank']);
    const signer = new Signer(collection, 3, 1);
    const [empty, one] = [signer.sign(0), signer.sign(1)];
    expect(empty.hashes).toHaveLength(0);
    expect(estimateResemblance(empty, empty)).toEqual({ value: 0, error: 0 });
    expect(estimateContainment(empty, one)).toEqual({ value: 0, error: 0 });
    expect(estimateContainment(one, empty).value).toBe(0);
  });

  it('takes the upper half of a hash as unsigned', () => {
    expect([0, 1, 0x3fffffff, 0x40000000, -1, -0x80000000].map((hi) => isSampled(hi, 4))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ]);
    expect([0, 0x7fffffff, -1].map((hi) => isSampled(hi, 1))).toEqual([true, true, true]);
  });
});

const PAIRS = 150;
const WORDS = 1500;

/** Pairs of texts of which the second has a new word now and then: rarely in the first, often in the last. */
function editedPairs(): Collection {
  const documents: number[][] = [];
  for (let pair = 0; pair < PAIRS; pair++) {
    const words = Array.from({ length: WORDS }, (_, i) => i);
    const every = 3 + (pair % 30);
    const edited = words.map((word) => ((word * 7 + pair) % every === 0 ? word + WORDS : word));
    documents.push(words.map((word) => word + pair * WORDS * 2));
    documents.push(edited.map((word) => word + pair * WORDS * 2));
  }
  return collectNumbers(documents);
}

interface Trial {
  readonly truth: number;
  readonly estimate: Estimate;
}

function describeTrials(trials: readonly Trial[]): { bias: number; covered: number } {
  const misses = trials.map(({ truth, estimate }) => estimate.value - truth);
  const mean = misses.reduce((a, b) => a + b) / misses.length;
  const variance = misses.reduce((a, b) => a + (b - mean) ** 2, 0) / (misses.length - 1);
  const covered = trials.filter(
    ({ truth, estimate }) => Math.abs(estimate.value - truth) <= 2 * estimate.error,
  );
  return {
    // in standard errors of the mean
    bias: mean / Math.sqrt(variance / misses.length),
    covered: covered.length / trials.length,
  };
}

describe('what a sample estimates', () => {
  const collection = editedPairs();
  const signAll = (scaled: number): Signature[] => {
    const signer = new Signer(collection, 2, scaled);
    return Array.from({ length: collection.size }, (_, document) => signer.sign(document));
  };
  const exact = signAll(1);
  const pairOf = (signatures: readonly Signature[], pair: number): [Signature, Signature] => {
    const [a, b] = signatures.slice(2 * pair, 2 * pair + 2);
    if (a === undefined || b === undefined) throw new Error(`no pair ${pair}`);
    return [a, b];
  };
  const trialsOf = (scaled: number, measure: typeof estimateResemblance): Trial[] => {
    const sampled = signAll(scaled);
    return Array.from({ length: PAIRS }, (_, pair) => ({
      truth: measure(...pairOf(exact, pair)).value,
      estimate: measure(...pairOf(sampled, pair)),
    }));
  };

  it.each([4, 8, 16])('is right on average, and as near as it claims, at one in %i', (scaled) => {
    for (const measure of [estimateResemblance, estimateContainment]) {
      const { bias, covered } = describeTrials(trialsOf(scaled, measure));
      expect(Math.abs(bias)).toBeLessThan(4);
      expect(covered).toBeGreaterThanOrEqual(0.9);
      // an error that is too large would cover everything
      expect(covered).toBeLessThan(1);
    }
  });

  it('keeps one shingle in so many', () => {
    for (const scaled of [4, 8, 16]) {
      const kept = signAll(scaled).reduce((sum, { hashes }) => sum + hashes.length, 0);
      const all = exact.reduce((sum, { hashes }) => sum + hashes.length, 0);
      expect((kept * scaled) / all).toBeCloseTo(1, 1);
    }
  });
});

describe('an independent estimator', () => {
  const PERMUTATIONS = 256;

  function signByPackage(shingles: ReadonlySet<bigint>): Minhash {
    const signature = new Minhash({ numPerm: PERMUTATIONS });
    for (const shingle of shingles) signature.update(String(shingle));
    return signature;
  }

  it('gives the same resemblance, within its error, for texts of the fixtures', () => {
    const folder = join(FIXTURES, 'wire');
    const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
    const texts = names.map((name) => readFileSync(join(folder, name), 'utf8'));
    const collection = collect(texts);
    const signer = new Signer(collection, 1, 1);
    const signatures = texts.map((_, document) => signer.sign(document));
    const others = texts.map((_, document) => signByPackage(shinglesOf(collection, document, 1)));
    let compared = 0;
    for (const [a, one] of signatures.entries()) {
      for (const [b, other] of signatures.entries()) {
        if (a >= b) continue;
        const { value } = estimateResemblance(one, other);
        const [first, second] = [others[a], others[b]];
        if (first === undefined || second === undefined) throw new Error('unsigned');
        const error = Math.sqrt((value * (1 - value)) / PERMUTATIONS);
        expect(Math.abs(first.jaccard(second) - value)).toBeLessThanOrEqual(4 * error);
        compared++;
      }
    }
    expect(compared).toBeGreaterThanOrEqual(10);
  });
});
