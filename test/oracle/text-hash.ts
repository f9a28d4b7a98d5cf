/** The hash that the kernel has of a text: of the hashes of its words, so that no numbering changes it. */
import { HASH_M1_HI, HASH_M1_LO } from '../../src/kernel/layout/tokens.ts';
import type { Collection } from '../../src/core/texts/collection.ts';

const M1 = (BigInt(HASH_M1_HI) << 32n) | BigInt(HASH_M1_LO);

/** Its lower half. */
export function hashOfText(collection: Collection, document: number): number {
  const { hi, lo } = collection.vocabulary;
  let hash = 0n;
  for (const token of collection.tokensOf(document)) {
    const word = BigInt.asUintN(
      64,
      (BigInt(hi[token] ?? 0) << 32n) | BigInt((lo[token] ?? 0) >>> 0),
    );
    hash = BigInt.asUintN(64, (hash ^ word) * M1);
    hash ^= hash >> 32n;
  }
  return Number(hash & 0xffffffffn);
}
