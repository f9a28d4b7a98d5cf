/**
 * Inverts the documents: shingle hash -> the documents that have it.
 *
 * What helps to find a partner is what few documents share, so a posting is kept where its document
 * frequency, df, is from 2 to `MAX_DF`. Everything else is dealt with by its df:
 *
 * - df 1, most shingles: dropped before anything is stored, by two bit filters (seen, seen again). The
 *   filters may keep a singleton by accident, which grouping then drops; they never lose a pair.
 * - df above the cap: either boilerplate, which must not make n^2 pairs, or the text of a thousand
 *   copies, which has no other shingles and must still be found. Each document takes part in few such
 *   postings, those with its smallest hashes (copies choose the same ones: a bottom sketch, Broder
 *   1997), and is linked only to its neighbours there: a chain, n - 1 links and not n^2.
 *
 * Shingles of 1, 2 and 3 tokens find rewrites together: single words where every phrase was changed,
 * phrases where every word is frequent.
 *
 * Two passes over the tokens, O(shingles); memory 12 bytes a shingle that is not a singleton. Within
 * one partition by hash, grouping stays in the cache.
 */
import type { Collection } from './collection.ts';
import { FrequentShingles } from './frequent-shingles.ts';
import { add, finishShingle, multiply, SHINGLE_BASE, type Hash64 } from './hash.ts';
import { isSampled } from './signature.ts';
import { finish, type Steps } from './steps.ts';

/** Largest document frequency of a posting whose documents are all paired. */
export const MAX_DF = 64;

/** Postings above the cap in which one document is chained to its neighbours. */
const CHAINS_PER_DOCUMENT = 24;
/**
 * The level that is chained and whose frequent shingles are noted: a frequent single word says nothing
 * of where a text comes from.
 */
export const PHRASE_LEVEL = 3;
/** Document frequency from which a phrase is noted as frequent; see boilerplate.ts. */
export const FREQUENT_DF = 5;

/** Most partitions, and the tokens that one is meant for: its groups then stay in the cache. */
const MAX_PARTITIONS = 256;
const PARTITION_TOKENS = 1 << 16;
const ENTRY = 3;
const INITIAL_ENTRIES = 1 << 4;
/** Bits of each filter for every token, which has two shingles that it may drop. */
const FILTER_BITS = 16;
/** Tokens below which dropping singletons early costs more than it saves. */
const MIN_FILTERED_TOKENS = 1 << 16;

/** Postings laid end to end. */
export interface Postings {
  /** Number of postings. */
  readonly size: number;
  /** Documents of all postings; those of one are ascending. */
  readonly documents: Int32Array;
  /** Posting p holds documents [starts[p], starts[p + 1]). */
  readonly starts: Int32Array;
  /** 1 for a link of a chain, 0 for a posting under the cap. */
  readonly isChain: Uint8Array;
  /** One hash in this many was kept. */
  readonly scaled: number;
  /** By token number: the documents that have the token. */
  readonly wordDf: Int32Array;
  /** Document frequencies of the phrases that many documents share. */
  readonly frequent: FrequentShingles;
}

/** How to invert. */
export interface PostingOptions {
  /** Keep one hash in this many; 1 keeps all. */
  readonly scaled: number;
}

/** Inverts `documents`, numbers of `collection` in ascending order. */
export function buildPostings(
  collection: Collection,
  documents: Int32Array,
  options: PostingOptions,
): Postings {
  return finish(postingSteps(collection, documents, options));
}

/** `buildPostings` in steps. */
export function postingSteps(
  collection: Collection,
  documents: Int32Array,
  options: PostingOptions,
): Steps<Postings> {
  return new PostingBuilder(collection, documents, options).build();
}

/** Documents between two steps. */
const STRETCH = 512;

