/**
 * A chunk of JSON lines to records, as bytes: the place of each line, and the values of the wanted keys.
 *
 * A line is taken only if `JSON.parse` would take it, and its values are what that would give: the
 * grammar is that of RFC 8259, to the letter. Whatever is unusual (an escape in a key, a wanted key twice,
 * a line that is no object, deep nesting, anything invalid) sets `JSON_IS_SLOW`, and says nothing else of the line but
 * where it is. O(bytes), 16 at a look in strings, which nearly all of them are.
 */
import {
  HAS_ESCAPE,
  HAS_HIGH,
  HAS_QUOTED_LINE,
  HAS_UNICODE_ESCAPE,
  scanString,
  scanText,
} from './json-strings';
import { newlines } from '../tokens/classes';
import { isValidUtf8 } from '../utf8';
import {
  JSON_ABSENT,
  JSON_END,
  JSON_FLAGS,
  JSON_HAS_HIGH,
  JSON_HEADER_BYTES,
  JSON_IS_SLOW,
  JSON_KINDS,
  JSON_LINE,
  JSON_LINES,
  JSON_MAY_BE_QUOTED,
  JSON_NUMBER,
  JSON_OTHER,
  JSON_READ,
  JSON_RECORD_BYTES,
  JSON_START,
  JSON_STRING,
  JSON_STRING_WITH_ESCAPES,
  JSON_STRING_WITH_UNICODE_ESCAPES,
  JSON_VALUES,
  JSON_VALUE_BYTES,
  JSON_VALUE_END,
  SPEC_COUNT,
  SPEC_FROM,
  SPEC_IS_FLAT,
  SPEC_KEYS,
  SPEC_KEY_BYTES,
  SPEC_KEY_LENGTH,
  SPEC_MOST,
  SPEC_OUT,
  SPEC_RECORD,
  SPEC_TABLES,
  SPEC_TEXT,
} from '../../layout/json';

/** Nesting has one bit a level. */
const MAX_DEPTH: u32 = 64;

/**
 * Reads lines of [from, to) until there is none, or as many records as `spec` has room for; returns how many. It
 * says too which keys are wanted, equal names are fine, and where records go: behind a header of what was read, one
 * for each line that is not blank (kernel/layout/json.ts). Places are bytes from `from`. The bytes after the last
 * line break are a line if `isLast`. All strings but the text are valid UTF-8.
 */
export function scanRecords(spec: usize, from: usize, to: usize, isLast: bool): u32 {
  const out = <usize>load<u32>(spec, SPEC_OUT);
  const maxRecords = load<u32>(spec, SPEC_MOST);
  const tables = <usize>load<u32>(spec, SPEC_TABLES);
  let count: u32 = 0;
  let lines: u32 = 0;
  store<u32>(spec, <u32>from, SPEC_FROM);
  let record = out + JSON_HEADER_BYTES;
  let at = from;
  while (at < to && count < maxRecords) {
    const begin = skipBlanks(at, to);
    const isBlank = begin >= to || load<u8>(begin) == 0x0a;
    store<u32>(spec, <u32>record, SPEC_RECORD);
    let end = isBlank ? begin : readLine(begin, to, spec);
    const isSlow = end == 0;
    if (isSlow) end = findNewline(begin, to, tables);
    const isBroken = end < to;
    if (!isBroken && !isLast) break;
    if (!isBlank) {
      if (isSlow) store<u32>(record, JSON_IS_SLOW, JSON_FLAGS);
      const isReturned = end > at && load<u8>(end - 1) == 0x0d;
      store<u32>(record, <u32>(at - from), JSON_START);
      store<u32>(record, <u32>(end - from) - <u32>isReturned, JSON_END);
      store<u32>(record, lines, JSON_LINE);
      record += JSON_RECORD_BYTES;
      count++;
    }
    lines++;
    at = end + <usize>isBroken;
  }
  store<u32>(out, <u32>(at - from), JSON_READ);
  store<u32>(out, lines, JSON_LINES);
  store<u64>(out, 0, 8);
  return count;
}

// @ts-ignore: decorator
@inline
function skipBlanks(at: usize, to: usize): usize {
  while (at < to) {
    const byte = <u32>load<u8>(at);
    if (byte != 0x20 && byte != 0x09 && byte != 0x0d) break;
    at++;
  }
  return at;
}

function findNewline(at: usize, to: usize, tables: usize): usize {
  while (at < to) {
    const found = <u32>i8x16.bitmask(i8x16.eq(v128.load(at), newlines(tables)));
    if (found != 0) return min(at + <usize>ctz(found), to);
    at += 16;
  }
  return to;
}

