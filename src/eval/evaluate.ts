/**
 * Measures a run against what is known, at every threshold of a grid, and picks the best one. The
 * pairs are verified once; each threshold costs one clustering of them.
 */

import type { Measure, Relation } from '../core/types.ts';
import {
  judgeOf,
  type ClusterSettings,
  type ScoredDocuments,
  type ThresholdResult,
} from './judge.ts';
import type { Truth } from './truth.ts';

/** What was measured, field for field what `--json` prints. */
export interface Evaluation {
  readonly schemaVersion: 1;
  readonly labels: {
    readonly kind: Truth['kind'];
    /** Documents with a label, or named in the pairs file. */
    readonly documents: number;
    /** True clusters of two documents or more; null against a pairs file. */
    readonly clusters: number | null;
    /** True pairs among the documents. */
    readonly pairs: number;
    /** Label ids that no document has. */
    readonly missing: number;
    /** Label ids that more than one document's path ends in. */
    readonly ambiguous: number;
    /** Documents without a label, left out of every measure. */
    readonly unlabelled: number;
  };
  readonly by: Measure;
  readonly relation: Relation;
  /** Of all scored pairs, by score; null without true pairs. */
  readonly averagePrecision: number | null;
  /** At the threshold that the run was given. */
  readonly default: ThresholdResult;
  /** At the threshold with the best F1, of all in steps of .01. */
  readonly best: ThresholdResult;
  /** In steps of .05, from .05 to 1. */
  readonly thresholds: readonly ThresholdResult[];
}

const STEPS = 100;
const LISTED_EVERY = 5;

/** Returns the measures of `corpus` against `truth`, which must speak of the same documents. */
export function evaluate(
  corpus: ScoredDocuments,
  truth: Truth,
  settings: ClusterSettings,
): Evaluation {
  const judge = judgeOf(corpus, truth, settings);
  const grid = Array.from({ length: STEPS }, (_, step) => judge.at((step + 1) / STEPS));
  const known = grid.find(({ threshold }) => threshold === settings.threshold);
  return {
    schemaVersion: 1,
    labels: countLabels(truth),
    by: settings.by,
    relation: settings.relation,
    averagePrecision: judge.averagePrecision,
    default: known ?? judge.at(settings.threshold),
    best: pickBest(grid),
    thresholds: grid.filter((_, step) => (step + 1) % LISTED_EVERY === 0),
  };
}

function countLabels(truth: Truth): Evaluation['labels'] {
  return {
    kind: truth.kind,
    documents: truth.documents,
    clusters: truth.kind === 'clusters' ? truth.clusters : null,
    pairs: truth.pairs,
    missing: truth.missing.length,
    ambiguous: truth.ambiguous.length,
    unlabelled: truth.unlabelled.length,
  };
}

/**
 * The highest F1. Of several, the middle one: as far from the thresholds that do worse as it can
 * be, so the least likely to fail on the next documents.
 */
function pickBest(grid: readonly ThresholdResult[]): ThresholdResult {
  const f1 = Math.max(...grid.map((result) => result.f1));
  const best = grid.filter((result) => result.f1 === f1);
  const middle = best[Math.floor((best.length - 1) / 2)];
  if (middle === undefined) throw new RangeError('no threshold to choose from');
  return middle;
}
