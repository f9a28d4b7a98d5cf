/**
 * Holds one corpus to what is known about it, at any threshold.
 *
 * Against true clusters: of all pairs of labelled documents, which share a cluster, as found and
 * in truth. Against true pairs: recall is the share of them that are in one cluster or listed as
 * a counting pair; precision is the share of the counting pairs that are true; the adjusted Rand
 * index is not defined.
 */

import { type Measure, type Relation, RELATIONS } from '../core/types.ts';
import { type Expansion, expandCopies } from './copies.ts';
import { accuracyOf, adjustedRandIndex, countPairs, harmonicMean } from './metrics.ts';
import { averagePrecision, rankPairs, type RankStep } from './ranking.ts';
import type { TrueClusters, TruePairs, Truth } from './truth.ts';

/** A corpus whose pairs are verified, and which can be clustered at any threshold. */
export interface ScoredDocuments {
  readonly ids: readonly string[];
  readonly pairs: {
    readonly a: Int32Array;
    readonly b: Int32Array;
    readonly relation: Uint8Array;
  } & { readonly [measure in Measure]: Float64Array };
  cluster(settings: ClusterSettings): Int32Array;
}

/** When a pair counts: its measure is at least the threshold, its relation at least `relation`. */
export interface ClusterSettings {
  readonly by: Measure;
  readonly threshold: number;
  readonly relation: Relation;
}

/** How a run does at one threshold. All measures are in [0, 1], but `ari` may be negative. */
export interface ThresholdResult {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Adjusted Rand index; null against a pairs file. */
  readonly ari: number | null;
  /** Clusters found, of two documents or more. */
  readonly clusters: number;
}

/** What is known, ready to be asked about one threshold after another. */
export interface Judge {
  /** Of all scored pairs, by score; null without true pairs. */
  readonly averagePrecision: number | null;
  /** How the clusters at this threshold do; costs one clustering. */
  at(threshold: number): ThresholdResult;
}

/** Returns the judge of `corpus`; `settings` say by which measure, and which relations count. */
export function judgeOf(
  corpus: ScoredDocuments,
  truth: Truth,
  { by, relation }: Omit<ClusterSettings, 'threshold'>,
): Judge {
  const { pairs, ids } = corpus;
  const weakest = RELATIONS.indexOf(relation);
  const counts = (pair: number): boolean => (pairs.relation[pair] ?? 0) <= weakest;
  const expansion = expandCopies(pairs, truth, ids.length);
  const steps = rankPairs(pairs[by], expansion, counts);
  const precision = averagePrecision(steps, truth.pairs);
  return {
    averagePrecision: precision === null ? null : round(precision),
    at(threshold) {
      const found = corpus.cluster({ by, threshold, relation });
      const isListed = (pair: number): boolean =>
        counts(pair) && (pairs[by][pair] ?? 0) >= threshold;
      const result =
        truth.kind === 'clusters'
          ? judgeClusters(truth, found)
          : judgePairs({ truth, found, expansion, isListed, steps, threshold });
      return { threshold, ...result, clusters: countDistinct(found) };
    },
  };
}

type Judgement = Pick<ThresholdResult, 'precision' | 'recall' | 'f1' | 'ari'>;

function judgeClusters(truth: TrueClusters, found: Int32Array): Judgement {
  const counts = countPairs(truth.groups, found);
  const { precision, recall, f1 } = accuracyOf(counts);
  return {
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
  readonly isListed: (pair: number) => boolean;
  readonly steps: readonly RankStep[];
  readonly threshold: number;
}

function judgePairs(at: PairsAtThreshold): Judgement {
  const precision = precisionOfListed(at);
  const recall = countRecalled(at) / at.truth.pairs;
  return {
    precision: round(precision),
    recall: round(recall),
    f1: round(harmonicMean(precision, recall)),
    ari: null,
  };
}

function precisionOfListed({ steps, threshold }: PairsAtThreshold): number {
  let pairs = 0;
  let truePairs = 0;
  for (const step of steps) {
    if (step.score < threshold) break;
    pairs += step.pairs;
    truePairs += step.truePairs;
  }
  return pairs === 0 ? 1 : truePairs / pairs;
}

function countRecalled({ truth, found, expansion, isListed }: PairsAtThreshold): number {
  let recalled = 0;
  for (const [index, a] of truth.a.entries()) {
    const cluster = found[a] ?? -1;
    const isTogether = cluster >= 0 && cluster === found[truth.b[index] ?? -1];
    const pair = expansion.listedAs[index] ?? -1;
    if (isTogether || (pair >= 0 && isListed(pair))) recalled++;
  }
  return recalled;
}

function countDistinct(found: Int32Array): number {
  const clusters = new Set(found);
  clusters.delete(-1);
  return clusters.size;
}

/** Six decimals, as all measures have, before anything compares them. */
function round(share: number): number {
  return Math.round(share * 1e6) / 1e6;
}
