/**
 * Own texts as sets of phrases: the specification of what the kernel compares. O(tokens) a text, O(phrases of both)
 * a comparison.
 */
import {
  allowedBetween,
  MAX_COMPARED,
  type Phrases,
  type PhraseSets,
} from '../../src/core/boilerplate/own-phrases.ts';
import { PHRASE_LEVEL } from '../../src/core/shingles/phrases.ts';
import { Shingler, type Shingles } from '../../src/core/shingles/shingles.ts';
import type { Collection } from '../../src/core/texts/collection.ts';
import { placeOf } from '../../src/kernel/hash-key.ts';

/** Slots for the phrases of one text: at most a quarter is taken. */
const SLOTS = 4 * MAX_COMPARED;

/** Phrases by open addressing, stamped, so that nothing has to be cleared between texts. */
export class PlainPhraseSets implements PhraseSets {
  readonly #collection: Collection;
  readonly #shingler: Shingler;
  readonly #halves = new Int32Array(2 * SLOTS);
  readonly #stamps = new Int32Array(SLOTS);
  #stamp = 0;

  constructor(collection: Collection) {
    this.#collection = collection;
    this.#shingler = new Shingler(collection, PHRASE_LEVEL);
  }

  distinct(document: number, frame: Uint8Array): Phrases {
    const tokens = this.#collection.tokensOf(document);
    const own = new Int32Array(Math.min(MAX_COMPARED, tokens.length));
    let length = 0;
    for (let i = 0; i < tokens.length && length < own.length; i++) {
      if (frame[i] === 0) own[length++] = tokens[i] ?? 0;
    }
    return this.#distinctOf(this.#shingler.sequenceOf(own.subarray(0, length)));
  }

  #distinctOf({ count, hi, lo }: Shingles): Phrases {
    this.#stamp++;
    const halves = new Int32Array(2 * count);
    let kept = 0;
    for (let i = 0; i < count; i++) {
      const [high = 0, low = 0] = [hi[i], lo[i]];
      if (!this.#add(high, low)) continue;
      halves[2 * kept] = low;
      halves[2 * kept + 1] = high;
      kept++;
    }
    return { count: kept, halves };
  }

  areAlike(a: Phrases, b: Phrases): boolean {
    const [fewer, more] = a.count < b.count ? [a, b] : [b, a];
    const allowed = allowedBetween(a, b);
    this.#stamp++;
    for (let i = 0; i < fewer.count; i++) {
      this.#add(fewer.halves[2 * i + 1] ?? 0, fewer.halves[2 * i] ?? 0);
    }
    let shared = 0;
    for (let i = 0; i < more.count; i++) {
      const slot = this.#slotOf(more.halves[2 * i + 1] ?? 0, more.halves[2 * i] ?? 0);
      if (this.#stamps[slot] === this.#stamp && ++shared > allowed) return true;
    }
    return false;
  }

  /** False where it is there already. */
  #add(hi: number, lo: number): boolean {
    const slot = this.#slotOf(hi, lo);
    if (this.#stamps[slot] === this.#stamp) return false;
    this.#stamps[slot] = this.#stamp;
    this.#halves[2 * slot] = lo;
    this.#halves[2 * slot + 1] = hi;
    return true;
  }

  /** The slot that holds a phrase, else the free one where it belongs. */
  #slotOf(hi: number, lo: number): number {
    let slot = placeOf(hi, lo) & (SLOTS - 1);
    while (this.#stamps[slot] === this.#stamp) {
      if (this.#halves[2 * slot] === lo && this.#halves[2 * slot + 1] === hi) break;
      slot = (slot + 1) & (SLOTS - 1);
    }
    return slot;
  }
}
