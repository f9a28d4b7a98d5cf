import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normaliseText } from '../../../src/core/tokens/normalise.ts';
import { Tokeniser } from '../../../src/core/tokens/tokenise.ts';
import { UNASSIGNED } from '../../../src/core/tokens/unicode.ts';
import { tokenHash } from '../../oracle/hash-oracle.ts';
import {
  compared,
  normalisePlainly,
  tokensPlainly,
  withoutMarks,
} from '../../oracle/token-oracle.ts';
import { hashesOf, textsForMap, tokenTexts } from '../tokens.ts';

const LAST_CODE_POINT = 0x10ffff;

const tokeniser = new Tokeniser();
const { classes } = tokeniser.tables;

/** False where only a version of Unicode after the pinned one knows the code point. */
const isComparable = (char: string): boolean =>
  classes[char.codePointAt(0) ?? 0] !== UNASSIGNED || /\p{Unassigned}/u.test(char);

/** Ideographs, Hangul syllables, Tangut, private use, nothing: one row in 64 stands for the others. */
const isUniform = (point: number): boolean =>
  (point >= 0x3400 && point < 0xa000) ||
  (point >= 0xac00 && point < 0xd7a0) ||
  (point >= 0xe000 && point < 0xf900) ||
  (point >= 0x17000 && point < 0x18d00) ||
  (point >= 0x20000 && (point < 0xe0000 || point >= 0xe0200));

/** Compares tokeniser and oracle on one text: how many tokens, their hashes and their places. */
function expectPlainTokens(text: string): void {
  const expected = tokensPlainly(text);
  const tokens = tokeniser.tokenise(text);
  expect(hashesOf(tokens)).toEqual(expected.map((token) => tokenHash(token.text)));
  const places = Array.from(expected, (_, i) => [tokens.start[i] ?? 0, tokens.end[i] ?? 0]);
  if (tokeniser.isNormalised) {
    expect(places).toEqual(expected.map(({ start, end }) => [start, end]));
  } else {
    const texts = places.map(([start, end]) => compared(text.slice(start, end)));
    expect(texts).toEqual(expected.map((token) => token.text));
  }
}

/** Characters with a say in where tokens end, drawn more often than chance would. */
const DELICATE = [
  ['a', 'Z', '7', ' ', '-', '\n', "'", '’', 'ʼ', '＇', '`', '´', '.', '_', '\0'],
  ['ß', 'ẞ', 'ſ', 'K', 'Å', 'ŉ', 'ı', 'İ', 'ς', 'Σ', 'ﬁ', 'ﬃ', 'Ǆ', 'Ꭰ', 'ꭰ', 'ᲀ', 'ΐ', 'ᾳ'],
  ['\u0301', '\u0308', '\u0327', '\u0338', '\u0345', '\u034f', '\u20e3', '\u0334', '\u0344'],
  ['\u00ad', '\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\ufe0f', '\u{e0100}', '\u115f'],
  ['\ud800', '\udc00', '\udbff', '\udfff', '\ufffd', '\uffff', '\u{10ffff}', '\ue000'],
  [
    '新',
    '华',
    '〇',
    '々',
    '\u{20000}',
    '豈',
    'ひ',
    'が',
    'カ',
    'ガ',
    'ー',
    'ｶ',
    'ﾞ',
    'ｰ',
    '㍿',
    '㋐',
  ],
  ['ก', 'ำ', 'ิ', '๑', 'ກ', 'ຳ', 'ក', '្', '៣', 'က', '္', '၃', 'ꩠ', '・', '゙', '゛', '〱'],
  ['ᄀ', 'ᅡ', 'ᆨ', '가', '각', 'ﾡ', 'ￂ', 'ㄱ', 'ꥠ', 'ힰ', 'ퟋ'],
  ['हि', 'न्', 'दी', 'क', '़', 'क़', 'ா', 'ொ', 'م', 'َ', 'ّ', 'ﷺ', 'ﻻ', 'ש', 'שׁ', 'ְ'],
  ['😀', '👨‍👩‍👧', '1️⃣', '🇫🇷', '½', '²', 'Ⅷ', '①', '㎏', '％', 'Ａ', '９', '𝒜', '𝟘', '̈', '¨', '＂'],
  [
    'à',
    'Ñ',
    'ø',
    'Æ',
    'ð',
    'ő',
    'Đ',
    'œ',
    'ạ',
    'ά',
    'Ϊ',
    'ᾠ',
    'ё',
    'Ѝ',
    'й',
    'ї',
    '\u0306',
    '\u0363',
  ],
  [
    'أ',
    'ى',
    'ة',
    'ی',
    'ۀ',
    'ـ',
    'ﹱ',
    '\u0654',
    '\u0670',
    '\u06d6',
    '\u08e4',
    '\ufb1e',
    'ܑ',
    'ൻ',
    'ৎ',
  ],
  ['\u2065', '\u{e0080}', '\u0378', '\ufdd0', '\u{1fffe}', '\u{50000}'],
].flat();

