/**
 * Inverts the corpus and ranks the partners of every document: for each the texts that share most rarity with it.
 * What comes out equals what postings.ts and ranking.ts of test/oracle give.
 *
 * Not all shingles are in memory at once: the corpus is swept for one range of pairs of tokens after another,
 * as many as the room for entries asks for. Memory that one stage is done with serves the next.
 */
import { WEIGHTS } from './weights.ts';
import type { PhraseFrequencies } from '../shingles/phrases.ts';
import { STEP, type KernelCorpus } from '../texts/corpus.ts';
import { INVERTED, RANKED } from '../texts/work-shares.ts';
import type { Slots } from '../../kernel/jobs.ts';
import { PostingFile, type KindOfStream } from './posting-file.ts';
import { ReusableRoom } from '../../kernel/buffer.ts';
import { KernelSweeps } from './sweeps.ts';
import type { ListFile } from '../../kernel/file.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import {
  CHAINS_BYTES,
  CHUNK_BYTES,
  CROWDS_STREAM,
  ENTRY_BYTES,
  FREQUENT_STREAM,
  KINDS,
  LINKS_KIND,
  NOTED_BYTES,
  PARTITIONS,
  PARTNERS_BYTES,
  POSTINGS_KIND,
  POSTINGS_STREAM,
  RANK_BYTES,
  RANK_FIRST,
  RANK_ITEMS,
  RANK_PARTNERS,
  RANK_ROWS,
  RANK_SIZE,
  RANK_WEIGHTS,
  SLOT_BYTES,
  TWINS_KIND,
  TWINS_STREAM,
} from '../../kernel/layout/candidates.ts';
import {
  CORPUS_CLASSES,
  CORPUS_CROWDED,
  CORPUS_DFS,
  CROWDED_BYTES,
  CROWDED_JOINTS,
  DOCUMENT_BYTES,
} from '../../kernel/layout/corpus.ts';
import { STREAM_BYTES, UNIT_BYTES } from '../../kernel/layout/memory.ts';
import { MAX_DF } from '../../kernel/layout/phrases.ts';

/** Two thirds of all slots are taken: wasm/slots.ts. */
const SLOTS_PER_NOTED = 1.5;
/** Frequent phrases that are noted in one call. */
const NOTED_AT_ONCE = 1 << 14;
/** Bits of the filter for each frequent phrase, at least, and of a word of it. */
const BITS_PER_PHRASE = 16;
const FILTER_WORD = 64;
/** Share of the work on a range that is done when it is swept. */
const SWEPT = 0.65;

/** Entries of a token: the pair that it ends, and a few words under the cap. */
const ENTRIES_PER_TOKEN = 1.03;
/** Room for entries: half of what the tokens take, so that there are eight ranges. */
const ENTRY_BYTES_PER_TOKEN = 2.2;
const MIN_ENTRY_BYTES = 32 << 20;
/** Blocks of documents have nearly as many items each. */
const ITEM_SLACK = 0.06;
/** Share of the memory of the sweep that rows take when it is done: the rest is for sums. */
const ROW_SHARE = 0.5;
/**
 * Documents that are looked for in all crowds together: what is noted of them, 7 MB, stays in the cache. For a million
 * documents it takes half the time of all at once.
 */
const DOCUMENTS_OF_CROWDS = 1 << 15;
/** Blocks of a stream that are looked at in one call: a few milliseconds. */
const BLOCKS_OF_TASK = 16;

/** Where frequent phrases are in kernel memory. */
export type FrequentTable = readonly [table: number, slots: number, filter: number, mask: number];

/** What is asked of the index. */
export interface IndexOptions {
  /** Most bytes for the entries of one sweep. */
  readonly entryBytes: number;
  /** Most bytes for the postings of a block of documents, turned round. */
  readonly blockBytes: number;
  /** Most bytes for all postings: more go to a file. */
  readonly postingBytes: number;
  /** Creates a file for lists and postings, where tokens are in one too. */
  readonly createFile: () => ListFile;
}

/** The inverted corpus in kernel memory. */
export class KernelIndex {
  readonly #corpus: KernelCorpus;
  readonly #kernel: Kernel;
  readonly #options: IndexOptions;
  #frequent = 0;
  /** The address of the table, and its slots. */
  #table: readonly [at: number, slots: number] = [0, 0];
  #filter: Slots = [0, 0];
  readonly #chains: number;
  /** Address of the partners of every document: kernel/rank.ts. */
  readonly partners: number;
  /** By token: the distinct texts that have it. */
  wordDf: Int32Array = new Int32Array(0);

