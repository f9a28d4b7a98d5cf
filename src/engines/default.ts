/**
 * The default engine: for each text the partners that share most rarity with it, without the pairs that are
 * certain not to count.
 */
import { KernelPairs } from '../core/candidates/bounds.ts';
import type { Engine } from './engine.ts';

export const defaultEngine: Engine = ({ corpus, index, trimmed, rarity, limit, createFile }) =>
  new KernelPairs(corpus, { partners: index.partners, createFile }).find(trimmed, rarity, limit);
