/**
 * UTF-8 text to the hashes and places of its tokens, as core/tokens/tokenise.ts specifies them.
 *
 * Text goes 64 bytes at a time: a bit mask says which bytes are of words, words begin
 * and end where its bits change (ctz after ctz), and a word is hashed eight bytes at a load, its last ones
 * masked. All ASCII that is in words folds by one `or` with 0x20; a block with letters of Western Europe or
 * Russian has its words folded 16 bytes at a time (mixed.ts). Separators beyond ASCII are none
 * of the words' bits. Any other letter ends the block, and from where its token begins one character is read
 * at a time, until others come. simdjson's first stage has the same method (Langdale, Lemire 2019,
 * arXiv:1902.08318).
 *
 * O(bytes): about 1 ns a byte of English, 1.5 of Russian, 3 of Chinese (bench/kernel.js). A record is 16 bytes: the
 * hash, and where the token starts and ends, in bytes from `from`.
 */
import {
  backslashes,
  characterAt,
  classOf,
  equalMask,
  highMask,
  isFolding,
  PLAIN,
  punctuation,
  SMALL_FOLDS,
  SMALL_PLAIN,
  smallClass,
  smallEntry,
  threeByteEntry,
  twoBytePoint,
  widthOf,
  wordMask,
} from './classes';
import { foldedHash } from './fold';
import { asciiHash, bytesHash, pairHash } from './hash';
import { mixedHash, russianHash } from './mixed';
import { beginsTwoByteLetter, hasLatin, twoByteLetters } from './two-byte-letters';
import {
  INVALID_UTF8,
  NEEDS_NORMALISING,
  NEEDS_UNESCAPING,
  TOKEN_BYTES,
  TOKEN_START,
} from '../../layout/tokens';
import { CLASS_INVALID, CLASS_MARK, CLASS_UNSPACED, CLASS_WORD } from '../../layout/unicode';

const BACKSLASH: u32 = 0x5c;
const LETTER_U: u32 = 0x75;
const ODD_BITS: u64 = 0xaaaaaaaaaaaaaaaa;

/**
 * Writes a record for every token of the UTF-8 in [from, to): its hash, and where it starts and ends, in bytes from
 * `from`. Returns how many, or `NEEDS_NORMALISING`, or `INVALID_UTF8`: then `out` holds nothing of use. 8 divides
 * `out`, which has room for `TOKEN_ROOM_PER_BYTE` for each byte and `TOKEN_ROOM_SLACK`.
 */
export function tokenise(from: usize, to: usize, out: usize, tables: usize): i32 {
  return cutText(from, to, out, tables, PLAIN);
}

/** The same for a text that is as `normaliseText` leaves it: never `NEEDS_NORMALISING`. */
export function tokeniseNormal(from: usize, to: usize, out: usize, tables: usize): i32 {
  return cutText(from, to, out, tables, 0);
}

/** Hot: one copy of the loop for both, so that what `cut` takes is a parameter, once a text. */
function cutText(from: usize, to: usize, out: usize, tables: usize, needed: u32): i32 {
  return cut(from, to, out, tables, needed, false);
}

/**
 * The same for the body of a JSON string, as it is between its quotes: escapes separate, and their letters are none.
 * `NEEDS_UNESCAPING` if one is `\u`.
 */
export function tokeniseJson(from: usize, to: usize, out: usize, tables: usize): i32 {
  return cut(from, to, out, tables, PLAIN, true);
}

/**
 * Cuts a text. Hot: inlined, once for plain text and once for JSON, and long, because its masks stay in registers; the
 * six parameters are read at each block and character.
 */
