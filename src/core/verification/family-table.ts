/**
 * The document frequencies that the pairs of one family are weighed by, on the kernel: what
 * core/rarity/family-frequencies.ts specifies, in a table of their own, so that those of all texts stay as they are.
 *
 * Cost: 10 ns a token of the family when it is first asked for.
 */
import { ReusableRoom } from '../../kernel/buffer.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import {
  FREQUENT_FILTER,
  FREQUENT_MASK,
  FREQUENT_SLOTS,
  FREQUENT_TABLE,
  SLOT_BYTES,
  SLOTS_PER_HASH,
} from '../../kernel/layout/candidates.ts';
import { CORPUS_HASHES } from '../../kernel/layout/corpus.ts';
import { FAMILY_ALL, FAMILY_BYTES, FAMILY_HASHES } from '../../kernel/layout/verification.ts';
import type { KernelCorpus } from '../texts/corpus.ts';

/** Bits of the filter for each slot, at least; and of a word of it. */
const BITS_PER_SLOT = 12;
const FILTER_WORD = 64;

/** The frequent phrases of all texts: how many, and where their table is. */
export interface AllPhrases {
  readonly size: number;
  readonly address: number;
}

/** The table of one family after the other. */
export class FamilyTable {
  readonly #corpus: KernelCorpus;
  readonly #kernel: Kernel;
  readonly #all: AllPhrases;
  readonly #room: ReusableRoom;
  readonly #text: ReusableRoom;
  #address = 0;
  #members: readonly number[] | undefined;

  constructor(corpus: KernelCorpus, all: AllPhrases) {
    this.#corpus = corpus;
    this.#kernel = corpus.kernel;
    this.#all = all;
    this.#room = new ReusableRoom(corpus.kernel);
    this.#text = new ReusableRoom(corpus.kernel);
  }

  /** Where the table of these texts is, until that of others is asked for. */
  of(members: readonly number[]): number {
    if (members === this.#members) return this.#address;
    this.#members = undefined;
    this.#clear(members);
    const { exports } = this.#kernel;
    const { collection } = this.#corpus;
    for (const text of members) {
      exports.addToFamily(this.#address, this.#tokensOf(text), collection.length(text));
    }
    exports.closeFamily(this.#address);
    this.#members = members;
    return this.#address;
  }

  /** Makes an empty table with room for all phrases of these texts that are frequent. */
  #clear(members: readonly number[]): void {
    const kernel = this.#kernel;
    const { collection } = this.#corpus;
    const tokens = members.reduce((sum, text) => sum + collection.length(text), 0);
    const slots = Math.ceil(Math.min(tokens, this.#all.size) * SLOTS_PER_HASH) + 1;
    const words = 2 ** Math.ceil(Math.log2((slots * BITS_PER_SLOT) / FILTER_WORD + 1));
    const filterBytes = words * (FILTER_WORD / 8);
    const bytes = filterBytes + slots * SLOT_BYTES;
    const filter = this.#room.of(bytes);
    kernel.bytes.fill(0, filter, filter + bytes);
    if (this.#address === 0) {
      this.#address = kernel.allocateRecord(FAMILY_BYTES, [
        [FAMILY_ALL, this.#all.address],
        [FAMILY_HASHES, this.#corpus.field(CORPUS_HASHES)],
      ]);
    }
    kernel.setFields(this.#address, [
      [FREQUENT_FILTER, filter],
      [FREQUENT_MASK, words - 1],
      [FREQUENT_TABLE, filter + filterBytes],
      [FREQUENT_SLOTS, slots],
    ]);
  }

  /** Where the tokens of a text are, until the next text is asked for. */
  #tokensOf(text: number): number {
    const { collection } = this.#corpus;
    if (collection.file === undefined) return (collection.starts[text] ?? 0) * 4;
    const at = this.#text.of(collection.length(text) * 4);
    collection.readInto(text, at);
    return at;
  }
}
