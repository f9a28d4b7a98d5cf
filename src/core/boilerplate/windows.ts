/**
 * Every run of `WINDOW` tokens that at least `FREQUENT_DF` documents have word for word, with those
 * documents: what may be boilerplate, before anything is known of the documents.
 *
 * A window repeats only if each of its phrases does, and the frequent phrases are known. So only windows are
 * hashed whose phrases are all frequent (window-list.ts): in 100,000 reviews 300,000 windows of 23 million.
 * What is counted is exact, and nothing but its holders can change a window's count. O(windows hashed).
 */
import type { Collection } from '../texts/collection.ts';
import { placeOf } from '../../kernel/hash-key.ts';
import { FREQUENT_DF } from '../shingles/phrases.ts';
import {
  WINDOW_BYTES,
  WINDOW_DOCUMENT,
  WINDOW_LO,
  WINDOW_POSITION,
  WINDOW_TOKENS,
} from '../../kernel/layout/phrases.ts';
import { WINDOW_FACTOR } from '../../kernel/layout/tokens.ts';

/**
 * Tokens in a window, as many as whole phrases have: as long as a short sentence; proper names and set
 * phrases are shorter.
 */
export const WINDOW = WINDOW_TOKENS;

/** The repeated windows of a corpus. A *rank* numbers the documents that have any. */
export interface RepeatedWindows {
  /** By rank: the document. Ranks follow a hash of the text, so the first few are a fair sample. */
  readonly documents: Int32Array;
  /** Windows of the document of rank r are [starts[r], starts[r + 1]), in the order of its text. */
  readonly starts: Int32Array;
  /** By window: its first token in the document. */
  readonly position: Int32Array;
  /** By window: its number; equal numbers are equal tokens. */
  readonly number: Int32Array;
  /** By number: the documents that have it. */
  readonly df: Int32Array;
  /** The ranks of those documents: [holderStarts[n], holderStarts[n + 1]), ascending. */
  readonly holders: Int32Array;
  readonly holderStarts: Int32Array;
}

/**
 * Windows whose phrases are all frequent: `FIELDS` numbers each, by document, then position. The two
 * halves of the hash, the document, the position.
 */
export interface HashedWindows {
  readonly count: number;
  readonly items: Int32Array;
  /** By document that has a window: `hashText` of it, if that is known. */
  readonly textHashes?: Int32Array;
  /** Memory for so many numbers, which need not be zeros; a new array by default. */
  readonly allocate?: (length: number) => Int32Array;
}

const allocateNew = (length: number): Int32Array => new Int32Array(length);

/** Finds the repeated windows among `hashed` ones; undefined if none. */
export function findRepeatedWindows(
  collection: Collection,
  hashed: HashedWindows,
): RepeatedWindows | undefined {
  if (hashed.count === 0) return undefined;
  const { number, df } = numberWindows(hashed);
  if (df.length === 0) return undefined;
  return arrange(collection, hashed, number, df);
}

/** Four numbers a window: two halves of the hash, the document, the position. */
export const FIELDS = WINDOW_BYTES / 4;
const LO = WINDOW_LO / 4;
const DOCUMENT = WINDOW_DOCUMENT / 4;
const POSITION = WINDOW_POSITION / 4;

interface Numbered {
  /** By window of the list: its number, -1 if too few documents have it. */
  readonly number: Int32Array;
  readonly df: Int32Array;
}

/** Numbers the distinct windows that enough documents have, in order of first appearance. */
function numberWindows({ count, items, allocate = allocateNew }: HashedWindows): Numbered {
  const number = allocate(count);
  const distinct = new DistinctWindows(items);
  for (let i = 0; i < count; i++) number[i] = distinct.add(i);
  return dropRare(number, distinct.frequencies());
}

/** The distinct windows of a list, in a table that grows with them: they are far fewer than windows. */
class DistinctWindows {
  readonly #items: Int32Array;
  #count = 0;
  /** Open addressing: the number of a window, plus 1; 0 for a free slot. */
  #table = new Int32Array(INITIAL_SLOTS);
  /** By number: the first window, the last document, and how many documents. */
  #firsts = new Int32Array(INITIAL_SLOTS / 2);
  #lasts = new Int32Array(INITIAL_SLOTS / 2);
  #dfs = new Int32Array(INITIAL_SLOTS / 2);

  constructor(items: Int32Array) {
    this.#items = items;
  }

