/**
 * Loads the kernel: WebAssembly on one memory that all threads of a run share.
 *
 * This file knows no file system: its caller reads and compiles the bytes, and hands in the module. See
 * wasm/index.ts for what the kernel is, exports.ts for its functions, and layout/ for what is where in its memory.
 */
import type { KernelExports } from './exports.ts';
import { drawKernelKey } from './hash-key.ts';
import {
  ARENA_AT,
  ARENA_END_AT,
  HEAP_START,
  KEY_AT,
  MARK_AT,
  UNIT_BYTES,
} from './layout/memory.ts';

/** Pages of 64 KiB that a memory may grow to: all that 32-bit addresses reach. */
const MAX_PAGES = 1 << 16;
const INITIAL_PAGES = 16;
/** A memory for the kernel of a run, shared by its threads. */
export function createKernelMemory(pages = INITIAL_PAGES, maximum = MAX_PAGES): WebAssembly.Memory {
  return prepared(new WebAssembly.Memory({ initial: pages, maximum, shared: true }));
}

/**
 * A memory for the kernel that is built for one thread. It cannot grow: that would empty every view of it that is
 * held somewhere; growing a shared memory does not. Pages that are not touched cost only addresses.
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
    // only here must the compiler be told what the module is
    const [factor = 0n, offset = 0n] = new BigUint64Array(memory.buffer, KEY_AT, 2);
    const { exports } = new WebAssembly.Instance(module, { env: { memory, factor, offset } });
    this.exports = exports as unknown as KernelExports;
    this.memory = memory;
    this.#words = new Uint32Array(memory.buffer);
    this.#bytes = new Uint8Array(memory.buffer);
  }

  /** The memory as words, by address divided by 4: valid until the memory grows. */
  get words(): Uint32Array {
    if (!this.#hasAll(this.#words) && this.#words.byteLength !== this.memory.buffer.byteLength) {
      this.#words = new Uint32Array(this.memory.buffer);
    }
    return this.#words;
  }

  /** The memory as bytes: valid until the memory grows. */
  get bytes(): Uint8Array {
    if (!this.#hasAll(this.#bytes) && this.#bytes.byteLength !== this.memory.buffer.byteLength) {
      this.#bytes = new Uint8Array(this.memory.buffer);
    }
    return this.#bytes;
  }

  /** True if all memory that is handed out is in a view: ten times as fast as to ask how large the memory is. */
  #hasAll(view: Uint32Array | Uint8Array): boolean {
    // a memory that is not shared and has grown leaves views of nothing
    const used = this.#words[MARK_AT / 4] ?? Infinity;
    return Math.max(this.#peak, used * UNIT_BYTES) <= view.byteLength;
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
    this.setFields(at, fields);
    return at;
  }

  /** Writes fields of the record at an address. */
  setFields(at: number, fields: readonly (readonly [offset: number, value: number])[]): void {
    for (const [offset, value] of fields) this.setWord(at + offset, value);
  }

  /** Hands out [from, to), which is free, before anything new; nothing if both are 0. */
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

  /** True if more was asked for than the memory could grow to; the call that asked has trapped. */
  get isExhausted(): boolean {
    return this.used > this.memory.buffer.byteLength;
  }

  /** Bytes of memory that were handed out at one time, at most. */
  get peak(): number {
    return Math.max(this.#peak, this.used);
  }

  /** Takes back all that was handed out since `used` was this. No thread may still work on it. */
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
