/**
 * What kind of character stands where: for ASCII 64 bytes at a time as bit masks, beyond it one
 * character at a time out of the tables that kernel-tables.ts writes (its header has the layout).
 *
 * A mask of 64 bytes costs some 30 vector instructions; bit i is the byte at i. A character beyond ASCII
 * costs two dependent loads, and is validated on the way: what UTF-8 does not allow has no class.
 */

/** Classes, as in src/core/unicode.ts. */
export const WORD: u32 = 1;
export const MARK: u32 = 2;
export const UNSPACED: u32 = 4;
/** No character: what no valid UTF-8 spells. */
export const INVALID: u32 = 7;

/** Bits of what `characterAt` returns, below the width in bytes and above the class. */
export const PLAIN: u32 = 1 << 3;
const FOLDING_BITS: u32 = 0xfff;
const FOLDING_SHIFT: u32 = 4;
const WIDTH_SHIFT: u32 = 16;

/** Where the tables have vectors of constants. */
const LOWER: usize = 0;
const LETTER_SHIFT: usize = 16;
const LETTER_END: usize = 32;
const DIGIT_SHIFT: usize = 48;
const DIGIT_END: usize = 64;
const BACKSLASHES: usize = 80;
const QUOTES: usize = 96;
const CONTROLS: usize = 112;
const NEWLINES: usize = 128;
const RETURNS: usize = 144;
const PUNCTUATION_FIRST: usize = 160;
const LATIN_FIRST: usize = 176;
const CYRILLIC_FIRST: usize = 192;
const LATE_CYRILLIC_FIRST: usize = 208;
const ODD_BITS: usize = 224;
const ODD_LETTER: usize = 240;
const LATE_CYRILLIC_END: usize = 256;
const CONTINUATION_END: usize = 272;
const HALF: usize = 288;
const ASCII_FOLDING: usize = 304;
const CYRILLIC_FOLDING: usize = 320;
const LATIN_FOLDING: usize = 336;
const CYRILLIC_FIRST_FOLDING: usize = 352;
const PUNCTUATION_SHIFT: usize = 368;
const PUNCTUATION_END: usize = 384;
const NOT_PLAIN: usize = 400;
const PUNCTUATION_SECOND: usize = 416;

const SMALL_AT: usize = 512;
const STAGE_AT: usize = SMALL_AT + 4 * 2048;
const FOLDINGS_AT: usize = STAGE_AT + 2 * 17408;
const BLOCKS_AT: usize = FOLDINGS_AT + 8 * 2048;

// @ts-ignore: decorator
@inline
export function classOf(character: u32): u32 {
  return character & 7;
}

/** Bytes that the character takes. */
// @ts-ignore: decorator
@inline
export function widthOf(character: u32): u32 {
  return character >> WIDTH_SHIFT;
}

/** True where the character does not fold to itself. */
// @ts-ignore: decorator
@inline
export function isFolding(character: u32): bool {
  return (character & (FOLDING_BITS << FOLDING_SHIFT)) != 0;
}

/** The folding of a character that has one: UTF-8 in bits 0-55, its length above. */
// @ts-ignore: decorator
@inline
export function foldingOf(character: u32, tables: usize): u64 {
  const number = (character >> FOLDING_SHIFT) & FOLDING_BITS;
  return load<u64>(tables + FOLDINGS_AT + 8 * <usize>number);
}

/** What the tables have of a code point below U+0800: see kernel-tables.ts. */
// @ts-ignore: decorator
@inline
export function smallEntry(point: u32, tables: usize): u32 {
  return load<u32>(tables + SMALL_AT + 4 * <usize>point);
}

// @ts-ignore: decorator
@inline
export function smallClass(entry: u32): u32 {
  return (entry >> 26) & 7;
}

export const SMALL_PLAIN: u32 = 1 << 29;
export const SMALL_FOLDS: u32 = 1 << 30;

