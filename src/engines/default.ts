/**
 * The default engine. It finds for each text the partners that share most rarity with it, and drops the pairs
 * that certainly do not count.
 */
import { KernelPairs } from '../core/candidates/bounds.ts';
import { RankedPairs } from '../core/candidates/ranked-pairs.ts';
import type { Engine } from './engine.ts';

export const defaultEngine: Engine = async (input) => {
  const { corpus, index, trimmed, rarity, limitFor, createFile } = input;
  const { partners } = index;
  const ranked = new RankedPairs(corpus.kernel, partners, corpus.collection.size);
  const limit = await limitFor(ranked);
  return new KernelPairs(corpus, { partners, createFile }).find(trimmed, rarity, limit);
};
