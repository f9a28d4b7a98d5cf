/**
 * Measures a run against what is known, at every threshold of a grid, and picks the best one. The
 * pairs are verified once; each threshold costs one more clustering.
 */

import { type Measure, type Relation, RELATIONS } from '../model/settings.ts';
import { type CurvePoint, precisionRecall, simplifyCurve } from './curve.ts';
import type { CountSettings } from '../core/score/counting.ts';
import { thresholdJudge, type ThresholdJudge, type ThresholdResult } from './threshold-judge.ts';
import { findMistakes, type Mistakes } from './mistakes.ts';
import { averagePrecision, rankPairs } from './ranking.ts';
import { reliabilityOf, type Reliability } from './reliability.ts';
import { round } from './round.ts';
import type { ScoredDocuments } from './scored-documents.ts';
import { middleBest, suggestThreshold, type Suggestion } from './suggest.ts';
import type { JudgedLabel, Truth } from './labels/truth.ts';

/** What was measured, field for field what `--json` prints. */
export interface Evaluation {
  readonly schemaVersion: 1;
  readonly labels: {
    readonly kind: Truth['kind'];
    /** Documents with a label, or named in the pairs file. */
    readonly documents: number;
    /** True clusters of two documents or more; null against pairs. */
    readonly clusters: number | null;
    /** True pairs among the documents; the weight of the copies among judged pairs. */
    readonly pairs: number;
    /** Label ids that no document has. */
    readonly missing: number;
    /** Label ids that more than one document's path ends in. */
    readonly ambiguous: number;
    /** Documents without a label, left out of every measure. */
    readonly unlabelled: number;
    /** Against judged pairs only: each label. */
    readonly judged?: readonly JudgedLabel[];
    /** Against judged pairs only: those that name no two documents of the run. */
    readonly leftOut?: number;
  };
  readonly by: Measure;
  readonly relation: Relation;
  /** Average precision of all scored pairs, by score; null without true pairs. */
  readonly averagePrecision: number | null;
  /** At the threshold that the run was given. */
  readonly default: ThresholdResult;
  /** At the threshold with the best F1, of all in steps of .01. */
  readonly best: ThresholdResult;
  /** The threshold for the precision that was asked for, of all in steps of .01. */
  readonly suggested: Suggestion;
  /** How far the score can be believed, whatever the measure and the relations that count. */
  readonly reliability: Reliability;
  readonly mistakes: Mistakes;
  /** In steps of .01, from .01 to 1. */
  readonly thresholds: readonly ThresholdResult[];
  /**
   * Precision against recall of the scored pairs, one by one, without clusters; with enough points to
   * be off by .0005 at most. Empty without true pairs.
   */
  readonly curve: readonly CurvePoint[];
}

/** What an evaluation is to look into. */
export interface EvaluationSettings extends CountSettings {
  /** The precision to suggest a threshold for. */
  readonly precision: number;
  /** How many mistakes of each kind to list. */
  readonly mistakes: number;
}

const STEPS = 100;
const CURVE_TOLERANCE = 0.0005;
const IDENTICAL = RELATIONS.indexOf('identical');

/** Returns the measures of `corpus` against `truth`, which must be about the same documents. */
export function evaluate(
  corpus: ScoredDocuments,
  truth: Truth,
  { precision, mistakes, ...settings }: EvaluationSettings,
): Evaluation {
  const judge = thresholdJudge(corpus, truth, settings);
  const grid = Array.from({ length: STEPS }, (_, step) => judge.at((step + 1) / STEPS));
  const known = grid.find(({ threshold }) => threshold === settings.threshold);
  const result = known ?? judge.at(settings.threshold);
  const run = { corpus, truth, judge, settings, result };
  return {
    schemaVersion: 1,
    labels: countLabels(truth),
    by: settings.by,
    relation: settings.relation,
    averagePrecision: roundMaybe(averagePrecision(judge.ranking, truth.pairs)),
    default: result,
    best: pickBest(grid),
    suggested: suggestThreshold(grid, precision),
    reliability: judgeScore(corpus, judge),
    mistakes: findMistakes(run, mistakes),
    thresholds: grid,
    curve: simplifyCurve(precisionRecall(judge.ranking, truth.pairs), CURVE_TOLERANCE),
  };
}

/**
 * Judges the score by pairs of texts. Two texts count once, however many copies they have, as they
 * were scored once; they are a true pair if any two of their copies are. Copies of one text were no
 * candidates, and are no test of the score. Judged pairs count by their weights.
 */
function judgeScore({ pairs }: ScoredDocuments, { expansion }: ThresholdJudge): Reliability {
  const once = (counts: Float64Array): Float64Array => counts.map((count) => Math.min(1, count));
  const isWeighted = expansion.squares !== undefined;
  const texts = isWeighted
    ? expansion
    : { pairs: once(expansion.pairs), truePairs: once(expansion.truePairs) };
  const isCandidate = (pair: number): boolean => pairs.relation[pair] !== IDENTICAL;
  return reliabilityOf(rankPairs(pairs.score, texts, isCandidate));
}

function roundMaybe(share: number | null): number | null {
  return share === null ? null : round(share);
}

function countLabels(truth: Truth): Evaluation['labels'] {
  return {
    kind: truth.kind,
    documents: truth.documents,
    clusters: truth.kind === 'clusters' ? truth.clusters : null,
    pairs: round(truth.pairs),
    missing: truth.missing.length,
    ambiguous: truth.ambiguous.length,
    unlabelled: truth.unlabelled.length,
    ...(truth.kind === 'judged' && {
      judged: truth.names.map((name) => ({ ...name, weight: round(name.weight) })),
      leftOut: truth.leftOut,
    }),
  };
}

/** The highest F1. */
function pickBest(grid: readonly ThresholdResult[]): ThresholdResult {
  const best = middleBest(grid, ({ f1 }) => f1);
  if (best === null) throw new RangeError('no threshold to choose from');
  return best;
}
