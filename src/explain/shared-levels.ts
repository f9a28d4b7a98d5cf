/**
 * The shingles that two documents share, size by size, counted exactly: sets of token numbers, no hashes
 * and no samples. O(tokens) a size, for one pair at a time.
 */

import { share } from '../core/score/measure.ts';
import type { SharedLevel } from '../model/explanation.ts';

/** The distinct shingles of `size` tokens; a shorter text is one shingle, an empty text has none. */
export function shingleSet(tokens: Int32Array, size: number): Set<string> {
  const shingles = new Set<string>();
  if (tokens.length === 0) return shingles;
  const last = Math.max(0, tokens.length - size);
  for (let i = 0; i <= last; i++) shingles.add(tokens.subarray(i, i + size).join(' '));
  return shingles;
}

/** Counts the shingles of `size` tokens that `a` and `b` share. */
export function compareShingles(a: Int32Array, b: Int32Array, size: number): SharedLevel {
  const [setA, setB] = [shingleSet(a, size), shingleSet(b, size)];
  let inBoth = 0;
  for (const shingle of setA) if (setB.has(shingle)) inBoth++;
  const [inA, inB] = [setA.size, setB.size];
  return {
    size,
    inA,
    inB,
    inBoth,
    resemblance: share(inBoth, inA + inB - inBoth),
    containmentA: share(inBoth, inA),
    containmentB: share(inBoth, inB),
  };
}