/** The folded bytes of a small character in bits 0-55, their number above. */
// @ts-ignore: decorator
@inline
export function smallFolding(entry: u32, tables: usize): u64 {
  const length = (entry >> 24) & 3;
  if (length == 0) return load<u64>(tables + FOLDINGS_AT + 8 * <usize>(entry & FOLDING_BITS));
  return (<u64>(entry & 0xffffff)) | (<u64>length << 56);
}

/** The code point that two bytes spell, or 0 where they are not valid UTF-8. */
// @ts-ignore: decorator
@inline
export function twoBytePoint(bytes: u32): u32 {
  const point = ((bytes & 0x1f) << 6) | ((bytes >> 8) & 0x3f);
  return (bytes & 0xc0e0) == 0x80c0 && point >= 0x80 ? point : 0;
}

/** What the tables have of the three bytes in bits 0-23: class, plainness and folding. */
// @ts-ignore: decorator
@inline
export function threeByteEntry(bytes: u32, tables: usize): u32 {
  if ((bytes & 0xc0c0f0) != 0x8080e0) return INVALID;
  return entryOf(((bytes & 0xf) << 6) | ((bytes >> 8) & 0x3f), (bytes >> 16) & 0x3f, tables);
}

// @ts-ignore: decorator
@inline
function entryOf(block: u32, place: u32, tables: usize): u32 {
  const number = <usize>load<u16>(tables + STAGE_AT + 2 * <usize>block);
  return load<u16>(tables + BLOCKS_AT + 128 * number + 2 * <usize>place);
}

/** Class, plainness, folding and width of the character beyond ASCII at `at`. */
// @ts-ignore: decorator
@inline
export function characterAt(at: usize, to: usize, tables: usize): u32 {
  const bytes = load<u32>(at);
  if ((bytes & 0xf0) == 0xe0) {
    return at + 3 > to ? INVALID : threeByteEntry(bytes, tables) | (3 << WIDTH_SHIFT);
  }
  return rareCharacterAt(at, to, bytes, tables);
}

/** The same for characters of two bytes and of four. */
function rareCharacterAt(at: usize, to: usize, bytes: u32, tables: usize): u32 {
  if ((bytes & 0xe0) == 0xc0) {
    const point = twoBytePoint(bytes);
    if (at + 2 > to || point == 0) return INVALID;
    const entry = smallEntry(point, tables);
    // which folding, is never asked: whoever folds takes `smallFolding`
    const folds = entry & SMALL_FOLDS ? 1 << FOLDING_SHIFT : 0;
    return smallClass(entry) | (entry & SMALL_PLAIN ? PLAIN : 0) | folds | (2 << WIDTH_SHIFT);
  }
  if ((bytes & 0xc0c0c0f8) != 0x808080f0 || at + 4 > to) return INVALID;
  const block = ((bytes & 7) << 12) | ((bytes >> 2) & 0xfc0) | ((bytes >> 16) & 0x3f);
  if (block < 0x10000 >> 6 || block >= 0x110000 >> 6) return INVALID;
  return entryOf(block, (bytes >> 24) & 0x3f, tables) | (4 << WIDTH_SHIFT);
}

/** Which of the 64 bytes at `at` are ASCII letters and digits. */
// @ts-ignore: decorator
@inline
export function wordMask(at: usize, tables: usize): u64 {
  return (
    <u64>(<u32>wordBits(v128.load(at), tables)) |
    (<u64>(<u32>wordBits(v128.load(at, 16), tables)) << 16) |
    (<u64>(<u32>wordBits(v128.load(at, 32), tables)) << 32) |
    (<u64>(<u32>wordBits(v128.load(at, 48), tables)) << 48)
  );
}

