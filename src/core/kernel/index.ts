/**
 * The kernel: the loops that touch every byte, token and posting, in WebAssembly with SIMD.
 *
 * All of it works on one shared memory that is laid out from outside; no function allocates, and none
 * keeps anything between calls but what it is given. Every result equals that of the plain TypeScript
 * beside it, byte for byte, which the tests hold it to.
 */
export { mix } from './hash';
export { scanRecords } from './json-records';
export { unescapeJson } from './json-strings';
export { mayBeQuoted } from './quoted-lines';
export { rollShingles } from './shingles';
export { tokenise, tokeniseJson } from './tokenise';
