/**
 * How partners are ranked: by the rarity that they share with a document.
 *
 * A shared posting weighs more the fewer documents it has: log2(2 x cap / df), from 6 for a shingle
 * that only two documents have to 1 at the cap. It depends on the posting alone, so a document that
 * shares nothing cannot change any rank. Sums are integers: their order does not matter.
 *
 * A top list holds, while a fixed window of frequencies decays as the corpus grows, because it asks
 * which partners are best, not whether they pass.
 */
import { MAX_DF } from '../shingles/phrases.ts';
import { MAX_PARTNERS } from '../../kernel/layout/phrases.ts';

export { MAX_PARTNERS };

/** Weights are fixed-point numbers with 8 binary digits. */
const ONE = 256;
/** A link of a chain counts as much as a posting at the cap. */
export const CHAIN_WEIGHT = ONE;

/** What a shared posting adds, by document frequency; under 0, what a link of a chain adds. */
export const WEIGHTS = Int32Array.from({ length: MAX_DF + 1 }, (_, df) =>
  df < 2 ? CHAIN_WEIGHT : Math.round(ONE * Math.log2((2 * MAX_DF) / df)),
);
