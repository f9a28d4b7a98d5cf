/**
 * The kernel and its tables as text, deflated, for a library that a bundler took away from its files. The build fills
 * both in; the command goes without, as it is always beside its files.
 */

/** In base64; empty if it was not built in. */
export const KERNEL: string = '';
export const TABLES: string = '';
