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
import type { Slots, Work } from './kernel-jobs.ts';
import { ReusableRoom } from './kernel-room.ts';
import { PostingFile } from './kernel-posting-file.ts';
import { PROFILE_BYTES, WordLists, type ListFile } from './kernel-word-lists.ts';
import type { Kernel } from './kernel.ts';
import { MAX_DF } from './posting-groups.ts';
import { UNLISTED_RARITY } from './rarity.ts';
import { FIELDS, type HashedWindows } from './repeated-windows.ts';
import type { ScoreModel } from './score.ts';
import type { TokenTexts } from './collection.ts';
import { MEASURES, type Measure } from './types.ts';

/** As in the kernel's sweep.ts: partitions of one range, bytes of an entry. */
const PARTITIONS = 256;
const ENTRY_BYTES = 16;
/** Bytes of a slot of the table of frequent phrases, and of that of crowds: kernel/frequent.ts, chains.ts. */
const SLOT_BYTES = 12;
/** Frequent phrases that are noted in one call. */
const NOTED_AT_ONCE = 1 << 14;
/** Bytes of the chains of a document: kernel/chains.ts. */
const CHAINS_BYTES = 192;
/** Bytes of a stream's head. */
const STREAM_BYTES = 12;
/** Bytes of a document's partners: kernel/rank.ts. */
const PARTNERS_BYTES = 8 + 8 * MAX_PARTNERS;
/** Bits of the filter for each frequent phrase: at most one in eight that are not frequent passes. */
const BITS_PER_PHRASE = 8;
/** Shares of all work that are done after each stage; and of a range, when it is swept. */
const INVERTED = 0.45;
const SWEPT = 0.65;
const RANKED = 0.75;
const WINDOWED = 0.8;
const PROFILED = 0.85;

/** Entries of a token: the pair that it ends, and a few words under the cap. */
const ENTRIES_PER_TOKEN = 1.03;
/**
 * Room for entries: less than the tokens take, so that all is swept a dozen times. More room spares
 * sweeps, and takes memory: at 3.1 a token reviews took 7 % less time, and 17 MB more.
 */
const ENTRY_BYTES_PER_TOKEN = 2.2;
const MIN_ENTRY_BYTES = 32 << 20;
/** Bytes of a chunk of entries: kernel/sweep.ts. */
const CHUNK_BYTES = 1 << 14;
/** Blocks of documents have nearly as many items each. */
const ITEM_SLACK = 0.06;
/** Bytes of all postings for each token of the corpus: 2.7 in prose. */
const POSTING_BYTES_PER_TOKEN = 3.2;
/** Bytes of a document in a posting: kernel/documents.ts. */
const DOCUMENT_BYTES = 3;
/** Kinds of what is shared: kernel/partners.ts. */
const KINDS = 3;
/** Blocks of a stream that are looked at in one call: a few milliseconds. */
const BLOCKS_OF_TASK = 16;
/** Tokens that are in memory at once where the others are in a file. */
const TOKENS_OF_BLOCK = 1 << 22;
/** Pairs whose documents are read together. */
const PAIRS_OF_BATCH = 1 << 13;
/** Bytes of a document's phrases above the cap: kernel/chains.ts. */
const CROWDED_BYTES = 32;
/** Phrases of an own text that the whole text may lack, for each joint. */
const PHRASES_PER_JOINT = 2;
/** Documents of a task: a few milliseconds of work. */
const STEP = 128;
/** Bytes of a profile, groups of listed words in it, and the mark and bits of others: kernel/profiles.ts. */
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
  /** Most bytes for the postings of a block of documents, turned round, of one thread. */
  readonly blockBytes: number;
  /** Most bytes for all postings: more go to a file. */
  readonly postingBytes: number;
  /** Most bytes for word lists that stay while others pass by them. */
  readonly listBytes: number;
  /** Creates a file for lists and postings, where tokens are in one too. */
  readonly createFile: () => ListFile;
  readonly pause: Pause;
}

