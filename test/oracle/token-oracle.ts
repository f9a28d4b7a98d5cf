/**
 * Tokens by the words of the specification, with the character classes of the running engine. Holds
 * for code points that Unicode 15.1 assigns, and for those that no version does: what a later version
 * added, the running engine may know and the specification does not.
 */

const LONE_SURROGATE = /\p{Surrogate}/u;
const IGNORABLE = /\p{Default_Ignorable_Code_Point}/u;
const UNASSIGNED = /\p{Unassigned}/u;

/** A letter, or a number that is no decimal digit, of a script that does not space its words. */
const UNSPACED =
  '(?:\\u30fc|(?=[\\p{L}\\p{Nl}\\p{No}])' +
  '[\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}])';
/** Marks, and the tatweel. */
const MARKS = '[\\p{M}\\u0640]';
const WORD = `(?:(?!${UNSPACED}|[\\u02bc\\u0640])[\\p{L}\\p{N}])`;
const RUN = new RegExp(
  `(?<word>${WORD}(?:${WORD}|${MARKS})*)|(?<unspaced>(?:${UNSPACED}${MARKS}*)+)`,
  'gu',
);
const UNSPACED_CHARACTER = new RegExp(`${UNSPACED}${MARKS}*`, 'gu');

/** Marks that go: of Latin, Greek and Cyrillic, of Hebrew, of Arabic, of Syriac. */
const OPTIONAL_MARK =
  /\u0640|(?=\p{M})[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f\p{sc=Hebrew}\u0600-\u06ff\u0890-\u08ff\u{10ec0}-\u{10eff}\p{sc=Syriac}]/u;
const DECOMPOSED = /(?=\p{L})[\p{sc=Latin}\p{sc=Greek}]/u;
/** Letters that lose what Unicode does not decompose, and what is left of each. */
const PLAIN_LETTERS = new Map(
  (
    'æ ae œ oe đ d ħ h ı i ȷ j ł l ø o ŧ t ѐ е ё е ѝ и آ ا أ ا إ ا ٱ ا ى ي ی ي ک ك ة ه ۀ ه ۂ ہ ۓ ے ' +
    'ൔ മ് ൕ യ് ൖ ഴ് ൺ ണ് ൻ ന് ർ ര് ൽ ല് ൾ ള് ൿ ക് ৎ ত্'
  )
    .split(' ')
    .map((letter, i, all) => [letter, i % 2 === 0 ? (all[i + 1] ?? '') : ''] as const)
    .filter((_, i) => i % 2 === 0),
);

/** A token as it is compared, and where it stands in the normalised text. */
export interface PlainToken {
  readonly text: string;
  /** As a stemmer gets it: folded in case, with accented letters. */
  readonly cased: string;
  readonly start: number;
  readonly end: number;
}

/** Steps 1 to 3: spaces for what is unassigned, nothing for what is ignorable, then NFKC. */
export function normalisePlainly(text: string): string {
  return Array.from(text, (char) => {
    if (LONE_SURROGATE.test(char)) return '\ufffd';
    if (IGNORABLE.test(char)) return '';
    return UNASSIGNED.test(char) ? ' ' : char;
  })
    .join('')
    .normalize('NFKC');
}

/** The tokens of `text`. */
export function tokensPlainly(text: string): PlainToken[] {
  const tokens: PlainToken[] = [];
  for (const { 0: run, index, groups } of normalisePlainly(text).matchAll(RUN)) {
    if (groups?.['word'] === undefined) tokens.push(...pairs(run, index));
    else tokens.push({ ...forms(run), start: index, end: index + run.length });
  }
  return tokens;
}

/** Every two neighbours of a run of unspaced characters, or its only one. */
function pairs(run: string, offset: number): PlainToken[] {
  const characters = [...run.matchAll(UNSPACED_CHARACTER)].map(({ 0: text, index }) => ({
    start: offset + index,
    end: offset + index + text.length,
  }));
  const lefts = characters.length === 1 ? characters : characters.slice(0, -1);
  return lefts.map(({ start }, i) => {
    const end = (characters[i + 1] ?? characters[i])?.end ?? start;
    return { ...forms(run.slice(start - offset, end - offset)), start, end };
  });
}

/**
 * Full case folding: lower-casing what upper-casing gives, character by character. Two things fall
 * out of that rule in Unicode: the dotless i stays, and Cherokee folds to its capitals.
 */
export function fold(text: string): string {
  return Array.from(text, (char) => {
    if (char === 'ı') return char;
    if (/\p{sc=Cherokee}/u.test(char)) return char.toUpperCase();
    // each character alone, or a capital sigma at an end would become the final one
    return Array.from(char.toLowerCase().toUpperCase(), (each) => each.toLowerCase()).join('');
  }).join('');
}

/** Without the marks and letters that a text may leave out; folded in case. */
export function compared(text: string): string {
  return Array.from(text, (char) => {
    const bare = DECOMPOSED.test(char) ? char.normalize('NFD').replaceAll(/\p{M}/gu, '') : char;
    return OPTIONAL_MARK.test(bare) ? '' : withoutMarks(fold(bare));
  }).join('');
}

/** The last step, of text that is folded in case. */
export const withoutMarks = (text: string): string =>
  Array.from(text, (char) => {
    if (OPTIONAL_MARK.test(char)) return '';
    const bare = DECOMPOSED.test(char) ? char.normalize('NFD').replaceAll(/\p{M}/gu, '') : char;
    return Array.from(bare, (each) => PLAIN_LETTERS.get(each) ?? each).join('');
  }).join('');

/** As a stemmer gets it: folded in case, without the marks that are characters of their own. */
export const cased = (text: string): string => {
  const kept = (part: string): string =>
    Array.from(part, (char) => (OPTIONAL_MARK.test(char) ? '' : char)).join('');
  // a letter may fold to another and a mark
  return kept(fold(kept(text)));
};

const forms = (run: string): { text: string; cased: string } => ({
  text: compared(run),
  cased: cased(run),
});
