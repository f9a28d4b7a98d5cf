/**
 * Groups the shingles of one partition by hash, and decides what becomes of each group by its document
 * frequency: dropped, kept as a posting, or chained. See postings.ts for why.
 *
 * A table of group numbers and a counting sort: O(entries).
 */
import { FrequentShingles } from './frequent-shingles.ts';
import {
  type PhraseFrequencies,
  MAX_DF,
  CHAINS_PER_DOCUMENT,
  PHRASE_LEVEL,
  FREQUENT_DF,
} from '../../src/core/shingles/phrases.ts';
import { placeOf } from '../../src/kernel/hash-key.ts';

/** Numbers of an entry: two halves of the hash, and the document with the level. */
const ENTRY = 3;
const INITIAL_ENTRIES = 1 << 4;

/** Postings laid end to end. */
export interface PostingLists {
  /** Number of postings. */
  readonly size: number;
  /** Documents of all postings; those of one are ascending. */
  readonly documents: Int32Array;
  /** Posting p holds documents [starts[p], starts[p + 1]). */
  readonly starts: Int32Array;
  /** 1 for a link of a chain, 0 for a posting under the cap. */
  readonly isChain: Uint8Array;
  /** Document frequencies of the phrases that many documents share. */
  readonly frequent: PhraseFrequencies;
}

/** A growing list of (hash, document and level). */
export class EntryList {
  count = 0;
  items = new Int32Array(INITIAL_ENTRIES * ENTRY);

  push(hi: number, lo: number, tag: number): void {
    const at = this.count * ENTRY;
    if (at === this.items.length) {
      const grown = new Int32Array(this.items.length * 2);
      grown.set(this.items);
      this.items = grown;
    }
    this.items[at] = hi;
    this.items[at + 1] = lo;
    this.items[at + 2] = tag;
    this.count++;
  }
}

/** Collects the postings of all partitions. */
export class PostingWriter {
  #size = 0;
  #filled = 0;
  #documents = new Int32Array(1 << 12);
  #starts = new Int32Array(1 << 10);
  #isChain = new Uint8Array(1 << 10);
  readonly frequent = new FrequentShingles();

