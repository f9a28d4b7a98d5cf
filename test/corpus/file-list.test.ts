import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseFileList } from '../../src/corpus/file-list.ts';

describe('parseFileList', () => {
  it('takes one path a line, with either line break, and drops blank lines', () => {
    expect(parseFileList(Buffer.from('\uFEFFa.txt\r\n\nb c.txt\n'), false)).toEqual([
      'a.txt',
      'b c.txt',
    ]);
    expect(parseFileList(Buffer.from(''), false)).toEqual([]);
  });

  it('gives back any paths that were separated by NUL', () => {
    const path = fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\u00E9'), minLength: 1 });
    fc.assert(
      fc.property(fc.array(path), (paths) => {
        expect(parseFileList(Buffer.from(paths.map((one) => `${one}\0`).join('')), true)).toEqual(
          paths,
        );
      }),
    );
  });
});
