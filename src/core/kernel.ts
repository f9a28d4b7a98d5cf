/**
 * Loads the kernel: WebAssembly on one memory that all threads of a run share.
 *
 * This file knows no file system: whoever has the bytes compiles them, and hands in the module. See
 * kernel/index.ts for what the kernel is, and kernel-memory.ts for how its memory is laid out.
 */

/** A character's tokens depend on what is beside it, or are not its own: normalise the text first. */
export const NEEDS_NORMALISING = -1;
/** The bytes are not valid UTF-8. */
export const INVALID_UTF8 = -2;
/** A JSON string has a `\u` escape: unescape it first. */
export const NEEDS_UNESCAPING = -3;

/**
 * What the kernel exports. Pointers and sizes are bytes in its memory; a text is the bytes in [from, to),
 * of which it may read up to 16 before and 64 behind. `tables` is where `writeKernelTables` wrote.
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
}

/** The kernel, and the memory it works on. */
export interface Kernel {
  readonly exports: KernelExports;
  readonly memory: WebAssembly.Memory;
}

/** Pages of 64 KiB that a memory may grow to: all that 32-bit addresses reach. */
const MAX_PAGES = 1 << 16;

/** A memory for the kernel of a run, shared by its threads. */
export function createKernelMemory(pages: number): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: pages, maximum: MAX_PAGES, shared: true });
}

/** Instantiates the kernel on `memory`; threads that share the memory share all that is in it. */
export function instantiateKernel(module: WebAssembly.Module, memory: WebAssembly.Memory): Kernel {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  // the one place where the compiler has to be told what the module is
  return { exports: exports as unknown as KernelExports, memory };
}
