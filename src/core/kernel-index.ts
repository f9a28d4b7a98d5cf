/**
 * The middle of the pipeline on the kernel: frequencies, inversion, ranks, windows of frequent phrases, and
 * bounds. What comes out equals what postings.ts, candidates.ts and repeated-windows.ts give.
 *
 * Not all shingles are in memory at once: the corpus is swept for one range of hashes after another, as
 * many as the room for entries asks for. Memory that one stage is done with serves the next.
 */
import { MAX_PARTNERS, PairList, WEIGHTS, type CandidatePairs } from './candidates.ts';
import type { PhraseFrequencies } from './frequent-shingles.ts';
import type { KernelCollection } from './kernel-collection.ts';
import { TABLE_BYTES, type Filter, type Work } from './kernel-jobs.ts';
import type { Kernel } from './kernel.ts';
import { MAX_DF } from './posting-groups.ts';
import { UNLISTED_RARITY } from './rarity.ts';
import { FIELDS, type HashedWindows } from './repeated-windows.ts';
import type { ScoreModel } from './score.ts';
import type { TokenTexts } from './collection.ts';
import { MEASURES, type Measure } from './types.ts';

/** As in the kernel's sweep.ts: partitions of one range, bytes of an entry. */
const PARTITIONS = 256;
const ENTRY_BYTES = 12;
/** Bytes of a stream's head. */
const STREAM_BYTES = 12;
/** Bytes of a document's partners: kernel/rank.ts. */
const PARTNERS_BYTES = 8 + 8 * MAX_PARTNERS;
/** Tokens for each bit of the filter of frequent phrases, of which prose has one in fifty tokens. */
const TOKENS_PER_BIT = 6;
/** Documents of a task: a few milliseconds of work. */
const STEP = 128;
/** Bytes of a profile, groups of listed words in it, and the mark and bits of others: kernel/profiles.ts. */
const PROFILE_BYTES = 448;
const LISTED_GROUPS = 20;
const IS_OTHER = 0x8000;
const OTHER_MASK = 0x1ff;
/** Bits of a token's traits: kernel/traits.ts. */
const RARE = 0x20;
const NUMBER = 0x40;

/** What counts, where pairs that cannot are to be left out. */
export interface Limit {
  readonly by: Measure;
  readonly threshold: number;
  readonly shingleSize: number;
  readonly model: ScoreModel;
}

/** Told how much of a stage is done, from 0 to 1. */
type Pause = (share: number) => Promise<void>;

/** What is asked of the index. */
export interface IndexOptions {
  /** Most bytes for the entries of one sweep. */
  readonly entryBytes: number;
  readonly pause: Pause;
}

/** The inverted corpus in kernel memory. */
export class KernelIndex {
  readonly #collection: KernelCollection;
  readonly #kernel: Kernel;
  readonly #documents: Int32Array;
  readonly #pause: Pause;
  readonly #entryBytes: number;
  #corpus = 0;
  #ranges = 1;
  #tables = 0;
  #frequent = 0;
  #filter: Filter = [0, 0];
  #partners = 0;
  /** By token: the distinct texts that have it. */
  wordDf: Int32Array = new Int32Array(0);

  /** `documents` are numbers of distinct texts, ascending. */
  constructor(
    collection: KernelCollection,
    documents: Int32Array,
    { entryBytes, pause }: IndexOptions,
  ) {
    this.#collection = collection;
    this.#kernel = collection.kernel;
    this.#documents = documents;
    this.#entryBytes = entryBytes;
    this.#pause = pause;
  }

  /** How many documents have each phrase, where that is five or more. */
  get frequent(): PhraseFrequencies {
    const { exports } = this.#kernel;
    const [tables, ranges] = [this.#tables, this.#ranges];
    return {
      size: this.#frequent,
      get: (hi, lo) => exports.frequencyOfHalves(tables, ranges, hi, lo),
    };
  }

  /** Inverts the corpus and ranks the partners of every document. */
  async build(): Promise<void> {
    this.#layOut();
    await this.#countFrequencies();
    const { streams, links } = await this.#invert();
    await this.#rank(streams, links);
  }

  async #run(work: Work): Promise<void> {
    await this.#collection.team.run(work, this.#pause);
  }

