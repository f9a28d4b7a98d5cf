/** Text of all scripts, for properties: characters that decide where tokens end are drawn more often. */
import fc from 'fast-check';

const DELICATE = [
  [
    'a',
    'Z',
    '7',
    ' ',
    '-',
    '\n',
    "'",
    '’',
    'ʼ',
    '＇',
    '`',
    '´',
    '.',
    '_',
    '\0',
    '@',
    '[',
    '{',
    '/',
  ],
  ['ß', 'ẞ', 'ſ', 'K', 'Å', 'ŉ', 'ı', 'İ', 'ς', 'Σ', 'ﬁ', 'Ǆ', 'Ꭰ', 'ꭰ', 'ᲀ', 'ΐ', 'ᾳ', 'Ế'],
  ['\u0301', '\u0327', '\u0338', '\u0345', '\u034f', '\u20e3', '\u0334', '\u0344', '\u0483'],
  ['\u00ad', '\u200b', '\u200d', '\ufeff', '\ufe0f', '\u{e0100}', '\u00a0', '\u2026', '\u2028'],
  ['\ud800', '\udc00', '\ufffd', '\uffff', '\u{10ffff}', '\ue000', '\u{10400}', '\u{1f600}'],
  ['新', '华', '\u{20000}', '豈', 'が', 'ガ', 'ー', 'ｶ', '゙', 'ก', 'ำ', 'ิ', 'က', '္', '。', '，'],
  ['à', 'Ñ', 'ç', 'ø', 'Æ', 'æ', 'ð', 'Þ', 'ÿ', 'ő', 'Đ', 'ł', 'œ', 'ạ', 'ά', 'Ϊ', 'ᾠ', 'ѐ', 'Ѝ'],
  [
    'أ',
    'ى',
    'ة',
    'ی',
    'ـ',
    'َ',
    'ّ',
    'ל',
    '\u05c1',
    'ﭏ',
    'ൻ',
    'ৎ',
    'й',
    'ї',
    'ѓ',
    '\u0306',
    '\u0308',
  ],
  ['ж', 'Ж', 'Ё', 'ё', 'є', 'Ω', 'ω', 'é', 'É', 'ж', 'и', 'И', '—', '“', '”', '«', '»', '½'],
].flat();

const anyPoint = fc.integer({ min: 0, max: 0x3ffff }).map((point) => String.fromCodePoint(point));

/** One character, or a word of letters of one kind, so that tokens end at all places of a block. */
const anyPiece = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...DELICATE) },
  { weight: 4, arbitrary: fc.constantFrom(...'abcxyzABCXYZ0189 ,') },
  { weight: 1, arbitrary: anyPoint },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom(
          'a',
          'Q',
          '5',
          ' ',
          '.',
          'я',
          'Я',
          'é',
          '新',
          'ก',
          '…',
          'ё',
          'æ',
          'aÜ',
          'ñж',
          'ةـ',
        ),
        fc.nat(70),
      )
      .map(([char, length]) => char.repeat(length)),
  },
);

/** A text of some hundred characters. */
export const anyText: fc.Arbitrary<string> = fc
  .array(anyPiece, { maxLength: 30 })
  .map((pieces) => pieces.join(''));
