/**
 * Longer copies of arrays of numbers. A list that doubles its array when it is full costs O(1) an
 * item over its life.
 */

type Numbers = Int32Array | Float64Array | Uint8Array;

/** Returns an array of `length` numbers that begins with the numbers of `from`; the others are 0. */
export function widened(from: Int32Array, length: number): Int32Array<ArrayBuffer>;
export function widened(from: Float64Array, length: number): Float64Array<ArrayBuffer>;
export function widened(from: Uint8Array, length: number): Uint8Array<ArrayBuffer>;
export function widened(from: Numbers, length: number): Numbers {
  const wide = emptyLike(from, length);
  wide.set(from);
  return wide;
}

function emptyLike(from: Numbers, length: number): Numbers {
  if (from instanceof Int32Array) return new Int32Array(length);
  return from instanceof Float64Array ? new Float64Array(length) : new Uint8Array(length);
}
