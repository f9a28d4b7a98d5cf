/**
 * Loads the kernel: WebAssembly on one memory that all threads of a run share.
 *
 * This file knows no file system: whoever has the bytes compiles them, and hands in the module. See
 * kernel/index.ts for what the kernel is, and kernel-jobs.ts for what a run makes it do.
 */

/** What the kernel exports. Pointers and sizes are bytes in its memory; each function's file explains it. */
export interface KernelExports {
  mix(polynomial: bigint, k: number): bigint;
  allocate(bytes: number): number;
  firstBlock(stream: number): number;
  nextBlock(block: number): number;
  blockStart(block: number): number;
  blockEnd(block: number): number;
  createVocabulary(capacity: number): number;
  findToken(vocabulary: number, hash: bigint): number;
  numberTokens(
    vocabulary: number,
    tokens: number,
    count: number,
    text: number,
    out: number,
  ): bigint;
  numberHashes(
    vocabulary: number,
    hashes: number,
    isNumber: number,
    count: number,
    out: number,
  ): bigint;
  mergeVocabulary(vocabulary: number, other: number, map: number): void;
  renumber(tokens: number, count: number, map: number): void;
  countFrequencies(corpus: number, from: number, to: number, seen: number, dfs: number): void;
  addCounts(into: number, from: number, count: number): void;
  classify(dfs: number, count: number, cap: number, classes: number): void;
  createWordScratch(tokens: number): number;
  listWords(corpus: number, from: number, to: number, scratch: number): void;
  createLists(): number;
  clearLists(lists: number): void;
  sweep(
    corpus: number,
    from: number,
    to: number,
    lists: number,
    range: number,
    ranges: number,
  ): void;
  createGroupScratch(): number;
  createStreams(): number;
  groupPartition(
    allLists: number,
    threads: number,
    partition: number,
    scratch: number,
    streams: number,
    table: number,
  ): void;
  frequencyOfHalves(tables: number, ranges: number, hi: number, lo: number): number;
  countCrowds(stream: number): number;
  copyCrowds(stream: number, at: number): number;
  sortCrowds(crowds: number, count: number): void;
  chainCrowds(
    crowds: number,
    from: number,
    to: number,
    chained: number,
    crowded: number,
    links: number,
  ): void;
  countPairs(stream: number, rows: number): void;
  countPostings(stream: number, rows: number): void;
  layOutRows(rows: number, documents: number): number;
  shiftRows(rows: number, documents: number): void;
  fillPairs(stream: number, rows: number, items: number): void;
  fillPostings(stream: number, rows: number, items: number): void;
  rankDocuments(
    lists: number,
    from: number,
    to: number,
    sums: number,
    touched: number,
    heap: number,
  ): void;
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
  listWindows(
    corpus: number,
    from: number,
    to: number,
    tables: number,
    ranges: number,
    out: number,
  ): void;
}

/** Pages of 64 KiB that a memory may grow to: all that 32-bit addresses reach. */
const MAX_PAGES = 1 << 16;
/** Address of the mark of the kernel's allocator, and the bytes of one of its units (memory.ts). */
const MARK = 64;
const UNIT = 64;
/** The first address that is handed out. */
const HEAP_START = 1024;

/** A memory for the kernel of a run, shared by its threads. */
export function createKernelMemory(): WebAssembly.Memory {
  const memory = new WebAssembly.Memory({ initial: 16, maximum: MAX_PAGES, shared: true });
  new Uint32Array(memory.buffer)[MARK / 4] = HEAP_START / UNIT;
  return memory;
}

/** The kernel, and the memory it works on. Each thread has one; the memory is the same. */
export class Kernel {
  readonly exports: KernelExports;
  readonly memory: WebAssembly.Memory;
  #words: Uint32Array;
  #bytes: Uint8Array;

  constructor(module: WebAssembly.Module, memory: WebAssembly.Memory) {
    // the one place where the compiler has to be told what the module is
    const { exports } = new WebAssembly.Instance(module, { env: { memory } });
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

  /** Bytes handed out so far. */
  get used(): number {
    return (this.words[MARK / 4] ?? 0) * UNIT;
  }

  /** Takes back all that was handed out since `used` was this. No thread may work on it any more. */
  release(used: number): void {
    this.words[MARK / 4] = used / UNIT;
  }

  /** The pieces of a stream that one of the stages wrote, each [start, end) in words. */
  *streamWords(stream: number): Generator<readonly [start: number, end: number]> {
    const { exports } = this;
    for (let block = exports.firstBlock(stream) >>> 0; block !== 0;) {
      yield [(exports.blockStart(block) >>> 0) / 4, (exports.blockEnd(block) >>> 0) / 4];
      block = exports.nextBlock(block) >>> 0;
    }
  }
}
