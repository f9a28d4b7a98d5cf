/**
 * Groups documents with the same tokens, so every later stage sees each text once.
 *
 * A hash of the token numbers finds texts that may be equal, and a comparison token by token
 * confirms it. O(tokens): a hundred thousand copies of one text cost no more than as many different
 * texts. Different texts that share a hash do not cost more either: all but the first are in a map
 * by their tokens.
 */

import { placeOf } from '../../kernel/hash-key.ts';
import type { Collection, TokenTexts } from './collection.ts';

/** Every document's representative, the first document with the same tokens. */
export interface IdenticalTexts {
  /**
   * By document; a document that is the first of its text represents itself. So does a document
   * without tokens, which equals nothing.
   */
  readonly representative: Int32Array;
  /** The representatives that have tokens, ascending. */
  readonly distinct: Int32Array;
}

/**
 * Groups the documents of `collection`. The first document of a text is the one with the smallest
 * number.
 */
export function groupIdentical(collection: Collection): IdenticalTexts {
  const { size } = collection;
  const representative = new Int32Array(size);
  const distinct = new Int32Array(size);
  const hashes = new Int32Array(size);
  const first = new FirstTexts(collection, hashes);
  let count = 0;
  for (let document = 0; document < size; document++) {
    representative[document] = document;
    if (collection.length(document) === 0) continue;
    hashes[document] = collection.textHash(document);
    const text = first.of(document);
    representative[document] = text;
    if (text === document) distinct[count++] = document;
  }
  return { representative, distinct: distinct.slice(0, count) };
}

/** The first document of each text so far. */
class FirstTexts {
  readonly #collection: Collection;
  readonly #hashes: Int32Array;
  /** Open addressing at a load of at most a half: number + 1 of the first document with a hash. */
  readonly #slots: Int32Array;
  /** By their tokens: the first documents of texts whose hash another text has. */
  readonly #twins = new Map<string, number>();

  constructor(collection: Collection, hashes: Int32Array) {
    this.#collection = collection;
    this.#hashes = hashes;
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * collection.size + 1)));
  }

  /** Returns the first document with the text of this one; itself if there was none. */
  of(document: number): number {
    const slot = this.#slotOf(this.#hashes[document] ?? 0);
    const first = (this.#slots[slot] ?? 0) - 1;
    if (first < 0) {
      this.#slots[slot] = document + 1;
      return document;
    }
    if (isSameText(this.#collection, document, first)) return first;
    const text = this.#collection.tokensOf(document).join(' ');
    const twin = this.#twins.get(text);
    if (twin !== undefined) return twin;
    this.#twins.set(text, document);
    return document;
  }

  /** The slot of the first document with this hash, or the free slot for it. */
  #slotOf(hash: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let slot = placeOf(hash, 0) & mask; ; slot = (slot + 1) & mask) {
      const first = (slots[slot] ?? 0) - 1;
      if (first < 0 || this.#hashes[first] === hash) return slot;
    }
  }
}

/** Returns true if two documents have the same tokens in the same order. */
export function isSameText(texts: TokenTexts, one: number, other: number): boolean {
  const a = texts.tokensOf(one);
  const b = texts.tokensOf(other);
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/**
 * Returns every copy that is not the first of its text, in order of the first, then of the copy.
 */
export function listCopies({ representative }: IdenticalTexts): readonly number[] {
  const copies: number[] = [];
  for (let document = 0; document < representative.length; document++) {
    if (representative[document] !== document) copies.push(document);
  }
  return copies.sort((x, y) => (representative[x] ?? 0) - (representative[y] ?? 0) || x - y);
}
