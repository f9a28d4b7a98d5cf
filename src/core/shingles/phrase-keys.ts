/** The distinct phrases of a text as keys of a map: for few texts at a time, as a key takes a hundred bytes. */
import type { Shingler } from './shingles.ts';

/** The key of a shingle by the halves of its hash. */
export const phraseKey = (hi: number, lo: number): string => `${hi}:${lo}`;

/** The keys of the shingles of a text, each once. O(tokens). */
export function phraseKeys(shingler: Shingler, text: number): Set<string> {
  const { count, hi, lo } = shingler.sequence(text);
  const keys = new Set<string>();
  for (let i = 0; i < count; i++) keys.add(phraseKey(hi[i] ?? 0, lo[i] ?? 0));
  return keys;
}
