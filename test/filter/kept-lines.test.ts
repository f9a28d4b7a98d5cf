import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { KeptLines, wholeLines } from '../../src/filter/kept-lines.ts';

/** Bytes with many line breaks, cut into chunks anywhere. */
const cutBytes = fc
  .record({
    bytes: fc.array(fc.constantFrom(10, 13, 65, 0xff, 0xc3), { maxLength: 60 }),
    cuts: fc.array(fc.nat(60), { maxLength: 6 }),
    dropped: fc.uniqueArray(fc.integer({ min: 1, max: 25 })),
  })
  .map(({ bytes, cuts, dropped }) => {
    const all = Buffer.from(bytes);
    const places = [0, ...cuts.map((cut) => Math.min(cut, all.length)), all.length];
    places.sort((x, y) => x - y);
    const chunks = places.slice(1).map((end, i) => all.subarray(places[i], end));
    return { all, chunks, dropped: dropped.toSorted((x, y) => x - y) };
  });

/** Lines with their breaks, the slow way. */
const linesOf = (bytes: Buffer): string[] =>
  bytes.toString('latin1').match(/[^\n]*\n|[^\n]+/g) ?? [];

describe('KeptLines', () => {
  it('leaves out the lines that it is told to, and changes no other byte', () => {
    fc.assert(
      fc.property(cutBytes, ({ all, chunks, dropped }) => {
        const lines = new KeptLines(dropped);
        const parts = chunks.flatMap((chunk) => [...lines.push(chunk)]);
        const wanted = linesOf(all).filter((_, i) => !dropped.includes(i + 1));
        expect(Buffer.concat(parts).toString('latin1')).toBe(wanted.join(''));
        expect(parts.every((part) => part.length > 0)).toBe(true);
      }),
    );
  });
});

describe('wholeLines', () => {
  it('yields each line with its break, wherever the chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(cutBytes, async ({ all, chunks }) => {
        const found: string[] = [];
        for await (const line of wholeLines(chunks)) {
          found.push(Buffer.from(line).toString('latin1'));
        }
        expect(found).toEqual(linesOf(all));
      }),
    );
  });
});
