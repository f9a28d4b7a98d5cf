/**
 * Cuts long inline text into pieces, for a parser whose time grows with the square of the marks in
 * it.
 *
 * The marks of a piece have a bounded weight, so the parser's whole time is linear. A cut is made
 * at a place without open emphasis, code, link or tag; ordinary text offers one between most words.
 * If a whole piece offers none, the cut is made at any blank, and without a blank between two
 * marks. One pass over the marks, two if cuts are hard to find.
 */

/** Shorter text is not looked at: its square is small. */
const FREE_LENGTH = 256;
/** Some 100 links, or 250 words in emphasis. */
const MAX_WEIGHT = 512;
/**
 * The weight of a mark that makes the parser search for an end, perhaps through the whole piece.
 */
const SEARCH_WEIGHT = 4;

const MARK = /\\[^]|\*+|_+|~+|`+|\]\(|[[\]<>():@&]|www\./g;
const SPACE = /\s/;
const SPACE_OR_PUNCTUATION = /[\s\p{P}\p{S}]/u;

/** Each blank of a run makes the parser look for the run's end. */
const LONG_BLANKS = /(?<! ) {64} */g;
const BLANKS = ' '.repeat(64);
/** No domain is longer, and the parser's pattern for one is quadratic in the length of a label. */
const DOMAIN_LENGTH = 256;
const DOMAIN_CHARACTER = /[\w.-]/;
const LONG_DOMAIN = /(?<![\w.-])[\w.-]{256}[\w.-]*/g;

/** Returns the ends of the pieces of a text, in order; the last is the text's length. */
export function inlinePieceEnds(text: string): number[] {
  if (text.length <= FREE_LENGTH || isLight(text)) return [text.length];
  const codeEnds = lastRuns(text);
  const ends: number[] = [];
  for (let start = 0; start < text.length; start = ends.at(-1) ?? text.length) {
    ends.push(endOfPiece(text, start, codeEnds));
  }
  return ends;
}

/**
 * Returns a text of the same length and with the same marks, without the runs that cost the parser
 * the square of their length: long runs of blanks become tabs, and endless domain names lose their
 * dots.
 */
export function withoutLongRuns(text: string): string {
  if (text.length <= FREE_LENGTH || !hasLongRun(text)) return text;
  return text
    .replace(LONG_BLANKS, (run, at: number) =>
      text[at + run.length] === '\n' ? run : '\t'.repeat(run.length),
    )
    .replace(LONG_DOMAIN, (run) => run.slice(0, -1).replaceAll('.', '-') + run.slice(-1));
}

/** Whether there may be a long run: one that is long enough holds a character at every so many. */
function hasLongRun(text: string): boolean {
  if (text.includes(BLANKS)) return true;
  for (let i = DOMAIN_LENGTH - 1; i < text.length; i += DOMAIN_LENGTH) {
    let from = i;
    let to = i;
    while (to - from < DOMAIN_LENGTH && DOMAIN_CHARACTER.test(text.charAt(from))) from--;
    while (to - from <= DOMAIN_LENGTH && DOMAIN_CHARACTER.test(text.charAt(to))) to++;
    if (to - from > DOMAIN_LENGTH) return true;
  }
  return false;
}

/** Whether the marks of a text cannot weigh too much for one piece, however dear each is. */
function isLight(text: string): boolean {
  let room = MAX_WEIGHT / SEARCH_WEIGHT;
  MARK.lastIndex = 0;
  while (room > 0 && MARK.test(text)) room--;
  MARK.lastIndex = 0;
  return room > 0;
}

/** By length: the offset of the last run of that many backticks, which ends all earlier ones. */
function lastRuns(text: string): ReadonlyMap<number, number> {
  const last = new Map<number, number>();
  for (const { index, 0: run } of text.matchAll(/`+/g)) last.set(run.length, index);
  return last;
}