  constructor(corpus: KernelCorpus, options: IndexOptions) {
    const { collection, kernel } = corpus;
    this.#options = options;
    this.#corpus = corpus;
    this.#kernel = kernel;
    // chains are done with when partners are ranked
    this.#chains = this.#kernel.allocate(collection.size * CHAINS_BYTES);
    this.partners = this.#chains;
  }

  /** Of the frequent phrases: their table and its slots, their filter and its mask (kernel/frequent.ts). */
  get table(): FrequentTable {
    return [...this.#table, ...this.#filter];
  }

  /** How many documents have each phrase, where that is five or more. */
  get frequent(): PhraseFrequencies {
    const { exports } = this.#kernel;
    const [table, slots] = this.#table;
    return {
      size: this.#frequent,
      get: (hi, lo) => (table === 0 ? 0 : exports.frequencyOfHalves(table, slots, hi, lo)),
    };
  }

  /** Inverts the corpus and ranks the partners of every document. */
  async build(): Promise<void> {
    await this.#countFrequencies();
    const mark = this.#kernel.used;
    const inverted = await this.#invert();
    const frequent = this.#takeFrequent(inverted.streams);
    if (inverted.postings === undefined) await this.#rank(inverted);
    else await this.#rankByFile(inverted.postings, inverted);
    // of all that was made since, nothing is needed any longer
    this.#kernel.openArena(0, 0);
    this.#kernel.release(mark);
    this.#noteFrequent(frequent);
  }

  /**
   * A file for postings, where so many bytes of them for a range are too many to stay in memory beside those of all
   * other ranges, and tokens are in a file too.
   */
  #createPostingFile(bytes: number, ranges: number): PostingFile | undefined {
    const { file, size, pool } = this.#corpus.collection;
    const expected = bytes * ranges;
    if (file === undefined || expected <= this.#options.postingBytes) return undefined;
    return new PostingFile({
      kernel: this.#kernel,
      threads: pool.size,
      size,
      expected,
      file: this.#options.createFile(),
      bytes: this.#options.entryBytes + this.#options.postingBytes / 2,
      run: (work) => this.#corpus.run(work),
    });
  }

  async #rankByFile(postings: PostingFile, { links, region }: Inverted): Promise<void> {
    await postings.add([[[links, LINKS_KIND]]]);
    // all is in the file, so that the streams are free as well
    this.#kernel.openArena(region, this.#kernel.used);
    // chains stood there
    for (let d = 0; d < this.#corpus.collection.size; d++) {
      this.#kernel.setWord(this.partners + d * PARTNERS_BYTES, 0);
    }
    await postings.rank(this.partners, (share) => {
      const at = INVERTED + (RANKED - INVERTED) * share;
      this.#corpus.enter(at, at);
    });
  }

