/** What tells whether a text is still the one that a run read: 16 digits that only the same text has. */

import { type Hash64, hashText } from '../tokens/hash.ts';

/** The 64-bit hash of a text, as hash.ts defines it, in hexadecimal. O(its characters). */
export function textHash(text: string): string {
  const hash: Hash64 = { hi: 0, lo: 0 };
  hashText(text, hash);
  return hex(hash.hi) + hex(hash.lo);
}

const hex = (half: number): string => (half >>> 0).toString(16).padStart(8, '0');