const anyCharacter = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...DELICATE) },
  { weight: 2, arbitrary: fc.constantFrom(...'abcdefghijABCDEF0123456789') },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
  },
  {
    weight: 1,
    arbitrary: fc.integer({ min: 0, max: 0x3ffff }).map((p) => String.fromCodePoint(p)),
  },
);

const anyText = fc
  .array(anyCharacter, { maxLength: 40 })
  .map((characters) => Array.from(characters.join('')).filter(isComparable).join(''));

describe('the reference tokeniser', () => {
  it('gives the tokens of the specification for text of all scripts', () => {
    fc.assert(fc.property(anyText, expectPlainTokens), { numRuns: 3000 });
  });

  it('gives them for long runs, which outgrow its buffers', () => {
    const runs = fc.array(fc.constantFrom('a', 'É', 'ß', '新', '\u0301', 'ﷺ', 'ก'), {
      minLength: 300,
      maxLength: 1500,
    });
    fc.assert(
      fc.property(runs, (characters) => {
        expectPlainTokens(characters.join(''));
      }),
      { numRuns: 30 },
    );
    expectPlainTokens('x'.repeat(5000));
    expectPlainTokens('新'.repeat(3000));
    expectPlainTokens('a '.repeat(5000));
  });

  it('gives them for tokens whose last character does not fit what is left of its buffers', () => {
    for (let length = 240; length <= 260; length++) {
      // a capital that folds to four bytes, and a chillu that is left with two letters of three
      const token = `${'a'.repeat(length)}\u{10400}\u0d7a`;
      expect(hashesOf(new Tokeniser().tokenise(token))).toEqual([tokenHash(compared(token))]);
    }
  });

  it('agrees on every row of the code space, each character next to letters of both kinds', () => {
    for (let row = 0; row <= LAST_CODE_POINT; row += 16) {
      if (isUniform(row) && row % 0x400 !== 0) continue;
      const characters = Array.from({ length: 16 }, (_, i) => String.fromCodePoint(row + i));
      const known = characters.filter(isComparable);
      expectPlainTokens(`${known.join('')} ${known.map((char) => `a${char}b新${char}`).join(' ')}`);
    }
  });

  it('is the same after another text as before it', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const before = hashesOf(tokeniser.tokenise(text));
        tokeniser.tokenise(other);
        expect(hashesOf(tokeniser.tokenise(text))).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same tokens for NFC, NFD and the text as it is', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const assigned = Array.from(text)
          .filter((char) => !/\p{Unassigned}/u.test(char))
          .join('');
        const tokens = tokenTexts(assigned);
        // ignorable characters can keep marks from composing with what is before them
        const visible = assigned.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '');
        expect(tokenTexts(visible.normalize('NFC'))).toEqual(tokens);
        expect(tokenTexts(visible.normalize('NFD'))).toEqual(tokens);
      }),
      { numRuns: 500 },
    );
  });

  it('normalises like the specification, and only if it says so', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(normaliseText(text, tokeniser.tables)).toBe(normalisePlainly(text));
        const tokens = hashesOf(tokeniser.tokenise(text));
        expect(hashesOf(tokeniser.tokenise(normalisePlainly(text)))).toEqual(tokens);
      }),
      { numRuns: 500 },
    );
  });
});

