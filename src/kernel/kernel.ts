/**
 * Loads the kernel: WebAssembly on one memory that all threads of a run share.
 *
 * This file knows no file system: whoever has the bytes compiles them, and hands in the module. See
 * kernel/index.ts for what the kernel is, and kernel-jobs.ts for what a run makes it do.
 */

import { drawKernelKey } from './hash-key.ts';
import {
  ARENA_AT,
  ARENA_END_AT,
  HEAP_START,
  KEY_AT,
  MARK_AT,
  UNIT_BYTES,
} from './layout/memory.ts';

/**
 * What the kernel exports. Pointers and sizes are bytes in its memory; a text is the bytes in [from, to),
 * of which it may read up to 16 before and 64 behind. `tables` is where `writeKernelTables` wrote. What
 * has no comment here is explained in the kernel's file of that theme.
 */
export interface KernelExports {
  mix(polynomial: bigint, k: number): bigint;
  /**
   * Cuts UTF-8 into tokens; returns how many, or `NEEDS_NORMALISING` (never where `isNormal`, which says
   * that the text is as `normaliseText` leaves it), or `INVALID_UTF8`. A token's record is 16 bytes: u64
   * hash, u32 start and u32 end in bytes from `from`. `out`, which 8 divides, needs room for
   * `8 * (to - from) + 32` bytes, and holds nothing of use where the answer is negative.
   */
  tokenise(from: number, to: number, out: number, tables: number, isNormal: 0 | 1): number;
  /**
   * The same for the body of a JSON string, between its quotes, as it is in the file. Escapes separate.
   * `NEEDS_UNESCAPING` where one is `\u`.
   */
  tokeniseJson(from: number, to: number, out: number, tables: number): number;
  /**
   * Writes the shingles of `k` tokens of the `count` records at `records` as u64, at most `count`; returns
   * how many. Fewer than `k` tokens are one shingle of all. `out` may be `records`.
   */
  rollShingles(records: number, count: number, k: number, out: number): number;
  /**
   * Writes what the body of a JSON string spells as UTF-8, a lone surrogate as U+FFFD; returns how many
   * bytes, or `INVALID_ESCAPE`. `out` needs room for `to - from + 16` bytes.
   */
  unescapeJson(from: number, to: number, out: number, tables: number): number;
  /** 1 where a line of the plain UTF-8 passes the test that `findQuotedLines` begins with. */
  mayBeQuoted(from: number, to: number, tables: number): number;
  /**
   * Finds in JSON lines the values of wanted keys; returns the number of records, at most `maxRecords`.
   *
   * `spec` is u32 number of keys; u32 which is the text's; u32 not 0 where a nested value makes a line
   * `SLOW`; u32 0; and for each key u32 address and u32 length of its name in UTF-8. Equal names are fine.
   *
   * `out` gets a header of u32 bytes read, whole lines only; u32 lines read, blank ones too; u64 0. Then for
   * every line that is not blank u32 start and u32 end without its line break; u32 its number, 0 for the
   * first line; u32 flags; u8[8] kinds of the values; and for each of six keys u32 start and u32 end of the
   * value, of a string without its quotes. Places are bytes from `from`. The bytes after the last line break
   * are a line where `isLast`. All strings but the text are valid UTF-8.
   */
  scanRecords(
    from: number,
    to: number,
    spec: number,
    out: number,
    maxRecords: number,
    isLast: 0 | 1,
    tables: number,
  ): number;
  allocate(bytes: number): number;
  firstBlock(stream: number): number;
  emptyStream(stream: number): void;
  nextBlock(block: number): number;
  blockStart(block: number): number;
  blockEnd(block: number): number;
  createVocabulary(capacity: number): number;
  numberTokens(
    vocabulary: number,
    tokens: number,
    count: number,
    text: number,
    out: number,
    hash: number,
    tables: number,
  ): void;
  mergeVocabulary(vocabulary: number, other: number, map: number): void;
  listTokens(vocabulary: number, ends: number, words: number): void;
  foldTokens(
    tokens: number,
    count: number,
    text: number,
    out: number,
    ends: number,
    tables: number,
  ): void;
  renumber(tokens: number, count: number, map: number): void;
  countFrequencies(corpus: number, from: number, to: number, seen: number, dfs: number): void;
  addCounts(into: number, from: number, count: number): void;
  classify(dfs: number, count: number, cap: number, classes: number): void;
  createProfileScratch(tokens: number): number;
  makeProfiles(corpus: number, documents: number, from: number, to: number, scratch: number): void;
  writeListsTo(scratch: number, at: number, end: number): void;
  createLists(region: number, bytes: number): number;
  clearLists(lists: number): void;
  sweep(
    corpus: number,
    from: number,
    to: number,
    lists: number,
    range: number,
    ranges: number,
  ): void;
  sweepAndMark(
    corpus: number,
    from: number,
    to: number,
    lists: number,
    ranges: number,
    marks: number,
    places: number,
  ): void;
  sweepMarked(
    corpus: number,
    from: number,
    to: number,
    lists: number,
    range: number,
    ranges: number,
    marks: number,
    places: number,
  ): void;
  sweepWords(corpus: number, from: number, to: number, lists: number): void;
  createGroupScratch(): number;
  createStreams(): number;
  clearCrowds(streams: number): void;
  groupPartition(
    corpus: number,
    allLists: number,
    threads: number,
    partition: number,
    scratch: number,
    streams: number,
  ): void;
  noteFrequent(
    noted: number,
    count: number,
    table: number,
    slots: number,
    filter: number,
    filterMask: number,
  ): void;
  frequencyOfHalves(table: number, slots: number, hi: number, lo: number): number;
  countCrowds(stream: number): number;
  noteCrowds(stream: number, from: number, to: number, chains: number, crowded: number): void;
  linkCrowds(
    chains: number,
    crowded: number,
    size: number,
    table: number,
    slots: number,
    links: number,
  ): void;
  createRankScratch(documents: number): number;
  countPartners(
    blocks: number,
    from: number,
    to: number,
    rows: number,
    first: number,
    size: number,
  ): void;
  layOutPartners(rows: number, step: number, threads: number, starts: number, size: number): number;
  fillPartners(
    blocks: number,
    from: number,
    to: number,
    rows: number,
    items: number,
    first: number,
    size: number,
  ): void;
  rankDocuments(lists: number, from: number, to: number, scratch: number): void;
  partPostings(
    stream: number,
    kind: number,
    id: number,
    size: number,
    lasts: number,
    outs: number,
  ): number;
  createTileScratch(size: number): number;
  countTile(at: number, end: number, rows: number): void;
  layOutTile(rows: number, rowBytes: number, threads: number, size: number): number;
  mergeTile(
    at: number,
    end: number,
    other: number,
    otherEnd: number,
    base: number,
    rows: number,
    limits: number,
    items: number,
    scratch: number,
  ): void;
  rankTile(tile: number, from: number, to: number, scratch: number): void;
  createBoundScratch(tokens: number): number;
  boundDocuments(
    corpus: number,
    partners: number,
    from: number,
    to: number,
    scratch: number,
    terms: number,
    out: number,
  ): void;
  screenDocuments(
    corpus: number,
    partners: number,
    from: number,
    to: number,
    terms: number,
    out: number,
  ): void;
  comparePairs(
    corpus: number,
    screened: number,
    from: number,
    to: number,
    scratch: number,
    terms: number,
    out: number,
    undecided: number,
  ): void;
  boundPairs(
    corpus: number,
    screened: number,
    from: number,
    to: number,
    scratch: number,
    terms: number,
    out: number,
  ): void;
  createVerifyScratch(size: number): number;
  verifyPairs(input: number, from: number, to: number, scratch: number): void;
  listWindows(
    corpus: number,
    from: number,
    to: number,
    filter: number,
    filterMask: number,
    counters: number,
    countersMask: number,
    textHashes: number,
    kept: number,
    out: number,
  ): void;
  keepRepeated(from: number, end: number, counters: number, mask: number, out: number): void;
  distinctPhrases(
    hashes: number,
    tokens: number,
    length: number,
    most: number,
    out: number,
    table: number,
  ): number;
  shareMore(
    a: number,
    countA: number,
    b: number,
    countB: number,
    allowed: number,
    table: number,
  ): number;
}