  push(documents: Int32Array, from: number, to: number, isChain: number): void {
    const length = to - from;
    if (this.#filled + length > this.#documents.length) this.#documents = widen(this.#documents);
    if (this.#size + 2 > this.#starts.length) {
      this.#starts = widen(this.#starts);
      const flags = new Uint8Array(this.#isChain.length * 2);
      flags.set(this.#isChain);
      this.#isChain = flags;
    }
    for (let i = 0; i < length; i++) {
      this.#documents[this.#filled + i] = documents[from + i] ?? 0;
    }
    this.#filled += length;
    this.#isChain[this.#size] = isChain;
    this.#size++;
    this.#starts[this.#size] = this.#filled;
  }

  finish(): PostingLists {
    return {
      size: this.#size,
      documents: this.#documents.subarray(0, this.#filled),
      starts: this.#starts,
      isChain: this.#isChain,
      frequent: this.frequent,
    };
  }
}

function widen(from: Int32Array): Int32Array<ArrayBuffer> {
  const wide = new Int32Array(from.length * 2);
  wide.set(from);
  return wide;
}

/**
 * Groups the entries of one partition by hash, with a table of group numbers and a counting sort, and
 * writes the groups that are postings. Entries come by level, then by ascending document, so the
 * documents of a group ascend, and a document's repeats of one shingle stand together.
 */
export function groupEntries(entries: EntryList, chained: Uint8Array, out: PostingWriter): void {
  const { count, items } = entries;
  const { groupOf, firsts, sizes } = numberGroups(entries);
  const ends = new Int32Array(sizes.length + 1);
  for (let group = 0; group < sizes.length; group++) {
    ends[group + 1] = (ends[group] ?? 0) + (sizes[group] ?? 0);
  }
  const next = ends.slice();
  const documents = new Int32Array(count);
  const levels = new Uint8Array(sizes.length);
  for (let i = 0; i < count; i++) {
    const group = groupOf[i] ?? 0;
    if (group < 0) continue;
    const tag = items[i * ENTRY + 2] ?? 0;
    documents[next[group] ?? 0] = tag >> 2;
    next[group] = (next[group] ?? 0) + 1;
    levels[group] = tag & 3;
  }
  const aboveCap: number[] = [];
  for (let group = 0; group < sizes.length; group++) {
    const df = sizes[group] ?? 0;
    if (df < 2) continue;
    const isPhrase = levels[group] === PHRASE_LEVEL;
    if (isPhrase && df >= FREQUENT_DF) {
      const first = (firsts[group] ?? 0) * ENTRY;
      out.frequent.set(items[first] ?? 0, items[first + 1] ?? 0, df);
    }
    const from = ends[group] ?? 0;
    if (df <= MAX_DF) out.push(documents, from, from + df, 0);
    else if (isPhrase) aboveCap.push(group);
  }
  // in order of hash, so that what is chained does not depend on what else there is
  aboveCap.sort((x, y) => compareHashes(items, firsts[x] ?? 0, firsts[y] ?? 0));
  for (const group of aboveCap) {
    chain(documents, ends[group] ?? 0, ends[group + 1] ?? 0, { chained, out });
  }
}

function compareHashes(items: Int32Array, x: number, y: number): number {
  const upper = ((items[x * ENTRY] ?? 0) >>> 0) - ((items[y * ENTRY] ?? 0) >>> 0);
  return upper || ((items[x * ENTRY + 1] ?? 0) >>> 0) - ((items[y * ENTRY + 1] ?? 0) >>> 0);
}

/** Links the documents [from, to) of a frequent posting to their neighbours in it. */
function chain(
  documents: Int32Array,
  from: number,
  to: number,
  { chained, out }: { chained: Uint8Array; out: PostingWriter },
): void {
  const link = new Int32Array(2).fill(-1);
  for (let i = from; i < to; i++) {
    const document = documents[i] ?? 0;
    const links = chained[document] ?? 0;
    if (links === CHAINS_PER_DOCUMENT) continue;
    chained[document] = links + 1;
    link[0] = link[1] ?? -1;
    link[1] = document;
    if (link[0] >= 0) out.push(link, 0, 2, 1);
  }
}

interface Groups {
  /** By entry: its group, -1 for a document's repeat of a shingle. */
  readonly groupOf: Int32Array;
  /** By group: its first entry. */
  readonly firsts: Int32Array;
  /** By group: its documents. */
  readonly sizes: Int32Array;
}

/** Gives every distinct hash of a partition a number, in order of first appearance. */
function numberGroups({ count, items }: EntryList): Groups {
  const slots = 1 << Math.max(4, Math.ceil(Math.log2(count * 2 + 1)));
  const table = new Int32Array(slots);
  const firsts = new Int32Array(count);
  const sizes = new Int32Array(count);
  const lastTags = new Int32Array(count);
  const groupOf = new Int32Array(count);
  let groups = 0;
  for (let i = 0; i < count; i++) {
    const hi = items[i * ENTRY] ?? 0;
    const lo = items[i * ENTRY + 1] ?? 0;
    const tag = items[i * ENTRY + 2] ?? 0;
    let slot = placeOf(hi, lo) & (slots - 1);
    for (;;) {
      const group = (table[slot] ?? 0) - 1;
      if (group < 0) {
        table[slot] = groups + 1;
        firsts[groups] = i;
        sizes[groups] = 1;
        lastTags[groups] = tag;
        groupOf[i] = groups++;
        break;
      }
      const first = (firsts[group] ?? 0) * ENTRY;
      if (items[first] === hi && items[first + 1] === lo) {
        const isRepeat = lastTags[group] === tag;
        groupOf[i] = isRepeat ? -1 : group;
        if (!isRepeat) sizes[group] = (sizes[group] ?? 0) + 1;
        lastTags[group] = tag;
        break;
      }
      slot = (slot + 1) & (slots - 1);
    }
  }
  return { groupOf, firsts, sizes: sizes.subarray(0, groups) };
}
