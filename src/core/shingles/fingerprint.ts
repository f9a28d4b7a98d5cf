/**
 * What tells a text from others in a later run, in 81 characters: a hash of all its tokens, which only the same
 * text has, and a sketch, from which the resemblance to an edited version can be told.
 *
 * The sketch is b-bit MinHash (Li and König 2010) by one permutation (Li, Owen and Zhang 2012): the hashes of all
 * phrases of two tokens fall into 64 bins, and of the least of each bin 4 bits are kept; an empty bin borrows from
 * another one that its number leads to (Shrivastava 2017). Two sketches agree in a bin if the texts have the same
 * least phrase there, or by chance, one time in 16. The error of the resemblance is .07.
 *
 * Hashes depend on the words alone: not on other documents, and on no secret of a run. O(tokens).
 */

import type { Collection } from '../texts/collection.ts';
import { Shingler } from './shingles.ts';

const BINS = 64;
const BIN_SHIFT = 26;
/** Tokens of a phrase: an edit of a word in five leaves .47 of the resemblance. */
const PHRASE = 2;
/** One shingle of all tokens, however many there are. */
const WHOLE = 2 ** 31;
const EMPTY = -1;
/** How often two unlike bins agree. */
const CHANCE = 1 / 16;

/** Hexadecimal digits of the hash of a text. */
const TEXT_DIGITS = 16;

/** A fingerprint: the hash, a dash, a digit for each bin. */
export const FINGERPRINT = /^[0-9a-f]{16}-[0-9a-f]{64}$/;

/** Takes the fingerprints of documents of one collection. */
export class Fingerprinter {
  readonly #whole: Shingler;
  readonly #phrases: Shingler;

  constructor(collection: Collection) {
    this.#whole = new Shingler(collection, WHOLE);
    this.#phrases = new Shingler(collection, PHRASE);
  }

  /** The fingerprint of a document; all zeros if it has no tokens. */
  of(document: number): string {
    const { hi, lo } = this.#whole.sequence(document);
    const text = hex(hi[0] ?? 0) + hex(lo[0] ?? 0);
    return `${text}-${this.#sketch(document)}`;
  }

  #sketch(document: number): string {
    const { count, hi, lo } = this.#phrases.sequence(document);
    const least = new Float64Array(BINS).fill(EMPTY);
    for (let i = 0; i < count; i++) {
      const bin = (hi[i] ?? 0) >>> BIN_SHIFT;
      const hash = (lo[i] ?? 0) >>> 0;
      const known = least[bin] ?? EMPTY;
      if (known === EMPTY || hash < known) least[bin] = hash;
    }
    if (count === 0) return '0'.repeat(BINS);
    return Array.from(least, (_, bin) => digitOf(borrowed(least, bin))).join('');
  }
}

/** True if two fingerprints are of the same tokens. */
export function isOfSameText(a: string, b: string): boolean {
  return a.slice(0, TEXT_DIGITS) === b.slice(0, TEXT_DIGITS);
}

/** The resemblance that two fingerprints tell of, [0, 1]; 1 for the same text. */
export function estimatedResemblance(a: string, b: string): number {
  if (isOfSameText(a, b)) return 1;
  let same = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const at = TEXT_DIGITS + 1 + bin;
    if (a.charCodeAt(at) === b.charCodeAt(at)) same++;
  }
  return Math.max(0, (same / BINS - CHANCE) / (1 - CHANCE));
}

/** The least hash of a bin, or of the first full one on the way that its number leads along. */
function borrowed(least: Float64Array, bin: number): number {
  let from = bin;
  for (let step = 1; (least[from] ?? EMPTY) === EMPTY; step++) {
    from = mixed(bin * BINS + step) >>> BIN_SHIFT;
  }
  return least[from] ?? 0;
}

/** Four bits of a hash. Least hashes are small, so their bits are mixed first. */
function digitOf(hash: number): string {
  return (mixed(hash) >>> 28).toString(16);
}

/** The finaliser of MurmurHash3. */
function mixed(value: number): number {
  let x = value | 0;
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}

const hex = (half: number): string => (half >>> 0).toString(16).padStart(8, '0');
