/**
 * The 64-bit hash of tokens and shingles, as core/tokens/hash.ts specifies it bit for bit. WebAssembly has
 * 64-bit integers, so a step is one product and not four.
 */

import {
  HASH_G_HI,
  HASH_G_LO,
  HASH_M1_HI,
  HASH_M1_LO,
  HASH_M2_HI,
  HASH_M2_LO,
  SHINGLE_BASE_HI,
  SHINGLE_BASE_LO,
} from '../../layout/tokens';

/** 2^64 / golden ratio, odd. */
export const G: u64 = ((<u64>HASH_G_HI) << 32) | <u64>HASH_G_LO;
export const M1: u64 = ((<u64>HASH_M1_HI) << 32) | <u64>HASH_M1_LO;
export const M2: u64 = ((<u64>HASH_M2_HI) << 32) | <u64>HASH_M2_LO;
/** The base of the shingle polynomial. */
export const SHINGLE_BASE: u64 = ((<u64>SHINGLE_BASE_HI) << 32) | <u64>SHINGLE_BASE_LO;

/** The hash of a token of `length` bytes, before its blocks. */
// @ts-ignore: decorator
@inline
export function beginHash(length: usize): u64 {
  return <u64>length * G;
}

/** Takes in the next eight bytes of a token. */
// @ts-ignore: decorator
@inline
export function hashBlock(hash: u64, block: u64): u64 {
  const h = (hash ^ block) * M1;
  return h ^ (h >> 32);
}

// @ts-ignore: decorator
@inline
export function endHash(hash: u64): u64 {
  const h = hash * M2;
  return h ^ (h >> 32);
}

/** Lower case for eight ASCII letters; digits have the bit already. */
const LOWER: u64 = 0x2020202020202020;

/** The hash of the ASCII word at `at`, folded; reads up to 7 bytes behind it. */
// @ts-ignore: decorator
@inline
export function asciiHash(at: usize, length: usize): u64 {
  if (length > 8) return longHash(at, length, LOWER);
  return shortHash(at, length, LOWER);
}

/** The hash of the token at `at`, as it is. */
// @ts-ignore: decorator
@inline
export function bytesHash(at: usize, length: usize): u64 {
  if (length > 8) return longHash(at, length, 0);
  return shortHash(at, length, 0);
}

/** The hash of the two characters of three bytes each at `at`, as they are. */
// @ts-ignore: decorator
@inline
export function pairHash(at: usize): u64 {
  return endHash(hashBlock(beginHash(6), load<u64>(at) & 0xffffffffffff));
}

/** The hash of 1 to 8 bytes. */
// @ts-ignore: decorator
@inline
function shortHash(at: usize, length: usize, lower: u64): u64 {
  // a shift counts modulo 64: none for 8 bytes
  const mask = ~(<u64>0) >> <u64>-(length << 3);
  return endHash(hashBlock(beginHash(length), (load<u64>(at) | lower) & mask));
}

function longHash(at: usize, length: usize, lower: u64): u64 {
  let hash = beginHash(length);
  const last = at + ((length - 1) & ~7);
  for (; at < last; at += 8) hash = hashBlock(hash, load<u64>(at) | lower);
  const mask = ~(<u64>0) >> <u64>-(length << 3);
  return endHash(hashBlock(hash, (load<u64>(at) | lower) & mask));
}

/** Turns the polynomial of `k` token hashes into the shingle's hash. */
export function finishShingle(polynomial: u64, k: u32): u64 {
  let h = polynomial + G * <u64>k;
  h ^= h >> 32;
  h *= M2;
  return h ^ (h >> 32);
}
