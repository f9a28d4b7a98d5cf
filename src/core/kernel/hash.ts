/**
 * The 64-bit hash of tokens and shingles, as src/core/hash.ts specifies it bit for bit. WebAssembly has
 * 64-bit integers, so a step is one product and not four.
 */

/** 2^64 / golden ratio, odd. */
export const G: u64 = 0x9e3779b97f4a7c15;
export const M1: u64 = 0xff51afd7ed558ccd;
export const M2: u64 = 0xc4ceb9fe1a85ec53;
/** The base of the shingle polynomial. */
export const SHINGLE_BASE: u64 = 0xd6e8feb86659fd93;

/** Turns the polynomial of `k` token hashes into the shingle's hash. */
export function finishShingle(polynomial: u64, k: u32): u64 {
  let h = polynomial + G * <u64>k;
  h ^= h >> 32;
  h *= M2;
  return h ^ (h >> 32);
}

/** `finishShingle`, for tests of the loader. */
export function mix(polynomial: u64, k: u32): u64 {
  return finishShingle(polynomial, k);
}
