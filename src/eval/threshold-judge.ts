/**
 * Compares one corpus with what is known about it, at any threshold.
 *
 * Against true clusters: which pairs of labelled documents share a cluster, as found and in truth.
 * Against true pairs: recall is the share of true pairs that are in one cluster or are listed as a
 * counting pair; precision is the share of counting pairs that are true; the adjusted Rand index is
 * not defined.
 * Against judged pairs: precision is the share of copies among the judged pairs that count, recall the share of
 * judged copies that count, both by weight. Nothing is known of other pairs, so clusters have no say.
 */

import type { CountSettings } from '../core/score/counting.ts';
import { RELATIONS } from '../model/settings.ts';
import { type Expansion, expandCopies } from './copies.ts';
import { effectiveSize } from './confidence.ts';
import { accuracyOf, adjustedRandIndex, countPairs, harmonicMean } from './metrics.ts';
import { rankPairs, type RankStep } from './ranking.ts';
import { round } from './round.ts';
import type { ScoredDocuments } from './scored-documents.ts';
import {
  isCopy,
  type JudgedPairs,
  type TrueClusters,
  type TruePairs,
  type Truth,
} from './labels/truth.ts';

/** How a run does at one threshold. All measures are in [0, 1], but `ari` may be negative. */
export interface ThresholdResult {
  readonly threshold: number;
  /**
   * Pairs of documents found: labelled pairs in one cluster; against a pairs file, counting pairs; against judged
   * pairs, the weight of those that count.
   */
  readonly pairs: number;
  /** How many of them are true. */
  readonly truePairs: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Adjusted Rand index; null against a pairs file. */
  readonly ari: number | null;
  /** Clusters found, of two documents or more. */
  readonly clusters: number;
  /** Against judged pairs only: how many with each label count. */
  readonly reported?: Readonly<Record<string, number>>;
  /** Against judged pairs only: how many pairs of equal weight would tell as much as those that count. */
  readonly effective?: number;
}

/** What is known, ready to be asked about any threshold. */
export interface ThresholdJudge {
  /** All scored pairs whose relation counts, by the measure that was asked for. */
  readonly ranking: readonly RankStep[];
  /** How many pairs of documents every scored pair stands for. */
  readonly expansion: Expansion;
  /** Whether a scored pair counts at a threshold. */
  isListed(pair: number, threshold: number): boolean;
  /** How the clusters at this threshold do; costs one clustering. */
  at(threshold: number): ThresholdResult;
}

/** Returns the judge of `corpus`, by a measure and the weakest relation that counts. */
export function thresholdJudge(
  corpus: ScoredDocuments,
  truth: Truth,
  { by, relation }: Omit<CountSettings, 'threshold'>,
): ThresholdJudge {
  const { pairs, ids } = corpus;
  const weakest = RELATIONS.indexOf(relation);
  const counts = (pair: number): boolean => (pairs.relation[pair] ?? 0) <= weakest;
  const isListed = (pair: number, threshold: number): boolean =>
    counts(pair) && (pairs[by][pair] ?? 0) >= threshold;
  const expansion = expandCopies(pairs, truth, ids.length);
  const ranking = rankPairs(pairs[by], expansion, counts);
  const judge = (found: Int32Array, threshold: number): Judgement => {
    if (truth.kind === 'clusters') return judgeClusters(truth, found);
    if (truth.kind === 'judged') {
      const counting = expansion.listedAs.map((pair) => Number(isListed(pair, threshold)));
      return weighCounting(truth, counting);
    }
    return judgePairs({ truth, found, expansion, isListed, ranking, threshold });
  };
  return {
    ranking,
    expansion,
    isListed,
    at(threshold) {
      const found = corpus.cluster({ by, threshold, relation });
      return { threshold, ...judge(found, threshold), clusters: countDistinct(found) };
    },
  };
}

type Judgement = Omit<ThresholdResult, 'threshold' | 'clusters'>;

function judgeClusters(truth: TrueClusters, found: Int32Array): Judgement {
  const counts = countPairs(truth.groups, found);
  const { precision, recall, f1 } = accuracyOf(counts);
  return {
    pairs: counts.found,
    truePairs: counts.both,
    precision: round(precision),
    recall: round(recall),
    f1: round(f1),
    ari: round(adjustedRandIndex(counts)),
  };
}

interface PairsAtThreshold {
  readonly truth: TruePairs;
  readonly found: Int32Array;
  readonly expansion: Expansion;
  readonly isListed: ThresholdJudge['isListed'];
  readonly ranking: readonly RankStep[];
  readonly threshold: number;
}

function judgePairs(at: PairsAtThreshold): Judgement {
  const { pairs, truePairs } = countListed(at);
  const precision = pairs === 0 ? 1 : truePairs / pairs;
  const recall = countRecalled(at) / at.truth.pairs;
  return {
    pairs,
    truePairs,
    precision: round(precision),
    recall: round(recall),
    f1: round(harmonicMean(precision, recall)),
    ari: null,
  };
}

function countListed({
  ranking,
  threshold,
}: PairsAtThreshold): Pick<Judgement, 'pairs' | 'truePairs'> {
  let pairs = 0;
  let truePairs = 0;
  for (const step of ranking) {
    if (step.score < threshold) break;
    pairs += step.pairs;
    truePairs += step.truePairs;
  }
  return { pairs, truePairs };
}

function countRecalled({ truth, found, expansion, isListed, threshold }: PairsAtThreshold): number {
  let recalled = 0;
  for (const [index, x] of truth.a.entries()) {
    const pair = expansion.listedAs[index] ?? -1;
    const isCounting = pair >= 0 && isListed(pair, threshold);
    if (isCounting || isTogether(found, x, truth.b[index] ?? -1)) recalled++;
  }
  return recalled;
}

/** `counting` is 1 for each judged pair that counts. */
function weighCounting(truth: JudgedPairs, counting: Int32Array): Judgement {
  const reported = new Uint32Array(truth.names.length);
  let [pairs, truePairs, squares] = [0, 0, 0];
  for (const [row, counts] of counting.entries()) {
    if (counts === 0) continue;
    const weight = truth.weights[row] ?? 0;
    const label = truth.labels[row] ?? 0;
    reported[label] = (reported[label] ?? 0) + 1;
    pairs += weight;
    squares += weight ** 2;
    if (isCopy(truth, row)) truePairs += weight;
  }
  const counts = { both: round(truePairs), truth: round(truth.pairs), found: round(pairs) };
  const { precision, recall, f1 } = accuracyOf(counts);
  return {
    pairs: counts.found,
    truePairs: counts.both,
    precision: round(precision),
    recall: round(recall),
    f1: round(f1),
    ari: null,
    reported: Object.fromEntries(truth.names.map(({ label }, i) => [label, reported[i] ?? 0])),
    effective: round(effectiveSize(pairs, squares)),
  };
}

/** Whether two documents are in one cluster; `found` has the cluster of each document, or -1. */
export function isTogether(found: Int32Array, a: number, b: number): boolean {
  const cluster = found[a] ?? -1;
  return cluster >= 0 && cluster === found[b];
}

function countDistinct(found: Int32Array): number {
  const clusters = new Set(found);
  clusters.delete(-1);
  return clusters.size;
}
