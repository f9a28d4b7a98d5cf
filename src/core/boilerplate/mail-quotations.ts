/**
 * Lines that are quoted one by one: with a mark, or set in below the line that names their writer.
 *
 * `>` is for quoting, the initials of the writer may precede it. It needs no credit if enough of it is quoted, as
 * long as the text has no other Markdown: that sets notes so. Other marks occur in tables and lists too. They
 * count from `MIN_LINES` lines in a row on; `|` alone does so without a credit.
 */

import { beginsWithWord, endsInColon, isBlank, type MailLine, wordsIn } from './mail-lines.ts';
import { markSetIn, markSigned, MIN_LINES, MIN_WORDS, SET_IN, signedLines } from './mail-marks.ts';
import { beginsCredit, CREDIT, isDatedCredit } from './mail-words.ts';

/** The longest line that may name the writer of what follows. */
const MAX_CREDIT = 240;
/** Blank lines between a credit and what it is for. */
const MAX_BLANKS = 3;
/** A quoted line that is about full; what it had to leave stands below it, without a mark. */
const FULL_LINE = 68;
const MAX_REST = 32;

const QUOTING = /^[ \t]{0,8}(?:[|:#%=}*+~!-]{0,3}>|[A-Z][A-Za-z]{0,3} >|[A-Za-z]{1,4}>)|^\]\s/u;
/** The same without initials, which may be the end of a line of prose. */
const BARE_QUOTING = /^[ \t]{0,8}[|:#%=}*+~!-]{0,3}>/u;
const INITIALS = /^[ \t]{0,8}([A-Za-z]{1,4}) ?>/u;
const MARKED = /^[ \t]{0,2}[|:](?:\s*$|(?![|:\-)(]).*[^|\s]\s*$)/u;
const BARRED = /^[ \t]{0,2}\|(?![|\-)(])[^|]*[^|\s][ \t]*$/u;
/** Other signs that may mark each line, if a credit stands above. */
const ODD_MARK = /^[ \t]{0,2}([}#%*+!~=;&-]|\w{1,8}[\]})])/u;
const MARKDOWN = /^#{1,6} \S|^(?:```|~~~)|\]\(|\*\*\S/mu;
const ADDRESS = /[\w.+-]@[\w-]/u;

/** Marks the quoted lines that have a mark or a credit, and their credits. */
export function markQuotations(lines: readonly MailLine[]): void {
  const end = lines.findIndex(({ isQuoted }) => isQuoted);
  const own = end < 0 ? lines : lines.slice(0, end);
  const credits = markCredited(own);
  const marked = own.filter(({ text }) => QUOTING.test(text));
  const isBare = hasInitials(marked) ? QUOTING : BARE_QUOTING;
  const quoted = credits > 0 ? marked : marked.filter(({ text }) => isBare.test(text));
  if (credits > 0 || isQuotation(quoted, own)) for (const line of quoted) line.isQuoted = true;
  if (credits > 0) markRuns(own, MARKED);
  else if (own.some(({ text }) => BARRED.test(text)) && !isMarkdown(own)) markRuns(own, BARRED);
  const named = own.filter(({ text }) => isNamedCredit(text));
  const isCredited = credits > 0 || named.length > 0;
  const signed = signedLines(own);
  const maySign = signed.size > 0 && (isCredited || !isMarkdown(own));
  if (maySign && markSigned(own, signed, isCredited)) {
    for (const line of named) line.isQuoted = true;
  }
  if (own.some(({ isQuoted }) => isQuoted)) markRests(own);
}

function isMarkdown(lines: readonly MailLine[]): boolean {
  return lines.some(({ text }) => MARKDOWN.test(text));
}

/** True for a credit with an address, whatever stands below. */
function isNamedCredit(text: string): boolean {
  return text.length <= MAX_CREDIT && endsInColon(text) && ADDRESS.test(text) && CREDIT.test(text);
}

/** True if the initials of one writer stand before several of the marked lines. */
function hasInitials(marked: readonly MailLine[]): boolean {
  const counts = new Map<string, number>();
  for (const { text } of marked) {
    const initials = INITIALS.exec(text)?.[1];
    if (initials !== undefined) counts.set(initials, (counts.get(initials) ?? 0) + 1);
  }
  return [...counts.values()].some((count) => count >= MIN_LINES);
}

/** True if so much is marked that it is no note, and the text has no Markdown. */
function isQuotation(marked: readonly MailLine[], lines: readonly MailLine[]): boolean {
  const words = marked.reduce((sum, { text }) => sum + wordsIn(text), 0);
  return words >= MIN_WORDS && !isMarkdown(lines);
}

/** Marks runs of lines that a mark begins which is not for quoting alone. */
function markRuns(lines: readonly MailLine[], mark: RegExp): void {
  for (let from = 0; from < lines.length; from++) {
    let to = from;
    while (to < lines.length && mark.test(lines[to]?.text ?? '')) to++;
    const run = lines.slice(from, to);
    const words = run.reduce((sum, { text }) => sum + wordsIn(text), 0);
    if (run.length >= MIN_LINES && (mark === MARKED || words >= MIN_WORDS)) {
      for (const line of run) line.isQuoted = true;
    }
    from = Math.max(from, to - 1);
  }
}

/** The last words of a quoted line that was broken stand on a short line of their own. */
function markRests(lines: readonly MailLine[]): void {
  for (const [i, line] of lines.entries()) {
    const before = lines[i - 1];
    if (line.isQuoted || before?.isQuoted !== true || lines[i + 1]?.isQuoted !== true) continue;
    if (isBlank(line) || line.text.length > MAX_REST || before.text.length < FULL_LINE) continue;
    line.isQuoted = true;
  }
}

/** Marks each line that names a writer, and what follows it if that is quoted; returns how many do. */
function markCredited(lines: readonly MailLine[]): number {
  let credits = 0;
  let hasText = false;
  let isSetIn = false;
  for (const [i, line] of lines.entries()) {
    const { text } = line;
    const isCredit = text.length <= MAX_CREDIT && endsInColon(text, true);
    if (!isCredit || line.isQuoted) {
      hasText ||= !line.isQuoted && !isBlank(line) && !QUOTING.test(text);
      continue;
    }
    const first = below(lines, i);
    if (!mayBeCredited(lines, i, first)) continue;
    const from = creditStart(lines, i);
    const credit = lines
      .slice(from, i + 1)
      .map((line) => line.text)
      .join(' ');
    if (!CREDIT.test(credit)) continue;
    // all that is set in is marked at once, and looked at once
    if (!isSetIn && ADDRESS.test(credit) && SET_IN.test(lines[first]?.text ?? '')) {
      isSetIn = true;
      if (markSetIn(lines, first)) {
        credits++;
        for (const part of lines.slice(from, i + 1)) part.isQuoted = true;
        continue;
      }
    }
    const quoted = quotedBelow(lines, i, {
      hasAddress: ADDRESS.test(credit),
      isDated: hasText && isDatedCredit(credit),
    });
    if (quoted === undefined) continue;
    credits++;
    for (const part of [...lines.slice(from, i + 1), ...quoted]) part.isQuoted = true;
  }
  return credits;
}

/**
 * False if nothing can be quoted below a line, whatever it says: without an address in a credit, of one line or two, what
 * it is for has a mark or is set in.
 */
function mayBeCredited(lines: readonly MailLine[], i: number, first: number): boolean {
  const { text } = lines[first] ?? NO_LINE;
  if (!beginsWithWord(text) && (SET_IN.test(text) || MARKED.test(text))) return true;
  if (QUOTING.test(text)) return true;
  return (lines[i]?.text ?? '').includes('@') || (lines[i - 1]?.text ?? '').includes('@');
}

const NO_LINE = { text: '' };

/** The line at which the credit begins that ends at line `i`: some programs break it in two. */
function creditStart(lines: readonly MailLine[], i: number): number {
  const before = lines[i - 1]?.text ?? '';
  if (beginsCredit(lines[i]?.text ?? '') || QUOTING.test(lines[i]?.text ?? '')) return i;
  return before.length <= MAX_CREDIT && beginsCredit(before) && !/[.:!?]\s*$/u.test(before)
    ? i - 1
    : i;
}

/** What a credit has beside a name: the more it has, the less the lines below need. */
interface CreditTraits {
  readonly hasAddress: boolean;
  /** A date as well, and text of its own above. */
  readonly isDated: boolean;
}

/** The lines that a credit at line `i` is for; undefined if it credits nothing. */
function quotedBelow(
  lines: readonly MailLine[],
  i: number,
  { hasAddress, isDated }: CreditTraits,
): readonly MailLine[] | undefined {
  const from = below(lines, i);
  const first = lines[from]?.text ?? '';
  if (QUOTING.test(first)) return [];
  // without an address the lines may be a list
  const mark = hasAddress ? ODD_MARK.exec(first)?.[1] : undefined;
  if (mark !== undefined || MARKED.test(first)) {
    const isMarked = (text: string): boolean =>
      mark === undefined ? MARKED.test(text) : text.trimStart().startsWith(mark);
    const run = runFrom(lines, from, isMarked);
    return run.length >= MIN_LINES ? run : undefined;
  }
  if (SET_IN.test(first)) {
    // among lines set in alike nothing is set in below another, and each would look at all that follow
    if (SET_IN.test(lines[i]?.text ?? '')) return undefined;
    const run = runFrom(lines, from, (text) => SET_IN.test(text) || text.trim() === '');
    const words = run.reduce((sum, { text }) => sum + wordsIn(text), 0);
    const isBlock = run.length > 1 && !isBlank(run[1]);
    return isBlock && words >= MIN_WORDS ? run : undefined;
  }
  return isDated && first.trim() !== '' ? lines.slice(from) : undefined;
}

/** The line below line `i` and the blank ones after it. */
function below(lines: readonly MailLine[], i: number): number {
  let from = i + 1;
  while (from <= i + MAX_BLANKS && isBlank(lines[from])) from++;
  return from;
}

function runFrom(
  lines: readonly MailLine[],
  from: number,
  belongs: (text: string) => boolean,
): readonly MailLine[] {
  let to = from;
  while (to < lines.length && belongs(lines[to]?.text ?? '')) to++;
  return lines.slice(from, to);
}