// @ts-ignore: decorator
@inline
function cut(from: usize, to: usize, out: usize, tables: usize, needed: u32, isJson: bool): i32 {
  const first = out;
  /** Where the token begins that the block before left open, or 0. */
  let open: usize = 0;
  /** Whether that may have letters beyond ASCII, and whether Latin ones. */
  let isMixed = false;
  let isLatin = false;
  /** 1 if the first byte of the block is escaped by the one before. */
  let isEscaped: u64 = 0;
  let at = from;
  while (at < to) {
    let size: u32 = to - at < 64 ? <u32>(to - at) : 64;
    let within: u64 = ~(<u64>0) >> (64 - size);
    let word = wordMask(at, tables);
    if (isJson) {
      const slashes = equalMask(at, backslashes(tables)) & within;
      if ((slashes | isEscaped) != 0) {
        const escaped = escapedMask(slashes, isEscaped);
        isEscaped = (slashes & ~escaped) >> 63;
        word &= ~escaped;
        if ((equalMask(at, i8x16.splat(<i8>LETTER_U)) & escaped & within) != 0) {
          return NEEDS_UNESCAPING;
        }
      }
    }
    let isStopped = false;
    const high = highMask(at) & within;
    if (high != 0) {
      const letters = twoByteLetters(at, within, tables);
      word |= letters;
      if (letters != 0) {
        isMixed = true;
        isLatin = isLatin || hasLatin(at, tables);
      }
      let others = high & ~letters;
      if (others != 0) others &= ~punctuation(at, within, tables);
      // a letter whose second byte is in the next block
      if (others >> 63 != 0 && beginsTwoByteLetter(load<u8>(at, 63))) {
        others &= ~(<u64>0) >> 1;
        size = 63;
      }
      if (others != 0) {
        const isOpen: u64 = open != 0 ? 1 : 0;
        const passed = passSeparators(at, to, others, (word << 1) | isOpen, tables, needed);
        if (passed < 0) return passed;
        isStopped = <u32>passed < size;
        if (isStopped) size = passed;
      }
      within = size == 0 ? 0 : ~(<u64>0) >> (64 - size);
    }
    if (size > 0) {
      word &= within;
      const before = (word << 1) | (open != 0 ? 1 : 0);
      let starts = word & ~before;
      let ends = ~word & before & within;
      let start = open;
      if (start == 0) {
        start = at + <usize>ctz(starts);
        starts &= starts - 1;
      }
      if (isLatin) {
        while (ends != 0) {
          const end = at + <usize>ctz(ends);
          ends &= ends - 1;
          emit(out, mixedHash(start, end - start, out, tables), start - from, end - from);
          out += TOKEN_BYTES;
          start = at + <usize>ctz(starts);
          starts &= starts - 1;
        }
      } else if (isMixed) {
        while (ends != 0) {
          const end = at + <usize>ctz(ends);
          ends &= ends - 1;
          emit(out, russianHash(start, end - start, tables), start - from, end - from);
          out += TOKEN_BYTES;
          start = at + <usize>ctz(starts);
          starts &= starts - 1;
        }
      } else {
        while (ends != 0) {
          const end = at + <usize>ctz(ends);
          ends &= ends - 1;
          emit(out, asciiHash(start, end - start), start - from, end - from);
          out += TOKEN_BYTES;
          start = at + <usize>ctz(starts);
          starts &= starts - 1;
        }
      }
      if (((word >> (size - 1)) & 1) != 0) {
        open = start;
      } else {
        open = 0;
        isMixed = false;
        isLatin = false;
      }
      at += size;
    }
    if (!isStopped) continue;
    // a letter that is not of a block, or a character that leaves it
    isEscaped = 0;
    do {
      const character = characterAt(at, to, tables);
      const kind = classOf(character);
      if (kind == CLASS_INVALID) return INVALID_UTF8;
      if ((~character & needed) != 0) return NEEDS_NORMALISING;
      if (kind == CLASS_WORD || (kind == CLASS_MARK && open != 0)) {
        const start = open != 0 ? open : at;
        at = readWord(start, from, to, out, tables, needed);
        if (at <= 2) return -(<i32>at);
        out += TOKEN_BYTES;
      } else {
        if (open != 0) {
          emit(out, mixedHash(open, at - open, out, tables), open - from, at - from);
          out += TOKEN_BYTES;
        }
        if (kind == CLASS_UNSPACED) {
          const read = readUnspaced(at, from, to, out, tables, needed);
          at = <usize>(<u32>read);
          if (at <= 2) return -(<i32>at);
          out = <usize>(read >> 32);
        } else {
          at += widthOf(character);
        }
      }
      open = 0;
      isMixed = false;
      isLatin = false;
      // ASCII separators before the next character
      while (at < to) {
        const byte = <u32>load<u8>(at);
        if (byte >= 0x80 || smallClass(smallEntry(byte, tables)) == CLASS_WORD) break;
        if (isJson && byte == BACKSLASH) {
          if (<u32>load<u8>(at, 1) == LETTER_U) return NEEDS_UNESCAPING;
          at++;
        }
        at++;
      }
    } while (at < to && load<u8>(at) >= 0x80 && !beginsTwoByteLetter(load<u8>(at)));
  }
  if (open != 0) {
    emit(out, mixedHash(open, to - open, out, tables), open - from, to - from);
    out += TOKEN_BYTES;
  }
  return <i32>((out - first) >> 4);
}

// @ts-ignore: decorator
@inline
function emit(out: usize, hash: u64, start: usize, end: usize): void {
  store<u64>(out, hash);
  store<u64>(out, <u64>start | ((<u64>end) << 32), TOKEN_START);
}

/**
 * Which bytes a backslash escapes: in a run of backslashes every other one, and what is after an odd run
 * (simdjson's method: a carry runs through the series from where it begins).
 */
// @ts-ignore: decorator
@inline
function escapedMask(slashes: u64, isEscaped: u64): u64 {
  const potential = slashes & ~isEscaped;
  const maybe = potential << 1;
  const codes = ((maybe | ODD_BITS) - potential) ^ ODD_BITS;
  return codes ^ (slashes | isEscaped);
}

/**
 * Looks at the characters beyond ASCII in a block; returns how many of its bytes come before the first
 * that is of a token or leaves the block, 64 if there is none, or a negative code. `before` has the bit
 * of every byte that follows a letter. Hot: called for each block with such a character; a record of its six parameters
 * would be stored and loaded each time.
 */
