/**
 * The lowest part of the kernel's memory, and streams.
 *
 * TypeScript and AssemblyScript both read the files of this folder: plain `export const NAME = number;`, as this is all
 * that both compilers take. A number that both languages need is here and nowhere else. Offsets are in bytes.
 */

/** The mark of the allocator: the units handed out so far. */
export const MARK_AT = 64;
/** Memory that an earlier stage no longer needs: its mark and its end, in units. */
export const ARENA_AT = 72;
export const ARENA_END_AT = 76;
/** The secret of the run: an odd number and any, 8 bytes each. */
export const KEY_AT = 80;
/** The counter of tasks. */
export const TASKS_AT = 128;
/** The counter of tokens that were spilled. */
export const SPILL_AT = 192;
/** The first address that is handed out. */
export const HEAP_START = 1024;

/** Memory is handed out by units: their bits, and their bytes. */
export const UNIT_BITS = 6;
export const UNIT_BYTES = 1 << UNIT_BITS;

/** The head of a stream of blocks. */
export const STREAM_HEAD_BYTES = 12;

/** Pairs of documents in a stream or a list: two numbers of 4 bytes. */
export const PAIR_BYTES = 8;
export const PAIR_OTHER = 4;
/** The same, and a number of the pair: shared rarity, or the doubt of two lists. */
export const TRIPLE_BYTES = 12;
export const TRIPLE_KNOWN = 8;

/** What the kernel may read before and behind a text. */
export const TEXT_MARGIN = 64;
