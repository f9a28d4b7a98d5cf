/**
 * Whether a line of a text may be marked as quoted, for core/boilerplate/quoted-lines.ts: begins with up to two
 * blanks and then `>` after up to three capitals, or `|`, or `:`. Most texts have no such line, and need
 * no look at their lines at all.
 */
import { leadBytesE2, newlines, returns } from './classes';

const TAB: u32 = 0x09;
const SPACE: u32 = 0x20;
const COLON: u32 = 0x3a;
const GREATER: u32 = 0x3e;
const BACKSLASH: u32 = 0x5c;
const LETTER_T: u32 = 0x74;
const BAR: u32 = 0x7c;

/**
 * True if a line of the plain UTF-8 in [from, to) may be marked as quoted. A line ends as `^` takes it: also at
 * U+2028.
 */
export function mayBeQuoted(from: usize, to: usize, tables: usize): bool {
  if (beginsQuoted(from, to)) return true;
  for (let at = from; at < to; at += 16) {
    const bytes = v128.load(at);
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
      if (
        <u8>three < 0x80
          ? beginsQuoted(place + 1, to)
          : three == 0xa880e2 && beginsQuoted(place + 3, to)
      ) {
        return true;
      }
    }
  }
  return false;
}

function beginsQuoted(at: usize, to: usize): bool {
  const blanksEnd = at + 2;
  while (at < blanksEnd && isBlank(<u32>load<u8>(at))) at++;
  return beginsWithMark(at, to);
}

/** The same in the body of a JSON string: a tab is an escape there. */
export function beginsQuotedJson(at: usize, to: usize): bool {
  for (let blanks = 0; blanks < 2; blanks++) {
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
  if (byte == BAR || byte == COLON) return at < to;
  const capitalsEnd = at + 3;
  while (at < capitalsEnd && <u32>load<u8>(at) - 0x41 < 26) at++;
  return <u32>load<u8>(at) == GREATER && at < to;
}
