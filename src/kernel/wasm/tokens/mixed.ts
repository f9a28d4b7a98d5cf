/**
 * The hash of a token that may have letters of Western Europe and Russian (`twoByteLetters`), folded 16 bytes at a time.
 *
 * ASCII and Russian keep their length. An accented letter of Latin is left with one byte of two: its base letter takes
 * the place of the first, and the bytes behind move up, a shuffle for each accent. What does not fold like that (ð, æ),
 * or is longer than 16 bytes and has an accent, is folded one character at a time. Some 2 ns a token without an accent.
 */
import { foldVector, latinBases, latinLeads } from './classes';
import { foldedHash } from './fold';
import { beginHash, endHash, hashBlock } from './hash';

/** The hash of such a token, folded; reads up to 16 bytes around it. `scratch` is as for `foldedHash`. */
// @ts-ignore: decorator
@inline
export function mixedHash(at: usize, length: usize, scratch: usize, tables: usize): u64 {
  if (length > 16) return longHash(at, length, scratch, tables);
  const accents = latinLeads(at, tables) & (0xffff >> (16 - <u32>length));
  if (accents != 0) return accentedHash(at, length, accents, scratch, tables);
  return hashOf(foldVector(at, tables), length);
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

/**
 * The hash of a token of at most 16 bytes with Latin letters beyond ASCII where `accents` has bits. Hot in languages that
 * have many; five parameters, because a record of them would be stored and loaded each time.
 */
function accentedHash(at: usize, length: usize, accents: u32, scratch: usize, tables: usize): u64 {
  const bases = latinBases(at, tables);
  const isBare = i8x16.bitmask(i8x16.eq(bases, i8x16.splat(0)));
  if ((isBare & accents) != 0) return foldedHash(at, at + length, scratch, tables);
  const lanes = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  // only where a letter begins: behind the token there may be others
  const isAccent = i8x16.eq(v128.load(at), i8x16.splat(<i8>0xc3));
  let folded = v128.bitselect(bases, foldVector(at, tables), isAccent);
  let left = length;
  // from the first on, each one place nearer than it was for those before it
  for (let rest = accents, gone: u32 = 0; rest != 0; rest &= rest - 1, gone++, left--) {
    const second = i8x16.splat(<i8>(ctz(rest) + 1 - gone));
    folded = i8x16.swizzle(folded, i8x16.sub(lanes, i8x16.ge_s(lanes, second)));
  }
  return hashOf(folded, left);
}

/** The hash of a token of more than 16 bytes. */
function longHash(at: usize, length: usize, scratch: usize, tables: usize): u64 {
  const end = at + length;
  for (let block = at; block < end; block += 16) {
    const rest = <u32>(end - block);
    const within = rest < 16 ? 0xffff >> (16 - rest) : 0xffff;
    if ((latinLeads(block, tables) & within) != 0) return foldedHash(at, end, scratch, tables);
  }
  const mask = ~(<u64>0) >> <u64>-(length << 3);
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
