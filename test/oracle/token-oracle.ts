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
const WORD = `(?:(?!${UNSPACED}|\\u02bc)[\\p{L}\\p{N}])`;
const RUN = new RegExp(
  `(?<word>${WORD}(?:${WORD}|\\p{M})*)|(?<unspaced>(?:${UNSPACED}\\p{M}*)+)`,
  'gu',
);
const UNSPACED_CHARACTER = new RegExp(`${UNSPACED}\\p{M}*`, 'gu');

/** A token, folded, and where it stands in the normalised text. */
export interface PlainToken {
  readonly text: string;
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
    else tokens.push({ text: fold(run), start: index, end: index + run.length });
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
    return { text: fold(run.slice(start - offset, end - offset)), start, end };
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