/** The inverted corpus in kernel memory. */
export class KernelIndex {
  readonly #collection: KernelCollection;
  readonly #kernel: Kernel;
  readonly #documents: Int32Array;
  readonly #pause: Pause;
  readonly #entryBytes: number;
  readonly #blockBytes: number;
  readonly #postingBytes: number;
  readonly #listBytes: number;
  readonly #createFile: () => ListFile;
  /** Documents whose tokens are in memory at once, as [first, end) of all; one block where all are. */
  #blocks: TokenBlock[] = [];
  #tokenBuffer = 0;
  /** Which part of all work the next job is, from 0 to 1: as long as it takes in prose, about. */
  #span: readonly [from: number, to: number] = [0, 0];
  #corpus = 0;
  #frequent = 0;
  #table: Slots = [0, 0];
  #filter: Slots = [0, 0];
  /** What was handed out before the windows were. */
  #windows: number | undefined;
  #chains = 0;
  #partners = 0;
  /** By token: the distinct texts that have it. */
  wordDf: Int32Array = new Int32Array(0);

  /** `documents` are numbers of distinct texts, ascending. */
  constructor(
    collection: KernelCollection,
    documents: Int32Array,
    { entryBytes, blockBytes, postingBytes, listBytes, createFile, pause }: IndexOptions,
  ) {
    this.#postingBytes = postingBytes;
    this.#listBytes = listBytes;
    this.#collection = collection;
    this.#kernel = collection.kernel;
    this.#documents = documents;
    this.#entryBytes = entryBytes;
    this.#blockBytes = blockBytes;
    this.#createFile = createFile;
    let most = 0;
    this.#pause = (share) => pause((most = Math.max(most, share)));
  }

  /** How many documents have each phrase, where that is five or more. */
  get frequent(): PhraseFrequencies {
    const { exports } = this.#kernel;
    const [table, mask] = this.#table;
    return {
      size: this.#frequent,
      get: (hi, lo) => (table === 0 ? 0 : exports.frequencyOfHalves(table, mask, hi, lo)),
    };
  }

  /** Inverts the corpus and ranks the partners of every document. */
  async build(): Promise<void> {
    this.#layOut();
    await this.#countFrequencies();
    const mark = this.#kernel.used;
    const postings = this.#createPostingFile();
    const { streams, links } = await this.#invert(postings);
    const frequent = this.#takeFrequent(streams);
    if (postings === undefined) await this.#rank(streams, links);
    else await this.#rankByFile(postings, links);
    // of all that was made since, nothing is needed any longer
    this.#kernel.openArena(0, 0);
    this.#kernel.release(mark);
    this.#noteFrequent(frequent);
  }

  /** A file for postings, where they do not fit beside all else, and tokens are in one. */
  #createPostingFile(): PostingFile | undefined {
    const { file, size, tokenCount, team } = this.#collection;
    const isLarge = tokenCount * POSTING_BYTES_PER_TOKEN > this.#postingBytes;
    if (file === undefined || !isLarge) return undefined;
    return new PostingFile({
      kernel: this.#kernel,
      threads: team.size,
      size,
      tokens: tokenCount,
      file: this.#createFile(),
      bytes: Math.max(this.#entryBytes, this.#postingBytes),
      run: (work) => this.#run(work),
    });
  }

  async #rankByFile(postings: PostingFile, links: number): Promise<void> {
    await postings.add([[[links, 1]]]);
    // chains stood there
    const { words } = this.#kernel;
    for (let d = 0; d < this.#collection.size; d++) {
      words[(this.#partners + d * PARTNERS_BYTES) / 4] = 0;
    }
    await postings.rank(this.#partners, (share) => {
      const at = INVERTED + (RANKED - INVERTED) * share;
      this.#enter(at, at);
    });
  }