describe('what counts as a word', () => {
  it.each([
    ["Don't", ['don', 't']],
    ['Don’t', ['don', 't']],
    ['Donʼt', ['don', 't']],
    ['Don＇t', ['don', 't']],
    ['Straße', ['strasse']],
    ['STRASSE', ['strasse']],
    ['STRAẞE', ['strasse']],
    ['ΣΊΣΥΦΟΣ Σίσυφος', ['σισυφοσ', 'σισυφοσ']],
    ['co\u00adoperate', ['cooperate']],
    ['zero\u200bwidth', ['zerowidth']],
    ['مُدَرِّسَةٌ', ['مدرسه']],
    ['हिन्दी में', ['हिन्दी', 'में']],
    ['Ｆｕｌｌ　ｗｉｄｔｈ１２', ['full', 'width12']],
    ['cafe\u0301 café', ['cafe', 'cafe']],
    ['resume résumé', ['resume', 'resume']],
    ['ﬁne', ['fine']],
    ['x² ½', ['x2', '1', '2']],
    ['snake_case e-mail 3.14', ['snake', 'case', 'e', 'mail', '3', '14']],
    ['新华社', ['新华', '华社']],
    ['新', ['新']],
    ['東京tower東', ['東京', 'tower', '東']],
    ['コーヒー', ['コー', 'ーヒ', 'ヒー']],
    ['ｶﾞﾗｽ', ['ガラ', 'ラス']],
    ['กิน', ['กิน']],
    ['กินข้าว', ['กิน', 'นข้', 'ข้า', 'าว']],
    ['๒๕๖๘', ['๒๕๖๘']],
    ['한국어', ['한국어']],
    ['\u1112\u1161\u11ab', ['한']],
    ['👍🏽 1️⃣', ['1⃣']],
    ['\u0301a', ['a']],
    ['\ud83d lone \ude00', ['lone']],
    ['a\u0378b', ['a', 'b']],
    ['\u{10d50}', []],
    ['', []],
    ['— … !', []],
  ])('cuts %j into %j', (text, tokens) => {
    expect(tokenTexts(text)).toEqual(tokens);
    expect(hashesOf(tokeniser.tokenise(text))).toEqual(tokens.map(tokenHash));
  });

  it.each([
    ['\u{10d50}', 'Garay, new in Unicode 16'],
    ['\u{1e5d0}', 'Ol Onal, new in Unicode 16'],
    ['\u{ffffe}', 'no character at all'],
    ['\u0378', 'a gap in the Greek block'],
  ])('takes %j for a space: %s', (char) => {
    expect(tokenTexts(`left${char}right`)).toEqual(['left', 'right']);
  });

  it('drops an ignorable code point that is not assigned, as it drops every ignorable one', () => {
    expect(tokenTexts('co\u2065operate co\u{e0fff}operate')).toEqual(['cooperate', 'cooperate']);
  });

  it('leaves plain text as it is, and says if it did not', () => {
    tokeniser.tokenise('“Naïve” – plain text, новости, 新华社');
    expect(tokeniser.isNormalised).toBe(false);
    tokeniser.tokenise('nai\u0308ve');
    expect(tokeniser.isNormalised).toBe(true);
    tokeniser.tokenise('plain again');
    expect(tokeniser.isNormalised).toBe(false);
  });
});

describe('tokens that are only located', () => {
  it('are where they are when they are hashed, with a map and without', () => {
    const map = (token: string): string => (token.length > 3 ? '' : token);
    for (const one of [new Tokeniser(), new Tokeniser(map)]) {
      fc.assert(
        fc.property(anyText, (text) => {
          const places = (which: 'locate' | 'tokenise'): unknown => {
            const { count, start, end } = one[which](text);
            return [one.isNormalised, start.slice(0, count), end.slice(0, count)];
          };
          expect(places('locate')).toEqual(places('tokenise'));
        }),
        { numRuns: 300 },
      );
    }
  });

  it('are hashed again by the next call', () => {
    const again = new Tokeniser();
    const hashes = hashesOf(again.tokenise('The harbour'));
    again.locate('Another story');
    expect(hashesOf(again.tokenise('The harbour'))).toEqual(hashes);
  });
});

describe('a token map', () => {
  it('gets every token folded in case, with its accents, in order', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(textsForMap(text)).toEqual(tokensPlainly(text).map((token) => token.cased));
      }),
      { numRuns: 500 },
    );
  });

  it('decides what is hashed, and what it empties is dropped', () => {
    const map = (token: string): string => (token.length > 3 ? '' : `${token}${'ë'.repeat(400)}`);
    const mapped = new Tokeniser(map);
    fc.assert(
      fc.property(anyText, (text) => {
        const kept = tokensPlainly(text).filter((token) => map(token.cased) !== '');
        const tokens = mapped.tokenise(text);
        expect(hashesOf(tokens)).toEqual(
          kept.map((token) => tokenHash(withoutMarks(map(token.cased)))),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('leaves the places of the tokens that it keeps alone', () => {
    const mapped = new Tokeniser((token) => (token === 'the' ? '' : token.slice(0, 2)));
    const { count, start, end } = mapped.tokenise('The harbour and the lighthouse');
    expect(Array.from(start.slice(0, count))).toEqual([4, 12, 20]);
    expect(Array.from(end.slice(0, count))).toEqual([11, 15, 30]);
  });
});