/** A byte shifted so that its range is the lowest of the signed ones, compared with the range's length. */
// @ts-ignore: decorator
@inline
function wordBits(bytes: v128, tables: usize): i32 {
  const lower = v128.or(bytes, v128.load(tables, LOWER));
  const letters = i8x16.lt_s(i8x16.add(lower, v128.load(tables, LETTER_SHIFT)), v128.load(tables, LETTER_END));
  const digits = i8x16.lt_s(i8x16.add(bytes, v128.load(tables, DIGIT_SHIFT)), v128.load(tables, DIGIT_END));
  return i8x16.bitmask(v128.or(letters, digits));
}

/** Which of the 64 bytes at `at` are beyond ASCII. */
// @ts-ignore: decorator
@inline
export function highMask(at: usize): u64 {
  const a = v128.load(at);
  const b = v128.load(at, 16);
  const c = v128.load(at, 32);
  const d = v128.load(at, 48);
  if (i8x16.bitmask(v128.or(v128.or(a, b), v128.or(c, d))) == 0) return 0;
  return joinBits(i8x16.bitmask(a), i8x16.bitmask(b), i8x16.bitmask(c), i8x16.bitmask(d));
}

/**
 * Which of the 64 bytes at `at`, where a character begins, are of letters that fold to as many bytes in a way
 * that `foldVector` knows: U+00C0-00FE but for × ß ÷, and U+0400-045F, the alphabets of Western Europe and of
 * Russian. Only letters of which both bytes are among those `within`.
 */
// @ts-ignore: decorator
@inline
export function twoByteLetters(at: usize, within: u64, tables: usize): u64 {
  const seconds =
    joinBits(
      secondBits(at, tables),
      secondBits(at + 16, tables),
      secondBits(at + 32, tables),
      secondBits(at + 48, tables)
    ) &
    within &
    ~1;
  return seconds | (seconds >> 1);
}

/** Which of 16 bytes are the second of such a letter. */
// @ts-ignore: decorator
@inline
function secondBits(at: usize, tables: usize): i32 {
  const bytes = v128.load(at);
  const before = v128.load(at - 1);
  const isLatin = i8x16.eq(before, v128.load(tables, LATIN_FIRST));
  const isCyrillic = i8x16.eq(before, v128.load(tables, CYRILLIC_FIRST));
  const isLateCyrillic = i8x16.eq(before, v128.load(tables, LATE_CYRILLIC_FIRST));
  // 0x97, 0x9f, 0xb7 and 0xbf have these bits
  const isOdd = i8x16.eq(v128.or(bytes, v128.load(tables, ODD_BITS)), v128.load(tables, ODD_LETTER));
  const isLow = i8x16.lt_s(bytes, v128.load(tables, LATE_CYRILLIC_END));
  const isContinuation = i8x16.lt_s(bytes, v128.load(tables, CONTINUATION_END));
  const isLetter = v128.or(
    isCyrillic,
    v128.or(v128.and(isLateCyrillic, isLow), v128.andnot(isLatin, isOdd))
  );
  return i8x16.bitmask(v128.and(isLetter, isContinuation));
}

/**
 * Which of the 64 bytes at `at`, where a character begins, are of U+2010-2016 and U+2018-2029: dashes, quotes,
 * bullets, the ellipsis, breaks of lines, all of them plain separators. Only those of which all bytes
 * are among those `within`.
 */
// @ts-ignore: decorator
@inline
export function punctuation(at: usize, within: u64, tables: usize): u64 {
  const thirds =
    joinBits(
      thirdBits(at, tables),
      thirdBits(at + 16, tables),
      thirdBits(at + 32, tables),
      thirdBits(at + 48, tables)
    ) &
    within &
    ~3;
  return thirds | (thirds >> 1) | (thirds >> 2);
}

/** Which of 16 bytes are the third of such a character. */
// @ts-ignore: decorator
@inline
function thirdBits(at: usize, tables: usize): i32 {
  const bytes = v128.load(at);
  // U+2017 is a space and a mark when normalised; from U+202A on characters are ignorable
  const isIn = i8x16.lt_s(i8x16.add(bytes, v128.load(tables, PUNCTUATION_SHIFT)), v128.load(tables, PUNCTUATION_END));
  const isOut = i8x16.eq(bytes, v128.load(tables, NOT_PLAIN));
  const isFirst = i8x16.eq(v128.load(at - 2), leadBytesE2(tables));
  const isSecond = i8x16.eq(v128.load(at - 1), v128.load(tables, PUNCTUATION_SECOND));
  return i8x16.bitmask(v128.andnot(v128.and(isIn, v128.and(isFirst, isSecond)), isOut));
}

