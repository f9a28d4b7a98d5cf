/**
 * What kind each character is: for ASCII 64 bytes at a time as bit masks, beyond it one
 * character at a time out of the tables that core/tokens/unicode-tables.ts writes (its header has the layout).
 *
 * A mask of 64 bytes costs some 30 vector instructions; bit i is the byte at i. A character beyond ASCII
 * costs two dependent loads, and is validated on the way: what UTF-8 does not allow has no class.
 */
import {
  BACKSLASHES_AT,
  BLOCKS_AT,
  CLASS_INVALID,
  CLASS_MASK,
  CONTROLS_AT,
  DIGIT_END_AT,
  DIGIT_SHIFT_AT,
  ENTRY_FOLDING_SHIFT,
  ENTRY_PLAIN_SHIFT,
  FOLDINGS_AT,
  LETTER_END_AT,
  LETTER_SHIFT_AT,
  LOWER_AT,
  NEWLINES_AT,
  NOT_PLAIN_AT,
  PUNCTUATION_END_AT,
  PUNCTUATION_FIRST_AT,
  PUNCTUATION_SECOND_AT,
  PUNCTUATION_SHIFT_AT,
  QUOTES_AT,
  RETURNS_AT,
  SMALL_AT,
  SMALL_CLASS_SHIFT,
  SMALL_FOLDS_SHIFT,
  SMALL_LENGTH_SHIFT,
  SMALL_PLAIN_SHIFT,
  STAGE_AT,
} from '../../layout/unicode';

/** Bits of what `characterAt` returns, below the width in bytes and above the class. */
export const PLAIN: u32 = 1 << ENTRY_PLAIN_SHIFT;
const FOLDING_BITS: u32 = 0xfff;
const WIDTH_SHIFT: u32 = 16;

// @ts-ignore: decorator
@inline
export function classOf(character: u32): u32 {
  return character & CLASS_MASK;
}

/** Bytes that the character takes. */
// @ts-ignore: decorator
@inline
export function widthOf(character: u32): u32 {
  return character >> WIDTH_SHIFT;
}

/** True if the character does not fold to itself. */
// @ts-ignore: decorator
@inline
export function isFolding(character: u32): bool {
  return (character & (FOLDING_BITS << ENTRY_FOLDING_SHIFT)) != 0;
}

/** The folding of a character that has one: UTF-8 in bits 0-55, its length above. */
// @ts-ignore: decorator
@inline
export function foldingOf(character: u32, tables: usize): u64 {
  const number = (character >> ENTRY_FOLDING_SHIFT) & FOLDING_BITS;
  return load<u64>(tables + FOLDINGS_AT + 8 * <usize>number);
}

/** What the tables have of a code point below U+0800: see core/tokens/unicode-tables.ts. */
// @ts-ignore: decorator
@inline
export function smallEntry(point: u32, tables: usize): u32 {
  return load<u32>(tables + SMALL_AT + 4 * <usize>point);
}

// @ts-ignore: decorator
@inline
export function smallClass(entry: u32): u32 {
  return (entry >> SMALL_CLASS_SHIFT) & CLASS_MASK;
}

export const SMALL_PLAIN: u32 = 1 << SMALL_PLAIN_SHIFT;
export const SMALL_FOLDS: u32 = 1 << SMALL_FOLDS_SHIFT;

/** The folded bytes of a small character in bits 0-55, their number above. */
// @ts-ignore: decorator
@inline
export function smallFolding(entry: u32, tables: usize): u64 {
  const length = (entry >> SMALL_LENGTH_SHIFT) & 3;
  if (length == 0) return load<u64>(tables + FOLDINGS_AT + 8 * <usize>(entry & FOLDING_BITS));
  return <u64>(entry & 0xffffff) | ((<u64>length) << 56);
}

/** The code point that two bytes spell, or 0 if they are not valid UTF-8. */
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
  if ((bytes & 0xc0c0f0) != 0x8080e0) return CLASS_INVALID;
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
    return at + 3 > to ? CLASS_INVALID : threeByteEntry(bytes, tables) | (3 << WIDTH_SHIFT);
  }
  return rareCharacterAt(at, to, bytes, tables);
}

/** The same for characters of two bytes and of four. */
function rareCharacterAt(at: usize, to: usize, bytes: u32, tables: usize): u32 {
  if ((bytes & 0xe0) == 0xc0) {
    const point = twoBytePoint(bytes);
    if (at + 2 > to || point == 0) return CLASS_INVALID;
    const entry = smallEntry(point, tables);
    // which folding, is never asked: `smallFolding` folds
    const folds = entry & SMALL_FOLDS ? 1 << ENTRY_FOLDING_SHIFT : 0;
    return smallClass(entry) | (entry & SMALL_PLAIN ? PLAIN : 0) | folds | (2 << WIDTH_SHIFT);
  }
  if ((bytes & 0xc0c0c0f8) != 0x808080f0 || at + 4 > to) return CLASS_INVALID;
  const block = ((bytes & 7) << 12) | ((bytes >> 2) & 0xfc0) | ((bytes >> 16) & 0x3f);
  if (block < 0x10000 >> 6 || block >= 0x110000 >> 6) return CLASS_INVALID;
  return entryOf(block, (bytes >> 24) & 0x3f, tables) | (4 << WIDTH_SHIFT);
}

