/**
 * Inverts the corpus and ranks the partners of every document: for each the texts that share most rarity with it.
 * What comes out equals what postings.ts and ranking.ts of test/oracle give.
 *
 * Not all shingles are in memory at once: the corpus is swept for one range of pairs of tokens after another,
 * as many as the room for entries asks for. Memory that one stage is done with serves the next.
 */
import type { KernelCorpus } from '../texts/corpus.ts';
import { INVERTED, RANKED } from '../texts/work-shares.ts';
import { PostingFile, type KindOfStream } from './posting-file.ts';
import { rankBlocks } from './block-ranking.ts';
import { FrequentTable, SLOTS_PER_HASH } from './frequent-table.ts';
import { KernelSweeps } from './sweeps.ts';
import type { ListFile } from '../../kernel/file.ts';
import type { Kernel } from '../../kernel/kernel.ts';
import {
  CHAINS_BYTES,
  COUNTS_BYTES,
  COUNTS_DFS,
  COUNTS_SEEN,
  CROWDS_BYTES,
  CROWDS_CHAINS,
  CROWDS_LINKS,
  CROWDS_NOTED,
  CROWDS_SIZE,
  CROWDS_SLOTS,
  CROWDS_STREAM,
  CROWDS_STREAMS,
  CROWDS_TABLE,
  CROWDS_THREADS,
  ENTRY_BYTES,
  ENTRY_CHUNK_BYTES,
  FREQUENT_STREAM,
  GROUP_BYTES,
  GROUP_CORPUS,
  GROUP_LISTS,
  GROUP_THREADS,
  LINKS_KIND,
  PARTITIONS,
  PARTNERS_BYTES,
  POSTINGS_KIND,
  POSTINGS_STREAM,
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
} from '../../kernel/layout/corpus.ts';
import { STREAM_HEAD_BYTES, UNIT_BYTES } from '../../kernel/layout/memory.ts';
import { MAX_DF } from '../../kernel/layout/phrases.ts';

/** Share of the work on a range that is done when it is swept. */
const SWEPT = 0.65;

/** Entries of a token: the pair that it ends, and a few words under the cap. */
const ENTRIES_PER_TOKEN = 1.03;
/** Room for entries: half of what the tokens take, so that there are eight ranges. */
const ENTRY_BYTES_PER_TOKEN = 2.2;
const MIN_ENTRY_BYTES = 32 << 20;
/** Share of the memory of the sweep that rows take when it is done: the rest is for sums. */
const ROW_SHARE = 0.5;
/**
 * Documents that are looked for in all crowds together: what is noted of them, 7 MB, stays in the cache. For a million
 * documents it takes half the time of all at once.
 */