/** True where a byte begins a letter that may be one of `twoByteLetters`. */
// @ts-ignore: decorator
@inline
export function beginsTwoByteLetter(byte: u32): bool {
  return byte == 0xc3 || (byte & 0xfe) == 0xd0;
}

/** Folds the 16 bytes at `at`, of ASCII letters and digits and `twoByteLetters`. */
// @ts-ignore: decorator
@inline
export function foldVector(at: usize, tables: usize): v128 {
  const bytes = v128.load(at);
  const before = v128.load(at - 1);
  const half = v128.load(tables, HALF);
  const upper = v128.and(i16x8.shr_u(bytes, 4), half);
  const upperAfter = v128.and(i16x8.shr_u(v128.load(at, 1), 4), half);
  const cyrillic = v128.load(tables, CYRILLIC_FIRST);
  const ascii = i8x16.swizzle(v128.load(tables, ASCII_FOLDING), upper);
  const second = v128.or(
    v128.and(i8x16.eq(before, cyrillic), i8x16.swizzle(v128.load(tables, CYRILLIC_FOLDING), upper)),
    v128.and(i8x16.eq(before, v128.load(tables, LATIN_FIRST)), i8x16.swizzle(v128.load(tables, LATIN_FOLDING), upper))
  );
  const first = v128.and(
    i8x16.eq(bytes, cyrillic),
    i8x16.swizzle(v128.load(tables, CYRILLIC_FIRST_FOLDING), upperAfter)
  );
  return i8x16.add(bytes, v128.or(ascii, v128.or(second, first)));
}

/** Which of the 64 bytes at `at` equal the byte that fills `pattern`. */
// @ts-ignore: decorator
@inline
export function equalMask(at: usize, pattern: v128): u64 {
  return joinBits(
    i8x16.bitmask(i8x16.eq(v128.load(at), pattern)),
    i8x16.bitmask(i8x16.eq(v128.load(at, 16), pattern)),
    i8x16.bitmask(i8x16.eq(v128.load(at, 32), pattern)),
    i8x16.bitmask(i8x16.eq(v128.load(at, 48), pattern))
  );
}

/** Sixteen backslashes. */
// @ts-ignore: decorator
@inline
export function backslashes(tables: usize): v128 {
  return v128.load(tables, BACKSLASHES);
}

/** Sixteen double quotes. */
// @ts-ignore: decorator
@inline
export function quotes(tables: usize): v128 {
  return v128.load(tables, QUOTES);
}

/** The last of the control characters, U+001F. */
// @ts-ignore: decorator
@inline
export function controls(tables: usize): v128 {
  return v128.load(tables, CONTROLS);
}

/** Sixteen line feeds. */
// @ts-ignore: decorator
@inline
export function newlines(tables: usize): v128 {
  return v128.load(tables, NEWLINES);
}

/** Sixteen carriage returns. */
// @ts-ignore: decorator
@inline
export function returns(tables: usize): v128 {
  return v128.load(tables, RETURNS);
}

/** The first byte of U+2028 and U+2029, which end lines, and of quotes and dashes. */
// @ts-ignore: decorator
@inline
export function leadBytesE2(tables: usize): v128 {
  return v128.load(tables, PUNCTUATION_FIRST);
}

// @ts-ignore: decorator
@inline
export function joinBits(a: i32, b: i32, c: i32, d: i32): u64 {
  return <u64>(<u32>a) | (<u64>(<u32>b) << 16) | (<u64>(<u32>c) << 32) | (<u64>(<u32>d) << 48);
}