/** Which of the 64 bytes at `at` are ASCII letters and digits. */
// @ts-ignore: decorator
@inline
export function wordMask(at: usize, tables: usize): u64 {
  return (
    <u64>(<u32>wordBits(v128.load(at), tables)) |
    ((<u64>(<u32>wordBits(v128.load(at, 16), tables))) << 16) |
    ((<u64>(<u32>wordBits(v128.load(at, 32), tables))) << 32) |
    ((<u64>(<u32>wordBits(v128.load(at, 48), tables))) << 48)
  );
}

/** A byte shifted so that its range is the lowest of the signed ones, compared with the range's length. */
// @ts-ignore: decorator
@inline
function wordBits(bytes: v128, tables: usize): i32 {
  const lower = v128.or(bytes, v128.load(tables, LOWER_AT));
  const letters = i8x16.lt_s(
    i8x16.add(lower, v128.load(tables, LETTER_SHIFT_AT)),
    v128.load(tables, LETTER_END_AT),
  );
  const digits = i8x16.lt_s(
    i8x16.add(bytes, v128.load(tables, DIGIT_SHIFT_AT)),
    v128.load(tables, DIGIT_END_AT),
  );
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
 * Which of the 64 bytes at `at`, where a character begins, are of U+2010-2016 and U+2018-2029: dashes, quotes,
 * bullets, the ellipsis, breaks of lines, all of them plain separators. Only those whose bytes
 * are all among `within`.
 */
// @ts-ignore: decorator
@inline
export function punctuation(at: usize, within: u64, tables: usize): u64 {
  const thirds =
    joinBits(
      thirdBits(at, tables),
      thirdBits(at + 16, tables),
      thirdBits(at + 32, tables),
      thirdBits(at + 48, tables),
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
  const isIn = i8x16.lt_s(
    i8x16.add(bytes, v128.load(tables, PUNCTUATION_SHIFT_AT)),
    v128.load(tables, PUNCTUATION_END_AT),
  );
  const isOut = i8x16.eq(bytes, v128.load(tables, NOT_PLAIN_AT));
  const isFirst = i8x16.eq(v128.load(at - 2), leadBytesE2(tables));
  const isSecond = i8x16.eq(v128.load(at - 1), v128.load(tables, PUNCTUATION_SECOND_AT));
  return i8x16.bitmask(v128.andnot(v128.and(isIn, v128.and(isFirst, isSecond)), isOut));
}

/** Which of the 64 bytes at `at` equal the byte that fills `pattern`. */
// @ts-ignore: decorator
@inline
export function equalMask(at: usize, pattern: v128): u64 {
  return joinBits(
    i8x16.bitmask(i8x16.eq(v128.load(at), pattern)),
    i8x16.bitmask(i8x16.eq(v128.load(at, 16), pattern)),
    i8x16.bitmask(i8x16.eq(v128.load(at, 32), pattern)),
    i8x16.bitmask(i8x16.eq(v128.load(at, 48), pattern)),
  );
}

/** Sixteen backslashes. */
// @ts-ignore: decorator
@inline
export function backslashes(tables: usize): v128 {
  return v128.load(tables, BACKSLASHES_AT);
}

/** Sixteen double quotes. */
// @ts-ignore: decorator
@inline
export function quotes(tables: usize): v128 {
  return v128.load(tables, QUOTES_AT);
}

/** The last of the control characters, U+001F. */
// @ts-ignore: decorator
@inline
export function controls(tables: usize): v128 {
  return v128.load(tables, CONTROLS_AT);
}

/** Sixteen line feeds. */
// @ts-ignore: decorator
@inline
export function newlines(tables: usize): v128 {
  return v128.load(tables, NEWLINES_AT);
}

/** Sixteen carriage returns. */
// @ts-ignore: decorator
@inline
export function returns(tables: usize): v128 {
  return v128.load(tables, RETURNS_AT);
}

/** The first byte of U+2028 and U+2029, which end lines, and of quotes and dashes. */
// @ts-ignore: decorator
@inline
export function leadBytesE2(tables: usize): v128 {
  return v128.load(tables, PUNCTUATION_FIRST_AT);
}

// @ts-ignore: decorator
@inline
export function joinBits(a: i32, b: i32, c: i32, d: i32): u64 {
  return (
    <u64>(<u32>a) | ((<u64>(<u32>b)) << 16) | ((<u64>(<u32>c)) << 32) | ((<u64>(<u32>d)) << 48)
  );
}
