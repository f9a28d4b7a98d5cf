/**
 * The strings of JSON (RFC 8259) as bytes: where one ends, and what it spells.
 *
 * Both look 16 or 64 bytes at a time for what is not itself: quotes, backslashes and control characters.
 * O(bytes); an escape costs some nanoseconds.
 */
import {
  backslashes,
  controls,
  equalMask,
  highMask,
  joinBits,
  leadBytesE2,
  quotes,
} from '../tokens/classes';
import { beginsQuotedJson, endsInColon, hasAtIn64 } from '../tokens/quoted-lines';
import { writePoint } from '../utf8';
import { INVALID_ESCAPE } from '../../layout/tokens';

/** What `scanString` says of a string, above the address of its closing quote. */
export const HAS_ESCAPE: u32 = 1;
/** It has a \u escape. */
export const HAS_UNICODE_ESCAPE: u32 = 2;
/** It has bytes beyond ASCII. */
export const HAS_HIGH: u32 = 4;
/** Some line of it may be marked as quoted; only set for texts. */
export const HAS_QUOTED_LINE: u32 = 8;

const QUOTE: u32 = 0x22;
const BACKSLASH: u32 = 0x5c;
const LETTER_N: u32 = 0x6e;
const LETTER_R: u32 = 0x72;
const LETTER_U: u32 = 0x75;
const ESCAPES: u64 = 0x14404410000000;
const REPLACEMENT: u32 = 0xfffd;
/** No hexadecimal digits. */
const NO_UNIT: u32 = 0xffffffff;

/**
 * Reads the string whose body begins at `at`; returns the address of its closing quote in the lower half and
 * flags in the upper one, or 0 if it is no string of JSON, or does not end before `to`. Whether its bytes
 * beyond ASCII are UTF-8 is not looked at. For short strings: 16 bytes at a look.
 */
export function scanString(at: usize, to: usize, tables: usize): u64 {
  let flags: u32 = 0;
  while (at < to) {
    const bytes = v128.load(at);
    const special = <u32>i8x16.bitmask(specialBytes(bytes, tables));
    const high = <u32>i8x16.bitmask(bytes);
    if (special == 0) {
      if (high != 0) flags |= HAS_HIGH;
      at += 16;
      continue;
    }
    if ((high & ((special & -special) - 1)) != 0) flags |= HAS_HIGH;
    at += <usize>ctz(special);
    const byte = <u32>load<u8>(at);
    if (byte == QUOTE && at < to) return ((<u64>flags) << 32) | <u64>at;
    if (byte != BACKSLASH) return 0;
    const escape = escapeAt(at);
    if (escape == 0) return 0;
    flags |= escape;
    at += escape == HAS_ESCAPE ? 2 : 6;
  }
  return 0;
}

/**
 * The same for a text, 64 bytes at a look. Says too whether a line of it may be marked as quoted: always,
 * after a \u escape.
 */
export function scanText(at: usize, to: usize, tables: usize): u64 {
  const from = at;
  let flags = beginsQuotedJson(at, to) ? HAS_QUOTED_LINE : 0;
  /** 1 if the first byte of the block is the letter of an escape. */
  let isEscaped: u64 = 0;
  while (at < to) {
    let special = specialMask(at, tables) & ~isEscaped;
    isEscaped = 0;
    const high = highMask(at);
    if ((flags & HAS_QUOTED_LINE) == 0 && hasAtIn64(at, to)) flags |= HAS_QUOTED_LINE;
    if (high != 0 && hasQuotedLineAtSeparator(at, to, from, tables)) flags |= HAS_QUOTED_LINE;
    while (special != 0) {
      const place = ctz(special);
      const stop = at + <usize>place;
      if (stop >= to) return 0;
      const byte = <u32>load<u8>(stop);
      if (byte == QUOTE) {
        if ((high & (((<u64>1) << place) - 1)) != 0) flags |= HAS_HIGH;
        return ((<u64>flags) << 32) | <u64>stop;
      }
      if (byte != BACKSLASH) return 0;
      const escape = escapeAt(stop);
      if (escape == 0) return 0;
      flags |= escape;
      special &= special - 1;
      if (escape != HAS_ESCAPE) {
        flags |= HAS_QUOTED_LINE;
        continue;
      }
      special &= ~((<u64>2) << place);
      if (place == 63) isEscaped = 1;
      const letter = <u32>load<u8>(stop, 1);
      if (
        (letter == LETTER_N || letter == LETTER_R) &&
        (endsInColon(from, stop) || beginsQuotedJson(stop + 2, to))
      ) {
        flags |= HAS_QUOTED_LINE;
      }
    }
    if (high != 0) flags |= HAS_HIGH;
    at += 64;
  }
  return 0;
}

/** Marks quotes, backslashes and control characters. */
// @ts-ignore: decorator
@inline
function specialBytes(bytes: v128, tables: usize): v128 {
  return v128.or(
    v128.or(i8x16.eq(bytes, quotes(tables)), i8x16.eq(bytes, backslashes(tables))),
    i8x16.eq(i8x16.min_u(bytes, controls(tables)), bytes),
  );
}

/** Which of the 64 bytes at `at` are quotes, backslashes and control characters. */
// @ts-ignore: decorator
@inline
function specialMask(at: usize, tables: usize): u64 {
  const a = specialBytes(v128.load(at), tables);
  const b = specialBytes(v128.load(at, 16), tables);
  const c = specialBytes(v128.load(at, 32), tables);
  const d = specialBytes(v128.load(at, 48), tables);
  if (!v128.any_true(v128.or(v128.or(a, b), v128.or(c, d)))) return 0;
  return joinBits(i8x16.bitmask(a), i8x16.bitmask(b), i8x16.bitmask(c), i8x16.bitmask(d));
}

/** The flags of the escape at `at`, 0 if JSON has none such. */
// @ts-ignore: decorator
@inline
function escapeAt(at: usize): u32 {
  const letter = <u32>load<u8>(at, 1);
  if (letter != LETTER_U) return isEscape(letter) ? HAS_ESCAPE : 0;
  return unitAt(at + 2) != NO_UNIT ? HAS_ESCAPE | HAS_UNICODE_ESCAPE : 0;
}

/** True if in the 64 bytes at `at` is a U+2028 or U+2029 that ends or begins a line of a quotation. */
function hasQuotedLineAtSeparator(at: usize, to: usize, from: usize, tables: usize): bool {
  for (let leads = equalMask(at, leadBytesE2(tables)); leads != 0; leads &= leads - 1) {
    const lead = at + <usize>ctz(leads);
    if (!isSeparator(lead)) continue;
    if (endsInColon(from, lead) || beginsQuotedJson(lead + 3, to)) return true;
  }
  return false;
}

/** True if the three bytes are U+2028 or U+2029, the first being known. */
// @ts-ignore: decorator
@inline
function isSeparator(at: usize): bool {
  return (<u32>load<u16>(at, 1) & 0xfeff) == 0xa880;
}

/** True if a letter makes an escape by itself: one of "/ and, as bits of the codes from 64 on, \bfnrt. */
// @ts-ignore: decorator
@inline
function isEscape(letter: u32): bool {
  if (letter >> 6 == 1) return ((ESCAPES >> <u64>(letter & 63)) & 1) != 0;
  return letter == QUOTE || letter == 0x2f;
}

/** The character that a letter after a backslash means, 0 if it means none; \u is apart. */
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
