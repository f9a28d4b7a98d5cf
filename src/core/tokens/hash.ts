/**
 * The 64-bit hash of tokens and shingles, specified bit for bit so that another implementation can
 * match it. All arithmetic is on unsigned 64-bit integers, modulo 2^64; `^` is exclusive or, `>>` a
 * shift that brings in zeros.
 *
 * Token of n bytes (UTF-8, folded; see tokenise.ts):
 *
 *     h = n * G
 *     for each block w of 8 bytes, little-endian, the last one filled up with zero bytes:
 *         h = (h ^ w) * M1;  h = h ^ (h >> 32)
 *     h = h * M2;  h = h ^ (h >> 32)
 *
 * Shingle of the tokens with hashes t[1] .. t[k]:
 *
 *     h = t[1] * P^(k-1) + t[2] * P^(k-2) + ... + t[k] + k * G
 *     h = h ^ (h >> 32);  h = h * M2;  h = h ^ (h >> 32)
 *
 * Text of n UTF-16 units: as a token of 2n bytes, which are its units, little-endian.
 *
 *     G  = 0x9E3779B97F4A7C15   2^64 / golden ratio, odd
 *     M1 = 0xFF51AFD7ED558CCD   the two multipliers of MurmurHash3's 64-bit finaliser
 *     M2 = 0xC4CEB9FE1A85EC53   (Appleby 2011), chosen there for avalanche
 *     P  = 0xD6E8FEB86659FD93   odd, so that no token of a shingle is lost to the modulus
 *
 * Why 64 bits: at 32, two texts of 500 shingles share one by accident in every 17,000 pairs. Each
 * step is a bijection of h, so tokens of up to 8 bytes and equal length never collide.
 *
 * JavaScript has no fast 64-bit integers; a hash is two signed 32-bit halves, high and low, and a
 * product takes four 16-bit limb products. About 10 ns a token.
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
} from '../../kernel/layout/tokens.ts';

/** A 64-bit value as two signed 32-bit halves. */
export interface Hash64 {
  hi: number;
  lo: number;
}

/** A 64-bit constant. */
type Constant64 = Readonly<Hash64>;

const constant = (hi: number, lo: number): Constant64 => ({ hi: hi | 0, lo: lo | 0 });

const G = constant(HASH_G_HI, HASH_G_LO);
const M1 = constant(HASH_M1_HI, HASH_M1_LO);
const M2 = constant(HASH_M2_HI, HASH_M2_LO);
/** The base of the shingle polynomial. */
export const SHINGLE_BASE: Constant64 = constant(SHINGLE_BASE_HI, SHINGLE_BASE_LO);

/** The upper 32 bits of the 64-bit product of two unsigned 32-bit numbers. */
function multiplyHigh(a: number, b: number): number {
  const a0 = a & 0xffff;
  const a1 = a >>> 16;
  const b0 = b & 0xffff;
  const b1 = b >>> 16;
  const low = Math.imul(a0, b0) >>> 16;
  const cross = Math.imul(a1, b0);
  const other = Math.imul(a0, b1);
  // three terms of at most 16 bits each: no overflow
  const middle = low + (cross & 0xffff) + (other & 0xffff);
  return (Math.imul(a1, b1) + (cross >>> 16) + (other >>> 16) + (middle >>> 16)) | 0;
}

/** Multiplies `value` in place, modulo 2^64. */
export function multiply(value: Hash64, by: Constant64): void {
  const { hi, lo } = value;
  value.hi = (multiplyHigh(lo, by.lo) + Math.imul(lo, by.hi) + Math.imul(hi, by.lo)) | 0;
  value.lo = Math.imul(lo, by.lo);
}

/** Adds `hi` and `lo` to `value` in place, modulo 2^64. */
export function add(value: Hash64, hi: number, lo: number): void {
  const sum = (value.lo + lo) | 0;
  // the carry from the top bits alone, because unsigned numbers would leave the range of small
  // integers
  const carry = ((value.lo & lo) | ((value.lo | lo) & ~sum)) >>> 31;
  value.lo = sum;
  value.hi = (value.hi + hi + carry) | 0;
}

/** Returns `base` to the power `exponent`, modulo 2^64; 1 for exponent 0. O(log exponent). */
export function power(base: Constant64, exponent: number): Constant64 {
  const result = { hi: 0, lo: 1 };
  const square = { hi: base.hi, lo: base.lo };
  // halved by division, because exponents may exceed 32 bits
  for (let rest = exponent; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) multiply(result, square);
    multiply(square, { hi: square.hi, lo: square.lo });
  }
  return result;
}

/**
 * Hashes the first `length` bytes of `words` into `out`. The bytes are little-endian; the caller
 * pads them with zeros to whole blocks of 8 bytes.
 */
export function hashToken(words: Int32Array, length: number, out: Hash64): void {
  out.hi = 0;
  out.lo = length;
  multiply(out, G);
  const blocks = (length + 7) >>> 3;
  for (let block = 0; block < blocks; block++) {
    out.lo ^= words[2 * block] ?? 0;
    out.hi ^= words[2 * block + 1] ?? 0;
    multiply(out, M1);
    out.lo ^= out.hi;
  }
  multiply(out, M2);
  out.lo ^= out.hi;
}

/** Hashes a text, its white space and marks included, into `out`. O(its units), about 1.5 ns each. */
export function hashText(text: string, out: Hash64): void {
  const { length } = text;
  out.hi = 0;
  out.lo = 2 * length;
  multiply(out, G);
  for (let i = 0; i < length; i += 4) {
    out.lo ^= unitAt(text, i) | (unitAt(text, i + 1) << 16);
    out.hi ^= unitAt(text, i + 2) | (unitAt(text, i + 3) << 16);
    multiply(out, M1);
    out.lo ^= out.hi;
  }
  multiply(out, M2);
  out.lo ^= out.hi;
}

/** A unit of a text; 0 behind its end. */
function unitAt(text: string, at: number): number {
  return at < text.length ? text.charCodeAt(at) : 0;
}

/** Turns the polynomial of `k` token hashes in `value` into the shingle's hash, in place. */
export function finishShingle(value: Hash64, k: number): void {
  add(value, Math.imul(G.hi, k) + multiplyHigh(G.lo, k), Math.imul(G.lo, k));
  value.lo ^= value.hi;
  multiply(value, M2);
  value.lo ^= value.hi;
}
