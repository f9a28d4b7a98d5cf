/**
 * The secret of a run, by which tables place what they hold.
 *
 * The hashes of hash.ts are public, so a text can be made of words and phrases that share a slot of any table that
 * goes by them alone: each look-up then passes all others, and 50,000 words of half a megabyte take seconds. With
 * a secret odd factor it cannot be known beforehand what shares a slot (multiply-shift hashing; Dietzfelbinger et al.
 * 1997). It only decides the slots of a table: no answer depends on it.
 *
 * `Math.random` will do: it starts from entropy of the system, and a run does not show what it gave.
 */

const WORDS = 2 ** 32;

/** 32 secret bits. */
const draw = (): number => Math.floor(Math.random() * WORDS) | 0;

const FACTOR_HI = draw() | 1;
const FACTOR_LO = draw() | 1;
const FACTOR_THIRD = draw() | 1;
const OFFSET = draw();

/** 32 bits, all of them mixed, that say where a 64-bit hash goes. */
export function placeOf(hi: number, lo: number): number {
  const sum = (Math.imul(hi, FACTOR_HI) + Math.imul(lo, FACTOR_LO) + OFFSET) | 0;
  // the top bits are the mixed ones, and tables take the lowest
  const mixed = Math.imul(sum ^ (sum >>> 16), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** The same for three numbers. */
export function placeOfThree(one: number, two: number, three: number): number {
  const pair = Math.imul(one, FACTOR_HI) + Math.imul(two, FACTOR_LO);
  const sum = (pair + Math.imul(three, FACTOR_THIRD) + OFFSET) | 0;
  const mixed = Math.imul(sum ^ (sum >>> 16), 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

/** A secret for the memory of a kernel, four words: an odd number of 64 bits and any (wasm/key.ts). */
export function drawKernelKey(): readonly number[] {
  return [draw() | 1, draw(), draw(), draw()];
}