/** What is open at a place of a piece. */
interface PieceScan {
  readonly text: string;
  readonly codeEnds: ReadonlyMap<number, number>;
  /** Length of the run of backticks that opened the current code; 0 outside code. */
  code: number;
  isInTag: boolean;
  brackets: number;
  /** Parentheses open in a link's address. */
  address: number;
  /** By mark: the length of the open marks. */
  readonly emphasis: Map<string, number>;
}

/** The end of the piece that begins at `start`. */
function endOfPiece(text: string, start: number, codeEnds: PieceScan['codeEnds']): number {
  const scan: PieceScan = {
    text,
    codeEnds,
    code: 0,
    isInTag: false,
    brackets: 0,
    address: 0,
    emphasis: new Map([
      ['*', 0],
      ['_', 0],
      ['~', 0],
    ]),
  };
  let weight = 0;
  let done = start;
  let closed = start;
  let blank = start;
  MARK.lastIndex = start;
  for (let match = MARK.exec(text); match; match = MARK.exec(text)) {
    const { index, 0: mark } = match;
    const cut = afterLastBlank(text, done, index);
    if (cut > done) {
      blank = cut;
      if (isClosed(scan)) closed = cut;
    }
    weight += weightOf(mark);
    if (weight > MAX_WEIGHT) return firstAfter(start, [closed, blank, index]);
    take(scan, mark, index);
    done = MARK.lastIndex;
  }
  return text.length;
}

/** The offset after the last blank in [from, to); `from` if there is none. */
function afterLastBlank(text: string, from: number, to: number): number {
  let i = to;
  while (i > from && !SPACE.test(text.charAt(i - 1))) i--;
  return i;
}

function isClosed(scan: PieceScan): boolean {
  if (scan.code > 0 || scan.isInTag || scan.brackets > 0 || scan.address > 0) return false;
  for (const open of scan.emphasis.values()) if (open > 0) return false;
  return true;
}

function take(scan: PieceScan, mark: string, at: number): void {
  if (mark.startsWith('`')) takeBackticks(scan, mark.length, at);
  else if (scan.code > 0) return;
  else if (scan.isInTag) scan.isInTag = mark !== '>';
  else if (scan.emphasis.has(mark.charAt(0))) takeEmphasis(scan, mark, at);
  else takeBracket(scan, mark, at);
}

function takeBackticks(scan: PieceScan, length: number, at: number): void {
  if (scan.code === length) scan.code = 0;
  else if (scan.code === 0 && (scan.codeEnds.get(length) ?? 0) > at) scan.code = length;
}

function takeEmphasis(scan: PieceScan, mark: string, at: number): void {
  const before = scan.text.charAt(at - 1);
  const after = scan.text.charAt(at + mark.length);
  const opens = !isEdge(after, SPACE) && isEdge(before, SPACE_OR_PUNCTUATION);
  const closes = !isEdge(before, SPACE) && isEdge(after, SPACE_OR_PUNCTUATION);
  const kind = mark.charAt(0);
  const open = scan.emphasis.get(kind) ?? 0;
  if (closes && (open > 0 || !opens)) scan.emphasis.set(kind, Math.max(0, open - mark.length));
  else if (opens) scan.emphasis.set(kind, open + mark.length);
}

function takeBracket(scan: PieceScan, mark: string, at: number): void {
  if (mark === '[') scan.brackets++;
  if (mark.startsWith(']')) scan.brackets = Math.max(0, scan.brackets - 1);
  if (mark === '](' || (mark === '(' && scan.address > 0)) scan.address++;
  if (mark === ')' && scan.address > 0) scan.address--;
  if (mark === '<') scan.isInTag = /[\w/!?]/.test(scan.text.charAt(at + 1));
}

function weightOf(mark: string): number {
  return mark.startsWith('`') || mark === '<' || mark === '](' || mark === ')' ? SEARCH_WEIGHT : 1;
}

/** Returns true at the edge of the text, and for a character of the kind. */
function isEdge(character: string, kind: RegExp): boolean {
  return character === '' || kind.test(character);
}

function firstAfter(start: number, places: readonly number[]): number {
  return places.find((place) => place > start) ?? start + 1;
}
