/**
 * Two tokens that follow each other as one number of 64 bits, well mixed, and back: what the inversion parts and
 * groups by.
 *
 * Every step has an inverse, so that equal numbers are equal pairs: nothing is left to chance. Two products
 * and two shifts each way. The secret of the run goes in first, so that no text makes pairs that crowd together.
 */
import { G, M1 } from '../tokens/hash';
import { blind } from '../key';

/** In place of a token that is not there, or that no two texts share. */
export const NO_TOKEN: u32 = 0xffffffff;

// G and M1 times these are 1, modulo 2^64
const G_INVERSE: u64 = 0xf1de83e19937733d;
const M1_INVERSE: u64 = 0x4f74430c22a54005;

// @ts-ignore: decorator of AssemblyScript
@inline
export function mixPair(first: u32, second: u32): u64 {
  let pair = blind(((<u64>first) << 32) | <u64>second) * G;
  pair = (pair ^ (pair >> 32)) * M1;
  return pair ^ (pair >> 32);
}

/** The pair that was mixed: the first token in the upper half. */
export function unmixPair(mixed: u64): u64 {
  let pair = (mixed ^ (mixed >> 32)) * M1_INVERSE;
  return blind((pair ^ (pair >> 32)) * G_INVERSE);
}