  /** Copies the frequent phrases out of the memory that is to be released. */
  #takeFrequent(streams: readonly number[]): Uint32Array[] {
    const kernel = this.#kernel;
    return streams.flatMap((each) =>
      [...kernel.streamWords(each + 3 * STREAM_BYTES)].map(([start, end]) =>
        kernel.words.slice(start, end),
      ),
    );
  }

  /** Makes the table of frequent phrases, and their filter. */
  #noteFrequent(pieces: readonly Uint32Array[]): void {
    const kernel = this.#kernel;
    const words = pieces.reduce((sum, { length }) => sum + length, 0);
    this.#frequent = (words * 4) / SLOT_BYTES;
    if (this.#frequent === 0) return;
    const slots = 2 ** Math.ceil(Math.log2(this.#frequent * 2));
    this.#table = [kernel.allocateZeros(slots * SLOT_BYTES), slots - 1];
    const bits = 2 ** Math.max(10, Math.ceil(Math.log2(this.#frequent * BITS_PER_PHRASE)));
    this.#filter = [kernel.allocateZeros(bits / 8), bits - 1];
    const room = kernel.allocate(NOTED_AT_ONCE * SLOT_BYTES);
    const most = (NOTED_AT_ONCE * SLOT_BYTES) / 4;
    for (const piece of pieces) {
      for (let from = 0; from < piece.length; from += most) {
        const part = piece.subarray(from, from + most);
        kernel.words.set(part, room / 4);
        const count = (part.length * 4) / SLOT_BYTES;
        kernel.exports.noteFrequent(room, count, ...this.#table, ...this.#filter);
      }
    }
  }

  async #run(work: Work): Promise<void> {
    const [from, to] = this.#span;
    await this.#collection.team.run(work, (share) => this.#pause(from + (to - from) * share));
  }

  /** From here on, work is the part [from, to) of all. */
  #enter(from: number, to: number): void {
    this.#span = [from, to];
  }

  /** An array of addresses, one for each thread. */
  #forThreads(create: () => number): number[] {
    return Array.from({ length: this.#collection.team.size }, create);
  }

  #layOut(): void {
    const kernel = this.#kernel;
    const { file, size, vocabulary, starts, hashes } = this.#collection;
    const firsts = kernel.allocateWords(starts.subarray(0, size));
    const lengths = kernel.allocate(size * 4);
    const { words } = kernel;
    for (let d = 0; d < size; d++) words[lengths / 4 + d] = this.#collection.length(d);
    this.#blocks = this.#cutBlocks(file === undefined ? Infinity : TOKENS_OF_BLOCK);
    if (file !== undefined) {
      const most = Math.max(...this.#blocks.map(({ tokens }) => tokens));
      this.#tokenBuffer = kernel.allocate(most * 4);
    }
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
      kernel.allocateZeros(size * CROWDED_BYTES),
    ]);
    // chains are done with when partners are ranked
    this.#chains = kernel.allocate(size * CHAINS_BYTES);
    this.#partners = this.#chains;
  }

  /** Cuts the distinct texts into blocks of so many tokens. */
  #cutBlocks(tokens: number): TokenBlock[] {
    const { starts, ends, file } = this.#collection;
    const blocks: TokenBlock[] = [];
    const documents = this.#documents;
    for (let first = 0; first < documents.length;) {
      const start = starts[documents[first] ?? 0] ?? 0;
      let end = first + 1;
      const reaches = (i: number): boolean => (ends[documents[i] ?? 0] ?? 0) - start <= tokens;
      if (file === undefined) end = documents.length;
      else while (end < documents.length && reaches(end)) end++;
      blocks.push({ first, end, start, tokens: (ends[documents[end - 1] ?? 0] ?? 0) - start });
      first = end;
    }
    return blocks;
  }

  /** Does a job on all distinct texts, block by block; `after` is called when a block is done. */
  async #runOnTokens(
    work: Omit<Work, 'first' | 'count' | 'step'>,
    after = (): void => {},
  ): Promise<void> {
    const [from, to] = this.#span;
    const all = this.#documents.length;
    for (const block of this.#blocks) {
      const { first, end } = block;
      this.#enter(from + ((to - from) * first) / all, from + ((to - from) * end) / all);
      this.#loadBlock(block);
      await this.#run({ ...work, first, count: end - first, step: STEP });
      after();
    }
  }

  /** Brings the tokens of a block into memory. */
  #loadBlock({ first, end, start, tokens }: TokenBlock): void {
    const { file, starts } = this.#collection;
    if (file === undefined) return;
    const { bytes, words } = this.#kernel;
    file.read(bytes.subarray(this.#tokenBuffer, this.#tokenBuffer + tokens * 4), start * 4);
    const firsts = this.#field(4) / 4;
    for (let i = first; i < end; i++) {
      const document = this.#documents[i] ?? 0;
      words[firsts + document] = this.#tokenBuffer / 4 + (starts[document] ?? 0) - start;
    }
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
    await this.#runOnTokens({
      job: { kind: 'frequencies', corpus: this.#corpus, seen, dfs: all },
    });
    for (const other of all.slice(1)) kernel.exports.addCounts(dfs, other, size);
    kernel.exports.classify(dfs, size, MAX_DF, this.#field(48));
    kernel.release(mark);
    this.wordDf = new Int32Array(kernel.memory.buffer, dfs, size);
  }

  /** Sweeps and groups range by range; leaves the postings in streams, one set for each thread. */
  async #invert(postings?: PostingFile): Promise<{ streams: number[]; links: number }> {
    const kernel = this.#kernel;
    const { exports } = kernel;
    const { size: threads } = this.#collection.team;
    const { tokenCount, size } = this.#collection;
    const entries = tokenCount * ENTRIES_PER_TOKEN * ENTRY_BYTES;
    const least = Math.max(MIN_ENTRY_BYTES, tokenCount * ENTRY_BYTES_PER_TOKEN);
    const ranges = Math.max(1, Math.ceil(entries / Math.min(least, this.#entryBytes)));
    const room = Math.ceil((entries / ranges / threads) * 1.05) + PARTITIONS * 2 * CHUNK_BYTES;
    const region = kernel.allocate(room * threads);
    const step = room & ~63;
    const lists = Array.from(
      { length: threads },
      (_, thread) => exports.createLists(region + thread * step, step) >>> 0,
    );
    const allLists = kernel.allocateWords(lists);
    const scratch = this.#forThreads(() => exports.createGroupScratch() >>> 0);
    const streams = this.#forThreads(() => exports.createStreams() >>> 0);
    const crowded = streams.map((each) => each + 2 * STREAM_BYTES);
    const corpus = this.#corpus;
    let crowds = 0;
    for (let range = 0; range < ranges; range++) {
      for (const list of lists) exports.clearLists(list);
      const start = (INVERTED * range) / ranges;
      const end = (INVERTED * (range + 1)) / ranges;
      const swept = start + (end - start) * SWEPT;
      this.#enter(start, swept);
      await this.#runOnTokens({
        job: { kind: 'sweep', corpus, lists, range, ranges },
        isDivided: true,
      });
      this.#enter(swept, end);
      await this.#run({
        job: { kind: 'group', corpus, allLists, scratch, streams },
        count: PARTITIONS,
        step: 1,
      });
      await postings?.add(
        streams.map((each) => [
          [each, 0],
          [each + STREAM_BYTES, 2],
        ]),
      );
      const found = crowded.reduce((sum, stream) => sum + exports.countCrowds(stream), 0);
      if (found === 0) continue;
      crowds += found;
      this.#enter(end, end);
      await this.#run({
        job: { kind: 'crowds', streams: crowded, chains: this.#chains, crowded: this.#field(52) },
        count: size,
        step: Math.ceil(size / threads),
      });
      for (const each of streams) exports.clearCrowds(each);
    }
    kernel.openArena(region, region + step * threads);
    return { streams, links: this.#link(crowds) };
  }

  /** Links the documents of so many phrases above the cap; returns the stream of links. */
  #link(crowds: number): number {
    const kernel = this.#kernel;
    const links = kernel.allocateZeros(STREAM_BYTES);
    if (crowds === 0) return links;
    const slots = 2 ** Math.ceil(Math.log2(crowds * 2));
    const table = kernel.allocateZeros(slots * SLOT_BYTES);
    const { size } = this.#collection;
    kernel.exports.linkCrowds(this.#chains, this.#field(52), size, table, slots - 1, links);
    // the same place is that of joints, once chains are linked
    const { words } = kernel;
    for (let d = 0; d < size; d++) {
      words[(this.#field(52) + d * CROWDED_BYTES) / 4 + 1] = 0;
    }
    return links;
  }

  /** Ranks the partners of every document, for one block of documents after another. */
  async #rank(streams: readonly number[], links: number): Promise<void> {
    const kernel = this.#kernel;
    const { exports } = kernel;
    const { size, team } = this.#collection;
    const { blocks, count, bytes } = this.#listBlocks(streams, links);
    const parts = Math.max(1, Math.ceil(bytes / this.#blockBytes));
    const most = Math.ceil(size / parts);
    const rowBytes = (KINDS * (most + 1) * 4 + 63) & ~63;
    const rows = kernel.allocate(rowBytes * team.size);
    const starts = kernel.allocate(rowBytes);
    const items = new ReusableRoom(kernel, ITEM_SLACK);
    const scratch = this.#forThreads(() => exports.createRankScratch(size) >>> 0);
    const weights = kernel.allocateWords(WEIGHTS);
    for (let first = 0; first < size; first += most) {
      const documents = [first, Math.min(most, size - first)] as const;
      const ofThreads = scratch.map((_, thread) => rows + thread * rowBytes);
      kernel.bytes.fill(0, rows, rows + rowBytes * team.size);
      const share = (of: number): number => INVERTED + ((RANKED - INVERTED) * of) / size;
      this.#enter(share(first), share(first));
      await this.#run({
        job: { kind: 'count partners', blocks, rows: ofThreads, documents },
        count,
        step: BLOCKS_OF_TASK,
        isDivided: true,
      });
      const total = exports.layOutPartners(rows, rowBytes, team.size, starts, documents[1]) >>> 0;
      const at = items.of(total * 4);
      await this.#run({
        job: { kind: 'fill partners', blocks, rows: ofThreads, items: at, documents },
        count,
        step: BLOCKS_OF_TASK,
        isDivided: true,
      });
      const lists = kernel.allocateWords([weights, this.#partners, starts, at, ...documents]);
      this.#enter(share(first), share(first + documents[1]));
      await this.#run({
        job: { kind: 'rank', lists, scratch },
        first,
        count: documents[1],
        step: STEP,
      });
    }
  }

  /** All blocks of the streams, with their kind (kernel/partners.ts). */
  #listBlocks(streams: readonly number[], links: number): BlockList {
    const kernel = this.#kernel;
    const { exports } = kernel;
    const list: number[] = [];
    let bytes = 0;
    const add = (stream: number, kind: number): void => {
      for (let block = exports.firstBlock(stream) >>> 0; block !== 0;) {
        list.push(block + kind);
        bytes += ((exports.blockEnd(block) - exports.blockStart(block)) / DOCUMENT_BYTES) * 4;
        block = exports.nextBlock(block) >>> 0;
      }
    };
    for (const stream of streams) add(stream, 0);
    add(links, 1);
    for (const stream of streams) add(stream + STREAM_BYTES, 2);
    return { blocks: kernel.allocateWords(list), count: list.length, bytes };
  }

  /**
   * All runs of 12 tokens whose phrases are all frequent, by document, then position. They stand in the kernel's
   * memory until pairs are asked for.
   */
  async hashWindows(): Promise<HashedWindows> {
    const kernel = this.#kernel;
    if (this.#frequent === 0) return { count: 0, items: new Int32Array(0) };
    this.#windows = kernel.used;
    const streams = this.#forThreads(() => kernel.allocateZeros(STREAM_BYTES));
    const pieces: (readonly [start: number, end: number])[] = [];
    const work = {
      kind: 'windows',
      corpus: this.#corpus,
      table: this.#table,
      filter: this.#filter,
      streams,
    } as const;
    this.#enter(RANKED, WINDOWED);
    // thread by thread is document by document: each has its part of a block
    await this.#runOnTokens({ job: work, isDivided: true }, () => {
      for (const stream of streams) {
        pieces.push(...kernel.streamWords(stream));
        kernel.words.fill(0, stream / 4, (stream + STREAM_BYTES) / 4);
      }
    });
    const words = pieces.reduce((sum, [start, end]) => sum + end - start, 0);
    const items = kernel.allocate(words * 4);
    let at = items / 4;
    for (const [start, end] of pieces) {
      kernel.words.copyWithin(at, start, end);
      at += end - start;
    }
    return { count: words / FIELDS, items: new Int32Array(kernel.memory.buffer, items, words) };
  }

  /** The candidates, each pair once, in order; without those that are certain not to reach the limit. */
  async pairs(own: OwnDocuments, rarity: Float64Array, limit?: Limit): Promise<CandidatePairs> {
    if (this.#windows !== undefined) this.#kernel.release(this.#windows);
    if (limit === undefined) return this.#allPairs();
    this.#layOutTraits(rarity);
    const terms = this.#layOutTerms(limit, this.#layOutProfiles(rarity));
    return this.#collection.file === undefined
      ? this.#pairsInMemory(own, terms)
      : this.#pairsOfFile(own, terms);
  }

  async #pairsInMemory(own: OwnDocuments, terms: number): Promise<CandidatePairs> {
    const kernel = this.#kernel;
    const { exports } = kernel;
    const { size } = this.#collection.vocabulary;
    this.#copyPlaces();
    for (const document of own.cutDocuments()) {
      const tokens = own.tokensOf(document);
      this.#placeOwn(document, kernel.allocateWords(tokens), tokens.length);
      this.#noteJoints(document, own);
    }
    const scratch = this.#forThreads(() => exports.createProfileScratch(size) >>> 0);
    this.#enter(WINDOWED, PROFILED);
    await this.#runOnTokens({ job: this.#profileJob(scratch, true) });
    this.#enter(PROFILED, 1);
    const streams = this.#forThreads(() => kernel.allocateZeros(STREAM_BYTES));
    await this.#run({
      job: {
        kind: 'bound',
        corpus: this.#corpus,
        partners: this.#partners,
        scratch: this.#forThreads(() => exports.createBoundScratch(size) >>> 0),
        terms,
        streams,
      },
      count: this.#collection.size,
      step: STEP,
    });
    return this.#gather(streams);
  }

  #profileJob(scratch: readonly number[], hasLists: boolean): Work['job'] {
    const documents = this.#field(12);
    return { kind: 'profiles', corpus: this.#corpus, documents, scratch, hasLists };
  }

  /**
   * The same where tokens are in a file: profiles of all documents first; then what is left, in batches of
   * pairs whose documents are read together.
   */
  async #pairsOfFile(own: OwnDocuments, terms: number): Promise<CandidatePairs> {
    const kernel = this.#kernel;
    const { exports } = kernel;
    const { size } = this.#collection.vocabulary;
    this.#copyPlaces();
    const cut = new Set(own.cutDocuments());
    const scratch = this.#forThreads(() => exports.createProfileScratch(size) >>> 0);
    const room = new ReusableRoom(kernel);
    this.#enter(WINDOWED, WINDOWED);
    const lists = new WordLists(this.#collection, this.#createFile(), this.#listBytes);
    const listRooms = this.#forThreads(() => 0).map(() => new ReusableRoom(kernel));
    for (const block of this.#blocks) {
      this.#loadBlock(block);
      let at = room.of(cut.size === 0 ? 0 : block.tokens * 4);
      for (let i = block.first; i < block.end; i++) {
        const document = this.#documents[i] ?? 0;
        const start = kernel.words[this.#field(4) / 4 + document] ?? 0;
        const tokens = cut.has(document) ? own.tokensOf(document) : undefined;
        this.#placeOwn(
          document,
          tokens === undefined ? start * 4 : at,
          tokens?.length ?? this.#collection.length(document),
        );
        if (tokens === undefined) continue;
        this.#noteJoints(document, own);
        kernel.words.set(tokens, at / 4);
        at += tokens.length * 4;
      }
      const { first, end } = block;
      this.#listTo(scratch, listRooms, (block.tokens + 2 * (end - first)) * 8);
      await this.#run({
        job: this.#profileJob(scratch, true),
        first,
        count: end - first,
        step: STEP,
      });
      lists.keep(this.#documents.subarray(first, end), this.#field(40));
    }
    const screened = this.#forThreads(() => kernel.allocateZeros(STREAM_BYTES));
    await this.#run({
      job: {
        kind: 'screen',
        corpus: this.#corpus,
        partners: this.#partners,
        terms,
        streams: screened,
      },
      count: this.#collection.size,
      step: STEP,
    });
    const boundScratch = this.#forThreads(() => exports.createBoundScratch(size) >>> 0);
    const streams = this.#forThreads(() => kernel.allocateZeros(STREAM_BYTES));
    const undecided = this.#forThreads(() => kernel.allocateZeros(STREAM_BYTES));
    const tiles = lists.tile(screened.flatMap((stream) => [...kernel.streamWords(stream)]));
    for (const [i, tile] of tiles.entries()) {
      this.#enter(PROFILED + ((1 - PROFILED) * i) / tiles.length, 1);
      lists.load(tile, this.#field(40));
      await this.#run({
        job: {
          kind: 'compare',
          corpus: this.#corpus,
          screened: tile.pairs,
          scratch: boundScratch,
          terms,
          streams,
          undecided,
        },
        count: tile.count,
        step: STEP,
      });
    }
    const batch = { scratch, boundScratch, terms, streams, room, lists: listRooms };
    for (const stream of undecided) {
      for (const [start, end] of kernel.streamWords(stream)) {
        for (let from = start; from < end; from += 3 * PAIRS_OF_BATCH) {
          await this.#boundBatch(own, [from, Math.min(end, from + 3 * PAIRS_OF_BATCH)], batch);
        }
      }
    }
    return this.#gather(streams);
  }

  /** Has each thread write lists of up to so many bytes to a room of its own. */
  #listTo(scratch: readonly number[], rooms: readonly ReusableRoom[], bytes: number): void {
    for (const [thread, each] of scratch.entries()) {
      const start = rooms[thread]?.of(bytes) ?? 0;
      this.#kernel.exports.writeListsTo(each, start, start + bytes);
    }
  }

  /** Reads the documents of a batch of screened pairs, makes their lists, and bounds the pairs. */
  async #boundBatch(
    own: OwnDocuments,
    [from, to]: readonly [number, number],
    { scratch, boundScratch, terms, streams, room, lists }: BatchScratch,
  ): Promise<void> {
    const kernel = this.#kernel;
    const wanted = new Set<number>();
    const { words } = kernel;
    for (let i = from; i < to; i += 3) wanted.add(words[i] ?? 0).add(words[i + 1] ?? 0);
    const documents = Int32Array.from(wanted).sort();
    let total = 0;
    for (const document of documents) total += own.length(document);
    const list = room.of((documents.length + total) * 4);
    kernel.words.set(documents, list / 4);
    let at = list + documents.length * 4;
    for (const document of documents) {
      const tokens = own.tokensOf(document);
      kernel.words.set(tokens, at / 4);
      this.#placeOwn(document, at, tokens.length);
      at += tokens.length * 4;
    }
    // any thread may have to list them all
    this.#listTo(scratch, lists, (total + 2 * documents.length) * 8);
    await this.#run({
      job: { kind: 'profiles', corpus: this.#corpus, documents: list, scratch, hasLists: true },
      count: documents.length,
      step: STEP,
    });
    await this.#run({
      job: {
        kind: 'pairs',
        corpus: this.#corpus,
        screened: from * 4,
        scratch: boundScratch,
        terms,
        streams,
      },
      count: (to - from) / 3,
      step: STEP,
    });
  }

  /** The pairs that streams hold, in order. */
  #gather(streams: readonly number[]): CandidatePairs {
    const kernel = this.#kernel;
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

  /** Makes the places of own texts a copy of those of the whole ones, to be changed. */
  #copyPlaces(): void {
    const kernel = this.#kernel;
    const { size } = this.#collection;
    const starts = kernel.allocate(size * 4);
    const lengths = kernel.allocate(size * 4);
    kernel.bytes.copyWithin(starts, this.#field(4), this.#field(4) + size * 4);
    kernel.bytes.copyWithin(lengths, this.#field(8), this.#field(8) + size * 4);
    kernel.words[this.#corpus / 4 + 8] = starts;
    kernel.words[this.#corpus / 4 + 9] = lengths;
  }

  /** Tells the kernel where the text of a document is without boilerplate. */
  #placeOwn(document: number, at: number, length: number): void {
    const { words } = this.#kernel;
    words[this.#field(32) / 4 + document] = at / 4;
    words[this.#field(36) / 4 + document] = length;
  }

  /** Tells the kernel how many phrases its own text may have that the whole one, of which they were counted, has not. */
  #noteJoints(document: number, own: OwnDocuments): void {
    const at = (this.#field(52) + document * CROWDED_BYTES) / 4 + 1;
    this.#kernel.words[at] = own.joints(document) * PHRASES_PER_JOINT;
  }

  /** Tells the kernel what tokens are like. */
  #layOutTraits(rarity: Float64Array): void {
    const kernel = this.#kernel;
    const { vocabulary } = this.#collection;
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
    const groups = Array.from({ length: LISTED_GROUPS }, () => 0);
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

/** Distinct texts [first, end), and their tokens in the file. */
interface TokenBlock {
  readonly first: number;
  readonly end: number;
  readonly start: number;
  readonly tokens: number;
}

/** Blocks of streams: where their list is, how many they are, and the bytes of rows that they make. */
interface BlockList {
  readonly blocks: number;
  readonly count: number;
  readonly bytes: number;
}

/** What batches of pairs are worked on with. */
interface BatchScratch {
  readonly scratch: readonly number[];
  readonly boundScratch: readonly number[];
  readonly terms: number;
  readonly streams: readonly number[];
  readonly room: ReusableRoom;
  readonly lists: readonly ReusableRoom[];
}

/** The texts without what was set aside. */
export interface OwnDocuments extends TokenTexts {
  cutDocuments(): Iterable<number>;
  /** Places where two tokens follow each other that stand apart in the whole text. */
  joints(document: number): number;
}
