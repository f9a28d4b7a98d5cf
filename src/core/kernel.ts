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
/** A JSON string has an escape that JSON has not. */
export const INVALID_ESCAPE = -4;

/** Flags of a record of `scanRecords`: the line is not plain, and `JSON.parse` has to say what it is. */
export const SLOW = 1;
/** A line of the text may be marked as quoted; always set after a `\u` escape. */
export const MAY_BE_QUOTED = 2;
/** The text has bytes beyond ASCII. */
export const TEXT_HAS_HIGH = 4;

/** Kinds of values in a record of `scanRecords`; 0 is a key that is absent. */
export const STRING = 1;
/** A string with escapes, none of them `\u`. */
export const STRING_WITH_ESCAPES = 2;
export const STRING_WITH_UNICODE_ESCAPES = 3;
export const NUMBER = 4;
/** true, false, null, an object or an array. */
export const OTHER = 5;

/** Wanted keys that `scanRecords` takes at most. */
export const MAX_KEYS = 6;
/** Bytes before the records of `scanRecords`, and of each. */
export const RECORDS_HEADER_BYTES = 16;
export const RECORD_BYTES = 72;

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
