/** Settings that hold for some documents alone. */

import type { Relation } from './settings.ts';

/**
 * What pairs of some documents must reach. A pair counts if it counts for the stricter of its two documents: by the
 * higher threshold, and by the stronger relation.
 */
export interface Override {
  /**
   * Paths of files whose documents are meant; of articles without a path, their ids. If a path is in several overrides,
   * the last that says something decides.
   */
  readonly paths: readonly string[];
  readonly threshold?: number;
  readonly relation?: Relation;
}

/** What a pair must reach. */
export interface CountLimits {
  readonly threshold: number;
  readonly relation: Relation;
}
