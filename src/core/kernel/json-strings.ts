/**
 * The strings of JSON (RFC 8259) as bytes: where one ends, and what it spells.
 *
 * Both look 16 bytes at a time for what is not itself: quotes, backslashes and control characters. O(bytes);
 * an escape costs some nanoseconds.
 */
import { backslashes, controls, leadBytesE2, quotes } from './classes';
import { beginsQuotedJson } from './quoted-lines';
import { writePoint } from './utf8';

/** What `scanString` says of a string, above the address of its closing quote. */
export const HAS_ESCAPE: u32 = 1;
/** It has a \u escape. */
export const HAS_UNICODE_ESCAPE: u32 = 2;
/** It has bytes beyond ASCII. */
export const HAS_HIGH: u32 = 4;
/** Some line of it may be marked as quoted; told of texts only. */
export const HAS_QUOTED_LINE: u32 = 8;

/** The string is not of JSON: an unknown escape. */
const INVALID_ESCAPE: i32 = -4;

const QUOTE: u32 = 0x22;
const BACKSLASH: u32 = 0x5c;
const LETTER_N: u32 = 0x6e;
const LETTER_R: u32 = 0x72;
const LETTER_U: u32 = 0x75;
const REPLACEMENT: u32 = 0xfffd;
/** No hexadecimal digits. */
const NO_UNIT: u32 = 0xffffffff;

/**
 * Reads the string whose body begins at `at`; returns the address of its closing quote in the lower half and
 * flags in the upper one, or 0 where it is no string of JSON, or does not end before `to`. Whether its bytes
 * beyond ASCII are UTF-8 is not looked at.
 */
export function scanString(at: usize, to: usize, tables: usize): u64 {
  return scan(at, to, tables, false);
}

/** The same for a text: says too whether a line of it may be marked as quoted (always, after a \u escape). */
export function scanText(at: usize, to: usize, tables: usize): u64 {
  return scan(at, to, tables, true);
}

// @ts-ignore: decorator
@inline
function scan(at: usize, to: usize, tables: usize, isText: bool): u64 {
  let flags: u32 = 0;
  let high: u32 = 0;
  let highs = i64x2.splat(0);
  if (isText && beginsQuotedJson(at, to)) flags |= HAS_QUOTED_LINE;
  while (at < to) {
    const bytes = v128.load(at);
    const special = <u32>i8x16.bitmask(specialBytes(bytes, tables));
    if (isText) {
      let leads = <u32>i8x16.bitmask(i8x16.eq(bytes, leadBytesE2(tables)));
      while (leads != 0) {
        const lead = at + <usize>ctz(leads);
        if (isSeparator(lead) && beginsQuotedJson(lead + 3, to)) flags |= HAS_QUOTED_LINE;
        leads &= leads - 1;
      }
    }
    if (special == 0) {
      highs = v128.or(highs, bytes);
      at += 16;
      // most of a text has nothing to stop at: 32 bytes at a look
      if (isText) {
        while (at < to) {
          const a = v128.load(at);
          const b = v128.load(at, 16);
          const leads = leadBytesE2(tables);
          const isLead = v128.or(i8x16.eq(a, leads), i8x16.eq(b, leads));
          const isSpecial = v128.or(specialBytes(a, tables), specialBytes(b, tables));
          if (v128.any_true(v128.or(isLead, isSpecial))) break;
          highs = v128.or(highs, v128.or(a, b));
          at += 32;
        }
      }
      continue;
    }
    high |= <u32>i8x16.bitmask(bytes) & ((special & -special) - 1);
    at += <usize>ctz(special);
    if (at >= to) return 0;
    const byte = <u32>load<u8>(at);
    if (byte == QUOTE) {
      if ((high | <u32>i8x16.bitmask(highs)) != 0) flags |= HAS_HIGH;
      return (<u64>flags << 32) | <u64>at;
    }
    if (byte != BACKSLASH) return 0;
    const letter = <u32>load<u8>(at, 1);
    flags |= HAS_ESCAPE;
    if (letter == LETTER_U) {
      if (unitAt(at + 2) == NO_UNIT) return 0;
      flags |= isText ? HAS_UNICODE_ESCAPE | HAS_QUOTED_LINE : HAS_UNICODE_ESCAPE;
      at += 6;
    } else {
      if (escapedBy(letter) == 0) return 0;
      at += 2;
      if (isText && (letter == LETTER_N || letter == LETTER_R) && beginsQuotedJson(at, to)) {
        flags |= HAS_QUOTED_LINE;
      }
    }
  }
  return 0;
}