function passSeparators(
  at: usize,
  to: usize,
  high: u64,
  before: u64,
  tables: usize,
  needed: u32,
): i32 {
  while (high != 0) {
    const place = <u32>ctz(high);
    const character = characterAt(at + place, to, tables);
    const kind = classOf(character);
    if (kind == CLASS_INVALID) return INVALID_UTF8;
    if ((~character & needed) != 0) return NEEDS_NORMALISING;
    if (kind == CLASS_WORD || kind == CLASS_UNSPACED) return place;
    if (kind == CLASS_MARK && ((before >> place) & 1) != 0) return place;
    const width = widthOf(character);
    if (place + width > 64) return place;
    high &= ~((((<u64>1) << width) - 1) << place);
  }
  return 64;
}

/**
 * Reads the word token at `start` and writes its record; returns where it ends, or a negative code
 * turned positive. Hot: called for each word that is not of a block; a record of its six parameters would be stored and
 * loaded each time.
 */
function readWord(
  start: usize,
  from: usize,
  to: usize,
  out: usize,
  tables: usize,
  needed: u32,
): usize {
  let at = start;
  let folds: u32 = 0;
  const neededSmall = needed != 0 ? SMALL_PLAIN : 0;
  while (at < to) {
    const bytes = load<u32>(at);
    if ((bytes & 0x80) == 0) {
      const entry = smallEntry(bytes & 0x7f, tables);
      if (smallClass(entry) != CLASS_WORD) break;
      folds |= entry & SMALL_FOLDS;
      at++;
    } else if ((bytes & 0xe0) == 0xc0) {
      const point = twoBytePoint(bytes);
      if (point == 0 || at + 2 > to) return -INVALID_UTF8;
      const entry = smallEntry(point, tables);
      if ((~entry & neededSmall) != 0) return -NEEDS_NORMALISING;
      if (((1 << smallClass(entry)) & ((1 << CLASS_WORD) | (1 << CLASS_MARK))) == 0) break;
      folds |= entry & SMALL_FOLDS;
      at += 2;
    } else {
      const character = characterAt(at, to, tables);
      const kind = classOf(character);
      if (kind == CLASS_INVALID) return -INVALID_UTF8;
      if ((~character & needed) != 0) return -NEEDS_NORMALISING;
      if (kind != CLASS_WORD && kind != CLASS_MARK) break;
      folds |= <u32>isFolding(character);
      at += widthOf(character);
    }
  }
  const hash = folds == 0 ? bytesHash(start, at - start) : foldedHash(start, at, out, tables);
  emit(out, hash, start - from, at - from);
  return at;
}

/**
 * Reads the run of unspaced characters at `start` and writes the records of its tokens; returns where
 * it ends in the lower half, and in the upper one the end of the records. Hot: called for each run, which is a few
 * characters; a record of its six parameters would be stored and loaded each time.
 */
function readUnspaced(
  start: usize,
  from: usize,
  to: usize,
  out: usize,
  tables: usize,
  needed: u32,
): u64 {
  let at = start;
  let folds = false;
  /** Where the last character began, with its marks, and the one before it; 0 for none. */
  let last: usize = 0;
  let previous: usize = 0;
  while (at < to) {
    // of three bytes that fold to themselves, as nearly all are
    const entry = at + 3 <= to ? threeByteEntry(load<u32>(at), tables) : CLASS_INVALID;
    if ((entry & (0xfff7 | needed)) == (CLASS_UNSPACED | needed)) {
      if (previous != 0) {
        const hash =
          at - previous == 6 ? pairHash(previous) : hashOf(previous, at, out, tables, folds);
        emit(out, hash, previous - from, at - from);
        out += TOKEN_BYTES;
      }
      previous = last;
      last = at;
      at += 3;
      continue;
    }
    if (load<u8>(at) < 0x80) break;
    const character = characterAt(at, to, tables);
    const kind = classOf(character);
    if (kind == CLASS_INVALID) return -INVALID_UTF8;
    if ((~character & needed) != 0) return -NEEDS_NORMALISING;
    if (kind == CLASS_UNSPACED) {
      if (previous != 0) {
        emit(out, hashOf(previous, at, out, tables, folds), previous - from, at - from);
        out += TOKEN_BYTES;
      }
      previous = last;
      last = at;
    } else if (kind != CLASS_MARK) break;
    folds = folds || isFolding(character);
    at += widthOf(character);
  }
  const begin = previous != 0 ? previous : start;
  emit(out, hashOf(begin, at, out, tables, folds), begin - from, at - from);
  out += TOKEN_BYTES;
  return ((<u64>out) << 32) | <u64>at;
}

/** The hash of a token that is not of ASCII alone. Hot: inlined, so that its five parameters stay in registers. */
// @ts-ignore: decorator
@inline
function hashOf(start: usize, end: usize, scratch: usize, tables: usize, folds: bool): u64 {
  return folds ? foldedHash(start, end, scratch, tables) : bytesHash(start, end - start);
}
