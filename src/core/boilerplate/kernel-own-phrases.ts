/**
 * Texts outside their frames as sets of phrases, on the kernel (wasm/boilerplate/own-phrases.ts): what own-phrases.ts
 * specifies, in a tenth of its time.
 */
import type { KernelCollection } from '../texts/kernel-collection.ts';
import { ReusableRoom } from '../../kernel/buffer.ts';
import { allowedBetween, MAX_COMPARED, type Phrases, type PhraseSets } from './own-phrases.ts';
import {
  PHRASE_BYTES,
  SETS_A,
  SETS_B,
  SETS_BYTES,
  SETS_HASHES,
  SETS_MOST,
  SETS_TABLE,
  SLOTS_PER_PHRASE,
} from '../../kernel/layout/phrases.ts';

/** Phrases in kernel memory while they are looked at, and copies outside of it. */
export class KernelPhraseSets implements PhraseSets {
  readonly #collection: KernelCollection;
  readonly #text: ReusableRoom;
  /** Both sets, and what they are made with: kernel/layout/phrases.ts. */
  readonly #sets: number;
  readonly #a: number;
  readonly #b: number;

  constructor(collection: KernelCollection) {
    const { kernel } = collection;
    this.#collection = collection;
    this.#text = new ReusableRoom(kernel);
    this.#a = kernel.allocate(MAX_COMPARED * PHRASE_BYTES);
    this.#b = kernel.allocate(MAX_COMPARED * PHRASE_BYTES);
    this.#sets = kernel.allocateRecord(SETS_BYTES, [
      [SETS_HASHES, collection.hashes],
      [SETS_MOST, MAX_COMPARED],
      // a power of two above that
      [SETS_TABLE, kernel.allocate(MAX_COMPARED * PHRASE_BYTES * SLOTS_PER_PHRASE * 2)],
      [SETS_A, this.#a],
      [SETS_B, this.#b],
    ]);
  }

  distinct(document: number, frame: Uint8Array): Phrases {
    const { kernel } = this.#collection;
    const tokens = this.#collection.tokensOf(document);
    const { length } = tokens;
    const text = this.#text.of(length * 5);
    kernel.words.set(tokens, text / 4);
    kernel.bytes.set(frame, text + length * 4);
    const count = kernel.exports.distinctPhrases(this.#sets, text, length);
    return { count, halves: new Int32Array(kernel.memory.buffer, this.#a, 2 * count).slice() };
  }

  areAlike(a: Phrases, b: Phrases): boolean {
    const { kernel } = this.#collection;
    kernel.words.set(a.halves, this.#a / 4);
    kernel.words.set(b.halves, this.#b / 4);
    const allowed = Math.floor(allowedBetween(a, b));
    const { exports } = kernel;
    return exports.shareMore(this.#sets, a.count, b.count, allowed) !== 0;
  }
}