/** Reads the object at `at`; returns the address of the line's break, or `to`, or 0 if it is not plain. */
function readLine(at: usize, to: usize, spec: usize): usize {
  const record = <usize>load<u32>(spec, SPEC_RECORD);
  const tables = <usize>load<u32>(spec, SPEC_TABLES);
  for (let i: usize = 8; i < <usize>JSON_RECORD_BYTES; i += 8) store<u64>(record + i, 0);
  if (load<u8>(at) != 0x7b) return 0;
  at = skipBlanks(at + 1, to);
  if (at < to && load<u8>(at) == 0x7d) return endLine(at + 1, to);
  while (true) {
    const wanted = at;
    at = endKey(at, to, tables);
    if (at == 0) return 0;
    const key = wantedKey(wanted + 1, at - wanted - 2, spec);
    at = skipColon(at, to);
    if (at == 0) return 0;
    at = readValue(at, to, spec, key);
    if (at == 0) return 0;
    at = skipBlanks(at, to);
    if (at >= to) return 0;
    const byte = <u32>load<u8>(at);
    if (byte == 0x7d) return endLine(at + 1, to);
    if (byte != 0x2c) return 0;
    at = skipBlanks(at + 1, to);
  }
}

// @ts-ignore: decorator
@inline
function endLine(at: usize, to: usize): usize {
  at = skipBlanks(at, to);
  return at >= to ? to : load<u8>(at) == 0x0a ? at : 0;
}

/** Reads the key whose opening quote is at `at`; returns the address after its closing one, or 0. */
function endKey(at: usize, to: usize, tables: usize): usize {
  if (at >= to || load<u8>(at) != 0x22) return 0;
  const read = scanString(at + 1, to, tables);
  const flags = <u32>(read >> 32);
  const end = <usize>(<u32>read);
  if (end == 0 || (flags & HAS_ESCAPE) != 0) return 0;
  if ((flags & HAS_HIGH) != 0 && !isValidUtf8(at + 1, end, tables)) return 0;
  return end + 1;
}

// @ts-ignore: decorator
@inline
function skipColon(at: usize, to: usize): usize {
  at = skipBlanks(at, to);
  if (at >= to || load<u8>(at) != 0x3a) return 0;
  at = skipBlanks(at + 1, to);
  return at < to ? at : 0;
}

/** Which wanted keys, as bits, have the name of `length` bytes at `at`. */
function wantedKey(at: usize, length: usize, spec: usize): u32 {
  let keys: u32 = 0;
  const count = load<u32>(spec, SPEC_COUNT);
  for (let i: u32 = 0; i < count; i++) {
    const entry = spec + SPEC_KEYS + <usize>i * SPEC_KEY_BYTES;
    if (
      <usize>load<u32>(entry, SPEC_KEY_LENGTH) == length &&
      isEqual(at, <usize>load<u32>(entry), length)
    ) {
      keys |= 1 << i;
    }
  }
  return keys;
}

function isEqual(a: usize, b: usize, length: usize): bool {
  let i: usize = 0;
  for (; i + 8 <= length; i += 8) if (load<u64>(a + i) != load<u64>(b + i)) return false;
  for (; i < length; i++) if (load<u8>(a + i) != load<u8>(b + i)) return false;
  return true;
}

/** Reads the value at `at` of the wanted keys in `keys`; returns the address after it, or 0. */
function readValue(at: usize, to: usize, spec: usize, keys: u32): usize {
  const from = <usize>load<u32>(spec, SPEC_FROM);
  const record = <usize>load<u32>(spec, SPEC_RECORD);
  const tables = <usize>load<u32>(spec, SPEC_TABLES);
  const byte = <u32>load<u8>(at);
  let start = at;
  let kind: u32 = JSON_OTHER;
  let valueEnd: usize;
  let end: usize;
  if (byte == 0x22) {
    const isText = ((keys >> load<u32>(spec, SPEC_TEXT)) & 1) != 0;
    start = at + 1;
    const read = isText ? scanText(start, to, tables) : scanString(start, to, tables);
    const flags = <u32>(read >> 32);
    valueEnd = <usize>(<u32>read);
    if (valueEnd == 0) return 0;
    end = valueEnd + 1;
    if (isText) {
      const about =
        ((flags & HAS_QUOTED_LINE) != 0 ? JSON_MAY_BE_QUOTED : 0) |
        ((flags & HAS_HIGH) != 0 ? JSON_HAS_HIGH : 0);
      store<u32>(record, load<u32>(record, JSON_FLAGS) | about, JSON_FLAGS);
    } else if ((flags & HAS_HIGH) != 0 && !isValidUtf8(start, valueEnd, tables)) return 0;
    kind =
      (flags & HAS_UNICODE_ESCAPE) != 0
        ? JSON_STRING_WITH_UNICODE_ESCAPES
        : (flags & HAS_ESCAPE) != 0
          ? JSON_STRING_WITH_ESCAPES
          : JSON_STRING;
  } else if (byte == 0x7b || byte == 0x5b) {
    if (load<u32>(spec, SPEC_IS_FLAT) != 0) return 0;
    valueEnd = end = endNested(at, to, tables);
  } else {
    valueEnd = end = endScalar(at, to);
    if (byte == 0x2d || byte - 0x30 < 10) kind = JSON_NUMBER;
  }
  if (end == 0) return 0;
  for (let rest = keys; rest != 0; rest &= rest - 1) {
    const key = <usize>ctz(rest);
    // the last of equal keys would count, and be named by the place of the first
    if (<u32>load<u8>(record + JSON_KINDS + key) != JSON_ABSENT) return 0;
    store<u8>(record + JSON_KINDS + key, <u8>kind);
    const value = record + JSON_VALUES + key * JSON_VALUE_BYTES;
    store<u32>(value, <u32>(start - from));
    store<u32>(value, <u32>(valueEnd - from), JSON_VALUE_END);
  }
  return end;
}

