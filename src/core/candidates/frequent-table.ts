/**
 * The frequent phrases of a corpus on the kernel: a table of their document frequencies, and a filter that stays in the
 * cache (wasm/candidates/frequent-table.ts).
 */
import type { PhraseFrequencies } from '../shingles/phrases.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import {
  FREQUENT_BYTES,
  FREQUENT_FILTER,
  FREQUENT_MASK,
  FREQUENT_SLOTS,
  FREQUENT_TABLE,
  NOTED_BYTES,
  SLOT_BYTES,
  SLOT_NUMBER,
  SLOTS_PER_HASH,
} from '../../kernel/layout/candidates.ts';

/** Frequent phrases that are noted in one call. */
const NOTED_AT_ONCE = 1 << 14;
/** Bits of the filter for each frequent phrase, at least; the fewest of all; and of a word of it. */
const BITS_PER_PHRASE = 16;
const MIN_BITS = 1 << 10;
const FILTER_WORD = 64;

/** The phrases of a text, in halves of their hashes: the first `count`. */
interface Hashes {
  readonly count: number;
  readonly hi: ArrayLike<number>;
  readonly lo: ArrayLike<number>;
}

/** A phrase of texts that are left out. */
interface Change {
  readonly hi: number;
  readonly lo: number;
  /** How many documents have it, and how many that are left. */
  readonly df: number;
  left: number;
  /** When it was counted last. */
  turn: number;
  /** Another one with the same lower half. */
  readonly next: Change | undefined;
}

/** Frequent phrases, as JavaScript and the kernel look them up. */
export interface FrequentPhrases extends PhraseFrequencies {
  /** How many. */
  readonly size: number;
  /** The record of kernel/layout/candidates.ts. */
  readonly address: number;
  /** The phrases and how many documents have each, as the kernel's grouping lists them: hash, then number; in no order. */
  list(): Uint32Array;
}

/** How many documents have each phrase, if that is five or more. */
export class FrequentTable implements FrequentPhrases {
  readonly size: number;
  readonly address: number;
  readonly #kernel: Kernel;

  /** The texts that are left out of the table of the kernel. */
  #gone: Int32Array = new Int32Array(0);
  /** By the lower half of its hash: the phrases of those. */
  readonly #changes = new Map<number, Change>();
  /** How many texts went or came back. */
  #turn = 0;

  /** `pieces` are phrases as the kernel's grouping lists them. */
  constructor(kernel: Kernel, pieces: readonly Uint32Array[]) {
    this.#kernel = kernel;
    this.size = pieces.reduce((sum, { byteLength }) => sum + byteLength, 0) / NOTED_BYTES;
    this.address = kernel.allocateRecord(FREQUENT_BYTES, []);
    if (this.size === 0) return;
    const slots = Math.ceil(this.size * SLOTS_PER_HASH);
    const bits = Math.max(MIN_BITS, 2 ** Math.ceil(Math.log2(this.size * BITS_PER_PHRASE)));
    kernel.setFields(this.address, [
      [FREQUENT_TABLE, kernel.allocateZeros(slots * SLOT_BYTES)],
      [FREQUENT_SLOTS, slots],
      [FREQUENT_FILTER, kernel.allocateZeros(bits / 8)],
      [FREQUENT_MASK, bits / FILTER_WORD - 1],
    ]);
    this.#note(pieces);
  }

  /**
   * The frequencies without these texts. The kernel has them in its table from then on, until it is asked to leave out
   * others, while `get` of this one gives what was counted. Each text that goes or comes back costs a look at its phrases.
   */
  without(texts: Int32Array, phrasesOf: (text: number) => Hashes): FrequentPhrases {
    const { size, address } = this;
    const back = new Set(this.#gone);
    for (const text of texts) if (!back.delete(text)) this.#count(phrasesOf(text), -1);
    for (const text of back) this.#count(phrasesOf(text), 1);
    this.#gone = texts;
    return { size, address, list: () => this.list(), get: (hi, lo) => this.#find(hi, lo) };
  }

  /** Counts a text more or less for each of its phrases. */
  #count({ count, hi, lo }: Hashes, by: 1 | -1): void {
    this.#turn++;
    for (let i = 0; i < count; i++) {
      const change = this.#readyChange((hi[i] ?? 0) | 0, (lo[i] ?? 0) | 0);
      // a text may have a phrase twice
      if (change === undefined || change.turn === this.#turn) continue;
      change.turn = this.#turn;
      change.left += by;
      // a slot with 0 would be free
      const df = Math.max(1, change.left);
      this.#kernel.exports.setFrequency(this.address, change.hi, change.lo, df);
    }
  }

  /** What the table of the kernel has. */
  list(): Uint32Array {
    const { words } = this.#kernel;
    const slots = this.size === 0 ? 0 : this.#kernel.word(this.address + FREQUENT_SLOTS);
    const table = this.#kernel.word(this.address + FREQUENT_TABLE) / 4;
    const listed = new Uint32Array(slots * (NOTED_BYTES / 4));
    let end = 0;
    for (let at = table; at < table + slots * (SLOT_BYTES / 4); at += SLOT_BYTES / 4) {
      if (words[at + SLOT_NUMBER / 4] === 0) continue;
      for (let i = 0; i < NOTED_BYTES / 4; i++) listed[end++] = words[at + i] ?? 0;
    }
    return listed.slice(0, end);
  }

  #note(pieces: readonly Uint32Array[]): void {
    const kernel = this.#kernel;
    const room = kernel.allocate(NOTED_AT_ONCE * NOTED_BYTES);
    const most = (NOTED_AT_ONCE * NOTED_BYTES) / 4;
    for (const piece of pieces) {
      for (let from = 0; from < piece.length; from += most) {
        const part = piece.subarray(from, from + most);
        kernel.words.set(part, room / 4);
        kernel.exports.noteFrequent(this.address, room, part.byteLength / NOTED_BYTES);
      }
    }
  }

  get(hi: number, lo: number): number {
    return this.#changeOf(hi | 0, lo | 0)?.df ?? this.#find(hi, lo);
  }

  /** What the table of the kernel has of a phrase. */
  #find(hi: number, lo: number): number {
    return this.size === 0 ? 0 : this.#kernel.exports.frequencyOfHalves(this.address, hi, lo);
  }

  #changeOf(hi: number, lo: number): Change | undefined {
    let change = this.#changes.get(lo);
    while (change !== undefined && change.hi !== hi) change = change.next;
    return change;
  }

  /** What is to be changed of a phrase; undefined if it is not frequent. */
  #readyChange(hi: number, lo: number): Change | undefined {
    const known = this.#changeOf(hi, lo);
    if (known !== undefined) return known;
    const df = this.#find(hi, lo);
    if (df === 0) return undefined;
    const change = { hi, lo, df, left: df, turn: 0, next: this.#changes.get(lo) };
    this.#changes.set(lo, change);
    return change;
  }
}
