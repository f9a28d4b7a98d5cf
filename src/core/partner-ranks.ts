/**
 * Where two documents stand among each other's partners, and what brought them there: the ranking of
 * candidates.ts, for one pair, with its reasons.
 *
 * O(entries of the postings) for each document: meant for one pair at a time.
 */
import { MAX_PARTNERS } from './candidates.ts';
import type { PartnerRank } from './explanation.ts';
import { MAX_DF, type Postings } from './postings.ts';

/** Weights are summed as fixed-point numbers with 8 binary digits, so that their order is no matter. */
const ONE = 256;

/** What a shared posting of this document frequency adds, in 256ths of a bit. */
export function weightOf(df: number): number {
  return df < 2 || df > MAX_DF ? 0 : Math.round(ONE * Math.log2((2 * MAX_DF) / df));
}

/** A weight in bits. */
export const toBits = (weight: number): number => weight / ONE;

/** The summed rarity that each document shares with `document`, in 256ths of a bit; 0 for itself. */
export function sumPartners(postings: Postings, document: number, size: number): Int32Array {
  const sums = new Int32Array(size);
  const { starts, documents, isChain } = postings;
  for (let posting = 0; posting < postings.size; posting++) {
    const holders = documents.subarray(starts[posting], starts[posting + 1]);
    if (!holders.includes(document)) continue;
    const weight = isChain[posting] === 1 ? ONE : weightOf(holders.length);
    for (const holder of holders) sums[holder] = (sums[holder] ?? 0) + weight;
  }
  sums[document] = 0;
  return sums;
}

/** Where `partner` stands in the sums of another document: by sum descending, then by number. */
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

/** The frequent postings in which two documents are neighbours. */
export function countChains(postings: Postings, one: number, other: number): number {
  const { starts, documents, isChain } = postings;
  let count = 0;
  for (let posting = 0; posting < postings.size; posting++) {
    if (isChain[posting] !== 1) continue;
    const link = documents.subarray(starts[posting], starts[posting + 1]);
    if (link.includes(one) && link.includes(other)) count++;
  }
  return count;
}
