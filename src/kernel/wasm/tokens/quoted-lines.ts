/**
 * Whether a line of a text may be one of a quotation, of a mail head or of a signature, for
 * core/boilerplate/quoted-lines.ts: begins, after up to eight blanks, with `>`, which up to four letters may
 * precede, with `|`, `:`, `%`, `=`, `}`, `--` or `->`, or with `#` and a letter, or with a label such as `From:`; or ends in a colon; or has an `@`, as what
 * signs a letter. Most texts have no such line, and need no look at their lines at all.
 */
import { leadBytesE2, newlines, returns } from './classes';

const TAB: u32 = 0x09;
const SPACE: u32 = 0x20;
const HASH: u32 = 0x23;
const PERCENT: u32 = 0x25;
const STAR: u32 = 0x2a;
const DASH: u32 = 0x2d;
const DOT: u32 = 0x2e;
const COLON: u32 = 0x3a;
const EQUALS: u32 = 0x3d;
const GREATER: u32 = 0x3e;
const AT: u32 = 0x40;
const BACKSLASH: u32 = 0x5c;
const LETTER_T: u32 = 0x74;
const BAR: u32 = 0x7c;
const BRACE: u32 = 0x7d;
/** The wide colon, U+FF1A, as UTF-8 is read: little-endian. */
const WIDE_COLON: u32 = 0x9abcef;

const MAX_BLANKS: u32 = 8;
const MAX_INITIALS: u32 = 4;
/** Characters of the longest label. */
const MAX_LABEL: u32 = 24;

/**
 * True if a line of the plain UTF-8 in [from, to) may be one of these. A line ends as `^` takes it: also at
 * U+2028.
 */
export function mayBeQuoted(from: usize, to: usize, tables: usize): bool {
  if (beginsQuoted(from, to)) return true;
  for (let at = from; at < to; at += 16) {
    const bytes = v128.load(at);
    if (hasAt(at, to, bytes)) return true;
    let breaks = <u32>(
      i8x16.bitmask(
        v128.or(
          v128.or(i8x16.eq(bytes, newlines(tables)), i8x16.eq(bytes, returns(tables))),
          i8x16.eq(bytes, leadBytesE2(tables)),
        ),
      )
    );
    while (breaks != 0) {
      const place = at + <usize>ctz(breaks);
      breaks &= breaks - 1;
      const three = load<u32>(place) & 0xfeffff;
      const width: usize = <u8>three < 0x80 ? 1 : three == 0xa880e2 ? 3 : 0;
      if (width == 0 || place >= to) continue;
      if (endsInColon(from, place) || beginsQuoted(place + width, to)) return true;
    }
  }
  return false;
}

/** True if there is an `@` in the sixteen bytes at `at`, before `to`. */
// @ts-ignore: decorator
@inline
function hasAt(at: usize, to: usize, bytes: v128): bool {
  const places = <u32>i8x16.bitmask(i8x16.eq(bytes, i8x16.splat(<i8>AT)));
  return places != 0 && at + <usize>ctz(places) < to;
}

/** True if there is an `@` in the sixty-four bytes at `at`, before `to`. */
export function hasAtIn64(at: usize, to: usize): bool {
  for (const end = at + 64; at < end; at += 16) if (hasAt(at, to, v128.load(at))) return true;
  return false;
}

/** True if the line that ends at `place` ends in a colon, and maybe a blank; it begins at `from` or later. */
export function endsInColon(from: usize, place: usize): bool {
  if (place > from && <u32>load<u8>(place - 1) == SPACE) place--;
  if (place == from) return false;
  if (<u32>load<u8>(place - 1) == COLON) return true;
  return place >= from + 3 && (load<u32>(place - 3) & 0xffffff) == WIDE_COLON;
}

function beginsQuoted(at: usize, to: usize): bool {
  const blanksEnd = at + MAX_BLANKS;
  while (at < blanksEnd && isBlank(<u32>load<u8>(at))) at++;
  return beginsWithMark(at, to);
}

/** The same in the body of a JSON string: a tab is an escape there. */
export function beginsQuotedJson(at: usize, to: usize): bool {
  for (let blanks: u32 = 0; blanks < MAX_BLANKS; blanks++) {
    const byte = <u32>load<u8>(at);
    if (byte == SPACE) at++;
    else if (byte == BACKSLASH && <u32>load<u8>(at, 1) == LETTER_T) at += 2;
    else break;
  }
  return beginsWithMark(at, to);
}

// @ts-ignore: decorator
@inline
function isBlank(byte: u32): bool {
  return byte == SPACE || byte == TAB;
}

function beginsWithMark(at: usize, to: usize): bool {
  const byte = <u32>load<u8>(at);
  if (byte == BAR || byte == COLON || byte == PERCENT || byte == EQUALS || byte == BRACE) return at < to;
  if (byte == HASH) return at + 1 < to && isLetter(<u32>load<u8>(at, 1));
  if (byte == DASH) {
    const next = <u32>load<u8>(at, 1);
    if (next == DASH || next == GREATER) return at + 1 < to;
  }
  const initialsEnd = at + MAX_INITIALS;
  let end = at;
  while (end < initialsEnd && isLetter(<u32>load<u8>(end))) end++;
  return (<u32>load<u8>(end) == GREATER && end < to) || beginsWithLabel(at, to);
}

/** True if a colon follows letters, blanks and the few signs that labels have. */
function beginsWithLabel(at: usize, to: usize): bool {
  for (let characters: u32 = 0; at < to; at++) {
    const byte = <u32>load<u8>(at);
    if (byte == COLON) return characters > 0;
    if (byte == 0xef && (load<u32>(at) & 0xffffff) == WIDE_COLON && at + 2 < to && characters > 0) {
      return true;
    }
    if (!isOfLabel(byte)) return false;
    // bytes that continue a character are none
    if ((byte & 0xc0) != 0x80 && ++characters > MAX_LABEL) return false;
  }
  return false;
}

// @ts-ignore: decorator
@inline
function isLetter(byte: u32): bool {
  return (byte | 0x20) - 0x61 < 26;
}

// @ts-ignore: decorator
@inline
function isOfLabel(byte: u32): bool {
  return isLetter(byte) || byte >= 0x80 || byte == SPACE || byte == STAR || byte == DASH || byte == DOT;
}