/** Pages of 64 KiB that a memory may grow to: all that 32-bit addresses reach. */
const MAX_PAGES = 1 << 16;
const INITIAL_PAGES = 16;
/** A memory for the kernel of a run, shared by its threads. */
export function createKernelMemory(pages = INITIAL_PAGES, maximum = MAX_PAGES): WebAssembly.Memory {
  return prepared(new WebAssembly.Memory({ initial: pages, maximum, shared: true }));
}

/**
 * A memory for the kernel that is built for one thread. It cannot grow: that would empty every view of it that is
 * held somewhere, which growing a shared memory does not. Pages that nobody touches cost addresses alone.
 */
export function createFixedMemory(pages: number): WebAssembly.Memory {
  return prepared(new WebAssembly.Memory({ initial: pages, maximum: pages, shared: false }));
}

function prepared(memory: WebAssembly.Memory): WebAssembly.Memory {
  const words = new Uint32Array(memory.buffer);
  words[MARK_AT / 4] = HEAP_START / UNIT_BYTES;
  words.set(drawKernelKey(), KEY_AT / 4);
  return memory;
}

/** Instantiates the kernel on `memory`; threads that share the memory share all that is in it. */
export function instantiateKernel(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernel {
  return new Kernel(module, memory);
}

/** The kernel, and the memory it works on. Each thread has one; the memory is the same. */
export class Kernel {
  readonly exports: KernelExports;
  readonly memory: WebAssembly.Memory;
  #words: Uint32Array;
  #bytes: Uint8Array;
  #peak = 0;

  constructor(module: WebAssembly.Module, memory: WebAssembly.Memory) {
    // the one place where the compiler has to be told what the module is
    const [factor = 0n, offset = 0n] = new BigUint64Array(memory.buffer, KEY_AT, 2);
    const { exports } = new WebAssembly.Instance(module, { env: { memory, factor, offset } });
    this.exports = exports as unknown as KernelExports;
    this.memory = memory;
    this.#words = new Uint32Array(memory.buffer);
    this.#bytes = new Uint8Array(memory.buffer);
  }

  /** The memory as words, by address divided by 4: valid until the memory grows. */
  get words(): Uint32Array {
    if (this.#words.byteLength !== this.memory.buffer.byteLength) {
      this.#words = new Uint32Array(this.memory.buffer);
    }
    return this.#words;
  }

  /** The memory as bytes: valid until the memory grows. */
  get bytes(): Uint8Array {
    if (this.#bytes.byteLength !== this.memory.buffer.byteLength) {
      this.#bytes = new Uint8Array(this.memory.buffer);
    }
    return this.#bytes;
  }

  /** The word at an address that 4 divides. */
  word(at: number): number {
    return this.words[at / 4] ?? 0;
  }

  /** Writes the word at an address that 4 divides. */
  setWord(at: number, value: number): void {
    this.words[at / 4] = value;
  }

  /** Takes memory, aligned to 64 bytes; its content is not defined. */
  allocate(bytes: number): number {
    return this.exports.allocate(bytes) >>> 0;
  }

  /** Takes memory filled with zeros. */
  allocateZeros(bytes: number): number {
    const at = this.allocate(bytes);
    this.bytes.fill(0, at, at + bytes);
    return at;
  }

  /** Takes memory for numbers of 4 bytes, and writes them there. */
  allocateWords(words: ArrayLike<number>): number {
    const at = this.allocate(words.length * 4);
    this.words.set(words, at / 4);
    return at;
  }

  /** Takes memory for a record of so many bytes; fields that are not named are 0. */
  allocateRecord(
    bytes: number,
    fields: readonly (readonly [offset: number, value: number])[],
  ): number {
    const at = this.allocateZeros(bytes);
    for (const [offset, value] of fields) this.setWord(at + offset, value);
    return at;
  }

  /** Hands out [from, to), which nobody needs any more, before anything new; nothing where both are 0. */
  openArena(from: number, to: number): void {
    this.setWord(ARENA_AT, from / UNIT_BYTES);
    this.setWord(ARENA_END_AT, to / UNIT_BYTES);
  }

  /** Moves the end of what `openArena` hands out. */
  endArena(to: number): void {
    this.setWord(ARENA_END_AT, to / UNIT_BYTES);
  }

  /** Bytes of new memory handed out so far. */
  get used(): number {
    return this.word(MARK_AT) * UNIT_BYTES;
  }

  /** True where more was asked for than the memory could grow to: whoever asked has trapped. */
  get isExhausted(): boolean {
    return this.used > this.memory.buffer.byteLength;
  }

  /** Bytes of memory that were handed out at one time, at most. */
  get peak(): number {
    return Math.max(this.#peak, this.used);
  }

  /** Takes back all that was handed out since `used` was this. No thread may work on it any more. */
  release(used: number): void {
    this.#peak = this.peak;
    this.setWord(MARK_AT, used / UNIT_BYTES);
  }

  /** The pieces of a stream that one of the stages wrote, each [start, end) in bytes. */
  *streamBytes(stream: number): Generator<readonly [start: number, end: number]> {
    const { exports } = this;
    for (let block = exports.firstBlock(stream) >>> 0; block !== 0;) {
      yield [exports.blockStart(block) >>> 0, exports.blockEnd(block) >>> 0];
      block = exports.nextBlock(block) >>> 0;
    }
  }

  /** The pieces of a stream of words, each [start, end) in words. */
  *streamWords(stream: number): Generator<readonly [start: number, end: number]> {
    for (const [start, end] of this.streamBytes(stream)) yield [start / 4, end / 4];
  }
}
