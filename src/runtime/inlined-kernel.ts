/**
 * The kernel as compressed text, for a library that a bundler separated from its files, and its tables, which are
 * computed, as the library has the code for it. The build fills both in. The command does without, because it is
 * always beside its files.
 */

/** In base64; empty if it was not built in. */
export const KERNEL: string = '';
/** Computes the tables; absent if they were not built in. */
export const makeTables: (() => Uint8Array) | undefined = undefined;
