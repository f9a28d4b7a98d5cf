import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFileList } from '../../src/files/file-list.ts';

describe('parseFileList', () => {
  it('takes one path a line, with either line break, and drops blank lines', async () => {
    const list = [Buffer.from('\uFEFFa.txt\r\n\nb c.txt\n')];
    expect(await parseFileList(list, false)).toEqual(['a.txt', 'b c.txt']);
    expect(await parseFileList([], false)).toEqual([]);
    expect(await parseFileList([Buffer.from('\uFEFF\na')], false)).toEqual(['a']);
  });

  it('gives the same paths however the list is cut into pieces', async () => {
    const text = '\uFEFFa b.txt\r\n\nc\u00E9\u{1F600}.txt\n\nd';
    const whole = Buffer.from(text);
    const cuts = fc.array(fc.integer({ min: 0, max: whole.length }));
    await fc.assert(
      fc.asyncProperty(cuts, async (unsorted) => {
        const ends = [...unsorted.toSorted((a, b) => a - b), whole.length];
        const pieces = ends.map((end, i) => whole.subarray(ends[i - 1] ?? 0, end));
        expect(await parseFileList(pieces, false)).toEqual([
          'a b.txt',
          'c\u00E9\u{1F600}.txt',
          'd',
        ]);
      }),
    );
  });

  it('gives back any paths that were separated by NUL', async () => {
    const path = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\u00E9'), minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(path), async (paths) => {
        const list = Buffer.from(paths.map((one) => `${one}\0`).join(''));
        expect(await parseFileList([list], true)).toEqual(paths);
      }),
    );
  });

  it('refuses NUL in lines, and says how to read such a list', async () => {
    await expect(parseFileList([Buffer.from('a.txt\0b.txt\0')], false)).rejects.toThrow('add -0');
    await expect(parseFileList([Buffer.from('a.txt\nb\0c')], false)).rejects.toThrow('add -0');
  });

  it('refuses what is not a list as soon as that shows', async () => {
    let served = 0;
    function* endless(byte: string): Generator<Uint8Array> {
      for (const piece = Buffer.alloc(1 << 16, byte); ; served++) yield piece;
    }
    const soon = [
      [endless('\0'), false],
      [endless('x'), false],
      [endless('x'), true],
    ] as const;
    for (const [list, nul] of soon) {
      await expect(parseFileList(list, nul)).rejects.toMatchObject({ code: 'BAD_OPTION' });
    }
    expect(served).toBeLessThan(20);
    await expect(parseFileList(endless('\0'), true)).rejects.toThrow('longer than 256 MB');
    await expect(parseFileList(endless('a\n'), false)).rejects.toThrow('more than 5000000 paths');
  });
});
