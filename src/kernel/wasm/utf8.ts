/** UTF-8 that is not tokenised: whether it is valid. O(bytes), eight at a time if they are ASCII. */
import { characterAt, classOf, widthOf } from './tokens/classes';
import { CLASS_INVALID } from '../layout/unicode';

const HIGH_BITS: u64 = 0x8080808080808080;

/** True if [from, to) is valid UTF-8. */
export function isValidUtf8(from: usize, to: usize, tables: usize): bool {
  for (let at = from; at < to;) {
    const high = load<u64>(at) & HIGH_BITS;
    if (high == 0) {
      at += 8;
      continue;
    }
    at += <usize>(ctz(high) >> 3);
    if (at >= to) break;
    const character = characterAt(at, to, tables);
    if (classOf(character) == CLASS_INVALID) return false;
    at += widthOf(character);
  }
  return true;
}

/** Writes the UTF-8 of a code point; returns the address after it. */
export function writePoint(point: u32, out: usize): usize {
  if (point < 0x80) {
    store<u8>(out, <u8>point);
    return out + 1;
  }
  if (point < 0x800) {
    store<u8>(out, <u8>(0xc0 | (point >> 6)));
    store<u8>(out, <u8>(0x80 | (point & 0x3f)), 1);
    return out + 2;
  }
  if (point < 0x10000) {
    store<u8>(out, <u8>(0xe0 | (point >> 12)));
    store<u8>(out, <u8>(0x80 | ((point >> 6) & 0x3f)), 1);
    store<u8>(out, <u8>(0x80 | (point & 0x3f)), 2);
    return out + 3;
  }
  store<u8>(out, <u8>(0xf0 | (point >> 18)));
  store<u8>(out, <u8>(0x80 | ((point >> 12) & 0x3f)), 1);
  store<u8>(out, <u8>(0x80 | ((point >> 6) & 0x3f)), 2);
  store<u8>(out, <u8>(0x80 | (point & 0x3f)), 3);
  return out + 4;
}
