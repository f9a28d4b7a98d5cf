/**
 * The rank of two documents among each other's partners, and what brought them there: the ranking of
 * candidates.ts, for one document at a time, with its reasons.
 *
 * O(holders of the document's shingles), and what finding links costs: chain-links.ts.
 */
import { MAX_PARTNERS } from '../weights.ts';
import type { PartnerRank } from '../../../model/explanation.ts';
import type { HeldShingles } from './held-shingles.ts';
import { MAX_DF } from '../../shingles/phrases.ts';
import { isSampled } from '../../shingles/signature.ts';
import { Shingler } from '../../shingles/shingles.ts';
import type { CountedCorpus } from './chain-links.ts';

/** Weights are summed as fixed-point numbers with 8 binary digits, so that their order is no matter. */
const ONE = 256;

/** What a shared posting of this document frequency adds, in 256ths of a bit. */
export function weightOf(df: number): number {
  return df < 2 || df > MAX_DF ? 0 : Math.round(ONE * Math.log2((2 * MAX_DF) / df));
}

/** A weight in bits. */
export const toBits = (weight: number): number => weight / ONE;

/**
 * The summed rarity that each document of the corpus shares with the one of `held`, in 256ths of a bit; 0 for
 * itself. `links` are the documents that chains link it to.
 */
export function sumPartners(
  held: HeldShingles,
  { collection, counts }: CountedCorpus,
  links: readonly number[],
): Int32Array {
  const sums = new Int32Array(collection.size);
  for (const size of SIZES) {
    const { hi } = new Shingler(collection, size).sequence(held.document);
    for (const shingle of held.shingles) {
      if (shingle.size !== size || !isSampled(hi[shingle.at] ?? 0, counts.scaled)) continue;
      const weight = weightOf(held.documentFrequency(shingle));
      if (weight === 0) continue;
      for (const holder of held.holders(shingle)) sums[holder] = (sums[holder] ?? 0) + weight;
    }
  }
  for (const linked of links) sums[linked] = (sums[linked] ?? 0) + ONE;
  sums[held.document] = 0;
  return sums;
}

/** Tokens of the shingles that are inverted. */
const SIZES = [1, 2, 3];

/** The rank of `partner` in the sums of another document: by sum descending, then by number. */
export function rankOf(sums: Int32Array, partner: number): PartnerRank {
  const own = sums[partner] ?? 0;
  let before = 0;
  for (const [other, sum] of sums.entries()) {
    if (sum > own || (sum === own && other < partner)) before++;
  }
  const kept = sums.filter((sum) => sum > 0).sort();
  return {
    rank: own === 0 ? null : before + 1,
    partners: kept.length,
    lastKept: toBits(kept.length <= MAX_PARTNERS ? 0 : (kept.at(-MAX_PARTNERS) ?? 0)),
  };
}
