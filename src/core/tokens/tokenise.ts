/**
 * Text to tokens: the specification and its reference implementation, over UTF-16 strings.
 *
 *  1. Every code point that Unicode 15.1 does not assign becomes a space, unless it is
 *     default-ignorable; a lone surrogate becomes U+FFFD.
 *  2. Every default-ignorable code point (soft hyphen, zero-width space, variation selector) is
 *     dropped.
 *  3. The text is normalised to NFKC. A run of more than 30 marks is normalised in groups of 30,
 *     the first together with the character before it: no language has such runs, and sorting a
 *     long one takes quadratic time (the number is from Unicode Standard Annex 15, stream-safe
 *     text). The half-width sound marks U+FF9E and U+FF9F count as marks here.
 *  4. Every code point has a class: U+02BC is a separator like the other apostrophes; a letter (L)
 *     or letter number (Nl, No) of the scripts Han, Hiragana, Katakana, Thai, Lao, Khmer and Myanmar,
 *     and U+30FC, is *unspaced*; every other letter or number is a *word* character; a mark (M), and
 *     the tatweel, which only makes an Arabic word longer, is a *mark*; anything else is a separator.
 *  5. A word token is a run that begins with a word character and goes on with word characters and
 *     marks. A run of unspaced characters, each with the marks after it, gives a token for every two
 *     neighbours, or one token if it is a single character. A change between the two kinds ends a
 *     run; marks after a separator are skipped.
 *  6. The code points of a token are case folded (full folding, C and F).
 *  7. Optional marks go: what writers leave out does not make another text. They are accents and strokes of Latin
 *     letters, the ligatures æ and œ, the dot of i and its absence (İ, ı); accents, breathings, dialytika and iota
 *     subscript of Greek; stress and diaeresis of Cyrillic е (ё), stress of other vowels, but not й or ї; Hebrew and
 *     Syriac points; Arabic vowel signs and tatweel, with alef for its forms (أ إ آ ٱ), ya for alef maksura and the
 *     Persian ya, ha for ta marbuta, kaf for the Persian kaf; Malayalam chillu letters and Bengali khanda ta become
 *     letter and virama. What is not named stays: signs of Indic vowels, virama and nukta, the voicing marks of kana,
 *     vowels and tones of Thai. The iota subscript goes before step 6 makes it a letter. bin/build/optional-marks.js has the list, a reason and a source for each script.
 *     The bytes of the token are the UTF-8 of what is left; its hash is the hash of hash.ts over these.
 *
 * So "Don't" and "don’t" both give `don`, `t`; "Straße" and "STRASSE" both `strasse`; "Été" and "ete" both `ete`;
 * "新华社" gives `新华`, `华社`. If a script does not space its words, pairs of characters are the usual substitute
 * (Manning et al., Introduction to Information Retrieval, 2.2.1). Two texts are *identical* if their tokens are: case,
 * punctuation, layout and optional marks may differ.
 *
 * A stemmer stands between 6 and 7, because it reads accents; of 7 it sees only that marks which are characters of their
 * own, and the tatweel, are gone.
 *
 * Steps 1-3 are in normalise.ts, and run only if a character needs them; this file does the others, in
 * one pass. O(characters).
 */

import { hashToken, type Hash64 } from './hash.ts';
import { normaliseText } from './normalise.ts';
import { MARK, unicodeTables, UNSPACED, WORD, type UnicodeTables } from './unicode.ts';
import { widened } from './widened.ts';

/** Folded byte of every ASCII letter and digit, 0 for the rest. */
const ASCII_FOLD = Uint8Array.from({ length: 128 }, (_, code) => {
  const char = String.fromCharCode(code);
  return /[0-9A-Za-z]/.test(char) ? char.toLowerCase().charCodeAt(0) : 0;
});

const ASCII_END = 0x80;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
const INITIAL_TOKENS = 1024;
/** Tokens whose places are kept for the next text. */
const MOST_KEPT = 1 << 20;
/** Grows if a token is longer; most have under 16 bytes. */
const INITIAL_TOKEN_BYTES = 256;

/**
 * Rewrites a token before it is hashed, as a stemmer does. Gets and returns text that is folded in case, accented
 * letters among it; '' drops the token.
 */
