/**
 * The default engine on the kernel: the same pairs as scaled.ts finds, less those that cannot count.
 */
import { cutBoilerplate, OwnTexts } from '../core/boilerplate/boilerplate.ts';
import type { KernelCollection } from '../core/texts/kernel-collection.ts';
import { KernelIndex } from '../core/candidates/inversion.ts';
import { KernelPhraseSets } from '../core/boilerplate/kernel-own-phrases.ts';
import { SCORE_MODEL } from '../core/score/score.ts';
import type { EngineOptions, Found, KernelHints } from './engine.ts';

/** Finds the pairs among `documents`, ascending numbers of distinct texts. */
export async function findByKernel(
  collection: KernelCollection,
  documents: Int32Array,
  options: EngineOptions,
  { rarity, limit, ...rest }: KernelHints,
): Promise<Found> {
  const { settings, quoted } = options;
  const index = new KernelIndex(collection, documents, {
    ...rest,
    pause: options.pause,
  });
  await index.build();
  const counts = { frequent: index.frequent, wordDf: index.wordDf, scaled: 1 };
  const own = settings.boilerplate
    ? cutBoilerplate(collection, documents, {
        counts,
        quoted,
        windows: await index.hashWindows(),
        sets: new KernelPhraseSets(collection),
      })
    : new OwnTexts(collection);
  const { shingleSize } = settings;
  const pairs = await index.pairs(
    // resemblance and containment are of the whole texts
    limit?.by === 'score' ? own : new OwnTexts(collection),
    rarity,
    limit && { ...limit, shingleSize, model: SCORE_MODEL },
  );
  return { pairs, own, counts, verifier: index.verifier(own, shingleSize) };
}
