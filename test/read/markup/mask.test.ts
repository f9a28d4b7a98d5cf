import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Mask, maskText, SOFT_HYPHEN } from '../../../src/read/markup/mask.ts';

const shown = (text: string): string => text.replaceAll(SOFT_HYPHEN, '~');

function mask(start: number, end: number, fill: Mask['fill']): Mask {
  return { start, end, fill };
}

describe('maskText', () => {
  it('returns the source itself when nothing is masked', () => {
    expect(maskText('a pear', [])).toBe('a pear');
  });

  it('joins inside a word and separates at its edge', () => {
    expect(shown(maskText('re**form', [mask(2, 4, 'join')]))).toBe('re~~form');
    expect(shown(maskText('a ** b', [mask(2, 4, 'join')]))).toBe('a    b');
    expect(shown(maskText('**a', [mask(0, 2, 'join')]))).toBe('  a');
    expect(shown(maskText('a**', [mask(1, 3, 'join')]))).toBe('a  ');
  });

  it('separates if a joining and a separating mask touch', () => {
    expect(maskText('a*|b', [mask(1, 2, 'join'), mask(2, 3, 'space')])).toBe('a  b');
  });

  it('keeps both kinds of line break inside a mask, and then never joins', () => {
    expect(maskText('a<\r\n>b', [mask(1, 5, 'join')])).toBe('a \r\n b');
  });

  it('pads a replacement and lets a mask beside it see its text', () => {
    const nbsp = { start: 1, end: 7, text: '\u00A0' };
    expect(shown(maskText('a&nbsp;*b', [mask(7, 8, 'join')], [nbsp]))).toBe('a\u00A0~~~~~ b');
    const eacute = { start: 2, end: 10, text: '\u00E9' };
    expect(shown(maskText('a*&eacute;', [mask(1, 2, 'join')], [eacute]))).toBe('a~\u00E9~~~~~~~');
  });

  it('drops a replacement that a mask meets', () => {
    const amp = { start: 1, end: 6, text: '&' };
    expect(maskText('a&amp;b', [mask(0, 3, 'space')], [amp])).toBe('   mp;b');
  });

  it('changes masked characters only, whatever the masks', () => {
    const range = fc.tuple(fc.nat(60), fc.nat(20), fc.constantFrom('space', 'join'));
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', ' ', '\n', '\r', '\u{1F350}'), maxLength: 60 }),
        fc.array(range),
        (source, ranges) => {
          const masks = ranges.map(([start, width, fill]) =>
            mask(
              Math.min(start, source.length),
              Math.min(start + width, source.length),
              fill as Mask['fill'],
            ),
          );
          const out = maskText(source, masks);
          expect(out.length).toBe(source.length);
          for (let i = 0; i < source.length; i++) {
            const isMasked = masks.some(({ start, end }) => start <= i && i < end);
            const isKept = !isMasked || source[i] === '\n' || source[i] === '\r';
            if (isKept) expect(out[i]).toBe(source[i]);
            else expect([' ', SOFT_HYPHEN]).toContain(out[i]);
          }
        },
      ),
    );
  });
});
