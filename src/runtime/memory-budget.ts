/** How a run divides the memory that it may use. */
import { KERNEL_MEMORY, machineMemory } from './machine.ts';

/** Most bytes that stages are laid out for: what is known of each document comes on top. */
const WORK_MEMORY = 3 * 2 ** 30;

/** Share of the machine's memory that a run uses if it is not told. */
const MEMORY_SHARE = 0.5;

/** Shares of the memory of a run that entries, rows and postings may take, not all at one time. */
const ENTRY_SHARE = 0.18;
const BLOCK_SHARE = 0.1;
const POSTING_SHARE = 0.3;

/** Share of it for texts that cannot be read again: more of them go to a file. */
const TEXT_SHARE = 0.125;

/** Bytes of rows, if memory is no matter: a few passes over all of them. */
const BLOCK_BYTES = 64 << 20;

/** Bytes of memory that a byte of text comes to, if nothing is spilled. */
export const BYTES_OF_MEMORY = 3;

/** Thrown when texts turn out to be more than was expected, and than there is memory for. */
export class Outgrown extends Error {
  override readonly name = 'Outgrown';
}

/** The memory of a run, in bytes. */
export interface MemoryBudget {
  /** All of it. */
  readonly total: number;
  /** Most for what is to be sorted together. */
  readonly entryBytes: number;
  /** Most for the postings of a block of documents. */
  readonly blockBytes: number;
  /** Most for the postings of all documents: more are kept in a file. */
  readonly postingBytes: number;
  /** Most for texts that cannot be read again. */
  readonly textBytes: number;
}

/** Divides `wanted` bytes, or what the machine has to give; where tokens are in a file, postings are as well. */
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
