/**
 * Inverts the documents: shingle hash -> the documents that have it. The specification of what the kernel inverts.
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
import type { Collection } from '../../src/core/texts/collection.ts';
import {
  add,
  finishShingle,
  multiply,
  SHINGLE_BASE,
  type Hash64,
} from '../../src/core/tokens/hash.ts';
import { EntryList, groupEntries, PostingWriter, type PostingLists } from './posting-groups.ts';
import { MAX_DF } from '../../src/core/shingles/phrases.ts';
import { RepeatFilter } from './repeat-filter.ts';
import { isSampled } from '../../src/core/shingles/signature.ts';

export { FREQUENT_DF, MAX_DF, PHRASE_LEVEL } from '../../src/core/shingles/phrases.ts';

/** Most partitions, and the tokens that one is meant for: its groups then stay in the cache. */
const MAX_PARTITIONS = 256;
const PARTITION_TOKENS = 1 << 16;
/** Tokens below which dropping singletons early costs more than it saves. */
const MIN_FILTERED_TOKENS = 1 << 16;

/** Postings, and what was counted on the way to them. */
export interface Postings extends PostingLists {
  /** One hash in this many was kept. */
  readonly scaled: number;
  /** By token number: the documents that have the token. */
  readonly wordDf: Int32Array;
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
  return new PostingBuilder(collection, documents, options).build();
}

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

  build(): Postings {
    if (this.#tokens >= MIN_FILTERED_TOKENS) {
      this.#filter = new RepeatFilter(this.#tokens);
      this.#isFilling = true;
      this.#sweepAll();
    }
    this.#isFilling = false;
    this.#sweepAll();
    this.#filter = undefined;
    const out = new PostingWriter();
    const chained = new Uint8Array(this.#collection.size);
    for (const [i, entries] of this.#partitions.entries()) {
      groupEntries(entries, chained, out);
      this.#partitions[i] = new EntryList();
    }
    return { ...out.finish(), wordDf: this.#wordDf, scaled: this.#scaled };
  }

  #sweepAll(): void {
    const documents = this.#documents;
    for (let i = 0; i < documents.length; i++) {
      this.#sweep(documents[i] ?? 0);
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
    const { vocabulary } = this.#collection;
    const tokens = this.#collection.tokensOf(document);
    const [one, two, three] = this.#windows;
    let run = 0;
    for (let i = 0; i < tokens.length; i++) {
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
    const tokens = collection.tokensOf(document);
    for (let i = 0; i < tokens.length; i++) {
      const token = tokens[i] ?? 0;
      if (last[token] === document) continue;
      last[token] = document;
      df[token] = (df[token] ?? 0) + 1;
    }
  }
  return df;
}
