/**
 * The default engine: postings of scaled MinHash signatures, partners ranked by shared rarity.
 *
 * A signature is the shingle hashes below 2^64 / s (FracMinHash; Irber et al. 2022). At the default of
 * s = 1 it is every shingle, and nothing is estimated.
 */
import { cutBoilerplate, OwnTexts } from '../core/boilerplate/boilerplate.ts';
import { rankSteps } from '../core/candidates/weights.ts';
import type { Collection } from '../core/texts/collection.ts';
import { KernelCollection } from '../core/texts/kernel-collection.ts';
import { FEW_DOCUMENTS, pairFewDocuments } from '../core/candidates/few-documents.ts';
import { postingSteps } from '../core/candidates/postings.ts';
import { finishSlowly } from './steps.ts';
import type { Engine, EngineOptions, Found } from './engine.ts';

export const scaledEngine: Engine = async (collection, documents, options) => {
  const { settings, quoted, hints } = options;
  const isFew = documents.length <= FEW_DOCUMENTS;
  if (hints !== undefined && collection instanceof KernelCollection && !isFew) {
    const { findByKernel } = await import('./kernel.ts');
    return findByKernel(collection, documents, options, hints);
  }
  const { pairs, counts } = await findPairs(collection, documents, options);
  const own = settings.boilerplate
    ? cutBoilerplate(collection, documents, { counts, quoted })
    : new OwnTexts(collection);
  return { pairs, own, counts };
};

async function findPairs(
  collection: Collection,
  documents: Int32Array,
  { settings, pause }: EngineOptions,
): Promise<Omit<Found, 'own'>> {
  if (settings.scaled === 1 && documents.length <= FEW_DOCUMENTS) {
    return pairFewDocuments(collection, documents);
  }
  const steps = postingSteps(collection, documents, settings);
  // inverting and ranking take about as long as each other
  const counts = await finishSlowly(steps, (share) => pause(share / 2));
  const pairs = await finishSlowly(rankSteps(counts, collection.size), (share) =>
    pause((1 + share) / 2),
  );
  return { pairs, counts };
}
