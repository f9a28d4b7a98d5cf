/**
 * The secret of a run, by which tables place what they hold: kernel/hash-key.ts says why, and draws it.
 *
 * The top bits of a product with a secret odd number spread any set of different values (multiply-shift hashing;
 * Dietzfelbinger et al. 1997): the author of a text cannot choose values that share a slot. What a table answers
 * does not depend on it.
 */

/** An odd number, and any number: constants of an instance are as fast as those of the code. */
// @ts-ignore: decorator of AssemblyScript
@external("env", "factor")
declare const FACTOR: u64;
// @ts-ignore: decorator of AssemblyScript
@external("env", "offset")
declare const OFFSET: u64;

/** 64 bits; the top ones are the slot of a value. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function spread(value: u64): u64 {
  return value * FACTOR;
}

/** The same in 32 bits. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function spreadWord(value: u32): u32 {
  return value * <u32>FACTOR;
}

/** A value that is of no use without the secret, and back. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function blind(value: u64): u64 {
  return value ^ OFFSET;
}