export type TokenMap = (token: string) => string;

/** The tokens of one text, in order: parallel arrays whose first `count` items are valid. */
export interface Tokens {
  count: number;
  /** Upper halves of the token hashes. */
  hi: Int32Array;
  /** Lower halves of the token hashes. */
  lo: Int32Array;
  /** Start of each token, in UTF-16 units of the normalised text (see `spans.ts`). */
  start: Int32Array;
  /** End of each token, exclusive. */
  end: Int32Array;
  /** 1 for a token of only the digits 0-9, in the form that is hashed. */
  isNumber: Uint8Array;
  /** The tokens in the form that is hashed, one after another, in UTF-8. */
  words: Uint8Array;
  /** End of each token in `words`. */
  wordEnds: Int32Array;
}

/**
 * The reference tokeniser. One instance serves any number of texts; its `tokens` are overwritten by
 * the next call.
 */
export class Tokeniser {
  readonly tokens: Tokens = {
    count: 0,
    hi: new Int32Array(INITIAL_TOKENS),
    lo: new Int32Array(INITIAL_TOKENS),
    start: new Int32Array(INITIAL_TOKENS),
    end: new Int32Array(INITIAL_TOKENS),
    isNumber: new Uint8Array(INITIAL_TOKENS),
    words: new Uint8Array(INITIAL_TOKENS),
    wordEnds: new Int32Array(INITIAL_TOKENS),
  };
  readonly #map: TokenMap | undefined;
  #tables: UnicodeTables | undefined;
  /** Folded UTF-8 bytes of the current run. */
  #bytes = new Uint8Array(INITIAL_TOKEN_BYTES);
  /**
   * The bytes of the token that is being hashed, aligned to a block and zero-padded, and the same
   * memory as 32-bit words.
   */
  #block = new Uint8Array(INITIAL_TOKEN_BYTES);
  #words = new Int32Array(this.#block.buffer);
  readonly #hash: Hash64 = { hi: 0, lo: 0 };
  #isLocating = false;

  /**
   * `map`, if given, rewrites every token before it is hashed; a token that becomes empty is
   * dropped.
   */
  constructor(map?: TokenMap) {
    this.#map = map;
  }

  /** The Unicode tables, loaded on first use. */
  get tables(): UnicodeTables {
    this.#tables ??= unicodeTables();
    return this.#tables;
  }

  /** True if the last text needed steps 1-3, so that token offsets are into the normalised text. */
  isNormalised = false;
  /** The text from which the last tokens were cut; their offsets are into it. */
  cutText = '';

  /**
   * Tokenises `text`. A text without a letter or a number has no tokens. The next call overwrites
   * the result.
   */
  tokenise(text: string): Tokens {
    this.tokens.count = 0;
    this.cutText = text;
    this.isNormalised = !this.#cut(text, false);
    if (!this.isNormalised) return this.tokens;
    this.tokens.count = 0;
    this.cutText = normaliseText(text, this.tables);
    this.#cut(this.cutText, true);
    return this.tokens;
  }

  /**
   * Does the same without the hashes, which take half of the time and most of the memory. Of the
   * result, only `count`, `start` and `end` are valid.
   */
  locate(text: string): Tokens {
    // only a rewritten token shows whether it is dropped
    this.#isLocating = this.#map === undefined;
    this.tokenise(text);
    this.#isLocating = false;
    return this.tokens;
  }

  /** Gives back the memory of a very long text that was located. */
  release(): void {
    const { tokens } = this;
    if (tokens.count <= MOST_KEPT) return;
    this.cutText = '';
    tokens.count = 0;
    tokens.start = new Int32Array(tokens.hi.length);
    tokens.end = new Int32Array(tokens.hi.length);
  }

