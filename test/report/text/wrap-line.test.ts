import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { span } from '../../../src/report/text/line.ts';
import { displayWidth } from '../../../src/report/text/width.ts';
import { wrapLine } from '../../../src/report/text/wrap-line.ts';

describe('a wrapped line', () => {
  const unit = fc.constantFrom('quay ', 'a', ' ', '灯', '塔', '，', 'longword', 'é', '👩‍🚀 ');
  const text = fc.string({ unit, maxLength: 40 });

  it('loses nothing but spaces, and keeps to the width', () => {
    fc.assert(
      fc.property(
        fc.array(text, { maxLength: 4 }),
        fc.integer({ min: 10, max: 30 }),
        (parts, width) => {
          const lines = wrapLine(
            parts.map((part) => span(part)),
            width,
          ).map((line) => line.map((piece) => piece.text).join(''));
          expect(lines.join('').replaceAll(' ', '')).toBe(parts.join('').replaceAll(' ', ''));
          for (const line of lines) expect(displayWidth(line.trimEnd())).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('breaks at spaces, or between characters if it has none', () => {
    const wrap = (words: string, width: number): string[] =>
      wrapLine([span(words)], width).map((line) =>
        line
          .map(({ text: piece }) => piece)
          .join('')
          .trimEnd(),
      );
    expect(wrap('the quay at dawn', 8)).toEqual(['the quay', 'at dawn']);
    expect(wrap('云屿镇的老灯塔', 6)).toEqual(['云屿镇', '的老灯', '塔']);
    expect(wrap('unbreakable', 5)).toEqual(['unbre', 'akabl', 'e']);
    expect(wrap('', 5)).toEqual(['']);
  });
});
