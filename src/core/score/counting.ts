/**
 * Which pairs count under the settings of a run.
 */

import { measureOf, type PairMeasure } from './measure.ts';
import { isAtLeast, isCopyRelation } from './relation.ts';
import type { Settings } from '../../model/settings.ts';

/** The settings that decide. */
export type CountSettings = Pick<Settings, 'by' | 'threshold' | 'relation'>;

/** One verified pair of different texts; a < b are numbers of documents. */
export interface ScoredPair extends PairMeasure {
  readonly a: number;
  readonly b: number;
}

/** Returns true if a pair is to be listed: it reaches the threshold, and its relation is strong enough. */
export function pairCounts(pair: PairMeasure, settings: CountSettings): boolean {
  const { threshold, relation } = pair.limits ?? settings;
  return measureOf(pair, settings.by) >= threshold && isAtLeast(pair.relation, relation);
}

/** Returns true if a pair also makes clusters: it counts, and one of the two is a copy of the other. */
export function pairJoins(pair: PairMeasure, settings: CountSettings): boolean {
  return isCopyRelation(pair.relation) && pairCounts(pair, settings);
}
