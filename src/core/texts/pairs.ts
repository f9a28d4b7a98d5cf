/**
 * Lists of pairs of texts, as parallel arrays: the first `count` items are valid.
 */

import { widened } from '../tokens/widened.ts';

/** Pairs of documents, a < b, each once, in order of a, then b. */
export interface CandidatePairs {
  readonly count: number;
  readonly a: Int32Array;
  readonly b: Int32Array;
}

/** Something that has pairs of documents below `size`. */
export interface PairSource {
  readonly size: number;
  /** How many; those that come twice count twice. */
  readonly count: number;
  /** Calls `take` with each pair; it may come twice, in either order. */
  each(take: (one: number, other: number) => void): void;
}

/** A list of pairs of documents below `size`, to go through. */
export function listedPairs({ count, a, b }: CandidatePairs, size: number): PairSource {
  return {
    size,
    count,
    each: (take) => {
      for (let i = 0; i < count; i++) take(a[i] ?? 0, b[i] ?? 0);
    },
  };
}

/** A growing list of pairs. It may hold a pair twice, once from each side. */
export class PairList {
  #count = 0;
  #a = new Int32Array(1 << 10);
  #b = new Int32Array(1 << 10);

  /** Adds the pair of two different documents, in either order. */
  push(one: number, other: number): void {
    if (this.#count === this.#a.length) {
      this.#a = widened(this.#a, this.#count * 2);
      this.#b = widened(this.#b, this.#count * 2);
    }
    this.#a[this.#count] = Math.min(one, other);
    this.#b[this.#count] = Math.max(one, other);
    this.#count++;
  }

  /**
   * Returns the pairs, each once, in order of a, then b. All documents must be below `size`. Two
   * counting sorts, by b and by a.
   */
  distinct(size: number): CandidatePairs {
    const order = countingSort(this.#a, countingSort(this.#b, identity(this.#count), size), size);
    const a = new Int32Array(this.#count);
    const b = new Int32Array(this.#count);
    let count = 0;
    for (const pair of order) {
      const first = this.#a[pair] ?? 0;
      const second = this.#b[pair] ?? 0;
      if (count > 0 && a[count - 1] === first && b[count - 1] === second) continue;
      a[count] = first;
      b[count] = second;
      count++;
    }
    return { count, a: a.slice(0, count), b: b.slice(0, count) };
  }
}

/** 0, 1, 2, ...; in a loop, because `Int32Array.from` is ten times slower on the first run. */
function identity(count: number): Int32Array {
  const numbers = new Int32Array(count);
  for (let i = 0; i < count; i++) numbers[i] = i;
  return numbers;
}

/** `order` sorted by `keys[item]`; keys are below `size`; stable. */
function countingSort(keys: Int32Array, order: Int32Array, size: number): Int32Array {
  const next = new Int32Array(size + 1);
  for (const item of order) {
    const slot = (keys[item] ?? 0) + 1;
    next[slot] = (next[slot] ?? 0) + 1;
  }
  for (let key = 0; key < size; key++) next[key + 1] = (next[key + 1] ?? 0) + (next[key] ?? 0);
  const sorted = new Int32Array(order.length);
  for (const item of order) {
    const key = keys[item] ?? 0;
    const at = next[key] ?? 0;
    sorted[at] = item;
    next[key] = at + 1;
  }
  return sorted;
}
