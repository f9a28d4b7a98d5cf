'use strict';
/**
 * Which marks and letters a text may have or leave out without becoming another text, and what stands for them when
 * texts are compared: step 7 of the specification in src/core/tokens/tokenise.ts.
 *
 * One principle: a mark that writers leave out goes; one that makes a letter of the alphabet which everybody writes
 * stays. A tokeniser knows the script of a letter but not the language, so each script has one answer.
 *
 *  - Latin: all accents go (é, ñ, ü, ç, ư, ộ, ş). They are left out in capitals, by scanners and in ASCII copies, though
 *    some languages count a few among their letters. With them go the strokes of đ, ħ, ł, ø, ŧ, which Unicode does not
 *    decompose, and the ligatures æ and œ, the latter absent from Latin-1 (as in CLDR's transform Latin-ASCII, and
 *    in ISO 5426 sorting). ı and İ are i: a text in capitals does not say which of the Turkish letters I is.
 *    ð, þ, ə, ŋ, ɛ, ɔ are letters and stay.
 *  - Greek: all go. Capitals have neither tonos nor breathings, but gain a dialytika (Άυλος, ΑΫΛΟΣ), so that goes too;
 *    the monotonic spelling of 1982 has neither breathings nor the iota subscript (Unicode Standard, 7.2).
 *  - Cyrillic: stress goes, acute and grave, so ѐ and ѝ are е and и; ё is е, as most Russian is printed (rules of 1956,
 *    paragraph 10). й, ї, ў, ґ, ѓ, ќ and the letters of other alphabets (ӑ, ӣ, ӱ) are always written and stay.
 *  - Hebrew: points and accents go; print has none (Unicode Standard, 9.1).
 *  - Arabic: vowel signs, shadda, sukun, signs of the Quran and tatweel go (9.2). أ, إ, آ, ٱ are ا, ى is ي, ة is ه: writers mix
 *    them up (Larkey, Ballesteros, Connell 2002; Lucene's ArabicNormalizer). ی and ک, of Persian keyboards, are ي and ك;
 *    the hamza of Persian ۀ and Urdu ۂ, ۓ goes (Lucene's PersianNormalizer). ؤ and ئ are written, and stay.
 *  - Syriac: points go (9.3), like those of Hebrew.
 *  - Malayalam, Bengali: chillu letters and khanda ta are the letter and virama that spelt them before Unicode 5.1 and 4.1
 *    (12.9, 12.2); the joiner of that spelling is ignorable.
 *  - Everything else stays: vowel signs, nukta and virama of India, voicing marks of kana (か is not が), vowel signs and
 *    tones of Thai, letters of Hangul, vowels of Thaana.
 */

/** Combining Diacritical Marks, and their three later blocks: of Latin, Greek and Cyrillic letters. */
const DIACRITICS = [
  [0x300, 0x36f],
  [0x1ab0, 0x1aff],
  [0x1dc0, 0x1dff],
  [0xfe20, 0xfe2f],
];
/** Arabic and its extensions: signs of these blocks are of the script Inherited. */
const ARABIC = [
  [0x600, 0x6ff],
  [0x890, 0x8ff],
  [0x10ec0, 0x10eff],
];
const TATWEEL = 0x640;

/** What no decomposition of Unicode tells. */
const LETTERS = {
  // Latin
  æ: 'ae',
  œ: 'oe',
  đ: 'd',
  ħ: 'h',
  ı: 'i',
  ȷ: 'j',
  ł: 'l',
  ø: 'o',
  ŧ: 't',
  // Cyrillic
  ѐ: 'е',
  ё: 'е',
  ѝ: 'и',
  // Arabic
  آ: 'ا',
  أ: 'ا',
  إ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ۀ: 'ه',
  ۂ: 'ہ',
  ۓ: 'ے',
  // Malayalam, Bengali
  ൔ: 'മ്',
  ൕ: 'യ്',
  ൖ: 'ഴ്',
  ൺ: 'ണ്',
  ൻ: 'ന്',
  ർ: 'ര്',
  ൽ: 'ല്',
  ൾ: 'ള്',
  ൿ: 'ക്',
  ৎ: 'ত্',
};

const isWithin = (point, ranges) => ranges.some(([first, last]) => point >= first && point <= last);

/**
 * What stands for each code point that is not itself when texts are compared, '' for a mark that goes. A capital that
 * is what its small letter is has no entry: case is folded first, and only what stands here goes before it.
 * `load` reads a list of code points of the database; `fold` folds case.
 */
async function optionalMarks(load, fold) {
  const optional = new Map();
  const pointed = new Set([...(await load('Script/Hebrew')), ...(await load('Script/Syriac'))]);
  for (const point of await load('General_Category/Mark')) {
    const goes = pointed.has(point) || isWithin(point, DIACRITICS) || isWithin(point, ARABIC);
    if (goes) optional.set(String.fromCodePoint(point), '');
  }
  optional.set(String.fromCodePoint(TATWEEL), '');
  for (const [letter, plain] of Object.entries(LETTERS)) optional.set(letter, plain);
  const compared = (char) =>
    optional.get(char) ?? Array.from(fold(char), (each) => optional.get(each) ?? each).join('');
  for (const letter of await accentedLetters(load, fold)) {
    const plain = Array.from(letter.normalize('NFD'), compared).join('');
    if (plain !== compared(letter)) optional.set(letter, plain);
  }
  return optional;
}

/** Letters of Latin and Greek that Unicode decomposes, small ones first. */
async function accentedLetters(load, fold) {
  const letters = new Set(await load('General_Category/Letter'));
  const accented = [...(await load('Script/Latin')), ...(await load('Script/Greek'))]
    .filter((point) => letters.has(point))
    .map((point) => String.fromCodePoint(point))
    .filter((letter) => letter.normalize('NFD') !== letter);
  const isSmall = (letter) => fold(letter) === letter;
  return [...accented.filter(isSmall), ...accented.filter((letter) => !isSmall(letter))];
}

module.exports = { optionalMarks, TATWEEL };
