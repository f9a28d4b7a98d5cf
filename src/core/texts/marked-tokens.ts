/**
 * Marks of tokens by document, as the stretches that they make: a letter quotes a few stretches of lines, which are a
 * few numbers where a byte for each of its tokens would be hundreds, and an object of its own.
 *
 * O(tokens) to pack and to unpack the marks of a document.
 */

/** By document that has any: 1 for each of its tokens that is marked, 0 for the others. */
export interface MarkedTokens {
  /** Documents that have marks. */
  readonly size: number;
  get(document: number): Uint8Array | undefined;
}

const INITIAL = 1 << 8;

/** Marks in one array for all documents. */
export class PackedMarks implements MarkedTokens {
  #size = 0;
  /** By document: where it is in the pool, 0 where it has no marks. */
  #places: Int32Array;
  /** By place: how many tokens, how many stretches, then [start, end) of each. */
  #pool: Int32Array;
  #end = 1;

  constructor(
    places: Int32Array = new Int32Array(INITIAL),
    pool: Int32Array = new Int32Array(INITIAL),
  ) {
    this.#places = places;
    this.#pool = pool;
  }

  get size(): number {
    return this.#size;
  }

  /** Keeps the marks of a document, 0 or 1 by token; once for each document. */
  set(document: number, marks: Uint8Array): void {
    if (document >= this.#places.length) this.#places = widened(this.#places, document + 1);
    this.#places[document] = this.#end;
    this.#size++;
    const head = this.#end;
    this.#put(marks.length);
    this.#put(0);
    for (let start = marks.indexOf(1); start >= 0;) {
      const after = marks.indexOf(0, start);
      const end = after < 0 ? marks.length : after;
      this.#put(start);
      this.#put(end);
      this.#pool[head + 1] = (this.#pool[head + 1] ?? 0) + 1;
      start = marks.indexOf(1, end);
    }
  }

  get(document: number): Uint8Array | undefined {
    const place = this.#places[document] ?? 0;
    if (place === 0) return undefined;
    const marks = new Uint8Array(this.#pool[place] ?? 0);
    const end = place + 2 + 2 * (this.#pool[place + 1] ?? 0);
    for (let at = place + 2; at < end; at += 2) marks.fill(1, this.#pool[at], this.#pool[at + 1]);
    return marks;
  }

  /** The same marks of documents in another order: document d of the result is `order[d]` of this one. */
  reordered(order: Int32Array): PackedMarks {
    const places = Int32Array.from(order, (document) => this.#places[document] ?? 0);
    const result = new PackedMarks(places, this.#pool);
    result.#size = this.#size;
    result.#end = this.#end;
    return result;
  }

  #put(number: number): void {
    if (this.#end === this.#pool.length) this.#pool = widened(this.#pool, this.#end + 1);
    this.#pool[this.#end++] = number;
  }
}

/** The same numbers with room for `least`, and for as many again as there were. */
function widened(from: Int32Array, least: number): Int32Array {
  const wide = new Int32Array(Math.max(least, from.length * 2));
  wide.set(from);
  return wide;
}