class PostingBuilder {
  readonly #collection: Collection;
  readonly #documents: Int32Array;
  readonly #scaled: number;
  readonly #wordDf: Int32Array;
  readonly #tokens: number;
  readonly #partitions: EntryList[];
  #filter: RepeatFilter | undefined;
  #isFilling = false;
  /** Polynomials of the last one, two and three tokens, and the hash made of one of them. */
  readonly #windows: readonly [Hash64, Hash64, Hash64] = [
    { hi: 0, lo: 0 },
    { hi: 0, lo: 0 },
    { hi: 0, lo: 0 },
  ];
  readonly #shingle: Hash64 = { hi: 0, lo: 0 };

  constructor(collection: Collection, documents: Int32Array, { scaled }: PostingOptions) {
    this.#collection = collection;
    this.#documents = documents;
    this.#scaled = scaled;
    this.#wordDf = countWords(collection, documents);
    this.#tokens = documents.reduce((sum, document) => sum + collection.length(document), 0);
    const wanted = 2 ** Math.ceil(Math.log2(Math.max(1, this.#tokens / PARTITION_TOKENS)));
    const partitions = Math.min(MAX_PARTITIONS, wanted);
    this.#partitions = Array.from({ length: partitions }, () => new EntryList());
  }

  *build(): Steps<Postings> {
    if (this.#tokens >= MIN_FILTERED_TOKENS) {
      this.#filter = new RepeatFilter(this.#tokens);
      this.#isFilling = true;
      yield* this.#sweepAll();
    }
    this.#isFilling = false;
    yield* this.#sweepAll();
    this.#filter = undefined;
    const out = new PostingWriter();
    const chained = new Uint8Array(this.#collection.size);
    for (const [i, entries] of this.#partitions.entries()) {
      groupEntries(entries, chained, out);
      this.#partitions[i] = new EntryList();
      yield i / this.#partitions.length;
    }
    return { ...out.finish(), wordDf: this.#wordDf, scaled: this.#scaled };
  }

  *#sweepAll(): Steps<void> {
    const documents = this.#documents;
    for (let i = 0; i < documents.length; i++) {
      this.#sweep(documents[i] ?? 0);
      if (i % STRETCH === 0) yield i / documents.length;
    }
  }

  /**
   * Takes every shingle of the document that may be in another one too, repeats included.
   *
   * The polynomial of a shingle is that of the shingle without its last token, times the base, plus
   * that token: all levels in one pass, two products a token. A word that only this document has ends
   * the run of words that can be shared, and costs nothing.
   */
  #sweep(document: number): void {
    const { tokens, starts, vocabulary } = this.#collection;
    const end = starts[document + 1] ?? 0;
    const [one, two, three] = this.#windows;
    let run = 0;
    for (let i = starts[document] ?? 0; i < end; i++) {
      const token = tokens[i] ?? 0;
      const df = this.#wordDf[token] ?? 0;
      run = df === 1 ? 0 : run + 1;
      if (run === 0) continue;
      const hi = vocabulary.hi[token] ?? 0;
      const lo = vocabulary.lo[token] ?? 0;
      if (run >= 3) this.#extend(two, three, hi, lo);
      if (run >= 2) this.#extend(one, two, hi, lo);
      one.hi = hi;
      one.lo = lo;
      if (df <= MAX_DF) this.#take(one, 1, document);
      if (run >= 2) this.#take(two, 2, document);
      if (run >= 3) this.#take(three, 3, document);
    }
  }

  /** Sets `longer` to the polynomial of `shorter` with one more token. */
  #extend(shorter: Hash64, longer: Hash64, hi: number, lo: number): void {
    longer.hi = shorter.hi;
    longer.lo = shorter.lo;
    multiply(longer, SHINGLE_BASE);
    add(longer, hi, lo);
  }

  /** Shows the shingle to the filter, or stores it, whichever pass this is. */
  #take(window: Hash64, level: number, document: number): void {
    const shingle = this.#shingle;
    shingle.hi = window.hi;
    shingle.lo = window.lo;
    finishShingle(shingle, level);
    const { hi, lo } = shingle;
    if (!isSampled(hi, this.#scaled)) return;
    const filter = this.#filter;
    if (filter !== undefined && this.#isFilling) return filter.see(hi, lo);
    if (filter !== undefined && filter.isSingle(hi, lo)) return;
    // by the top bits, so that partitions in order are hashes in order
    const partition = ((hi >>> 24) * this.#partitions.length) >>> 8;
    this.#partitions[partition]?.push(hi, lo, (document << 2) | level);
  }
}

/** The document frequency of every token among `documents`. */
export function countWords(collection: Collection, documents: Int32Array): Int32Array {
  const df = new Int32Array(collection.vocabulary.size);
  const last = new Int32Array(collection.vocabulary.size).fill(-1);
  for (const document of documents) {
    const start = collection.starts[document] ?? 0;
    const end = start + collection.length(document);
    for (let i = start; i < end; i++) {
      const token = collection.tokens[i] ?? 0;
      if (last[token] === document) continue;
      last[token] = document;
      df[token] = (df[token] ?? 0) + 1;
    }
  }
  return df;
}

/** Tells shingles that were surely seen once from those that may repeat: two bits a slot. */
class RepeatFilter {
  readonly #seen: Int32Array;
  readonly #again: Int32Array;
  readonly #mask: number;

  constructor(tokens: number) {
    const bits = Math.min(31, Math.ceil(Math.log2(tokens * FILTER_BITS)));
    this.#seen = new Int32Array(2 ** (bits - 5));
    this.#again = new Int32Array(2 ** (bits - 5));
    this.#mask = this.#seen.length - 1;
  }

  see(hi: number, lo: number): void {
    // the partition takes the top bits of `hi`: a mix of both halves is free of it
    const word = (lo ^ (hi << 7)) & this.#mask;
    const bit = 1 << (hi & 31);
    const seen = this.#seen[word] ?? 0;
    if ((seen & bit) === 0) this.#seen[word] = seen | bit;
    else this.#again[word] = (this.#again[word] ?? 0) | bit;
  }

  isSingle(hi: number, lo: number): boolean {
    const word = (lo ^ (hi << 7)) & this.#mask;
    return ((this.#again[word] ?? 0) & (1 << (hi & 31))) === 0;
  }
}

/** A growing list of (hash, document and level). */
class EntryList {
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
class PostingWriter {
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

  finish(): Omit<Postings, 'wordDf' | 'scaled'> {
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
function groupEntries(entries: EntryList, chained: Uint8Array, out: PostingWriter): void {
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
    let slot = lo & (slots - 1);
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
