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

/** True for a line without a word, a mark or anything else. */
export function isBlank(line: MailLine | undefined): boolean {
  return line === undefined || line.text.trim() === '';
}