/** Marks quotes, backslashes and control characters. */
// @ts-ignore: decorator
@inline
function specialBytes(bytes: v128, tables: usize): v128 {
  return v128.or(
    v128.or(i8x16.eq(bytes, quotes(tables)), i8x16.eq(bytes, backslashes(tables))),
    i8x16.eq(i8x16.min_u(bytes, controls(tables)), bytes)
  );
}

/** True where the three bytes are U+2028 or U+2029, the first being known. */
// @ts-ignore: decorator
@inline
function isSeparator(at: usize): bool {
  return (<u32>load<u16>(at, 1) & 0xfeff) == 0xa880;
}

/** The character that a letter after a backslash stands for, 0 where it stands for none; \u is apart. */
// @ts-ignore: decorator
@inline
function escapedBy(letter: u32): u32 {
  switch (letter) {
    case 0x22: // "
    case 0x2f: // /
    case 0x5c: // \
      return letter;
    case 0x62: // b
      return 0x08;
    case 0x66: // f
      return 0x0c;
    case LETTER_N:
      return 0x0a;
    case LETTER_R:
      return 0x0d;
    case 0x74: // t
      return 0x09;
    default:
      return 0;
  }
}

/** The UTF-16 unit that four hexadecimal digits spell. */
function unitAt(at: usize): u32 {
  let unit: u32 = 0;
  for (let i: usize = 0; i < 4; i++) {
    const byte = <u32>load<u8>(at + i);
    const letter = byte | 0x20;
    let digit = byte - 0x30;
    if (digit > 9) {
      digit = letter - 0x57;
      if (letter < 0x61 || letter > 0x66) return NO_UNIT;
    }
    unit = (unit << 4) | digit;
  }
  return unit;
}

/**
 * Writes what the body of a JSON string in [from, to) spells as UTF-8, a lone surrogate as U+FFFD; returns
 * how many bytes. `out` has room for `to - from + 16`.
 */
export function unescapeJson(from: usize, to: usize, out: usize, tables: usize): i32 {
  const first = out;
  for (let at = from; at < to;) {
    const bytes = v128.load(at);
    v128.store(out, bytes);
    const slashes = <u32>i8x16.bitmask(i8x16.eq(bytes, backslashes(tables)));
    const plain: usize = slashes == 0 ? 16 : <usize>ctz(slashes);
    if (at + plain >= to) {
      out += to - at;
      break;
    }
    at += plain;
    out += plain;
    if (slashes == 0) continue;
    const letter = <u32>load<u8>(at, 1);
    if (letter != LETTER_U) {
      const character = escapedBy(letter);
      if (character == 0 || at + 2 > to) return INVALID_ESCAPE;
      store<u8>(out++, <u8>character);
      at += 2;
      continue;
    }
    let point = unitAt(at + 2);
    at += 6;
    if (point == NO_UNIT || at > to) return INVALID_ESCAPE;
    if (point >> 11 == 0xd800 >> 11) {
      const low = at + 6 <= to && load<u16>(at) == 0x755c ? unitAt(at + 2) : 0;
      if (point < 0xdc00 && low >> 10 == 0xdc00 >> 10) {
        point = 0x10000 + ((point & 0x3ff) << 10) + (low & 0x3ff);
        at += 6;
      } else {
        point = REPLACEMENT;
      }
    }
    out = writePoint(point, out);
  }
  return <i32>(out - first);
}
