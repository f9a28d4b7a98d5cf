/**
 * Which positions of a text are covered, and how many are in any range.
 *
 * One bit a position, and a Fenwick tree (Fenwick 1994) over words of 32 of them: covering costs
 * O(log n) a word, counting a range O(log n).
 */

/** Cells that are kept when a cover starts anew. */
const MOST_KEPT = 512;

/** Positions `[0, length)`, none covered at first. */
export class Cover {
  /** A bit for each position, then a Fenwick tree, from 1, of how many are set in each word. */
  #cells: Int32Array;
  #words: number;
  #isEmpty = true;

  constructor(length: number) {
    this.#words = (length >>> 5) + 1;
    this.#cells = new Int32Array(this.#words * 2 + 1);
  }

  /** True if no position is covered. */
  get isEmpty(): boolean {
    return this.#isEmpty;
  }

  /** Starts anew, with none of so many positions covered; returns itself. */
  reset(length: number): this {
    this.#isEmpty = true;
    this.#words = (length >>> 5) + 1;
    const cells = this.#words * 2 + 1;
    const isKept = cells <= MOST_KEPT && this.#cells.length === MOST_KEPT;
    if (isKept) this.#cells.fill(0, 0, cells);
    else this.#cells = new Int32Array(Math.max(cells, MOST_KEPT));
    return this;
  }

  /** Whether the position is covered; false outside the text. */
  has(position: number): boolean {
    const word = position >>> 5;
    return word < this.#words && (((this.#cells[word] ?? 0) >>> (position & 31)) & 1) === 1;
  }

  /** Covers `[start, end)`. */
  add(start: number, end: number): void {
    const cells = this.#cells;
    this.#isEmpty &&= start >= end;
    for (let from = start; from < end;) {
      const word = from >>> 5;
      const to = Math.min(end, (word + 1) << 5);
      const held = cells[word] ?? 0;
      const fresh = (below(to - (word << 5)) ^ below(from & 31)) & ~held;
      cells[word] = held | fresh;
      if (fresh !== 0) this.#count(word, ones(fresh));
      from = to;
    }
  }

  /** How many positions of `[start, end)` are not covered. */
  free(start: number, end: number): number {
    return end - start - this.#before(end) + this.#before(start);
  }

  /** How many positions from this one on are not covered, up to `most`, 31 at most. */
  freeFrom(position: number, most: number): number {
    const word = position >>> 5;
    const bit = position & 31;
    const next = bit > 0 && word + 1 < this.#words ? (this.#cells[word + 1] ?? 0) << (32 - bit) : 0;
    const covered = ((this.#cells[word] ?? 0) >>> bit) | next;
    return covered === 0 ? most : Math.min(most, 31 - Math.clz32(covered & -covered));
  }

  /** How many positions back from this one, with it, are not covered, up to `most`, 31 at most. */
  freeBack(position: number, most: number): number {
    const word = position >>> 5;
    const bit = position & 31;
    const next = bit < 31 && word > 0 ? (this.#cells[word - 1] ?? 0) >>> (bit + 1) : 0;
    return Math.min(most, Math.clz32(((this.#cells[word] ?? 0) << (31 - bit)) | next));
  }

  #count(word: number, more: number): void {
    const cells = this.#cells;
    const words = this.#words;
    for (let i = word + 1; i <= words; i += i & -i) {
      cells[words + i] = (cells[words + i] ?? 0) + more;
    }
  }

  /** The covered positions before this one. */
  #before(position: number): number {
    const cells = this.#cells;
    const word = position >>> 5;
    let sum = ones((cells[word] ?? 0) & below(position & 31));
    for (let i = word; i > 0; i &= i - 1) sum += cells[this.#words + i] ?? 0;
    return sum;
  }
}

/** The lowest `count` bits, up to all 32. */
function below(count: number): number {
  return count === 32 ? -1 : (1 << count) - 1;
}

/** The number of bits that are set (Warren, Hacker's Delight, 5-1). */
function ones(word: number): number {
  let sum = word - ((word >>> 1) & 0x55555555);
  sum = (sum & 0x33333333) + ((sum >>> 2) & 0x33333333);
  return Math.imul((sum + (sum >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
