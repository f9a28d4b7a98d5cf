/**
 * The hash of a token of a block with letters of Western Europe or Russian (`twoByteLetters`), folded 16 bytes at a time.
 *
 * Russian keeps its length. An accented letter of Latin is left with one byte of two: its base letter takes the place of
 * the first, and the bytes behind move up, a shuffle for each accent. What does not fold like that (ð, æ), or is longer than 16 bytes and
 * has an accent, is folded one character at a time.
 */
import { foldedHash } from './fold';
import { asciiHash, beginHash, endHash, hashBlock } from './hash';
import { foldVector, highBits, latinBases, latinLeads } from './two-byte-letters';
import { LATIN_FIRST_AT, LOWER_AT } from '../../layout/unicode';

/** The hash of a token of ASCII and Russian, folded; reads up to 16 bytes around it. */
// @ts-ignore: decorator
@inline
export function russianHash(at: usize, length: usize, tables: usize): u64 {
  return length > 16 ? longHash(at, length, tables) : hashOf(foldVector(at, tables), length);
}

/**
 * The same of a token that may have Latin letters with accents too; most have none even then. `scratch` is as for
 * `foldedHash`.
 */
// @ts-ignore: decorator
@inline
export function mixedHash(at: usize, length: usize, scratch: usize, tables: usize): u64 {
  if (length > 16) return longMixedHash(at, length, scratch, tables);
  const high = highBits(at) & (0xffff >> (16 - <u32>length));
  return high == 0 ? asciiHash(at, length) : accentedHash(at, length, scratch, tables);
}

/** The hash of the first `length` bytes of a folded token, 16 at most. */
// @ts-ignore: decorator
@inline
function hashOf(folded: v128, length: usize): u64 {
  const mask = ~(<u64>0) >> <u64>-(length << 3);
  const low = <u64>i64x2.extract_lane(folded, 0);
  const begun = beginHash(length);
  if (length <= 8) return endHash(hashBlock(begun, low & mask));
  const high = <u64>i64x2.extract_lane(folded, 1);
  return endHash(hashBlock(hashBlock(begun, low), high & mask));
}

/** The 16 bytes at `at`, ASCII in lower case, and base letters where accented ones begin. */
// @ts-ignore: decorator
@inline
function replaced(at: usize, bases: v128, tables: usize): v128 {
  const bytes = v128.load(at);
  const isAccent = i8x16.eq(bytes, v128.load(tables, LATIN_FIRST_AT));
  return v128.bitselect(bases, v128.or(bytes, v128.load(tables, LOWER_AT)), isAccent);
}

/** Without the byte at `place`. */
// @ts-ignore: decorator
@inline
function shifted(bytes: v128, place: u32): v128 {
  const lanes = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  return i8x16.swizzle(bytes, i8x16.sub(lanes, i8x16.ge_s(lanes, i8x16.splat(<i8>place))));
}

/** The hash of a token of at most 16 bytes, not all of them ASCII. */
function accentedHash(at: usize, length: usize, scratch: usize, tables: usize): u64 {
  const within = 0xffff >> (16 - <u32>length);
  let accents = latinLeads(at, tables) & within;
  if (accents == 0) return hashOf(foldVector(at, tables), length);
  const bases = latinBases(at, tables);
  const bare = i8x16.bitmask(i8x16.eq(bases, i8x16.splat(0)));
  if ((highBits(at) & within) != (accents | (accents << 1)) || (accents & bare) != 0) {
    return foldedHash(at, at + length, scratch, tables);
  }
  let folded = replaced(at, bases, tables);
  let gone: u32 = 0;
  // from the first on, each one place nearer than it was for each before it
  do {
    folded = shifted(folded, ctz(accents) + 1 - gone);
    accents &= accents - 1;
    gone++;
  } while (accents != 0);
  return hashOf(folded, length - gone);
}

/** The hash of a token of more than 16 bytes. */
function longMixedHash(at: usize, length: usize, scratch: usize, tables: usize): u64 {
  const end = at + length;
  for (let block = at; block < end; block += 16) {
    const within = 0xffff >> (16 - min(<u32>(end - block), 16));
    if ((latinLeads(block, tables) & within) != 0) return foldedHash(at, end, scratch, tables);
  }
  return longHash(at, length, tables);
}

/** The hash of a token of ASCII and Russian, of more than 16 bytes. */
function longHash(at: usize, length: usize, tables: usize): u64 {
  const mask = ~(<u64>0) >> <u64>-(length << 3);
  const end = at + length;
  let hash = beginHash(length);
  while (true) {
    const folded = foldVector(at, tables);
    const low = <u64>i64x2.extract_lane(folded, 0);
    if (at + 8 >= end) return endHash(hashBlock(hash, low & mask));
    hash = hashBlock(hash, low);
    const high = <u64>i64x2.extract_lane(folded, 1);
    if (at + 16 >= end) return endHash(hashBlock(hash, high & mask));
    hash = hashBlock(hash, high);
    at += 16;
  }
}
