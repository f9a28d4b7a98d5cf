/**
 * Which pairs count under the settings of a run.
 */

import { measureOf, type PairMeasure } from './measure.ts';
import { isAtLeast } from './relation.ts';
import type { Settings } from '../../model/settings.ts';

/** The settings that decide. */
export type CountSettings = Pick<Settings, 'by' | 'threshold' | 'relation'>;

/** One verified pair of different texts; a < b are numbers of documents. */
export interface ScoredPair extends PairMeasure {
  readonly a: number;
  readonly b: number;
}

/** Returns true if a pair reaches the threshold and its relation is strong enough. */
export function pairCounts(pair: PairMeasure, { by, threshold, relation }: CountSettings): boolean {
  return measureOf(pair, by) >= threshold && isAtLeast(pair.relation, relation);
}
