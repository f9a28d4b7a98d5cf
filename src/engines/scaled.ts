/**
 * The default engine: postings of scaled MinHash signatures, partners ranked by shared rarity.
 *
 * A signature is the shingle hashes below 2^64 / s (FracMinHash; Irber et al. 2022). At the default of
 * s = 1 it is every shingle, and nothing is estimated.
 */
import { cutBoilerplate, OwnTexts } from '../core/boilerplate.ts';
import { rankSteps } from '../core/candidates.ts';
import { postingSteps } from '../core/postings.ts';
import { finishSlowly } from '../core/steps.ts';
import type { Engine } from './engine.ts';

export const scaledEngine: Engine = async (collection, documents, { settings, quoted, pause }) => {
  const steps = postingSteps(collection, documents, settings);
  // inverting and ranking take about as long as each other
  const postings = await finishSlowly(steps, (share) => pause(share / 2));
  const pairs = await finishSlowly(rankSteps(postings, collection.size), (share) =>
    pause((1 + share) / 2),
  );
  const own = settings.boilerplate
    ? cutBoilerplate(collection, documents, { counts: postings, quoted })
    : new OwnTexts(collection);
  return { pairs, own };
};