const DOCUMENTS_OF_CROWDS = 1 << 15;

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
  readonly #chains: number;
  /** Address of the partners of every document: kernel/rank.ts. */
  readonly partners: number;
  /** By token: the distinct texts that have it. */
  wordDf: Int32Array = new Int32Array(0);
  /** How many documents have each phrase, if that is five or more. */
  frequent: FrequentTable;

  constructor(corpus: KernelCorpus, options: IndexOptions) {
    const { collection, kernel } = corpus;
    this.#options = options;
    this.#corpus = corpus;
    this.#kernel = kernel;
    // chains are done with when partners are ranked
    this.#chains = this.#kernel.allocate(collection.size * CHAINS_BYTES);
    this.partners = this.#chains;
    this.frequent = new FrequentTable(kernel, []);
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
    this.frequent = new FrequentTable(this.#kernel, frequent);
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

  async #countFrequencies(): Promise<void> {
    const kernel = this.#kernel;
    const { size } = this.#corpus.collection.vocabulary;
    const dfs = this.#corpus.field(CORPUS_DFS);
    const mark = kernel.used;
    const all = this.#corpus.forThreads(() => kernel.allocateZeros(size * 4));
    all[0] = dfs;
    const seen = this.#corpus.forThreads(() => kernel.allocateZeros(size * 4));
    const counts = this.#corpus.forThreads((thread) =>
      kernel.allocateRecord(COUNTS_BYTES, [
        [COUNTS_SEEN, seen[thread] ?? 0],
        [COUNTS_DFS, all[thread] ?? 0],
      ]),
    );
    await this.#corpus.runOnTokens({
      job: { call: 'countFrequencies', args: [this.#corpus.address, counts] },
    });
    for (const other of all.slice(1)) kernel.exports.addCounts(dfs, other, size);
    kernel.exports.classify(dfs, size, MAX_DF, this.#corpus.field(CORPUS_CLASSES));
    kernel.release(mark);
    this.wordDf = new Int32Array(kernel.memory.buffer, dfs, size);
  }

  /** Sweeps and groups range by range; leaves the postings in streams, one set for each thread, or in a file. */
  async #invert(): Promise<Inverted> {
    const { exports } = this.#kernel;
    const { region, step, lists, ranges } = this.#createLists();
    const streams = this.#corpus.forThreads(() => exports.createStreams() >>> 0);
    const args = [this.#groupRecord(lists), streams] as const;
    const crowds = this.#crowdsRecord(streams);
    let found = 0;
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
      const job = { call: 'groupPartitions', args } as const;
      await this.#corpus.run({ job, count: PARTITIONS, step: 1 });
      const kinds = streams.map((each): KindOfStream[] => [
        [each + TWINS_STREAM, TWINS_KIND],
        [each + POSTINGS_STREAM, POSTINGS_KIND],
      ]);
      // hashes are shared out evenly, so that the first range tells how many postings there will be
      if (sweep === 0) postings = this.#createPostingFile(this.#bytesOf(kinds.flat()), ranges);
      await postings?.add(kinds);
      this.#corpus.enter(end, end);
      found += await this.#noteCrowds(crowds, streams);
    }
    const links = this.#link(crowds, found, [region, region + step * lists.length]);
    return { streams, links, postings, region, freeBytes: step * lists.length };
  }

  /** Lists of entries for every thread, and how many ranges their room asks for. */
  #createLists(): EntryLists {
    const kernel = this.#kernel;
    const { tokenCount, pool } = this.#corpus.collection;
    const entries = tokenCount * ENTRIES_PER_TOKEN * ENTRY_BYTES;
    const least = Math.max(MIN_ENTRY_BYTES, tokenCount * ENTRY_BYTES_PER_TOKEN);
    const ranges = Math.max(1, Math.ceil(entries / Math.min(least, this.#options.entryBytes)));
    const slack = PARTITIONS * 2 * ENTRY_CHUNK_BYTES;
    const room = Math.ceil((entries / ranges / pool.size) * 1.05) + slack;
    const region = kernel.allocate(room * pool.size);
    const step = room & ~63;
    const lists = this.#corpus.forThreads(
      (thread) => kernel.exports.createLists(region + thread * step, step) >>> 0,
    );
    return { region, step, lists, ranges };
  }

  /** What is grouped: kernel/layout/candidates.ts. */
  #groupRecord(lists: readonly number[]): number {
    return this.#kernel.allocateRecord(GROUP_BYTES, [
      [GROUP_CORPUS, this.#corpus.address],
      [GROUP_LISTS, this.#kernel.allocateWords(lists)],
      [GROUP_THREADS, lists.length],
    ]);
  }

  /** Crowds as they are noted and linked: kernel/layout/candidates.ts. */
  #crowdsRecord(streams: readonly number[]): number {
    const ofThreads = streams.map((each) => each + CROWDS_STREAM);
    return this.#kernel.allocateRecord(CROWDS_BYTES, [
      [CROWDS_STREAMS, this.#kernel.allocateWords(ofThreads)],
      [CROWDS_THREADS, streams.length],
      [CROWDS_CHAINS, this.#chains],
      [CROWDS_NOTED, this.#corpus.field(CORPUS_CROWDED)],
      [CROWDS_SIZE, this.#corpus.collection.size],
    ]);
  }

  /** Notes the crowds of one range, and forgets them; returns how many they were. */
  async #noteCrowds(crowds: number, streams: readonly number[]): Promise<number> {
    const { exports } = this.#kernel;
    const found = streams.reduce((sum, each) => sum + exports.countCrowds(each + CROWDS_STREAM), 0);
    if (found === 0) return 0;
    const { size } = this.#corpus.collection;
    await this.#corpus.run({
      job: { call: 'noteCrowds', args: [crowds] },
      count: size,
      step: Math.min(DOCUMENTS_OF_CROWDS, Math.ceil(size / streams.length)),
    });
    for (const each of streams) exports.clearCrowds(each);
    return found;
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
  #link(crowds: number, found: number, [from, to]: readonly [number, number]): number {
    const kernel = this.#kernel;
    const slots = Math.ceil(found * SLOTS_PER_HASH) + 1;
    // the table is free afterwards, the links are not
    const end = Math.max(from, Math.floor((to - slots * SLOT_BYTES) / UNIT_BYTES) * UNIT_BYTES);
    kernel.openArena(from, end);
    const links = kernel.allocateZeros(STREAM_HEAD_BYTES);
    const table = end > from ? end : kernel.allocate(slots * SLOT_BYTES);
    kernel.bytes.fill(0, table, table + slots * SLOT_BYTES);
    kernel.setFields(crowds, [
      [CROWDS_TABLE, table],
      [CROWDS_SLOTS, slots],
      [CROWDS_LINKS, links],
    ]);
    kernel.exports.linkCrowds(crowds);
    // the same place is that of joints, once chains are linked
    const joints = this.#corpus.field(CORPUS_CROWDED) + CROWDED_JOINTS;
    const { size } = this.#corpus.collection;
    for (let d = 0; d < size; d++) kernel.setWord(joints + d * CROWDED_BYTES, 0);
    kernel.endArena(to);
    return links;
  }

  /** Ranks the partners of every document, for one block of documents after another. */
  async #rank({ streams, links, freeBytes }: Inverted): Promise<void> {
    const { size } = this.#corpus.collection;
    const share = (document: number): number => INVERTED + ((RANKED - INVERTED) * document) / size;
    await rankBlocks(this.#corpus, {
      streams,
      links,
      partners: this.partners,
      blockBytes: Math.max(this.#options.blockBytes, freeBytes * ROW_SHARE),
      enter: (first, end) => this.#corpus.enter(share(first), share(end)),
    });
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

/** Where entries go: the memory of all lists, that of each, the lists, and for how many ranges. */
interface EntryLists {
  readonly region: number;
  readonly step: number;
  readonly lists: readonly number[];
  readonly ranges: number;
}
