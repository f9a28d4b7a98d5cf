/**
 * Texts beside their frames as sets of phrases, on the kernel (wasm/boilerplate/own-phrases.ts): what own-phrases.ts
 * specifies, in a tenth of its time.
 */
import type { KernelCollection } from '../texts/kernel-collection.ts';
import { ReusableRoom } from '../../kernel/buffer.ts';
import { allowedBetween, MAX_COMPARED, type Phrases, type PhraseSets } from './own-phrases.ts';
import { PHRASE_BYTES, SLOTS_PER_PHRASE } from '../../kernel/layout/phrases.ts';

/** Phrases in kernel memory while they are looked at, and copies outside of it. */
export class KernelPhraseSets implements PhraseSets {
  readonly #collection: KernelCollection;
  readonly #text: ReusableRoom;
  readonly #a: number;
  readonly #b: number;
  readonly #table: number;

  constructor(collection: KernelCollection) {
    const { kernel } = collection;
    this.#collection = collection;
    this.#text = new ReusableRoom(kernel);
    this.#a = kernel.allocate(MAX_COMPARED * PHRASE_BYTES);
    this.#b = kernel.allocate(MAX_COMPARED * PHRASE_BYTES);
    // a power of two above that
    this.#table = kernel.allocate(MAX_COMPARED * PHRASE_BYTES * SLOTS_PER_PHRASE * 2);
  }

  distinct(document: number, frame: Uint8Array): Phrases {
    const { kernel, hashes } = this.#collection;
    const tokens = this.#collection.tokensOf(document);
    const { length } = tokens;
    const text = this.#text.of(length * 5);
    kernel.words.set(tokens, text / 4);
    kernel.bytes.set(frame, text + length * 4);
    const count = kernel.exports.distinctPhrases(
      hashes,
      text,
      length,
      MAX_COMPARED,
      this.#a,
      this.#table,
    );
    return { count, halves: new Int32Array(kernel.memory.buffer, this.#a, 2 * count).slice() };
  }

  areAlike(a: Phrases, b: Phrases): boolean {
    const { kernel } = this.#collection;
    kernel.words.set(a.halves, this.#a / 4);
    kernel.words.set(b.halves, this.#b / 4);
    const allowed = Math.floor(allowedBetween(a, b));
    const { exports } = kernel;
    return exports.shareMore(this.#a, a.count, this.#b, b.count, allowed, this.#table) !== 0;
  }
}
