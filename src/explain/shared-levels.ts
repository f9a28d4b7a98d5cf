/**
 * What two documents share of their shingles, size by size, counted exactly: sets of token numbers,
 * no hashes and no samples. O(tokens) a size, for one pair at a time.
 */
import type { SharedLevel } from '../model/explanation.ts';
import { roundMeasure } from '../core/score/score.ts';

/** The distinct shingles of `size` tokens; a text shorter than that is one, an empty one has none. */
export function shingleSet(tokens: Int32Array, size: number): Set<string> {
  const shingles = new Set<string>();
  if (tokens.length === 0) return shingles;
  const last = Math.max(0, tokens.length - size);
  for (let i = 0; i <= last; i++) shingles.add(tokens.subarray(i, i + size).join(' '));
  return shingles;
}

/** Counts what `a` and `b` share of their shingles of `size` tokens. */
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

const share = (part: number, whole: number): number =>
  whole === 0 ? 0 : roundMeasure(part / whole);
