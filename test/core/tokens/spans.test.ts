import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asciiSpans, someSpans, tokenSpans } from '../../../src/core/tokens/spans.ts';
import { Tokeniser } from '../../../src/core/tokens/tokenise.ts';

// its tables take milliseconds to load
const tokeniser = new Tokeniser();

function hashesOf(text: string): string[] {
  const { count, hi, lo } = tokeniser.tokenise(text);
  return Array.from({ length: count }, (_, i) => `${hi[i]} ${lo[i]}`);
}

/** The slices of the source that its tokens stand in. */
function slicesOf(text: string): string[] {
  const { count, start, end } = tokenSpans(tokeniser, text);
  return Array.from({ length: count }, (_, i) => text.slice(start[i], end[i]));
}

/** Pieces whose tokens stand apart: every token comes from characters of its own. */
const PIECES = [
  'ferry',
  'DON’T',
  'Straße',
  'e\u0301te\u0301',
  'co\u00adop\u00ader\u00adate',
  'zero\u200bwidth',
  '\u0915\u094d\u0937\u092e\u093e',
  '\u0633\u064e\u0644\u0627\u0645',
  'ｗｉｄｅ',
  '\ufb01sh',
  '\u1112\u1161\u11ab\u1100\u1173\u11af',
  '한글',
  '新华社',
  '東京タワー',
  'ｶﾞｷﾞ',
  '\uff76\uff9e',
  'ไทย',
  '𝒜𝓁𝓅𝒽𝒶',
  '\u0345a\u0345\u0301',
  'İstanbul',
  'за\u0301мок',
  'السَّـفينة',
  'שָׁלוֹם',
  'ἀρχῇ',
  'അവൻ',
  '٣٤',
  'ß\u0323\u0307',
];
const GAPS = [
  ' ',
  '  ',
  '\n',
  '.',
  ' — ',
  '\ud83d\udea2',
  '\u2003',
  '\u00a0',
  '\ud800',
  '\u0378',
  '     ',
];

const spaced = fc
  .array(fc.tuple(fc.constantFrom(...PIECES), fc.constantFrom(...GAPS)), { maxLength: 20 })
  .map((parts) => parts.flat().join(''));

const anything = fc.string({ unit: 'binary', maxLength: 60 });
/** Whatever stands next to whatever, from the ranges where characters compose. */
const composing = fc
  .array(
    fc.oneof(
      fc.constantFrom(...PIECES.flatMap((piece) => [...piece]), ...GAPS),
      fc.integer({ min: 0x300, max: 0x345 }).map((point) => String.fromCodePoint(point)),
      fc.integer({ min: 0x1100, max: 0x11ff }).map((point) => String.fromCodePoint(point)),
      fc.integer({ min: 0x3041, max: 0x30ff }).map((point) => String.fromCodePoint(point)),
      fc.integer({ min: 0xff61, max: 0xff9f }).map((point) => String.fromCodePoint(point)),
      fc.integer({ min: 0x900, max: 0xdff }).map((point) => String.fromCodePoint(point)),
      fc.integer({ min: 0xac00, max: 0xac40 }).map((point) => String.fromCodePoint(point)),
      fc.constantFrom('a', 'B', ' ', '\u00ad', '\u200d', '½', '㌔', '﷽', '\u00a8', '\u2126'),
    ),
    { maxLength: 30 },
  )
  .map((parts) => parts.join(''));

describe('the spans of tokens', () => {
  it('cut the token out of the source, and nothing but the token', () => {
    fc.assert(
      fc.property(spaced, (text) => {
        const slices = slicesOf(text);
        expect(slices.map((slice) => hashesOf(slice))).toEqual(hashesOf(text).map((one) => [one]));
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['any text', anything],
    ['text that composes', composing],
  ])('hold the token in %s, as many as the tokeniser counts, in order', (_, texts) => {
    fc.assert(
      fc.property(texts, (text) => {
        const hashes = hashesOf(text);
        const { count, start, end } = tokenSpans(tokeniser, text);
        expect(count).toBe(hashes.length);
        for (const [i, hash] of hashes.entries()) {
          const [from = -1, to = -1] = [start[i], end[i]];
          expect(from).toBeGreaterThanOrEqual(i === 0 ? 0 : (start[i - 1] ?? 0));
          expect(to).toBeGreaterThan(from);
          expect(to).toBeLessThanOrEqual(text.length);
          expect(hashesOf(text.slice(from, to))).toContain(hash);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('are at their places in masked text, soft hyphens included', () => {
    const text = '          The   co\u00adop    \n    cafe\u0301  ';
    const { start, end } = tokenSpans(tokeniser, text);
    expect([...start]).toEqual([10, 16, 30]);
    expect([...end]).toEqual([13, 21, 35]);
    expect(slicesOf(text)).toEqual(['The', 'co\u00adop', 'cafe\u0301']);
  });

  it('overlap if pairs of characters do', () => {
    expect(slicesOf('新华社 ｶﾞﾗｽ')).toEqual(['新华', '华社', 'ｶﾞﾗ', 'ﾗｽ']);
  });

  it('are none in a text without words', () => {
    expect(tokenSpans(tokeniser, '')).toMatchObject({ count: 0 });
    expect(tokenSpans(tokeniser, ' … \u00ad')).toMatchObject({ count: 0 });
  });
});

describe('the spans of a text that is all ASCII', () => {
  const ascii = fc.string({ unit: 'binary-ascii', maxLength: 200 });

  it('are those of the tokeniser', () => {
    fc.assert(
      fc.property(ascii, (text) => {
        const expected = tokenSpans(tokeniser, text);
        expect(asciiSpans(text, expected.count)).toEqual(expected);
      }),
    );
  });

  it('are unknown if the tokeniser kept another number of them, or one letter is not ASCII', () => {
    fc.assert(
      fc.property(ascii, fc.nat(9), (text, more) => {
        const { count } = tokenSpans(tokeniser, text);
        expect(asciiSpans(text, count + more + 1)).toBeUndefined();
        if (count > 0) expect(asciiSpans(text, count - 1)).toBeUndefined();
        expect(asciiSpans(`${text} \u00e9`, count)).toBeUndefined();
      }),
    );
  });
});

describe('the spans of some tokens', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', '7', '\n', 'é', 'ﬁ', '新') });
  const ascii = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', '7', '\n') });

  it('are those among the spans of all', () => {
    fc.assert(
      fc.property(fc.oneof(words, ascii), fc.array(fc.nat(40)), (text, numbers) => {
        const tokeniser = new Tokeniser();
        const { count, start, end } = tokenSpans(tokeniser, text);
        const known = new Set(numbers.filter((token) => token < count));
        const wanted = Int32Array.from(known).sort();
        const some = someSpans(tokeniser, { text, count }, wanted);
        expect([...some.start]).toEqual(Array.from(wanted, (token) => start[token]));
        expect([...some.end]).toEqual(Array.from(wanted, (token) => end[token]));
      }),
    );
  });

  it('are right after a text of a million tokens, whose memory was given back', () => {
    const tokeniser = new Tokeniser();
    const { count, start } = tokenSpans(tokeniser, 'é '.repeat((1 << 20) + 1));
    expect([count, start.at(-1)]).toEqual([(1 << 20) + 1, 1 << 21]);
    expect(tokenSpans(tokeniser, 'é à')).toEqual({
      count: 2,
      start: Int32Array.of(0, 2),
      end: Int32Array.of(1, 3),
    });
    expect(tokeniser.tokenise('one two').count).toBe(2);
  });
});
