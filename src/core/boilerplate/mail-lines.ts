/** The lines of a text, as the search for quoted mail takes them. O(characters). */

/** One line. */
export interface MailLine {
  /** The line without its break. */
  readonly text: string;
  /** Where it is in the text, with its break, half-open. */
  readonly start: number;
  readonly end: number;
  isQuoted: boolean;
}

/** The lines of a text, none of them quoted. */
export function splitLines(text: string): MailLine[] {
  const lines: MailLine[] = [];
  for (let start = 0; start < text.length;) {
    const at = text.indexOf('\n', start);
    const end = at < 0 ? text.length : at + 1;
    const stop = at < 0 ? end : at;
    const isReturn = stop > start && text.charCodeAt(stop - 1) === 0x0d;
    lines.push({
      text: text.slice(start, isReturn ? stop - 1 : stop),
      start,
      end,
      isQuoted: false,
    });
    start = end;
  }
  return lines;
}

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]{1,2}|[\p{L}\p{N}]+/gu;

/** About how many words a line has; two characters are a word where a script has no blanks. */
export function wordsIn(text: string): number {
  return text.match(WORD)?.length ?? 0;
}

/** Colon, its wide form, and full stop. */
const [COLON, WIDE_COLON, STOP] = [0x3a, 0xff1a, 0x2e];

/** True if one of the first `most` characters is a colon: ten times as fast as a pattern that fails. */
export function hasColonWithin(text: string, most: number): boolean {
  const end = Math.min(text.length, most);
  for (let i = 0; i < end; i++) {
    const unit = text.charCodeAt(i);
    if (unit === COLON || unit === WIDE_COLON) return true;
  }
  return false;
}

/** The codes of characters of ASCII that are no blanks. */
const [FIRST_VISIBLE, LAST_VISIBLE] = [0x21, 0x7e];

/** True if the last character but white space is a colon, or if `orDots`, the last of three dots. */
export function endsInColon(text: string, orDots = false): boolean {
  const unit = text.charCodeAt(text.length - 1);
  // most lines end in neither, and are not worth a string
  const isEnd = unit >= FIRST_VISIBLE && unit <= LAST_VISIBLE;
  if (isEnd && unit !== COLON && unit !== STOP) return false;
  const end = text.trimEnd();
  const last = end.charCodeAt(end.length - 1);
  if (last === COLON || last === WIDE_COLON) return true;
  return orDots && last === STOP && end.endsWith('...');
}

/** True for a line without a word, a mark or anything else. */
export function isBlank(line: MailLine | undefined): boolean {
  return line === undefined || line.text.trim() === '';
}

/** True if the first character is a letter or a digit of ASCII, as in most lines: no sign is, and no blank. */
export function beginsWithWord(text: string): boolean {
  const unit = text.charCodeAt(0);
  const letter = unit | 0x20;
  return (letter >= 0x61 && letter <= 0x7a) || (unit >= 0x30 && unit <= 0x39);
}
