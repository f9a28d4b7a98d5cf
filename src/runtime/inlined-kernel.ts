/**
 * The kernel and its tables as deflated text, for a library that a bundler separated from its files. The build fills
 * both in. The command does without, because it is always beside its files.
 */

/** In base64; empty if it was not built in. */
export const KERNEL: string = '';
export const TABLES: string = '';
