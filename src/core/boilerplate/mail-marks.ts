/**
 * Lines with a sign before each that is not for quoting alone, `#`, `%`, `=` or `ida]`, and lines that are set in.
 *
 * Such signs begin headings and items of lists as well. What is quoted is prose: it goes on from a line to the next,
 * with the sign between. And where a credit stands above a line with a sign, or one that is set in, the writer's
 * program set all that is quoted so, between the answers as well.
 *
 * O(characters).
 */
import { isBlank, type MailLine, wordsIn } from './mail-lines.ts';

/** Words that must be quoted in all. */
export const MIN_WORDS = 12;
/** Lines with a sign, if a text credits what it quotes; places at which prose goes on, half of all it could, if not. */
export const MIN_LINES = 3;
const MIN_CONTINUED = 2;
/** A line of prose that the next one goes on. */
const FULL_LINE = 40;

const SIGN = /^[ \t]{0,2}([|:#%=}*+~!$&;\]-])[^\s\w]{0,3}/u;
/** Signs that hardly begin an item of a list. */
const IS_FOR_QUOTING = /[|:%=}\]]/u;
/** The name of the writer before each: `ida]`, `[Ida Fenn]`, `L(>`. */
const NAME = /^[ \t]{0,2}(\[?[A-Za-z][\w. ]{0,14}\(?[\]})>])\s/u;
/** Signs of lists and headings, and of tables. */
const IS_LISTING = /^[ \t]{0,2}(?:[*+-]\s|[|].*[|]\s*$|#{1,6} [^a-z])/u;
const ENDS_SENTENCE = /[.:;!?…][)"'\]]*\s*$/u;
const GOES_ON = /^[^\p{L}\p{N}]*\p{Ll}/u;
/** Two blanks, or a tab. */
export const SET_IN = /^(?: {2,}| ?\t)/u;

/** By sign: the places of the lines that have it. */
type SignedLines = ReadonlyMap<string, readonly number[]>;

/** The lines with a sign. */
export function signedLines(lines: readonly MailLine[]): SignedLines {
  const bySign = new Map<string, number[]>();
  for (const [i, { text }] of lines.entries()) {
    const sign = signOf(text);
    if (sign === undefined) continue;
    const known = bySign.get(sign);
    if (known === undefined) bySign.set(sign, [i]);
    else known.push(i);
  }
  return bySign;
}

/** Marks all lines with a sign that is used for quoting; `isCredited` if the text credits what it quotes. True if any. */
export function markSigned(
  lines: readonly MailLine[],
  bySign: SignedLines,
  isCredited: boolean,
): boolean {
  let isAny = false;
  for (const [sign, places] of bySign) {
    const words = places.reduce((sum, i) => sum + wordsIn(lines[i]?.text ?? ''), 0);
    if (words < MIN_WORDS) continue;
    const continued = places.filter((i, at) => places[at + 1] === i + 1 && goesOn(lines, i)).length;
    const full = places.filter((i) => (lines[i]?.text ?? '').length >= FULL_LINE).length;
    const isQuoting = isCredited
      ? (continued > 0 || IS_FOR_QUOTING.test(sign)) && places.length >= MIN_LINES
      : continued >= MIN_CONTINUED && 2 * continued >= full;
    if (isQuoting) for (const i of places) mark(lines[i]);
    isAny ||= isQuoting;
  }
  return isAny;
}

/** The sign before a line, if it is not that of a list, a heading or a table. */
function signOf(text: string): string | undefined {
  if (IS_LISTING.test(text)) return undefined;
  return SIGN.exec(text)?.[1] ?? NAME.exec(text)?.[1];
}

/** True if a line of prose goes on in the next, but for the sign before each. */
function goesOn(lines: readonly MailLine[], i: number): boolean {
  const [text, next] = [lines[i]?.text ?? '', lines[i + 1]?.text ?? ''];
  return text.length >= FULL_LINE && !ENDS_SENTENCE.test(text) && GOES_ON.test(next);
}

/**
 * Marks all lines that are set in as the one at `first` is, in a text that has others: a credit with an address stands
 * above that line. True if it does.
 */
export function markSetIn(lines: readonly MailLine[], first: number): boolean {
  const set = SET_IN.exec(lines[first]?.text ?? '')?.[0];
  if (set === undefined) return false;
  const isSetIn = ({ text }: MailLine): boolean => text.startsWith(set.slice(0, 2));
  const quoted = lines.slice(first).filter((line) => isSetIn(line) && !isBlank(line));
  const words = quoted.reduce((sum, { text }) => sum + wordsIn(text), 0);
  const hasOwn = lines.some((line) => !line.isQuoted && !isSetIn(line) && !isBlank(line));
  if (words < MIN_WORDS || !hasOwn) return false;
  for (const line of quoted) mark(line);
  return true;
}

function mark(line: MailLine | undefined): void {
  if (line !== undefined) line.isQuoted = true;
}
