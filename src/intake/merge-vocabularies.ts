/** Brings the numbers that threads gave to tokens together: each thread counts for itself while texts are read. */
import type { Kernel } from '../kernel/kernel.ts';

/** All tokens under one numbering. */
export interface MergedVocabularies {
  /** Address of the vocabulary that now has all tokens. */
  readonly vocabulary: number;
  /** By the address of each other vocabulary: the map from its numbers to those of the merged one. */
  readonly maps: ReadonlyMap<number, number>;
}

/** Adds all vocabularies, one at least, to the largest of them. */
export function mergeVocabularies(
  kernel: Kernel,
  vocabularies: readonly number[],
): MergedVocabularies {
  const sizeOf = (vocabulary: number): number => kernel.words[vocabulary / 4] ?? 0;
  const all = [...new Set(vocabularies)].sort((x, y) => sizeOf(y) - sizeOf(x));
  const [into = 0, ...others] = all;
  const maps = new Map<number, number>();
  for (const other of others) {
    const map = kernel.allocate(sizeOf(other) * 4);
    kernel.exports.mergeVocabulary(into, other, map);
    maps.set(other, map);
  }
  return { vocabulary: into, maps };
}
