/**
 * The value nearest to a target within a range of a list, for lists of numbers that are all different.
 *
 * A wavelet matrix (Claude and Navarro 2012): one row of bits for each bit of the values, the highest
 * first, sorted stably by the rows before, so that numbers with a common prefix are side by side.
 * Built in O(n log n) bit operations; a question costs O(log n).
 */

/** Answers questions about ranges of one list. */
export class RangeNearest {
  readonly #count: number;
  readonly #depth: number;
  /** For each row, the zeros before each place. */
  readonly #zeros: Int32Array[] = [];

  constructor(values: Int32Array, most: number) {
    this.#count = values.length;
    this.#depth = 32 - Math.clz32(most);
    let row = values;
    for (let bit = this.#depth - 1; bit >= 0; bit--) {
      const zeros = countZeros(row, bit);
      this.#zeros.push(zeros);
      row = splitByBit(row, bit, zeros);
    }
  }

  /** The value in `[from, to)` nearest to `target`, the smaller of two; -1 for an empty range. */
  nearest(from: number, to: number, target: number): number {
    if (from >= to) return -1;
    const smaller = this.#smaller(from, to, target + 1);
    const below = smaller > 0 ? this.#ranked(from, to, smaller - 1) : -1;
    const above = smaller < to - from ? this.#ranked(from, to, smaller) : -1;
    if (below < 0 || above < 0) return Math.max(below, above);
    return target - below <= above - target ? below : above;
  }

  /** How many values in the range are below `limit`. */
  #smaller(from: number, to: number, limit: number): number {
    if (limit <= 0) return 0;
    if (limit >= 2 ** this.#depth) return to - from;
    let sum = 0;
    for (let depth = 0; depth < this.#depth; depth++) {
      const zeros = this.#zeros[depth] ?? EMPTY;
      const [zerosFrom, zerosTo] = [zeros[from] ?? 0, zeros[to] ?? 0];
      if (((limit >>> (this.#depth - 1 - depth)) & 1) === 0) {
        [from, to] = [zerosFrom, zerosTo];
        continue;
      }
      sum += zerosTo - zerosFrom;
      const all = zeros[this.#count] ?? 0;
      [from, to] = [from - zerosFrom + all, to - zerosTo + all];
    }
    return sum;
  }

  /** The value of the given rank in the range, 0 for the smallest. */
  #ranked(from: number, to: number, rank: number): number {
    let value = 0;
    for (let depth = 0; depth < this.#depth; depth++) {
      const zeros = this.#zeros[depth] ?? EMPTY;
      const [zerosFrom, zerosTo] = [zeros[from] ?? 0, zeros[to] ?? 0];
      const isZero = rank < zerosTo - zerosFrom;
      value = value * 2 + (isZero ? 0 : 1);
      if (isZero) {
        [from, to] = [zerosFrom, zerosTo];
        continue;
      }
      rank -= zerosTo - zerosFrom;
      const all = zeros[this.#count] ?? 0;
      [from, to] = [from - zerosFrom + all, to - zerosTo + all];
    }
    return value;
  }
}

const EMPTY = new Int32Array(0);

function countZeros(row: Int32Array, bit: number): Int32Array {
  const zeros = new Int32Array(row.length + 1);
  let count = 0;
  for (let i = 0; i < row.length; i++) {
    if ((((row[i] ?? 0) >>> bit) & 1) === 0) count++;
    zeros[i + 1] = count;
  }
  return zeros;
}

function splitByBit(row: Int32Array, bit: number, zeros: Int32Array): Int32Array {
  const split = new Int32Array(row.length);
  let low = 0;
  let high = zeros[row.length] ?? 0;
  for (let i = 0; i < row.length; i++) {
    const value = row[i] ?? 0;
    if (((value >>> bit) & 1) === 0) split[low++] = value;
    else split[high++] = value;
  }
  return split;
}