  /**
   * Steps 4-7. Unless `isNormal`, stops and returns false at the first character whose tokens steps
   * 1-3 could change.
   */
  #cut(text: string, isNormal: boolean): boolean {
    const { length } = text;
    for (let i = 0; i < length;) {
      const code = text.charCodeAt(i);
      if (code < ASCII_END) {
        i = ASCII_FOLD[code] === 0 ? i + 1 : this.#word(text, i, isNormal);
      } else {
        const point = text.codePointAt(i) ?? 0;
        if (!isNormal && !this.tables.isPlain(point)) return false;
        const kind = this.tables.classOf(point);
        if (kind === WORD) i = this.#word(text, i, isNormal);
        else if (kind === UNSPACED) i = this.#unspacedRun(text, i, isNormal);
        else i += point > 0xffff ? 2 : 1;
      }
      if (i < 0) return false;
    }
    return true;
  }

  /** Reads the word token at `from`; returns its end, or -1 if the text must be normalised. */
  #word(text: string, from: number, isNormal: boolean): number {
    let size = 0;
    let i = from;
    let bytes = this.#bytes;
    while (i < text.length) {
      const code = text.charCodeAt(i);
      if (code < ASCII_END) {
        const folded = ASCII_FOLD[code] ?? 0;
        if (folded === 0) break;
        if (size === bytes.length) bytes = this.#growBytes();
        bytes[size++] = folded;
        i++;
        continue;
      }
      const point = text.codePointAt(i) ?? 0;
      if (!isNormal && !this.tables.isPlain(point)) return -1;
      const kind = this.tables.classOf(point);
      if (kind !== WORD && kind !== MARK) break;
      size = this.#fold(point, size);
      bytes = this.#bytes;
      i += point > 0xffff ? 2 : 1;
    }
    this.#emit(0, size, from, i);
    return i;
  }

  /**
   * Reads the run of unspaced characters at `from`; returns its end, or -1 if the text must be
   * normalised.
   */
  #unspacedRun(text: string, from: number, isNormal: boolean): number {
    // byte and text offsets of the previous and of the current character
    let previousByte = -1;
    let previousStart = -1;
    let byte = 0;
    let start = from;
    let size = 0;
    let i = from;
    let isFirst = true;
    while (i < text.length) {
      const point = text.codePointAt(i) ?? 0;
      if (!isNormal && point >= ASCII_END && !this.tables.isPlain(point)) return -1;
      const kind = this.tables.classOf(point);
      if (kind !== UNSPACED && kind !== MARK) break;
      if (kind === UNSPACED && !isFirst) {
        if (previousByte >= 0) this.#emit(previousByte, size, previousStart, i);
        previousByte = byte;
        previousStart = start;
        byte = size;
        start = i;
      }
      isFirst = false;
      size = this.#fold(point, size);
      i += point > 0xffff ? 2 : 1;
    }
    if (previousByte >= 0) this.#emit(previousByte, size, previousStart, i);
    else this.#emit(0, size, from, i);
    return i;
  }

  /** Appends the UTF-8 of the folding of `point` at `size`; returns the new size. */
  #fold(point: number, size: number): number {
    // a folding is at most 3 code points of at most 4 bytes
    if (size + 12 > this.#bytes.length) this.#growBytes();
    const { foldings, caseFoldings } = this.tables;
    const folded = (this.#map === undefined ? foldings : caseFoldings).get(point);
    if (folded === undefined) return encodePoint(point, this.#bytes, size);
    for (const target of folded) size = encodePoint(target, this.#bytes, size);
    return size;
  }

  /** Doubles the memory for a token; returns its bytes. */
  #growBytes(): Uint8Array<ArrayBuffer> {
    this.#bytes = widened(this.#bytes, this.#bytes.length * 2);
    this.#block = new Uint8Array(this.#bytes.length);
    this.#words = new Int32Array(this.#block.buffer);
    return this.#bytes;
  }

  /** Hashes bytes [byteStart, byteEnd) of the run as the token at text [start, end). */
  #emit(byteStart: number, byteEnd: number, start: number, end: number): void {
    const { tokens } = this;
    if (tokens.count === tokens.start.length) growPlaces(tokens);
    if (tokens.count === tokens.hi.length && !this.#isLocating) growTokens(tokens);
    if (!this.#isLocating && !this.#hashBytes(byteStart, byteEnd)) return;
    tokens.start[tokens.count] = start;
    tokens.end[tokens.count] = end;
    tokens.count++;
  }

  /** Hashes bytes as the next token; false if a map leaves nothing of them. */
  #hashBytes(byteStart: number, byteEnd: number): boolean {
    const length =
      this.#map === undefined ? this.#copy(byteStart, byteEnd) : this.#remap(byteStart, byteEnd);
    if (length === 0) return false;
    const { tokens } = this;
    hashToken(this.#words, length, this.#hash);
    tokens.hi[tokens.count] = this.#hash.hi;
    tokens.lo[tokens.count] = this.#hash.lo;
    tokens.isNumber[tokens.count] = isNumber(this.#block, length);
    this.#keepWord(length);
    return true;
  }

  /** Keeps the bytes that were hashed last. */
  #keepWord(length: number): void {
    const { tokens } = this;
    const start = tokens.count === 0 ? 0 : (tokens.wordEnds[tokens.count - 1] ?? 0);
    const end = start + length;
    if (end > tokens.words.length) tokens.words = widened(tokens.words, end * 2);
    const { words } = tokens;
    const block = this.#block;
    for (let i = 0; i < length; i++) words[start + i] = block[i] ?? 0;
    tokens.wordEnds[tokens.count] = end;
  }

  #copy(byteStart: number, byteEnd: number): number {
    const length = byteEnd - byteStart;
    const block = this.#block;
    const bytes = this.#bytes;
    for (let i = 0; i < length; i++) block[i] = bytes[byteStart + i] ?? 0;
    // zeros up to the end of the last block: the buffer's size is a multiple of 8
    for (let i = length; (i & 7) !== 0; i++) block[i] = 0;
    return length;
  }

  #remap(byteStart: number, byteEnd: number): number {
    const token = new TextDecoder().decode(this.#bytes.subarray(byteStart, byteEnd));
    const mapped = new TextEncoder().encode(this.#withoutMarks(this.#map?.(token) ?? token));
    while (mapped.length > this.#bytes.length) this.#growBytes();
    this.#block.set(mapped);
    for (let i = mapped.length; (i & 7) !== 0; i++) this.#block[i] = 0;
    return mapped.length;
  }

  /** Step 7, of a token that a map gave. */
  #withoutMarks(token: string): string {
    let bare = '';
    for (const char of token) {
      const point = char.codePointAt(0) ?? 0;
      const plain = point < ASCII_END ? undefined : this.tables.optionalMarks.get(point);
      bare += plain === undefined ? char : String.fromCodePoint(...plain);
    }
    return bare;
  }
}

function growPlaces(tokens: Tokens): void {
  const room = tokens.start.length * 2;
  tokens.start = widened(tokens.start, room);
  tokens.end = widened(tokens.end, room);
}

/** Makes the other arrays longer, which hold more of a token than its place. */
function growTokens(tokens: Tokens): void {
  const room = tokens.hi.length * 2;
  tokens.hi = widened(tokens.hi, room);
  tokens.lo = widened(tokens.lo, room);
  tokens.wordEnds = widened(tokens.wordEnds, room);
  tokens.isNumber = widened(tokens.isNumber, room);
}

/**
 * 1 if all of the first `length` bytes are the digits 0-9; for nearly every word the first byte
 * decides.
 */
function isNumber(bytes: Uint8Array, length: number): number {
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < DIGIT_0 || byte > DIGIT_9) return 0;
  }
  return 1;
}

/** Writes the UTF-8 of `point` into `bytes` at `at`; returns the offset after it. */
function encodePoint(point: number, bytes: Uint8Array, at: number): number {
  if (point < 0x80) {
    bytes[at] = point;
    return at + 1;
  }
  if (point < 0x800) {
    bytes[at] = 0xc0 | (point >> 6);
    bytes[at + 1] = 0x80 | (point & 0x3f);
    return at + 2;
  }
  if (point < 0x10000) {
    bytes[at] = 0xe0 | (point >> 12);
    bytes[at + 1] = 0x80 | ((point >> 6) & 0x3f);
    bytes[at + 2] = 0x80 | (point & 0x3f);
    return at + 3;
  }
  bytes[at] = 0xf0 | (point >> 18);
  bytes[at + 1] = 0x80 | ((point >> 12) & 0x3f);
  bytes[at + 2] = 0x80 | ((point >> 6) & 0x3f);
  bytes[at + 3] = 0x80 | (point & 0x3f);
  return at + 4;
}