  /** An array of addresses, one for each thread. */
  #forThreads(create: () => number): number[] {
    return Array.from({ length: this.#collection.team.size }, create);
  }

  #layOut(): void {
    const kernel = this.#kernel;
    const { size, vocabulary, starts, hashes } = this.#collection;
    const firsts = kernel.allocateWords(starts.subarray(0, size));
    const lengths = kernel.allocate(size * 4);
    const words = kernel.words;
    for (let d = 0; d < size; d++) words[lengths / 4 + d] = this.#collection.length(d);
    this.#corpus = kernel.allocateWords([
      size,
      firsts,
      lengths,
      kernel.allocateWords(this.#documents),
      this.#documents.length,
      hashes,
      kernel.allocateZeros(vocabulary.size * 4),
      kernel.allocate(vocabulary.size),
      firsts,
      lengths,
      0,
      0,
      kernel.allocate(vocabulary.size),
      kernel.allocateZeros(size * 4),
    ]);
  }

  /** A field of the corpus record: kernel/corpus.ts. */
  #field(bytes: number): number {
    return this.#kernel.words[(this.#corpus + bytes) / 4] ?? 0;
  }

  async #countFrequencies(): Promise<void> {
    const kernel = this.#kernel;
    const { size } = this.#collection.vocabulary;
    const dfs = this.#field(24);
    const mark = kernel.used;
    const all = this.#forThreads(() => kernel.allocateZeros(size * 4));
    all[0] = dfs;
    const seen = this.#forThreads(() => kernel.allocateZeros(size * 4));
    await this.#run({
      job: { kind: 'frequencies', corpus: this.#corpus, seen, dfs: all },
      count: this.#documents.length,
      step: STEP,
    });
    for (const other of all.slice(1)) kernel.exports.addCounts(dfs, other, size);
    kernel.exports.classify(dfs, size, MAX_DF, this.#field(48));
    kernel.release(mark);
    this.wordDf = new Int32Array(kernel.memory.buffer, dfs, size);
  }

  /** Sweeps and groups range by range; leaves the postings in streams, one set for each thread. */
  async #invert(): Promise<{ streams: number[]; links: number }> {
    const kernel = this.#kernel;
    const { exports } = kernel;
    const { tokenCount } = this.#collection;
    // two phrases a token, and a few rare words
    const entries = tokenCount * 2.03 * ENTRY_BYTES;
    this.#ranges = Math.max(1, Math.ceil(entries / this.#entryBytes));
    const lists = this.#forThreads(() => exports.createLists() >>> 0);
    const allLists = kernel.allocateWords(lists);
    const scratch = this.#forThreads(() => exports.createGroupScratch() >>> 0);
    const streams = this.#forThreads(() => exports.createStreams() >>> 0);
    this.#tables = kernel.allocateZeros(this.#ranges * PARTITIONS * TABLE_BYTES);
    const bits = 2 ** Math.max(10, Math.ceil(Math.log2(tokenCount / TOKENS_PER_BIT)));
    this.#filter = [kernel.allocateZeros(bits / 8), bits - 1];
    for (let range = 0; range < this.#ranges; range++) {
      for (const list of lists) exports.clearLists(list);
      await this.#run({
        job: { kind: 'sweep', corpus: this.#corpus, lists, range, ranges: this.#ranges },
        count: this.#documents.length,
        step: STEP,
        isDivided: true,
      });
      const tables = this.#tables + range * PARTITIONS * TABLE_BYTES;
      await this.#run({
        job: { kind: 'group', allLists, scratch, streams, tables, filter: this.#filter },
        count: PARTITIONS,
        step: 1,
      });
    }
    this.#frequent = this.#countFrequent();
    return { streams, links: this.#chain(streams) };
  }

  #countFrequent(): number {
    const { words } = this.#kernel;
    let count = 0;
    for (let i = 0; i < this.#ranges * PARTITIONS; i++) {
      count += words[(this.#tables + i * TABLE_BYTES) / 4 + 2] ?? 0;
    }
    return count;
  }

  /** Links the documents of phrases above the cap; returns the stream of links. */
  #chain(streams: readonly number[]): number {
    const kernel = this.#kernel;
    const { exports } = kernel;
    const links = kernel.allocateZeros(STREAM_BYTES);
    const crowds = streams.map((each) => each + 2 * STREAM_BYTES);
    const count = crowds.reduce((sum, stream) => sum + exports.countCrowds(stream), 0);
    if (count === 0) return links;
    const sorted = kernel.allocate(count * 16);
    let end = sorted;
    for (const stream of crowds) end = exports.copyCrowds(stream, end) >>> 0;
    exports.sortCrowds(sorted, count);
    const chained = kernel.allocateZeros(this.#collection.size);
    exports.chainCrowds(sorted, 0, count, chained, this.#field(52), links);
    return links;
  }

  async #rank(streams: readonly number[], links: number): Promise<void> {
    const kernel = this.#kernel;
    const { exports } = kernel;
    const { size } = this.#collection;
    const twins = this.#layOutRows([...streams], exports.countPairs, exports.fillPairs);
    const linked = this.#layOutRows([links], exports.countPairs, exports.fillPairs);
    const postings = this.#layOutRows(
      streams.map((each) => each + STREAM_BYTES),
      exports.countPostings,
      exports.fillPostings,
    );
    this.#partners = kernel.allocateZeros(size * PARTNERS_BYTES);
    const weights = kernel.allocateWords(WEIGHTS);
    const lists = kernel.allocateWords([
      ...twins,
      ...linked,
      ...postings,
      weights,
      this.#partners,
    ]);
    const sums = this.#forThreads(() => kernel.allocateZeros(size * 4));
    const touched = this.#forThreads(() => kernel.allocate((size + 1) * 4));
    const heaps = this.#forThreads(() => kernel.allocate(MAX_PARTNERS * 8));
    await this.#run({
      job: { kind: 'rank', lists, sums, touched, heaps },
      count: size,
      step: STEP,
    });
  }

  /** Turns streams into rows by document; returns the addresses of row starts and items. */
  #layOutRows(
    streams: readonly number[],
    count: (stream: number, rows: number) => void,
    fill: (stream: number, rows: number, items: number) => void,
  ): [rows: number, items: number] {
    const kernel = this.#kernel;
    const { size } = this.#collection;
    const rows = kernel.allocateZeros((size + 1) * 4);
    for (const stream of streams) count(stream, rows);
    const items = kernel.allocate((kernel.exports.layOutRows(rows, size) >>> 0) * 4);
    for (const stream of streams) fill(stream, rows, items);
    kernel.exports.shiftRows(rows, size);
    return [rows, items];
  }

  /** All runs of 12 tokens whose phrases are all frequent, by document, then position. */
  async hashWindows(): Promise<HashedWindows> {
    const kernel = this.#kernel;
    if (this.#frequent === 0) return { count: 0, items: new Int32Array(0) };
    const streams = this.#forThreads(() => kernel.allocateZeros(STREAM_BYTES));
    await this.#run({
      job: {
        kind: 'windows',
        corpus: this.#corpus,
        tables: this.#tables,
        ranges: this.#ranges,
        filter: this.#filter,
        streams,
      },
      count: this.#documents.length,
      step: STEP,
      isDivided: true,
    });
    // thread by thread is document by document: each had its part of them
    const pieces = streams.flatMap((stream) => [...kernel.streamWords(stream)]);
    const length = pieces.reduce((sum, [start, end]) => sum + end - start, 0);
    const items = new Int32Array(length);
    let at = 0;
    for (const [start, end] of pieces) {
      items.set(kernel.words.subarray(start, end), at);
      at += end - start;
    }
    return { count: length / FIELDS, items };
  }

  /** The candidates, each pair once, in order; without those that are certain not to reach the limit. */
  async pairs(own: OwnDocuments, rarity: Float64Array, limit?: Limit): Promise<CandidatePairs> {
    if (limit === undefined) return this.#allPairs();
    const kernel = this.#kernel;
    this.#layOutOwn(own, rarity);
    const groups = this.#layOutProfiles(rarity);
    const { size } = this.#collection.vocabulary;
    await this.#run({
      job: {
        kind: 'profiles',
        corpus: this.#corpus,
        scratch: this.#forThreads(() => kernel.exports.createProfileScratch(size) >>> 0),
      },
      count: this.#documents.length,
      step: STEP,
    });
    const streams = this.#forThreads(() => kernel.allocateZeros(STREAM_BYTES));
    await this.#run({
      job: {
        kind: 'bound',
        corpus: this.#corpus,
        partners: this.#partners,
        scratch: this.#forThreads(() => kernel.exports.createBoundScratch(size) >>> 0),
        terms: this.#layOutTerms(limit, groups),
        streams,
      },
      count: this.#collection.size,
      step: STEP,
    });
    const found = new PairList();
    for (const stream of streams) {
      for (const [start, end] of kernel.streamWords(stream)) {
        const { words } = kernel;
        for (let i = start; i < end; i += 2) found.push(words[i] ?? 0, words[i + 1] ?? 0);
      }
    }
    return found.distinct(this.#collection.size);
  }

  #allPairs(): CandidatePairs {
    const { words } = this.#kernel;
    const found = new PairList();
    for (let document = 0; document < this.#collection.size; document++) {
      const list = (this.#partners + document * PARTNERS_BYTES) / 4;
      for (let i = 0; i < (words[list] ?? 0); i++) {
        found.push(document, words[list + 2 + 2 * i] ?? 0);
      }
    }
    return found.distinct(this.#collection.size);
  }

  /** Tells the kernel where the texts are without boilerplate, and what their tokens are like. */
  #layOutOwn(own: OwnDocuments, rarity: Float64Array): void {
    const kernel = this.#kernel;
    const { size, vocabulary } = this.#collection;
    const starts = kernel.allocate(size * 4);
    const lengths = kernel.allocate(size * 4);
    kernel.bytes.copyWithin(starts, this.#field(4), this.#field(4) + size * 4);
    kernel.bytes.copyWithin(lengths, this.#field(8), this.#field(8) + size * 4);
    for (const document of own.cutDocuments()) {
      const tokens = own.tokensOf(document);
      const at = kernel.allocateWords(tokens);
      kernel.words[starts / 4 + document] = at / 4;
      kernel.words[lengths / 4 + document] = tokens.length;
    }
    kernel.words[this.#corpus / 4 + 8] = starts;
    kernel.words[this.#corpus / 4 + 9] = lengths;
    const traits = kernel.bytes.subarray(this.#field(28), this.#field(28) + vocabulary.size);
    for (let token = 0; token < vocabulary.size; token++) {
      const bits = rarity[token] ?? 0;
      const isNumber = vocabulary.isNumber[token] === 1;
      const isRare = bits >= UNLISTED_RARITY && !isNumber;
      traits[token] = bits * 2 + (isRare ? RARE : 0) + (isNumber ? NUMBER : 0);
    }
  }

  /** Gives each token a bit of the profiles; returns the rarity of the rarest word of each group of listed ones. */
  #layOutProfiles(rarity: Float64Array): number[] {
    const kernel = this.#kernel;
    const { size, vocabulary } = this.#collection;
    kernel.words[this.#corpus / 4 + 10] = kernel.allocate(size * PROFILE_BYTES);
    const at = kernel.allocate(vocabulary.size * 2);
    kernel.words[this.#corpus / 4 + 11] = at;
    const bits = new Uint16Array(kernel.memory.buffer, at, vocabulary.size);
    const listed: number[] = [];
    for (let token = 0; token < vocabulary.size; token++) {
      bits[token] = IS_OTHER | ((vocabulary.lo[token] ?? 0) & OTHER_MASK);
      if ((rarity[token] ?? 0) < UNLISTED_RARITY) listed.push(token);
    }
    const rarityOf = (token: number): number => rarity[token] ?? 0;
    listed.sort((x, y) => rarityOf(x) - rarityOf(y));
    const groups = new Array<number>(LISTED_GROUPS).fill(0);
    for (const [place, token] of listed.slice(0, LISTED_GROUPS * 64).entries()) {
      bits[token] = place;
      groups[place >> 6] = rarityOf(token) * 2;
    }
    return groups;
  }

  /** The terms of kernel/bounds.ts. */
  #layOutTerms({ by, threshold, shingleSize, model }: Limit, groups: readonly number[]): number {
    const kernel = this.#kernel;
    const at = kernel.allocate(64 + 4 * LISTED_GROUPS);
    kernel.words.set(groups, at / 4 + 16);
    const isScore = by === 'score';
    // the score is rounded to 6 decimals before it is compared
    const least = threshold - 1e-6;
    const limit = isScore ? Math.log(least / (1 - least)) : least;
    const numbers = [
      model.intercept,
      model.words,
      model.order,
      model.length,
      model.subject,
      model.numbers,
      Number.isNaN(limit) ? -Infinity : limit,
    ];
    new Float64Array(kernel.memory.buffer, at, numbers.length).set(numbers);
    kernel.words[at / 4 + 14] = MEASURES.indexOf(by);
    kernel.words[at / 4 + 15] = shingleSize;
    return at;
  }
}

/** The texts without what was set aside. */
export interface OwnDocuments extends TokenTexts {
  cutDocuments(): Iterable<number>;
}
