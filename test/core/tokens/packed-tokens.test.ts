/** Packed tokens give any vocabulary the words that the texts would have given it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { viewPacked } from '../../../src/core/tokens/packed-tokens.ts';
import { TokenWriter, type WrittenRows } from '../../../src/core/tokens/token-writer.ts';
import { KERNEL_TABLES_BYTES, writeKernelTables } from '../../../src/core/tokens/unicode-tables.ts';
import { createKernelMemory, Kernel } from '../../../src/kernel/kernel.ts';
import { kernelModule } from '../../kernel/kernel-memory.ts';
import { collidingPairs } from './colliding-words.ts';

const kernel = new Kernel(kernelModule, createKernelMemory());
const tables = kernel.allocate(KERNEL_TABLES_BYTES);
writeKernelTables(kernel.words.buffer, tables);
const mark = kernel.used;

const COLLIDING = collidingPairs(1).flat();
const WORDS = [
  'ferry',
  'Ferry',
  'été',
  'ETE',
  'international',
  '1987',
  '東京都',
  '東京',
  'a',
  'щётка',
];

function numbersOf({ count, starts, lengths }: WrittenRows): number[][] {
  return Array.from({ length: count }, (_, i) => {
    const start = starts[i] ?? 0;
    return [...kernel.words.subarray(start, start + (lengths[i] ?? 0))];
  });
}

function packedOf(texts: readonly string[]): Uint8Array<ArrayBuffer> | undefined {
  const writer = new TokenWriter(kernel, tables);
  for (const text of texts) writer.writeText(text);
  return writer.pack(writer.takeRows());
}

const texts = (words: readonly string[]): fc.Arbitrary<string[]> =>
  fc.array(
    fc.array(fc.constantFrom(...words), { maxLength: 40 }).map((each) => each.join(' ')),
    { maxLength: 4 },
  );

describe('packed tokens', () => {
  it('are the tokens of the texts, in a vocabulary that has other words already', () => {
    fc.assert(
      fc.property(texts(WORDS), texts([...WORDS, ...COLLIDING]), (packed, before) => {
        kernel.openArena(0, 0);
        kernel.release(mark);
        const view = viewPacked(packedOf(packed) ?? new Uint8Array(0));
        const writer = new TokenWriter(kernel, tables);
        for (const text of before) writer.writeText(text);
        writer.takeRows();
        if (view === undefined) throw new Error('not packed');
        writer.writePacked(view);
        const taken = writer.takeRows();
        for (const text of packed) writer.writeText(text);
        const written = writer.takeRows();
        expect(numbersOf(taken)).toEqual(numbersOf(written));
        expect(taken.hashes).toEqual(written.hashes);
      }),
      { numRuns: 300 },
    );
  });

  it('take four bytes each if there are many words, and more than a segment has room for', () => {
    const words = Array.from({ length: 70_000 }, (_, i) => `w${i.toString(36)}`);
    const text = [...words, ...words].join(' ');
    const view = viewPacked(packedOf([text, text]) ?? new Uint8Array(0));
    expect(view?.numbers).toBeInstanceOf(Uint32Array);
    const writer = new TokenWriter(kernel, tables);
    if (view !== undefined) writer.writePacked(view);
    const taken = numbersOf(writer.takeRows());
    writer.writeText(text);
    const [expected] = numbersOf(writer.takeRows());
    expect(taken).toEqual([expected, expected]);
  });

  it('are none if two of their words share a hash', () => {
    expect(packedOf([COLLIDING.join(' ')])).toBeUndefined();
  });

  it('are none in bytes that are too few for what they say', () => {
    const packed = packedOf(['The ferry sank at dawn.']) ?? new Uint8Array(0);
    expect(viewPacked(packed)?.texts).toBe(1);
    for (const length of [0, 15, 20, 60]) {
      expect(viewPacked(packed.slice(0, length))).toBeUndefined();
    }
  });
});
