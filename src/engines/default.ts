/**
 * The default engine. It finds for each text the partners that share most rarity with it, and drops the pairs
 * that certainly do not count.
 */
import { KernelPairs } from '../core/candidates/bounds.ts';
import type { Engine } from './engine.ts';

export const defaultEngine: Engine = ({ corpus, index, trimmed, rarity, limit, createFile }) =>
  new KernelPairs(corpus, { partners: index.partners, createFile }).find(trimmed, rarity, limit);