/** Reads a number, true, false or null; returns the address after it, or 0. */
function endScalar(at: usize, to: usize): usize {
  const word = load<u32>(at);
  let end: usize = 0;
  if (word == 0x65757274 || word == 0x6c6c756e) end = at + 4;
  else if (word == 0x736c6166 && load<u8>(at, 4) == 0x65) end = at + 5;
  else end = endNumber(at);
  return end <= to ? end : 0;
}

/** Reads a number; what is behind the chunk's end is not known to end one, which the caller sees. */
function endNumber(at: usize): usize {
  if (load<u8>(at) == 0x2d) at++;
  if (!isDigit(at)) return 0;
  if (load<u8>(at) == 0x30) at++;
  else at = skipDigits(at);
  if (load<u8>(at) == 0x2e) {
    at++;
    if (!isDigit(at)) return 0;
    at = skipDigits(at);
  }
  if ((<u32>load<u8>(at) | 0x20) == 0x65) {
    at++;
    const sign = <u32>load<u8>(at);
    if (sign == 0x2b || sign == 0x2d) at++;
    if (!isDigit(at)) return 0;
    at = skipDigits(at);
  }
  return at;
}

// @ts-ignore: decorator
@inline
function isDigit(at: usize): bool {
  return <u32>load<u8>(at) - 0x30 < 10;
}

// @ts-ignore: decorator
@inline
function skipDigits(at: usize): usize {
  while (isDigit(at)) at++;
  return at;
}

/**
 * Reads the object or array at `at`; returns the address after it, or 0. The bits of `kinds` say of each
 * level whether it is an object, the innermost lowest.
 */
function endNested(at: usize, to: usize, tables: usize): usize {
  let kinds: u64 = 0;
  let depth: u32 = 0;
  while (true) {
    // a value
    if (at >= to) return 0;
    let byte = <u32>load<u8>(at);
    if (byte == 0x7b || byte == 0x5b) {
      if (depth == MAX_DEPTH) return 0;
      depth++;
      kinds = (kinds << 1) | (byte == 0x7b ? 1 : 0);
      const close = byte + 2;
      at = skipBlanks(at + 1, to);
      if (at >= to) return 0;
      if (<u32>load<u8>(at) != close) {
        if (byte == 0x7b) {
          at = endKey(at, to, tables);
          if (at != 0) at = skipColon(at, to);
          if (at == 0) return 0;
        }
        continue;
      }
      // empty: closed below
    } else {
      if (byte == 0x22) {
        const read = scanString(at + 1, to, tables);
        const end = <usize>(<u32>read);
        if (end == 0) return 0;
        if ((<u32>(read >> 32) & HAS_HIGH) != 0 && !isValidUtf8(at + 1, end, tables)) return 0;
        at = end + 1;
      } else {
        at = endScalar(at, to);
        if (at == 0) return 0;
      }
      at = skipBlanks(at, to);
    }
    // what closes, or a comma
    while (true) {
      if (at >= to) return 0;
      byte = <u32>load<u8>(at);
      const isObject = (kinds & 1) != 0;
      if (byte == 0x2c) break;
      if (byte != (isObject ? 0x7d : 0x5d)) return 0;
      at++;
      depth--;
      kinds >>= 1;
      if (depth == 0) return at;
      at = skipBlanks(at, to);
    }
    at = skipBlanks(at + 1, to);
    if ((kinds & 1) != 0) {
      at = endKey(at, to, tables);
      if (at != 0) at = skipColon(at, to);
      if (at == 0) return 0;
    }
  }
}
