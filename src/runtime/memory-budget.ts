/** The cap on the memory of a run, and how the run divides it among its stages. */
import { KERNEL_MEMORY, machineMemory } from './machine.ts';

/** Most bytes that the stages share; what is kept for each document comes on top. */
const WORK_MEMORY = 3 * 2 ** 30;

/** Share of the machine's memory that a run uses by default. */
const MEMORY_SHARE = 0.5;

/** Shares of a run's memory for entries, rows and postings, which are not all in use together. */
const ENTRY_SHARE = 0.18;
const BLOCK_SHARE = 0.1;
const POSTING_SHARE = 0.3;

/** Share of it for texts that cannot be read again: more of them go to a file. */
const TEXT_SHARE = 0.125;

/** Bytes of rows if there is memory enough: all rows take a few passes. */
const BLOCK_BYTES = 64 << 20;

/** Bytes of memory for each byte of text, if nothing is kept in a file. */
export const BYTES_OF_MEMORY = 3;

/** Thrown when texts turn out to be more than was expected, and than there is memory for. */
export class Outgrown extends Error {
  override readonly name = 'Outgrown';
}

/** The memory of a run, in bytes. */
export interface MemoryBudget {
  /** All memory of the run. */
  readonly total: number;
  /** Most for the entries that are sorted together. */
  readonly entryBytes: number;
  /** Most for the postings of a block of documents. */
  readonly blockBytes: number;
  /** Most for the postings of all documents; if there are more, they are kept in a file. */
  readonly postingBytes: number;
  /** Most for texts that cannot be read again. */
  readonly textBytes: number;
}

/** Divides `wanted` bytes, or else the default. If tokens are in a file, postings are in one too. */
export function divideMemory(wanted: number | undefined, isSpilled: boolean): MemoryBudget {
  const total = Math.min(KERNEL_MEMORY, wanted ?? machineMemory() * MEMORY_SHARE);
  const work = Math.min(total, WORK_MEMORY);
  return {
    total,
    entryBytes: work * ENTRY_SHARE,
    blockBytes: Math.min(BLOCK_BYTES, work * BLOCK_SHARE),
    postingBytes: isSpilled ? 0 : work * POSTING_SHARE,
    textBytes: total * TEXT_SHARE,
  };
}
