import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Collection } from '../../src/core/texts/collection.ts';
import type { CandidatePairs } from '../../src/core/texts/pairs.ts';
import type { Settings } from '../../src/model/settings.ts';
import { loadEngine } from '../../src/engines/load.ts';
import { finish } from '../../src/engines/steps.ts';
import { minhashEngine, pairSignatures, signingSteps } from '../../src/engines/minhash.ts';
import { DEFAULT_SETTINGS } from '../../src/model/complete-settings.ts';
import { collectNumbers } from '../core/tokens.ts';

const SETTINGS: Settings = { ...DEFAULT_SETTINGS, engine: 'minhash', shingleSize: 2 };

const all = (collection: Collection): Int32Array =>
  Int32Array.from({ length: collection.size }, (_, document) => document);

function pairsAmong(
  collection: Collection,
  documents: Int32Array,
  settings: Settings,
): CandidatePairs {
  return pairSignatures(finish(signingSteps(collection, documents, settings)), documents, settings);
}

/** The candidates among all documents, as `a b`. */
function candidatesOf(collection: Collection, settings: Settings): string[] {
  const pairs = pairsAmong(collection, all(collection), settings);
  return Array.from({ length: pairs.count }, (_, i) => `${pairs.a[i]} ${pairs.b[i]}`);
}

function pairsOf(documents: readonly number[]): [number, number][] {
  return documents.flatMap((a, i) => documents.slice(i + 1).map((b): [number, number] => [a, b]));
}

/** Ten families of texts: a story of 60 words and nine that change every 8th word of it or less. */
function families(): number[][] {
  return Array.from({ length: 100 }, (_, document) => {
    const [family, member] = [Math.floor(document / 10), document % 10];
    const story = Array.from({ length: 60 }, (_, i) => family * 100 + i);
    return story.map((word, i) => (member > 0 && i % (7 + member) === 3 ? 2000 + document : word));
  });
}

function resemblance(a: readonly number[], b: readonly number[]): number {
  const bigrams = (tokens: readonly number[]): Set<string> =>
    new Set(tokens.slice(1).map((token, i) => `${tokens[i]} ${token}`));
  const [setA, setB] = [bigrams(a), bigrams(b)];
  const shared = [...setA].filter((bigram) => setB.has(bigram)).length;
  return shared / (setA.size + setB.size - shared);
}

describe('the classical engine', () => {
  it('is the one that its name loads', async () => {
    expect(await loadEngine('minhash')).toBe(minhashEngine);
  });

  it('finds every pair that is much alike, and no pair that shares nothing', () => {
    const documents = families();
    const candidates = new Set(candidatesOf(collectNumbers(documents), SETTINGS));
    let alike = 0;
    for (const [a, b] of pairsOf([...documents.keys()])) {
      const similarity = resemblance(documents[a] ?? [], documents[b] ?? []);
      // 32 bands of 4 rows let one pair in 3,400 slip at .6
      if (similarity >= 0.6) expect(candidates).toContain(`${a} ${b}`);
      if (similarity === 0) expect(candidates).not.toContain(`${a} ${b}`);
      alike += similarity >= 0.6 ? 1 : 0;
    }
    expect(alike).toBeGreaterThan(100);
  });

  it('pairs exactly the documents that agree in a band', () => {
    const documents = fc.array(fc.array(fc.nat(5), { minLength: 1, maxLength: 12 }), {
      minLength: 1,
      maxLength: 12,
    });
    const banding = fc.constantFrom([1, 1], [8, 1], [8, 2], [8, 4], [8, 8], [12, 3]);
    fc.assert(
      fc.property(documents, banding, (texts, [permutations = 1, bands = 1]) => {
        const settings = { ...SETTINGS, permutations, bands };
        const collection = collectNumbers(texts);
        const signatures = finish(signingSteps(collection, all(collection), settings));
        const rows = permutations / bands;
        const agree = ([a, b]: [number, number]): boolean =>
          Array.from({ length: bands }, (_, band) => band * rows).some((start) =>
            Array.from({ length: rows }, (_, row) => start + row).every(
              (i) => signatures[a]?.[i] === signatures[b]?.[i],
            ),
          );
        const expected = pairsOf([...texts.keys()]).filter(agree);
        expect(candidatesOf(collection, settings)).toEqual(expected.map((pair) => pair.join(' ')));
      }),
      { numRuns: 60 },
    );
  });

  it('signs a set: neither the order of the shingles nor their repeats matter', () => {
    const collection = collectNumbers([
      [1, 2, 1, 2, 1],
      [2, 1, 2],
      [1, 2, 3],
    ]);
    const [repeated, once, other] = finish(signingSteps(collection, all(collection), SETTINGS));
    expect(repeated).toEqual(once);
    expect(other).not.toEqual(once);
    expect(once).toHaveLength(SETTINGS.permutations);
  });

  it('pairs only the documents it is given', () => {
    const collection = collectNumbers([[1, 2, 3], [1, 2, 3], [1, 2, 3], [9], [1, 2, 3]]);
    const pairs = pairsAmong(collection, Int32Array.of(1, 3, 4), SETTINGS);
    expect([pairs.count, pairs.a[0], pairs.b[0]]).toEqual([1, 1, 4]);
  });

  it('finds nothing in a corpus of no or of one document', () => {
    expect(candidatesOf(collectNumbers([]), SETTINGS)).toEqual([]);
    expect(candidatesOf(collectNumbers([[1, 2, 3]]), SETTINGS)).toEqual([]);
  });

  it('links hundreds of copies to their first, not to each other', () => {
    const count = 300;
    const body = Array.from({ length: 80 }, (_, i) => i);
    const copies = Array.from({ length: count }, (_, document) => [...body, 100 + document]);
    const candidates = candidatesOf(collectNumbers(copies), SETTINGS);
    expect(candidates.length).toBeLessThanOrEqual(SETTINGS.bands * (count - 1));
    const linked = new Set(candidates.flatMap((pair) => pair.split(' ')));
    expect(linked.size).toBe(count);
    const first = candidates.filter((pair) => pair.startsWith('0 '));
    expect(first).toHaveLength(count - 1);
  });
});