  /** The number of the window at place `i` of the list; its document counts. */
  add(i: number): number {
    const slot = this.#slotOf(i);
    const document = this.#items[i * FIELDS + DOCUMENT] ?? 0;
    const before = (this.#table[slot] ?? 0) - 1;
    const number = before < 0 ? this.#count : before;
    if (before < 0) {
      this.#table[slot] = number + 1;
      this.#firsts[number] = i;
      this.#lasts[number] = -1;
      this.#count++;
      if (this.#count === this.#firsts.length) this.#grow();
    }
    if (this.#lasts[number] !== document) this.#dfs[number] = (this.#dfs[number] ?? 0) + 1;
    this.#lasts[number] = document;
    return number;
  }

  /** By number: the documents that have the window. */
  frequencies(): Int32Array {
    return this.#dfs.subarray(0, this.#count);
  }

  /** The slot of the window at place `i`, or the free one where it would go. */
  #slotOf(i: number): number {
    const [items, table] = [this.#items, this.#table];
    const hi = items[i * FIELDS] ?? 0;
    const lo = items[i * FIELDS + LO] ?? 0;
    const mask = table.length - 1;
    for (let slot = placeOf(hi, lo) & mask; ; slot = (slot + 1) & mask) {
      const number = (table[slot] ?? 0) - 1;
      if (number < 0) return slot;
      const first = (this.#firsts[number] ?? 0) * FIELDS;
      if (items[first] === hi && items[first + 1] === lo) return slot;
    }
  }

  #grow(): void {
    this.#firsts = widen(this.#firsts);
    this.#lasts = widen(this.#lasts);
    this.#dfs = widen(this.#dfs);
    this.#table = new Int32Array(this.#table.length * 2);
    for (let number = 0; number < this.#count; number++) {
      this.#table[this.#slotOf(this.#firsts[number] ?? 0)] = number + 1;
    }
  }
}

const INITIAL_SLOTS = 1 << 12;

function widen(from: Int32Array): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(from.length * 2);
  wide.set(from);
  return wide;
}

/** Numbers those anew that enough documents have, in place. */
function dropRare(number: Int32Array, dfs: Int32Array): Numbered {
  const renumbered = new Int32Array(dfs.length).fill(-1);
  let kept = 0;
  for (let i = 0; i < dfs.length; i++) {
    if ((dfs[i] ?? 0) >= FREQUENT_DF) renumbered[i] = kept++;
  }
  for (let i = 0; i < number.length; i++) number[i] = renumbered[number[i] ?? 0] ?? -1;
  return { number, df: dfs.filter((df) => df >= FREQUENT_DF) };
}

/** Lays the kept windows out by document, documents by the hash of their text, and inverts them. */
function arrange(
  collection: Collection,
  { count, items, textHashes, allocate = allocateNew }: HashedWindows,
  number: Int32Array,
  df: Int32Array,
): RepeatedWindows {
  const { rows, documents } = rowsOf(items, number, { count, size: collection.size });
  const hashes = textHashes ?? new Int32Array(collection.size);
  if (textHashes === undefined) for (const d of documents) hashes[d] = hashText(collection, d);
  documents.sort((x, y) => (hashes[x] ?? 0) - (hashes[y] ?? 0) || x - y);
  const starts = new Int32Array(documents.length + 1);
  const kept = countKept(number);
  const position = allocate(kept);
  const ordered = allocate(kept);
  let filled = 0;
  for (let rank = 0; rank < documents.length; rank++) {
    const document = documents[rank] ?? 0;
    for (let i = rows[document] ?? 0; i < count && items[i * FIELDS + DOCUMENT] === document; i++) {
      const its = number[i] ?? -1;
      if (its < 0) continue;
      position[filled] = items[i * FIELDS + POSITION] ?? 0;
      ordered[filled++] = its;
    }
    starts[rank + 1] = filled;
  }
  const windows = { documents, starts, position, number: ordered, df };
  return { ...windows, ...invert(windows, allocate) };
}

function countKept(number: Int32Array): number {
  let kept = 0;
  for (let i = 0; i < number.length; i++) if ((number[i] ?? -1) >= 0) kept++;
  return kept;
}

interface Rows {
  /** By document: its first window of the list. */
  readonly rows: Int32Array;
  /** The documents with any window that is kept, ascending. */
  readonly documents: Int32Array;
}

/** The windows of the list that each document has. */
function rowsOf(
  items: Int32Array,
  number: Int32Array,
  { count, size }: { count: number; size: number },
): Rows {
  const rows = new Int32Array(size);
  const documents = new Int32Array(size);
  let found = 0;
  for (let from = 0; from < count;) {
    const document = items[from * FIELDS + DOCUMENT] ?? 0;
    let to = from;
    let isKept = false;
    for (; to < count && items[to * FIELDS + DOCUMENT] === document; to++) {
      if ((number[to] ?? -1) >= 0) isKept = true;
    }
    rows[document] = from;
    if (isKept) documents[found++] = document;
    from = to;
  }
  return { rows, documents: documents.slice(0, found) };
}

/** A hash of the tokens that does not depend on how they are numbered. */
function hashText(collection: Collection, document: number): number {
  const { lo } = collection.vocabulary;
  const tokens = collection.tokensOf(document);
  let hash = 0;
  for (let i = 0; i < tokens.length; i++) {
    hash = Math.imul(hash ^ (lo[tokens[i] ?? 0] ?? 0), WINDOW_FACTOR);
    hash ^= hash >>> 15;
  }
  return hash;
}

function invert(
  { starts, number, df }: Pick<RepeatedWindows, 'starts' | 'number' | 'df'>,
  allocate: (length: number) => Int32Array,
): Pick<RepeatedWindows, 'holders' | 'holderStarts'> {
  const holderStarts = new Int32Array(df.length + 1);
  for (let i = 0; i < df.length; i++) {
    holderStarts[i + 1] = (holderStarts[i] ?? 0) + (df[i] ?? 0);
  }
  const next = holderStarts.slice();
  const holders = allocate(holderStarts[df.length] ?? 0);
  for (let rank = 0; rank + 1 < starts.length; rank++) {
    const end = starts[rank + 1] ?? 0;
    for (let i = starts[rank] ?? 0; i < end; i++) {
      const its = number[i] ?? 0;
      const at = next[its] ?? 0;
      // a document may have the window twice
      if (at > (holderStarts[its] ?? 0) && holders[at - 1] === rank) continue;
      holders[at] = rank;
      next[its] = at + 1;
    }
  }
  return { holders, holderStarts };
}
