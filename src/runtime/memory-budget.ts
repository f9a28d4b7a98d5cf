/** How a run divides the memory that it may use. */

/** Bytes that the kernel reaches, whatever the machine has. */
export const KERNEL_MEMORY = 2 ** 32;

/** Most bytes that stages are laid out for: what is known of each document comes on top. */
export const WORK_MEMORY = 3 * 2 ** 30;

/** Share of the machine's memory that a run uses where it is not told. */
export const MEMORY_SHARE = 0.5;

/** Shares of the memory of a run that entries, rows, postings and word lists may take, not all at one time. */
export const ENTRY_SHARE = 0.18;

export const BLOCK_SHARE = 0.1;

export const POSTING_SHARE = 0.3;

/** Bytes of rows, where memory is no matter: a few passes over all of them. */
export const BLOCK_BYTES = 64 << 20;

/** Bytes of memory that a byte of text comes to, where nothing is spilled. */
export const BYTES_OF_MEMORY = 3;
