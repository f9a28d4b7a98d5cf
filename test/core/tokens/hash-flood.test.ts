/**
 * Hashes that were made to share their lowest or highest bits, or all of them: tables that went by these bits would walk
 * through all that is in them at each look-up, thousands of times as long as for hashes at random.
 */
import { describe, expect, it } from 'vitest';
import { Collection } from '../../../src/core/texts/collection.ts';
import { FrequentShingles } from '../../oracle/frequent-shingles.ts';
import { groupIdentical } from '../../../src/core/texts/identical.ts';
import { createKernelMemory, Kernel } from '../../../src/kernel/kernel.ts';
import {
  NUMBERING_BYTES,
  NUMBERING_TEXT,
  NUMBERING_VOCABULARY,
  VOCABULARY_SIZE,
} from '../../../src/kernel/layout/tokens.ts';
import { EntryList, groupEntries, PostingWriter } from '../../oracle/posting-groups.ts';
import { Vocabulary, type Words } from '../../../src/core/texts/vocabulary.ts';
import { collidingWords } from './colliding-words.ts';
import { kernelModule } from '../../kernel/kernel-memory.ts';
import { collect } from '../tokens.ts';

const COUNT = 20_000;
/** So many times the time of hashes at random, at most: far from thousands, with room for a busy machine. */
const MOST_SLOWDOWN = 20;

type HashOf = (n: number) => readonly [hi: number, lo: number];

const atRandom: HashOf = (n) => [Math.imul(n, 0x9e3779b1), Math.imul(n, 0x85ebca6b)];

/** Hashes that share their lower half, their upper one, and their lowest and highest bits. */
const SHAPES: readonly (readonly [string, HashOf])[] = [
  ['low', (n) => [n, 0]],
  ['high', (n) => [0, n]],
  ['outer', (n) => [n >> 8, n << 24]],
];

/** How much longer one job takes than another; the least of some tries, as a machine may be busy. */
function slowdown(crafted: () => void, plain: () => void): number {
  const timeOf = (work: () => void): number => {
    const times = Array.from({ length: 3 }, () => {
      const before = process.cpuUsage();
      work();
      return process.cpuUsage(before).user;
    });
    return Math.max(5000, Math.min(...times));
  };
  return timeOf(crafted) / timeOf(plain);
}

/** Tokens `w0`, `w1` ... with these hashes instead of their own. */
function tokensWith(count: number, hashOf: HashOf): Words {
  const bytes = Array.from({ length: count }, (_, n) => new TextEncoder().encode(`w${n}`));
  let end = 0;
  return {
    hi: Int32Array.from({ length: count }, (_, n) => hashOf(n)[0]),
    lo: Int32Array.from({ length: count }, (_, n) => hashOf(n)[1]),
    isNumber: new Uint8Array(count),
    words: Uint8Array.from(bytes.flatMap((b) => [...b])),
    wordEnds: Int32Array.from(bytes, ({ length }) => (end += length)),
  };
}

describe.each(SHAPES)('hashes that share their %s bits', (_, hashOf) => {
  const crafted = tokensWith(COUNT, hashOf);
  const plain = tokensWith(COUNT, atRandom);

  it('are numbered as fast as others', () => {
    const number = (tokens: Words): void => {
      const vocabulary = new Vocabulary();
      for (let i = 0; i < COUNT; i++) vocabulary.number(tokens, i);
      expect(vocabulary.size).toBe(COUNT);
    };
    const slower = slowdown(
      () => number(crafted),
      () => number(plain),
    );
    expect(slower).toBeLessThan(MOST_SLOWDOWN);
  });

  it('are numbered as fast as others by the kernel', () => {
    const slower = slowdown(
      () => expect(numberByKernel(crafted)).toBe(COUNT),
      () => expect(numberByKernel(plain)).toBe(COUNT),
    );
    expect(slower).toBeLessThan(MOST_SLOWDOWN);
  });

  it('are counted and grouped as fast as others', () => {
    const count = (its: HashOf): void => {
      const frequent = new FrequentShingles();
      const entries = new EntryList();
      for (let i = 0; i < COUNT; i++) {
        const [hi, lo] = its(i);
        frequent.set(hi, lo, 5);
        entries.push(hi, lo, (i << 2) | 3);
      }
      groupEntries(entries, new Uint8Array(COUNT), new PostingWriter());
      expect(frequent.size).toBe(COUNT);
    };
    const slower = slowdown(
      () => count(hashOf),
      () => count(atRandom),
    );
    expect(slower).toBeLessThan(MOST_SLOWDOWN);
  });
});

/** How many numbers the kernel gives to these tokens. */
function numberByKernel({ hi, lo, words, wordEnds }: Words): number {
  const count = wordEnds.length;
  const kernel = new Kernel(kernelModule, createKernelMemory());
  const { exports } = kernel;
  const text = kernel.allocate(words.length + 16);
  kernel.bytes.set(words, text);
  const records = kernel.allocateWords(
    Int32Array.from({ length: 4 * count }, (_, i) => {
      const n = i >> 2;
      const start = n === 0 ? 0 : (wordEnds[n - 1] ?? 0);
      return [lo[n] ?? 0, hi[n] ?? 0, start, wordEnds[n] ?? 0][i & 3] ?? 0;
    }),
  );
  const out = kernel.allocate(count * 4);
  const vocabulary = exports.createVocabulary(1 << 10) >>> 0;
  const numbering = kernel.allocateRecord(NUMBERING_BYTES, [
    [NUMBERING_VOCABULARY, vocabulary],
    [NUMBERING_TEXT, text],
  ]);
  exports.numberTokens(numbering, records, count, out);
  expect([...kernel.words.subarray(out / 4, out / 4 + 3)]).toEqual([0, 1, 2]);
  return kernel.word(vocabulary + VOCABULARY_SIZE);
}

describe('words that all have one hash', () => {
  const words = collidingWords(12);

  it('are numbered in the time that others take, in both vocabularies', () => {
    const bytes = words.map((word) => new TextEncoder().encode(word));
    const length = bytes[0]?.length ?? 0;
    const tokens: Words = {
      hi: new Int32Array(words.length),
      lo: new Int32Array(words.length),
      isNumber: new Uint8Array(words.length),
      words: Uint8Array.from(bytes.flatMap((b) => [...b])),
      wordEnds: Int32Array.from(words, (_, i) => (i + 1) * length),
    };
    expect(numberByKernel(tokens)).toBe(words.length);
    expect(collect([words.join(' ')]).vocabulary.size).toBe(words.length);
  }, 20_000);
});

describe('texts that all have one hash', () => {
  it('are grouped as fast as others', () => {
    class OneHash extends Collection {
      override textHash(): number {
        return 7;
      }
    }
    const group = (collection: Collection): void => {
      for (let i = 0; i < COUNT / 2; i++) collection.addNumbers(Int32Array.of(i, i + 1, i + 2));
      expect(groupIdentical(collection).distinct).toHaveLength(COUNT / 2);
    };
    const slower = slowdown(
      () => group(new OneHash()),
      () => group(new Collection()),
    );
    expect(slower).toBeLessThan(MOST_SLOWDOWN);
  });
});
