/**
 * Pairs worth verifying: for each document the partners that share most rarity with it. The specification of what
 * the kernel ranks; O(sum of df^2) over postings of at most `MAX_DF`.
 */
import { CHAIN_WEIGHT, MAX_PARTNERS, WEIGHTS } from '../../src/core/candidates/weights.ts';
import { type CandidatePairs, PairList } from '../../src/core/texts/pairs.ts';
import type { Postings } from './postings.ts';

/** Ranks the partners of documents 0 .. `size` - 1 and keeps the best of each. */
export function rankPartners(postings: Postings, size: number): CandidatePairs {
  const index = postingsByDocument(postings, size);
  const sums = new Int32Array(size);
  const touched = new Int32Array(size);
  const best = new TopList(MAX_PARTNERS);
  const pairs = new PairList();
  for (let document = 0; document < size; document++) {
    const count = sumRarity(postings, index, { document, sums, touched });
    best.clear();
    for (let i = 0; i < count; i++) {
      const partner = touched[i] ?? 0;
      best.offer(sums[partner] ?? 0, partner);
      sums[partner] = 0;
    }
    for (let i = 0; i < best.size; i++) pairs.push(document, best.items[i] ?? 0);
  }
  return pairs.distinct(size);
}

interface DocumentIndex {
  readonly starts: Int32Array;
  readonly postings: Int32Array;
}

/** The postings of each document: the inverse of the inverse, by counting sort. */
function postingsByDocument({ size, starts, documents }: Postings, count: number): DocumentIndex {
  const ends = new Int32Array(count + 1);
  for (const document of documents) ends[document + 1] = (ends[document + 1] ?? 0) + 1;
  for (let d = 0; d < count; d++) ends[d + 1] = (ends[d + 1] ?? 0) + (ends[d] ?? 0);
  const next = ends.slice();
  const postings = new Int32Array(documents.length);
  for (let posting = 0; posting < size; posting++) {
    const end = starts[posting + 1] ?? 0;
    for (let i = starts[posting] ?? 0; i < end; i++) {
      const document = documents[i] ?? 0;
      const at = next[document] ?? 0;
      postings[at] = posting;
      next[document] = at + 1;
    }
  }
  return { starts: ends, postings };
}

interface Accumulator {
  readonly document: number;
  readonly sums: Int32Array;
  readonly touched: Int32Array;
}

/** Sums what each partner shares with the document; returns how many partners were touched. */
function sumRarity(postings: Postings, index: DocumentIndex, into: Accumulator): number {
  const { document, sums, touched } = into;
  const { starts, documents, isChain } = postings;
  const last = index.starts[document + 1] ?? 0;
  let count = 0;
  for (let i = index.starts[document] ?? 0; i < last; i++) {
    const posting = index.postings[i] ?? 0;
    const from = starts[posting] ?? 0;
    const to = starts[posting + 1] ?? 0;
    const weight = isChain[posting] === 1 ? CHAIN_WEIGHT : (WEIGHTS[to - from] ?? 0);
    for (let j = from; j < to; j++) {
      const partner = documents[j] ?? 0;
      if (partner === document) continue;
      const sum = sums[partner] ?? 0;
      if (sum === 0) touched[count++] = partner;
      sums[partner] = sum + weight;
    }
  }
  return count;
}

/** The `capacity` best items by weight descending, then item ascending: a binary heap, worst on top. */
class TopList {
  size = 0;
  readonly items: Int32Array;
  readonly #weights: Int32Array;

  constructor(capacity: number) {
    this.items = new Int32Array(capacity);
    this.#weights = new Int32Array(capacity);
  }

  clear(): void {
    this.size = 0;
  }

  offer(weight: number, item: number): void {
    if (this.size < this.items.length) {
      this.#rise(this.size++, weight, item);
      return;
    }
    const worst = this.#weights[0] ?? 0;
    if (weight < worst || (weight === worst && item > (this.items[0] ?? 0))) return;
    this.#sink(weight, item);
  }

  #isWorse(weight: number, item: number, than: number): boolean {
    const other = this.#weights[than] ?? 0;
    return weight < other || (weight === other && item > (this.items[than] ?? 0));
  }

  #rise(from: number, weight: number, item: number): void {
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!this.#isWorse(weight, item, parent)) break;
      this.#move(parent, at);
      at = parent;
    }
    this.#weights[at] = weight;
    this.items[at] = item;
  }

  #sink(weight: number, item: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.size) break;
      const right = child + 1;
      if (
        right < this.size &&
        this.#isWorse(this.#weights[right] ?? 0, this.items[right] ?? 0, child)
      ) {
        child = right;
      }
      if (this.#isWorse(weight, item, child)) break;
      this.#move(child, at);
      at = child;
    }
    this.#weights[at] = weight;
    this.items[at] = item;
  }

  #move(from: number, to: number): void {
    this.#weights[to] = this.#weights[from] ?? 0;
    this.items[to] = this.items[from] ?? 0;
  }
}
