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
} from '../../kernel/layout/candidates.ts';

/** Two thirds of all slots are taken: wasm/slots.ts. */
export const SLOTS_PER_HASH = 1.5;
/** Frequent phrases that are noted in one call. */
const NOTED_AT_ONCE = 1 << 14;
/** Bits of the filter for each frequent phrase, at least; the fewest of all; and of a word of it. */
const BITS_PER_PHRASE = 16;
const MIN_BITS = 1 << 10;
const FILTER_WORD = 64;

/** How many documents have each phrase, if that is five or more. */
export class FrequentTable implements PhraseFrequencies {
  readonly size: number;
  /** The record of kernel/layout/candidates.ts. */
  readonly address: number;
  readonly #kernel: Kernel;

  /** `pieces` are phrases as the kernel's grouping lists them; or a table that is there. */
  constructor(
    kernel: Kernel,
    pieces: readonly Uint32Array[] | { readonly size: number; readonly address: number },
  ) {
    this.#kernel = kernel;
    if ('address' in pieces) {
      this.size = pieces.size;
      this.address = pieces.address;
      return;
    }
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

  /** A table of the same phrases, without those of some texts; each is the hashes of the phrases of one, once each. */
  without(texts: Iterable<Iterable<readonly [hi: number, lo: number]>>): FrequentTable {
    const kernel = this.#kernel;
    const { size, address } = this;
    const slots = kernel.word(address + FREQUENT_SLOTS);
    const table = kernel.word(address + FREQUENT_TABLE);
    const copy = kernel.allocate(slots * SLOT_BYTES);
    kernel.bytes.copyWithin(copy, table, table + slots * SLOT_BYTES);
    const at = kernel.allocateRecord(FREQUENT_BYTES, [
      [FREQUENT_TABLE, copy],
      [FREQUENT_SLOTS, slots],
      [FREQUENT_FILTER, kernel.word(address + FREQUENT_FILTER)],
      [FREQUENT_MASK, kernel.word(address + FREQUENT_MASK)],
    ]);
    if (size > 0) {
      for (const text of texts) for (const [hi, lo] of text) kernel.exports.countLess(at, hi, lo);
    }
    return new FrequentTable(kernel, { size, address: at });
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
    return this.size === 0 ? 0 : this.#kernel.exports.frequencyOfHalves(this.address, hi, lo);
  }
}
