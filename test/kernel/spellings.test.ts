/** Words that come in several spellings have one number each, whichever spelling the kernel keeps. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TokenWriter } from '../../src/core/tokens/token-writer.ts';
import { KERNEL_TABLES_BYTES, writeKernelTables } from '../../src/core/tokens/unicode-tables.ts';
import { createKernelMemory, Kernel } from '../../src/kernel/kernel.ts';
import { collidingPairs } from '../core/tokens/colliding-words.ts';
import { collect } from '../core/tokens.ts';
import { kernelModule } from './kernel-memory.ts';

/** Spellings of few words, some longer than others, and words that share a hash. */
const SPELLINGS = [
  ['été', 'Été', 'ETE', 'e\u0301te\u0301', 'ete', 'ÉTÉ'],
  ['international', 'internationál', 'İnternatıonal', 'INTERNATIONÀL'],
  ['щётка', 'Щетка', 'ЩЁТКА', 'ще\u0301тка', 'щетка'],
  ['السفينة', 'السَّفينه', 'الســـفينة'],
  ['é'.repeat(130), 'É'.repeat(130), 'e'.repeat(130)],
  collidingPairs(2).flat(),
  ['straße', 'STRASSE', 'Straße'],
].flat();

const kernel = new Kernel(kernelModule, createKernelMemory());
const tables = kernel.allocate(KERNEL_TABLES_BYTES);
writeKernelTables(kernel.words.buffer, tables);
const mark = kernel.used;

/** The numbers that a thread of its own gives to the tokens of texts. */
function numbersOf(texts: readonly string[]): number[][] {
  kernel.openArena(0, 0);
  kernel.release(mark);
  const writer = new TokenWriter(kernel, tables);
  for (const text of texts) writer.writeText(text);
  const { count, starts, lengths } = writer.takeRows();
  return Array.from({ length: count }, (_, i) => {
    const start = starts[i] ?? 0;
    return [...kernel.words.subarray(start, start + (lengths[i] ?? 0))];
  });
}

/** The same by the reference. */
function expectedOf(texts: readonly string[]): number[][] {
  const collection = collect(texts);
  return texts.map((_, i) => [...collection.tokensOf(i)]);
}

describe('the vocabulary of the kernel', () => {
  it('gives a word one number, in any spelling and order of spellings', () => {
    const text = fc
      .array(fc.constantFrom(...SPELLINGS), { maxLength: 60 })
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), (texts) => {
        expect(numbersOf(texts)).toEqual(expectedOf(texts));
      }),
      { numRuns: 200 },
    );
  });

  it('does so for more words than it had room for, and spellings', () => {
    const words = Array.from({ length: 40_000 }, (_, i) => `é${i.toString(36)}`);
    const text = [...words, ...words, ...words.map((word) => word.toUpperCase()), ...words].join(
      ' ',
    );
    expect(numbersOf([text])).toEqual(expectedOf([text]));
  });
});
