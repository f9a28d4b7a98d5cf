/**
 * A document's signature: the sample of its shingle hashes below 2^64 / s, and what two signatures
 * allow to estimate.
 *
 * Scaled MinHash, or FracMinHash (Irber et al. 2022; Hera, Pierce-Ward and Koslicki 2023). Unlike k
 * permutations it takes one pass whatever its size, estimates containment as well as resemblance,
 * and does not depend on the rest of the corpus. At s = 1 it is the set of all shingles, and the
 * estimates are exact. Its size grows with the text, so it suits long texts; below some 100 sampled
 * shingles its error is large.
 *
 * O(tokens) to sign, O(hashes) to compare.
 */

import type { Collection } from '../texts/collection.ts';
import { Shingler } from './shingles.ts';
import type { Estimate } from '../../model/explanation.ts';

/** How many values the upper half of a hash has. */
const HALF_RANGE = 2 ** 32;

/** The sampled shingle hashes of one document, ascending, as unsigned 64-bit integers. */
export interface Signature {
  /** One hash in this many is kept. */
  readonly scaled: number;
  readonly hashes: BigUint64Array;
}

/** Signs documents of one collection. `scaled` is at least 1. */
export class Signer {
  readonly #shingler: Shingler;
  readonly #scaled: number;

  constructor(collection: Collection, shingleSize: number, scaled: number) {
    this.#shingler = new Shingler(collection, shingleSize);
    this.#scaled = scaled;
  }

  /**
   * Returns the signature of a document; empty if it has no tokens, or none of its shingles is
   * sampled.
   */
  sign(document: number): Signature {
    const { count, hi, lo } = this.#shingler.sequence(document);
    const sampled = new Set<bigint>();
    for (let i = 0; i < count; i++) {
      if (!isSampled(hi[i] ?? 0, this.#scaled)) continue;
      sampled.add((BigInt((hi[i] ?? 0) >>> 0) << 32n) | BigInt((lo[i] ?? 0) >>> 0));
    }
    return { scaled: this.#scaled, hashes: BigUint64Array.from(sampled).sort() };
  }
}

/** Returns true if a hash with this upper half is below 2^64 / `scaled`, to 32 bits. */
export function isSampled(hi: number, scaled: number): boolean {
  return scaled === 1 || hi >>> 0 < HALF_RANGE / scaled;
}

/**
 * Returns the estimated resemblance of two documents with signatures of one `scaled`; 0 if both
 * signatures are empty.
 */
export function estimateResemblance(a: Signature, b: Signature): Estimate {
  const shared = countShared(a.hashes, b.hashes);
  return estimate(shared, a.hashes.length + b.hashes.length - shared, a.scaled);
}

/**
 * Returns the estimated containment of the first document in the second; 0 if its signature is
 * empty.
 */
export function estimateContainment(a: Signature, b: Signature): Estimate {
  return estimate(countShared(a.hashes, b.hashes), a.hashes.length, a.scaled);
}

/**
 * A share of a sample. The error is the error of a proportion, reduced because the sample covers 1 /
 * `scaled` of all hashes.
 */
function estimate(part: number, whole: number, scaled: number): Estimate {
  if (whole === 0) return { value: 0, error: 0 };
  const value = part / whole;
  const unseen = 1 - 1 / scaled;
  return { value, error: Math.sqrt((value * (1 - value) * unseen) / whole) };
}

function countShared(a: BigUint64Array, b: BigUint64Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const x = a[i] ?? 0n;
    const y = b[j] ?? 0n;
    if (x === y) shared++;
    if (x <= y) i++;
    if (y <= x) j++;
  }
  return shared;
}
