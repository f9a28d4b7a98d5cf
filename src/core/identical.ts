/**
 * Groups documents with the same tokens, so that every later stage sees each text once.
 *
 * A hash of the token numbers finds equal texts and a token-by-token comparison confirms them:
 * O(tokens), and a hundred thousand copies of one text cost no more than as many different ones.
 */
import type { Collection, TokenTexts } from './collection.ts';

/** Every document's representative: the first document with the same tokens, itself included. */
export interface IdenticalTexts {
  /** By document. A document without tokens represents itself: it equals nothing. */
  readonly representative: Int32Array;
  /** The representatives that have tokens, ascending. */
  readonly distinct: Int32Array;
}

/** Groups the documents of `collection`; the first of a text is the one with the smallest number. */
export function groupIdentical(collection: Collection): IdenticalTexts {
  const { size } = collection;
  const representative = new Int32Array(size);
  const distinct = new Int32Array(size);
  // open addressing on the hash, at a load of at most a half: number + 1 of the first document of a text
  const slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * size + 1)));
  const mask = slots.length - 1;
  const hashes = new Int32Array(size);
  let count = 0;
  for (let document = 0; document < size; document++) {
    representative[document] = document;
    if (collection.length(document) === 0) continue;
    const hash = collection.textHash(document) | 0;
    hashes[document] = hash;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const first = (slots[slot] ?? 0) - 1;
      if (first < 0) {
        slots[slot] = document + 1;
        distinct[count++] = document;
        break;
      }
      if (hashes[first] === hash && isSameText(collection, document, first)) {
        representative[document] = first;
        break;
      }
    }
  }
  return { representative, distinct: distinct.slice(0, count) };
}

/** True where two documents have the same tokens in the same order. */
export function isSameText(texts: TokenTexts, one: number, other: number): boolean {
  const a = texts.tokensOf(one);
  const b = texts.tokensOf(other);
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
