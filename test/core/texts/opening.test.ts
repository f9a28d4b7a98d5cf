import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { marginsOf } from '../../../src/core/originals/credit.ts';
import { openingOf } from '../../../src/core/texts/opening.ts';

const piece = fc.constantFrom(
  'gulls',
  'a-very-long-word-that-does-not-end',
  '港町',
  '\ud83d\udea2',
  ' ',
  ' ',
  '  ',
  '\n',
  '\n \t',
  '\u00ad',
  '\u00a0',
  ' '.repeat(300),
);
const text = fc.array(piece, { maxLength: 400 }).map((parts) => parts.join(''));

describe('the first words of a text', () => {
  it('are the first words of the whole text, folded', () => {
    fc.assert(
      fc.property(text, (whole) => {
        const start = whole.trimStart().slice(0, 640);
        const folded = start.replaceAll('\u00ad', '').replaceAll(/\s+/gu, ' ').trim();
        const opening = openingOf(whole);
        expect(folded.startsWith(opening)).toBe(true);
        if (folded.length <= 80) expect(opening).toBe(folded);
        else expect(opening.length).toBeLessThanOrEqual(80);
        const next = folded.slice(opening.length, 80);
        // cut at a word, unless that would cut it by half
        if (folded.length > 80) expect(next.includes(' ', 1) && opening.length > 40).toBe(false);
      }),
    );
  });
});

describe('the margins of a text', () => {
  it('are its ends, with each run of blanks made one', () => {
    const squeeze = (part: string): string =>
      part.replaceAll(/[ \t]{2,}/g, ' ').replaceAll(/\n\s+/g, '\n');
    fc.assert(
      fc.property(text, (whole) => {
        const expected =
          whole.length <= 800
            ? [squeeze(whole)]
            : [
                squeeze(whole.trimStart().slice(0, 4000)).slice(0, 400),
                squeeze(whole.trimEnd().slice(-4000)).slice(-400),
              ];
        expect(marginsOf(whole)).toEqual(expected);
      }),
    );
  });
});
