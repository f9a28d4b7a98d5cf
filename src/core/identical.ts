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
  const representative = new Int32Array(collection.size);
  const buckets = new Map<number, number[]>();
  const distinct: number[] = [];
  for (let document = 0; document < collection.size; document++) {
    representative[document] = document;
    if (collection.length(document) === 0) continue;
    const key = hashText(collection, document);
    const bucket = buckets.get(key) ?? [];
    const first = bucket.find((other) => isSameText(collection, document, other));
    if (first !== undefined) {
      representative[document] = first;
      continue;
    }
    bucket.push(document);
    buckets.set(key, bucket);
    distinct.push(document);
  }
  return { representative, distinct: Int32Array.from(distinct) };
}

/** A hash of the token numbers, good enough to find equals: the comparison decides. */
function hashText({ tokens, starts, ends }: Collection, document: number): number {
  const end = ends[document] ?? 0;
  let hash = 0;
  for (let i = starts[document] ?? 0; i < end; i++) {
    hash = Math.imul(hash ^ (tokens[i] ?? 0), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

/** True where two documents have the same tokens in the same order. */
export function isSameText(texts: TokenTexts, one: number, other: number): boolean {
  const a = texts.tokensOf(one);
  const b = texts.tokensOf(other);
  return a.length === b.length && a.every((token, i) => token === b[i]);
}
