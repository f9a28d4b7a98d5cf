/**
 * The default engine: postings of scaled MinHash signatures, partners ranked by shared rarity.
 *
 * A signature is the shingle hashes below 2^64 / s (FracMinHash; Irber et al. 2022). At the default of
 * s = 1 it is every shingle, and nothing is estimated.
 */
import { cutBoilerplate } from '../core/boilerplate.ts';
import { rankPartners } from '../core/candidates.ts';
import { buildPostings } from '../core/postings.ts';
import type { Engine } from './engine.ts';

export const scaledEngine: Engine = (collection, documents, { scaled }) => {
  const postings = buildPostings(collection, documents, { scaled });
  return {
    pairs: rankPartners(postings, collection.size),
    own: cutBoilerplate(collection, documents, postings),
  };
};
