/**
 * The phrases of texts beside their frames, as sets: what tells whether two pages are different but for their
 * boilerplate (spread.ts). The plain one; kernel-own-phrases.ts has its like.
 *
 * O(tokens) a text, O(phrases of both) a comparison.
 */
import type { Collection } from '../texts/collection.ts';
import { placeOf } from '../../kernel/hash-key.ts';
import { PHRASE_LEVEL } from '../candidates/postings.ts';
import { Shingler, type Shingles } from '../shingles/shingles.ts';

/**
 * Share of phrases, of the text with fewer, from which own texts are alike. Pages of one manual share
 * .036 (median; upper quartile .063), rewrites of one text .55 and .21 in two collections.
 */
const ALIKE = 0.05;
/** Phrases that two texts may share by chance, however short. */
const BY_CHANCE = 1;
/** Tokens of an own text that are enough to compare. */
export const MAX_COMPARED = 2048;

/** The distinct phrases of a text: the lower and the upper half of the hash of each, one after the other. */
export interface Phrases {
  readonly count: number;
  readonly halves: Int32Array;
}

/** Texts as sets of phrases. */
export interface PhraseSets {
  /** The distinct phrases of the first `MAX_COMPARED` tokens of a document where `frame` is 0. */
  distinct(document: number, frame: Uint8Array): Phrases;
  /** True where two texts share more phrases than different ones may. */
  areAlike(a: Phrases, b: Phrases): boolean;
}

/** The most phrases that texts share which are different, by the phrases of the one that has fewer. */
export function allowedBetween(a: Phrases, b: Phrases): number {
  return Math.max(BY_CHANCE, Math.min(a.count, b.count) * ALIKE);
}

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
