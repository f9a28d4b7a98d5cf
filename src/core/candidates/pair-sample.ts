/**
 * A sample of pairs that depends on nothing but their texts: those with the smallest hashes (bottom-k). The same
 * pairs are chosen whatever the order of documents, and an article more changes next to none of them.
 *
 * Cost: one pass over all pairs, and room for a few times the sample.
 */
import { type CandidatePairs, PairList, type PairSource } from '../texts/pairs.ts';

/** Pairs that are gathered before the largest hashes are dropped, for each that is wanted. */
const SLACK = 4;

/** At most `most` of the pairs, each once, in order; `hashes` are those of the texts, by document. */
export function samplePairs(
  source: PairSource,
  hashes: ArrayLike<number>,
  most: number,
): CandidatePairs {
  const hashOf = (one: number, other: number): number =>
    mixed((hashes[one] ?? 0) + (hashes[other] ?? 0));
  let limit = Infinity;
  let found = new PairList();
  // of more than are wanted, the first one too many is the limit; none that equals it stays, whichever came first
  const trim = (): void => {
    const { count, a, b } = found.distinct(source.size);
    const own = Uint32Array.from({ length: count }, (_, i) => hashOf(a[i] ?? 0, b[i] ?? 0));
    if (count > most) limit = own.toSorted()[most] ?? 0;
    found = new PairList();
    for (let i = 0; i < count; i++) {
      if ((own[i] ?? 0) < limit) found.push(a[i] ?? 0, b[i] ?? 0);
    }
  };
  source.each((one, other) => {
    if (hashOf(one, other) >= limit) return;
    found.push(one, other);
    if (found.count >= SLACK * most) trim();
  });
  trim();
  return found.distinct(source.size);
}

/** All bits of a sum of two hashes in each bit, as an unsigned number (the finaliser of MurmurHash3). */
function mixed(sum: number): number {
  let hash = sum | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
