import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenSpans } from '../../../src/core/tokens/spans.ts';
import { Tokeniser } from '../../../src/core/tokens/tokenise.ts';
import { KernelTokeniser } from '../../oracle/kernel-tokeniser.ts';
import { kernelModule } from '../../kernel/kernel-memory.ts';
import { hashesOf, tokenTexts } from '../tokens.ts';

const kernel = new KernelTokeniser(kernelModule);

/** Both tokenisers give the texts the same tokens. */
function expectSame(one: string, other: string): void {
  expect(tokenTexts(one)).toEqual(tokenTexts(other));
  expect(hashesOf(kernel.tokenise(one))).toEqual(hashesOf(kernel.tokenise(other)));
}

describe('a text with and without optional marks has the same tokens', () => {
  it.each([
    [
      'French',
      'L’Été dernier, à Besançon, où le cœur bat',
      "L'ETE DERNIER, A BESANCON, OU LE COEUR BAT",
    ],
    ['German', 'Über schöne Größe', 'UBER SCHONE GROSSE'],
    ['Danish', 'Smørrebrød på Ærø', 'Smorrebrod pa AEro'],
    ['Polish', 'Zażółć gęślą jaźń w Łodzi', 'ZAZOLC GESLA JAZN W LODZI'],
    ['Croatian', 'Đurđica će čaj', 'Durdica ce caj'],
    ['Vietnamese', 'Đường phố Hà Nội được sửa chữa', 'DUONG PHO HA NOI DUOC SUA CHUA'],
    ['Vietnamese with tones elsewhere', 'hoà thuý', 'hòa thúy'],
    ['Turkish capitals', 'Sayın sakinler, ısıtma işi', 'SAYIN SAKİNLER, ISITMA İŞİ'],
    ['Romanian with a cedilla', 'Bucureşti, oraşul ţării', 'București, orașul țării'],
    ['German of old print', 'fu\u0364r Thu\u0364r', 'für Thür'],
    ['Greek capitals', 'Ο Σίσυφος άυλος', 'Ο ΣΙΣΥΦΟΣ ΑΫΛΟΣ'],
    ['Greek with breathings', 'ἐν ἀρχῇ ἦν ὁ λόγος, τῷ θεῷ', 'εν αρχη ην ο λόγος, τω θεω'],
    ['Russian with stress', 'за\u0301мок и замо\u0301к, йо\u0301д', 'замок и замок, йод'],
    ['Russian with ё', 'Ещё жёлтый ЁЖ', 'еще желтый ёж'],
    ['Bulgarian', 'тя ѝ каза', 'тя и каза'],
    ['Hebrew', 'בְּרֵאשִׁית בָּרָא', 'בראשית ברא'],
    ['Hebrew of presentation forms', 'שּׁלוֹם', 'שלום'],
    ['Arabic', 'كَتَبَ الطَّالِبُ رِسَالَةً', 'كتب الطالب رسالة'],
    ['Arabic as some type it', 'إلى أن آمن ٱلأحد بالمدرسة', 'الى ان امن الاحد بالمدرسه'],
    ['tatweel', 'الســـفينة ـ والميناء', 'السفينة والميناء'],
    ['Persian', 'خانۀ کتابی', 'خانه كتابي'],
    ['Syriac', 'ܡܰܠܟܳܐ', 'ܡܠܟܐ'],
    ['Malayalam', 'അവൻ പാൽ', 'അവന്\u200d പാല്\u200d'],
    ['Bengali', 'হঠাৎ', 'হঠাত্\u200d'],
  ])('%s', (_, one, other) => {
    expectSame(one, other);
  });
});

describe('what makes another letter stays', () => {
  it.each([
    ['й of и', 'мой', 'мои'],
    ['ї of і', 'її', 'іі'],
    ['ў of у', 'воўк', 'воук'],
    ['ѓ of г', 'ѓ', 'г'],
    ['ئ of ي', 'مسئول', 'مسيول'],
    ['ð of d', 'það', 'pad'],
    ['the voicing mark of kana', 'かき', 'がぎ'],
    ['and of half-width kana', 'ｶｷ', 'ｶﾞｷﾞ'],
    ['a vowel sign of Hindi', 'कि', 'क'],
    ['the virama', 'क्क', 'कक'],
    ['the nukta', 'बड़ा', 'बडा'],
    ['a tone of Thai', 'ข่าว', 'ขาว'],
    ['a vowel of Thaana', 'ކަ', 'ކި'],
    ['a letter of Hangul', '각', '가'],
  ])('%s', (_, one, other) => {
    expect(tokenTexts(one)).not.toEqual(tokenTexts(other));
    expect(hashesOf(kernel.tokenise(one))).not.toEqual(hashesOf(kernel.tokenise(other)));
  });
});

/** Letters, and marks that go after any of them. */
const SCRIPTS = [
  ['abcdeginorstuyøæłžéđß', '\u0300\u0301\u0302\u0303\u0308\u0323\u031b\u0327\u1ab0\u1dc4\ufe20'],
  ['αβγεηιοςυωρήϊ', '\u0301\u0300\u0308\u0313\u0314\u0342\u0345'],
  ['абвеиоуэюяйёжє', '\u0301'],
  ['אבגדהושת', '\u05b0\u05b7\u05bc\u05c1\u0591'],
  ['ابتثجدهرسأةى', '\u064e\u064f\u0650\u0651\u0652\u064b\u0670\u0640\u06d6'],
] as const;

/** Words, and the same with marks. */
const marked = fc
  .array(
    fc
      .constantFrom(...SCRIPTS)
      .chain(([letters, marks]) =>
        fc.array(
          fc.tuple(
            fc.constantFrom(...letters),
            fc.array(fc.constantFrom(...marks), { maxLength: 2 }),
          ),
          { minLength: 1, maxLength: 20 },
        ),
      ),
    { maxLength: 12 },
  )
  .map((words) => ({
    bare: words.map((word) => word.map(([letter]) => letter).join('')).join(' '),
    dressed: words
      .map((word) => word.flatMap(([letter, marks]) => [letter, ...marks]).join(''))
      .join(' '),
  }));

describe('marks', () => {
  it('may stand anywhere in a word, in any form of normalisation and any case', () => {
    fc.assert(
      fc.property(marked, ({ bare, dressed }) => {
        for (const form of ['NFC', 'NFD'] as const) expectSame(dressed.normalize(form), bare);
        const letter = (text: string): string => text.replaceAll(/\u0345/gu, '').toUpperCase();
        expectSame(letter(dressed), bare);
      }),
      { numRuns: 1000 },
    );
  });

  it('are in the spans of their tokens, which stay places in the source', () => {
    const text = '— Été, «за\u0301мок» ـ السَّـفينة שָׁלוֹם!';
    const { count, start, end } = tokenSpans(new Tokeniser(), text);
    expect(Array.from({ length: count }, (_, i) => text.slice(start[i], end[i]))).toEqual([
      'Été',
      'за\u0301мок',
      'السَّـفينة',
      'שָׁלוֹם',
    ]);
  });

  it('make no token of their own, nor does a tatweel', () => {
    expect(tokenTexts('\u0301 ـــ \u064e ـ\u0301')).toEqual([]);
    expect(kernel.tokenise('\u0301 ـــ \u064e ـ\u0301').count).toBe(0);
  });

  it('leave a number that stands under them a number', () => {
    for (const one of [new Tokeniser(), kernel]) {
      const { count, isNumber } = one.tokenise('12 1\u03012 a1');
      expect(isNumber.slice(0, count)).toEqual(Uint8Array.of(1, 1, 0));
    }
  });
});
