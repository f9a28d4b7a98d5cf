/**
 * Letters of two bytes that are folded 16 bytes at a time: those of Western Europe, U+00C0-00FE, and of Russian and its
 * neighbours, U+0400-045F. Bytes are told by the byte before them; what a byte folds to is read from a table of 16 by a
 * shuffle.
 *
 * For 64 bytes, some 80 vector instructions to find such letters.
 */
import { joinBits } from './classes';
import {
  ASCII_FOLDING_AT,
  CONTINUATION_END_AT,
  CYRILLIC_FIRST_AT,
  CYRILLIC_FIRST_FOLDING_AT,
  CYRILLIC_FOLDING_AT,
  CYRILLIC_START_AT,
  EARLY_LATIN_AT,
  HALF_AT,
  LATE_CYRILLIC_END_AT,
  LATE_CYRILLIC_FIRST_AT,
  LATE_LATIN_AT,
  LATIN_FIRST_AT,
  MARKED_CYRILLIC_AT,
  ODD_BITS_AT,
  ODD_LETTER_AT,
  ROW_BIT_AT,
} from '../../layout/unicode';

/**
 * Which of the 64 bytes at `at`, where a character begins, are of letters that mixed.ts knows how to fold:
 * U+00C0-00FE without × ß ÷, and U+0400-045F without Ѐ Ё Ѝ and their small letters, the alphabets of Western Europe and of
 * Russian. Ð, Ñ and Ý are left out too, for that takes no more steps. Only letters whose two bytes are both among
 * `within`.
 */
// @ts-ignore: decorator
@inline
export function twoByteLetters(at: usize, within: u64, tables: usize): u64 {
  const seconds =
    joinBits(
      secondBits(at, tables),
      secondBits(at + 16, tables),
      secondBits(at + 32, tables),
      secondBits(at + 48, tables),
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
  const isLatin = i8x16.eq(before, v128.load(tables, LATIN_FIRST_AT));
  const isCyrillic = i8x16.eq(before, v128.load(tables, CYRILLIC_FIRST_AT));
  const isLateCyrillic = i8x16.eq(before, v128.load(tables, LATE_CYRILLIC_FIRST_AT));
  // 0x97, 0x9f, 0xb7 and 0xbf have these bits
  const isOdd = i8x16.eq(
    v128.or(bytes, v128.load(tables, ODD_BITS_AT)),
    v128.load(tables, ODD_LETTER_AT),
  );
  const isLow = i8x16.lt_s(bytes, v128.load(tables, LATE_CYRILLIC_END_AT));
  const isContinuation = i8x16.lt_s(bytes, v128.load(tables, CONTINUATION_END_AT));
  // D0 80, 81, 8D and D1 90, 91, 9D: an odd first byte has its second one row later
  const row = v128.and(i16x8.shl(before, 4), v128.load(tables, ROW_BIT_AT));
  const losesMark = i8x16.swizzle(
    v128.load(tables, MARKED_CYRILLIC_AT),
    v128.xor(v128.xor(bytes, row), v128.load(tables, CYRILLIC_START_AT)),
  );
  const isLetter = v128.or(
    isCyrillic,
    v128.or(v128.and(isLateCyrillic, isLow), v128.andnot(isLatin, isOdd)),
  );
  return i8x16.bitmask(v128.andnot(v128.and(isLetter, isContinuation), losesMark));
}

/** True if a byte begins a letter that may be one of `twoByteLetters`. */
// @ts-ignore: decorator
@inline
export function beginsTwoByteLetter(byte: u32): bool {
  return byte == 0xc3 || (byte & 0xfe) == 0xd0;
}

/** Folds the 16 bytes at `at`, of ASCII letters and digits and Cyrillic `twoByteLetters`; others stay. */
// @ts-ignore: decorator
@inline
export function foldVector(at: usize, tables: usize): v128 {
  const bytes = v128.load(at);
  const half = v128.load(tables, HALF_AT);
  const upper = v128.and(i16x8.shr_u(bytes, 4), half);
  const upperAfter = v128.and(i16x8.shr_u(v128.load(at, 1), 4), half);
  const cyrillic = v128.load(tables, CYRILLIC_FIRST_AT);
  const ascii = i8x16.swizzle(v128.load(tables, ASCII_FOLDING_AT), upper);
  const second = v128.and(
    i8x16.eq(v128.load(at - 1), cyrillic),
    i8x16.swizzle(v128.load(tables, CYRILLIC_FOLDING_AT), upper),
  );
  const first = v128.and(
    i8x16.eq(bytes, cyrillic),
    i8x16.swizzle(v128.load(tables, CYRILLIC_FIRST_FOLDING_AT), upperAfter),
  );
  return i8x16.add(bytes, v128.or(ascii, v128.or(second, first)));
}

/** Which of the 16 bytes at `at` begin letters of U+00C0-00FF. */
// @ts-ignore: decorator
@inline
export function latinLeads(at: usize, tables: usize): u32 {
  return i8x16.bitmask(i8x16.eq(v128.load(at), v128.load(tables, LATIN_FIRST_AT)));
}

/** Which of the 16 bytes at `at` are beyond ASCII. */
// @ts-ignore: decorator
@inline
export function highBits(at: usize): u32 {
  return i8x16.bitmask(v128.load(at));
}

/** True if one of the 64 bytes at `at` begins a letter of U+00C0-00FF. */
// @ts-ignore: decorator
@inline
export function hasLatin(at: usize, tables: usize): bool {
  const first = v128.load(tables, LATIN_FIRST_AT);
  return v128.any_true(
    v128.or(
      v128.or(i8x16.eq(v128.load(at), first), i8x16.eq(v128.load(at, 16), first)),
      v128.or(i8x16.eq(v128.load(at, 32), first), i8x16.eq(v128.load(at, 48), first)),
    ),
  );
}

/** The base letter of each letter of U+00C0-00FF, where it begins; 0 if it has none, or is not of one letter. */
// @ts-ignore: decorator
@inline
export function latinBases(at: usize, tables: usize): v128 {
  const seconds = v128.load(at, 1);
  const places = v128.and(seconds, v128.load(tables, HALF_AT));
  const isLate = i8x16.ne(
    v128.and(seconds, v128.load(tables, ROW_BIT_AT)),
    i8x16.splat(0),
  );
  return v128.bitselect(
    i8x16.swizzle(v128.load(tables, LATE_LATIN_AT), places),
    i8x16.swizzle(v128.load(tables, EARLY_LATIN_AT), places),
    isLate,
  );
}
