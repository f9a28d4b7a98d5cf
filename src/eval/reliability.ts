/**
 * Whether a score of .7 means that 7 of 10 such pairs are true: candidates in bins of equal size by
 * score, the mean score of each bin against its share of true pairs.
 *
 * Only pairs that the score leaves in doubt are used, .05 to .95: the many that it is sure of would
 * hide them. Linear in the distinct scores.
 */

import { effectiveSize, type Interval, weightedInterval } from './confidence.ts';
import { interceptShift, shiftScore } from './intercept-shift.ts';
import type { RankStep } from './ranking.ts';
import { round } from './round.ts';

/** How far mean scores are from the shares of true pairs, over all bins. */
export interface Calibration {
  /** The mean gap, bins weighted by their pairs: the expected calibration error. */
  readonly calibrationError: number;
  readonly largestGap: number;
}

/** Pairs of similar score. */
export interface ReliabilityBin {
  /** Lowest and highest score in it. */
  readonly from: number;
  readonly to: number;
  readonly pairs: number;
  readonly truePairs: number;
  readonly meanScore: number;
  readonly trueShare: number;
  /** Of the share, at 95 %. */
  readonly interval: Interval;
  /** The mean score after the intercept is shifted; null if there is no shift. */
  readonly shiftedScore: number | null;
}

/** The score compared with the truth. */
export interface Reliability {
  /** The scores looked at, both ends included. */
  readonly from: number;
  readonly to: number;
  /** Candidates of any score: verified pairs of different texts, copies of a text counted once. */
  readonly candidates: number;
  /** The share of true pairs among them; null without candidates. */
  readonly prior: number | null;
  /** Candidates with a score in that range. */
  readonly pairs: number;
  readonly truePairs: number;
  /** Against judged pairs only: how many pairs of equal weight would tell as much. */
  readonly effective?: number;
  /** Null if there are no such pairs. */
  readonly asScored: Calibration | null;
  /**
   * The same after one number is added to the logit of every score, for the prior of this corpus: the
   * number that makes the mean score equal to the share of true pairs. Null if no number does, as no
   * pair is true or all are.
   */
  readonly interceptShifted: (Calibration & { readonly shift: number }) | null;
  /** By score, lowest first; fewer than ten if many pairs have one score, or there are few pairs. */
  readonly bins: readonly ReliabilityBin[];
}

const FROM = 0.05;
const TO = 0.95;
const BINS = 10;

/** Judges the score by all candidates, grouped by score; pairs with the same score share a bin. */
export function reliabilityOf(candidates: readonly RankStep[]): Reliability {
  const all = total(candidates);
  const doubtful = candidates
    .filter(({ score, pairs }) => score >= FROM && score <= TO && pairs > 0)
    .toSorted((x, y) => x.score - y.score);
  const shift = interceptShift(doubtful);
  const bins = cutBins(doubtful).map((steps) => measureBin(steps, shift));
  const { pairs, truePairs, squares } = total(doubtful);
  return {
    from: FROM,
    to: TO,
    candidates: all.pairs,
    prior: all.pairs === 0 ? null : round(all.truePairs / all.pairs),
    pairs,
    truePairs,
    ...(squares !== undefined && { effective: round(effectiveSize(pairs, squares)) }),
    asScored: calibrationOf(bins, ({ meanScore }) => meanScore),
    interceptShifted: shifted(bins, shift),
    bins,
  };
}

/** Sums; those of weights are rounded. */
function total(steps: readonly RankStep[]): Omit<RankStep, 'score'> {
  const isWeighted = steps.some(({ squares }) => squares !== undefined);
  const sum = (valueOf: (step: RankStep) => number): number =>
    steps.reduce((all, step) => all + valueOf(step), 0);
  return {
    pairs: round(sum(({ pairs }) => pairs)),
    truePairs: round(sum(({ truePairs }) => truePairs)),
    ...(isWeighted && { squares: sum(({ squares }) => squares ?? 0) }),
  };
}

/** All pairs with one score go into the bin of the middle one. */
function cutBins(steps: readonly RankStep[]): RankStep[][] {
  const { pairs: all } = total(steps);
  const bins = Array.from({ length: BINS }, (): RankStep[] => []);
  let before = 0;
  for (const step of steps) {
    const middle = before + step.pairs / 2;
    bins[Math.floor((middle / all) * BINS)]?.push(step);
    before += step.pairs;
  }
  return bins.filter((bin) => bin.length > 0);
}

function measureBin(steps: readonly RankStep[], shift: number | null): ReliabilityBin {
  const { pairs, truePairs, squares } = total(steps);
  const mean = (scoreOf: (score: number) => number): number =>
    round(steps.reduce((sum, step) => sum + step.pairs * scoreOf(step.score), 0) / pairs);
  return {
    from: steps[0]?.score ?? 0,
    to: steps.at(-1)?.score ?? 0,
    pairs,
    truePairs,
    meanScore: mean((score) => score),
    trueShare: round(truePairs / pairs),
    interval: weightedInterval(truePairs, pairs, effectiveSize(pairs, squares)) ?? [0, 1],
    shiftedScore: shift === null ? null : mean((score) => shiftScore(score, shift)),
  };
}

function shifted(
  bins: readonly ReliabilityBin[],
  shift: number | null,
): Reliability['interceptShifted'] {
  const calibration = calibrationOf(bins, ({ shiftedScore }) => shiftedScore ?? 0);
  if (shift === null || calibration === null) return null;
  return { shift: round(shift), ...calibration };
}

function calibrationOf(
  bins: readonly ReliabilityBin[],
  scoreOf: (bin: ReliabilityBin) => number,
): Calibration | null {
  if (bins.length === 0) return null;
  const gaps = bins.map((bin) => Math.abs(scoreOf(bin) - bin.trueShare));
  const pairs = bins.reduce((sum, bin) => sum + bin.pairs, 0);
  const weighted = bins.reduce((sum, bin, i) => sum + bin.pairs * (gaps[i] ?? 0), 0);
  return {
    calibrationError: round(weighted / pairs),
    largestGap: round(gaps.reduce((most, gap) => Math.max(most, gap), 0)),
  };
}
