/**
 * A sample of pairs that depends on nothing but their texts: those with the smallest hashes (bottom-k). The same
 * pairs are chosen whatever the order of documents, and an article more changes next to none of them.
 *
 * Cost: a hash for each pair, and room for a few times the sample.
 */
import { type CandidatePairs, PairList, type PairSource } from '../texts/pairs.ts';

const HASHES = 2 ** 32;
/** Pairs that are gathered for each that is wanted. Each may come twice, so a few more than twice as many will do. */
const SLACK = 3;

/** A sample, and how much it is of. */
export interface PairSample extends CandidatePairs {
  /** The share of all pairs that it has, as its largest hash tells; 1 if it has all. */
  readonly share: number;
}

/** At most `most` of the pairs, each once, in order; `hashes` are those of the texts, by document. */
export function samplePairs(source: PairSource, hashes: Uint32Array, most: number): PairSample {
  const share = Math.min(1, (SLACK * most) / Math.max(1, source.count));
  for (let limit = HASHES * share; ; limit *= 2) {
    const pairs = gather(source, hashes, limit);
    // one too many tells where the sample ends
    if (pairs.count > most || limit >= HASHES) return cut(pairs, hashes, most);
  }
}

/** The pairs whose hash is below a limit. */
function gather(source: PairSource, hashes: Uint32Array, limit: number): CandidatePairs {
  const found = new PairList();
  source.each((one, other) => {
    if (hashOf(hashes, one, other) < limit) found.push(one, other);
  });
  return found.distinct(source.size);
}

/** Those with the smallest hashes. The first one too many is the limit, so none that equals it is among them. */
function cut({ count, a, b }: CandidatePairs, hashes: Uint32Array, most: number): PairSample {
  const own = new Uint32Array(count);
  for (let i = 0; i < count; i++) own[i] = hashOf(hashes, a[i] ?? 0, b[i] ?? 0);
  const limit = own.toSorted()[most] ?? HASHES;
  const isKept = (_: number, i: number): boolean => (own[i] ?? 0) < limit;
  const [keptA, keptB] = [a.filter(isKept), b.filter(isKept)];
  return { count: keptA.length, a: keptA, b: keptB, share: limit / HASHES };
}

/** All bits of the sum of the hashes of two texts in each bit, as an unsigned number (MurmurHash3's finaliser). */
function hashOf(hashes: Uint32Array, one: number, other: number): number {
  let hash = ((hashes[one] ?? 0) + (hashes[other] ?? 0)) | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