  /** Copies the frequent phrases out of the memory that is to be released. */
  #takeFrequent(streams: readonly number[]): Uint32Array[] {
    const kernel = this.#kernel;
    return streams.flatMap((each) =>
      [...kernel.streamWords(each + FREQUENT_STREAM)].map(([start, end]) =>
        kernel.words.slice(start, end),
      ),
    );
  }

  /** Makes the table of frequent phrases, and their filter. */
  #noteFrequent(pieces: readonly Uint32Array[]): void {
    const kernel = this.#kernel;
    const words = pieces.reduce((sum, { length }) => sum + length, 0);
    this.#frequent = (words * 4) / NOTED_BYTES;
    if (this.#frequent === 0) return;
    const slots = Math.ceil(this.#frequent * SLOTS_PER_NOTED);
    this.#table = [kernel.allocateZeros(slots * SLOT_BYTES), slots];
    const bits = 2 ** Math.max(10, Math.ceil(Math.log2(this.#frequent * BITS_PER_PHRASE)));
    this.#filter = [kernel.allocateZeros(bits / 8), bits / FILTER_WORD - 1];
    const room = kernel.allocate(NOTED_AT_ONCE * NOTED_BYTES);
    const most = (NOTED_AT_ONCE * NOTED_BYTES) / 4;
    for (const piece of pieces) {
      for (let from = 0; from < piece.length; from += most) {
        const part = piece.subarray(from, from + most);
        kernel.words.set(part, room / 4);
        const count = (part.length * 4) / NOTED_BYTES;
        kernel.exports.noteFrequent(room, count, ...this.#table, ...this.#filter);
      }
    }
  }

  async #countFrequencies(): Promise<void> {
    const kernel = this.#kernel;
    const { size } = this.#corpus.collection.vocabulary;
    const dfs = this.#corpus.field(CORPUS_DFS);
    const mark = kernel.used;
    const all = this.#corpus.forThreads(() => kernel.allocateZeros(size * 4));
    all[0] = dfs;
    const seen = this.#corpus.forThreads(() => kernel.allocateZeros(size * 4));
    await this.#corpus.runOnTokens({
      job: { kind: 'frequencies', corpus: this.#corpus.address, seen, dfs: all },
    });
    for (const other of all.slice(1)) kernel.exports.addCounts(dfs, other, size);
    kernel.exports.classify(dfs, size, MAX_DF, this.#corpus.field(CORPUS_CLASSES));
    kernel.release(mark);
    this.wordDf = new Int32Array(kernel.memory.buffer, dfs, size);
  }

  /** Sweeps and groups range by range; leaves the postings in streams, one set for each thread, or in a file. */
  async #invert(): Promise<Inverted> {
    const kernel = this.#kernel;
    const { exports } = kernel;
    const { size: threads } = this.#corpus.collection.pool;
    const { tokenCount, size } = this.#corpus.collection;
    const entries = tokenCount * ENTRIES_PER_TOKEN * ENTRY_BYTES;
    const least = Math.max(MIN_ENTRY_BYTES, tokenCount * ENTRY_BYTES_PER_TOKEN);
    const ranges = Math.max(1, Math.ceil(entries / Math.min(least, this.#options.entryBytes)));
    const room = Math.ceil((entries / ranges / threads) * 1.05) + PARTITIONS * 2 * CHUNK_BYTES;
    const region = kernel.allocate(room * threads);
    const step = room & ~63;
    const lists = Array.from(
      { length: threads },
      (_, thread) => exports.createLists(region + thread * step, step) >>> 0,
    );
    const allLists = kernel.allocateWords(lists);
    const scratch = this.#corpus.forThreads(() => exports.createGroupScratch() >>> 0);
    const streams = this.#corpus.forThreads(() => exports.createStreams() >>> 0);
    const crowded = streams.map((each) => each + CROWDS_STREAM);
    const corpus = this.#corpus.address;
    let crowds = 0;
    let postings: PostingFile | undefined;
    const { createFile } = this.#options;
    const sweeps = new KernelSweeps(this.#corpus, { lists, ranges, createFile });
    for (let sweep = 0; sweep < sweeps.count; sweep++) {
      for (const list of lists) exports.clearLists(list);
      const start = (INVERTED * sweep) / sweeps.count;
      const end = (INVERTED * (sweep + 1)) / sweeps.count;
      const swept = start + (end - start) * SWEPT;
      this.#corpus.enter(start, swept);
      await sweeps.run(sweep);
      this.#corpus.enter(swept, end);
      await this.#corpus.run({
        job: { kind: 'group', corpus, allLists, scratch, streams },
        count: PARTITIONS,
        step: 1,
      });
      const kinds = streams.map((each): KindOfStream[] => [
        [each + TWINS_STREAM, TWINS_KIND],
        [each + POSTINGS_STREAM, POSTINGS_KIND],
      ]);
      // hashes are shared out evenly, so that the first range tells how many postings there will be
      if (sweep === 0) postings = this.#createPostingFile(this.#bytesOf(kinds.flat()), ranges);
      await postings?.add(kinds);
      const found = crowded.reduce((sum, stream) => sum + exports.countCrowds(stream), 0);
      if (found === 0) continue;
      crowds += found;
      this.#corpus.enter(end, end);
      await this.#corpus.run({
        job: {
          kind: 'crowds',
          streams: crowded,
          chains: this.#chains,
          crowded: this.#corpus.field(CORPUS_CROWDED),
        },
        count: size,
        step: Math.min(DOCUMENTS_OF_CROWDS, Math.ceil(size / threads)),
      });
      for (const each of streams) exports.clearCrowds(each);
    }
    const links = this.#link(crowds, region, region + step * threads);
    return { streams, links, postings, region, freeBytes: step * threads };
  }

  /** Bytes that streams hold. */
  #bytesOf(streams: readonly KindOfStream[]): number {
    let bytes = 0;
    for (const [stream] of streams) {
      for (const [start, end] of this.#kernel.streamBytes(stream)) bytes += end - start;
    }
    return bytes;
  }

  /**
   * Links the documents of so many phrases above the cap; returns the stream of links. [from, to) is free, and what is
   * left of it is handed out from now on.
   */
  #link(crowds: number, from: number, to: number): number {
    const kernel = this.#kernel;
    const slots = Math.ceil(crowds * SLOTS_PER_NOTED) + 1;
    // nobody needs the table any more, while links stay
    const end = Math.max(from, Math.floor((to - slots * SLOT_BYTES) / UNIT_BYTES) * UNIT_BYTES);
    kernel.openArena(from, end);
    const links = kernel.allocateZeros(STREAM_BYTES);
    const table = end > from ? end : kernel.allocate(slots * SLOT_BYTES);
    kernel.bytes.fill(0, table, table + slots * SLOT_BYTES);
    const { size } = this.#corpus.collection;
    kernel.exports.linkCrowds(
      this.#chains,
      this.#corpus.field(CORPUS_CROWDED),
      size,
      table,
      slots,
      links,
    );
    // the same place is that of joints, once chains are linked
    const joints = this.#corpus.field(CORPUS_CROWDED) + CROWDED_JOINTS;
    for (let d = 0; d < size; d++) kernel.setWord(joints + d * CROWDED_BYTES, 0);
    kernel.endArena(to);
    return links;
  }

  /** Ranks the partners of every document, for one block of documents after another. */
  async #rank({ streams, links, freeBytes }: Inverted): Promise<void> {
    const kernel = this.#kernel;
    const { exports } = kernel;
    const { size, pool } = this.#corpus.collection;
    const { blocks, count, bytes } = this.#listBlocks(streams, links);
    const most = Math.max(this.#options.blockBytes, freeBytes * ROW_SHARE);
    const parts = Math.max(1, Math.ceil(bytes / most));
    const step = Math.ceil(size / parts);
    const rowBytes = (KINDS * (step + 1) * 4 + 63) & ~63;
    const rows = kernel.allocate(rowBytes * pool.size);
    const starts = kernel.allocate(rowBytes);
    const items = new ReusableRoom(kernel, ITEM_SLACK);
    const scratch = this.#corpus.forThreads(() => exports.createRankScratch(size) >>> 0);
    const weights = kernel.allocateWords(WEIGHTS);
    for (let first = 0; first < size; first += step) {
      const documents = [first, Math.min(step, size - first)] as const;
      const ofThreads = scratch.map((_, thread) => rows + thread * rowBytes);
      kernel.bytes.fill(0, rows, rows + rowBytes * pool.size);
      const share = (of: number): number => INVERTED + ((RANKED - INVERTED) * of) / size;
      this.#corpus.enter(share(first), share(first));
      await this.#corpus.run({
        job: { kind: 'count partners', blocks, rows: ofThreads, documents },
        count,
        step: BLOCKS_OF_TASK,
        isDivided: true,
      });
      const total = exports.layOutPartners(rows, rowBytes, pool.size, starts, documents[1]) >>> 0;
      const at = items.of(total * 4);
      await this.#corpus.run({
        job: { kind: 'fill partners', blocks, rows: ofThreads, items: at, documents },
        count,
        step: BLOCKS_OF_TASK,
        isDivided: true,
      });
      const lists = kernel.allocateRecord(RANK_BYTES, [
        [RANK_WEIGHTS, weights],
        [RANK_PARTNERS, this.partners],
        [RANK_ROWS, starts],
        [RANK_ITEMS, at],
        [RANK_FIRST, documents[0]],
        [RANK_SIZE, documents[1]],
      ]);
      this.#corpus.enter(share(first), share(first + documents[1]));
      await this.#corpus.run({
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
    for (const stream of streams) add(stream + TWINS_STREAM, TWINS_KIND);
    add(links, LINKS_KIND);
    for (const stream of streams) add(stream + POSTINGS_STREAM, POSTINGS_KIND);
    return { blocks: kernel.allocateWords(list), count: list.length, bytes };
  }
}

/** The postings of a corpus: in streams of threads, or in a file, and the links of chains. */
interface Inverted {
  readonly streams: readonly number[];
  readonly links: number;
  readonly postings: PostingFile | undefined;
  /** Where the memory begins that the sweep is done with, and its bytes; streams follow. */
  readonly region: number;
  readonly freeBytes: number;
}

/** Blocks of streams: where their list is, how many they are, and the bytes of rows that they make. */
interface BlockList {
  readonly blocks: number;
  readonly count: number;
  readonly bytes: number;
}
