/**
 * The prior: the share of a collection's candidates that are copies, for which the score is a probability.
 *
 * The same evidence means less where copies are rare. How rare they are shows in the candidates themselves, without a
 * label: the log-odds of texts that have nothing to do with each other fall off smoothly to the right, in every
 * collection that was looked at, and copies rise above that slope. So a parabola is fitted to the log counts of the
 * bulk, on both sides of its peak, and carried on to the right: that many unrelated pairs are to be expected at each
 * log-odds. Where they are half of all that is there, the odds are even, and the score is shifted to say so. This is
 * the local false discovery rate with an empirical null (Efron 2004, "Large-scale simultaneous hypothesis testing: the
 * choice of a null hypothesis", JASA 99).
 *
 * - Where less is observed than the null foresees, the null is lowered to it.
 * - Where more pairs stand behind a valley beyond even odds than before it, the odds are even in the valley: the tail of
 *   what is no copy is seen then, and pages of one site make a longer one than their bulk foresees. This is seen in all
 *   pairs that are verified, so that unrelated texts cannot hide it.
 * - A bulk that is likely copies is no null, and a collection that shows hardly a copy never raises the prior.
 * - The histogram of few candidates has peaks and valleys by chance, so the fewer they are the more their quantiles are
 *   heard (normal-null.ts), and where they are next to none the shipped prior.
 * - The shift goes in coarse steps, so that one more article flips nothing.
 *
 * Cost: one pass over the log-odds; the rest is of 80 bins.
 */

import { findCopies } from './normal-null.ts';

/** The prior that the coefficients are fitted for: about the mean of the labelled collections, .006 to .253. */
export const PRIOR = 0.15;

/** Bins of log-odds. */
const BIN = 0.5;
const LOWEST = -25;
const HIGHEST = 15;
const BINS = (HIGHEST - LOWEST) / BIN;
/** Smoothing, by distance: less would fit noise of small collections, more would wash copies into the bulk. */
const WEIGHTS = [3, 2, 1];
const WEIGHT_SUM = 9;
/** How much wider smoothing makes a bulk, in squares of bins: what the sum of weight times distance squared is, of all. */
const SMOOTHING_VARIANCE = 12 / 9;

/** The bulk reaches down to these shares of its peak; to the right it is what tells how it goes on. */
const LEFT_SHARE = 0.5;
const RIGHT_SHARE = 0.15;
/** Copies rise from a valley: by a quarter, and by three standard errors. The bulk ends well above it. */
const RISE = 1.25;
const RISE_ERRORS = 3;
const ABOVE_VALLEY = 1.5;
/** The bulk falls off, but for noise. */
const NOISE = 1.1;
/** A parabola needs three points. */
const LEAST_BINS = 3;

/** Pairs of a bin that are enough to say that the null is lower than foreseen. */
const ENOUGH_SEEN = 8;
/** Fewer pairs than this in a bin are none. */
const NONE = 0.3;
/** Pairs beyond even odds without which no copies are seen. */
const LEAST_COPIES = 10;

/** Candidates whose histogram says nothing yet, and those at which it is heard as much as their quantiles. */
const LEAST_CANDIDATES = 500;
const HALF_CANDIDATES = 600;
/** Candidates at which half of what the quantiles say is taken. */
const HALF_OF_FEW = 100;
const STEP = 0.5;
/** A shift that is no farther from its step is far from the next. */
const SAFE = 0.15;
/** The most log-odds that are added: e^3 is twentyfold. */
const MOST = 3;
/**
 * The most that are taken away. A tail of forms falls off like that of unrelated texts, only later, and takes its
 * copies for more of the same: at 3, newswire would lose two thirds of those that it has at 1. Forms are told by what
 * is filled in (core/templates).
 */
const MOST_TAKEN = 1;
/** The same if the tail need not be foreseen, as a valley ends it; and the pairs behind it that are enough. */
const MOST_TAKEN_APART = 5;
const LEAST_APART = 200;

/**
 * Returns how far the log-odds of these candidates are to be shifted, so that they are even where a pair is as likely a
 * copy as not: a multiple of `STEP`; 0 if they do not tell. The order of candidates does not matter.
 *
 * `near` are the log-odds of close candidates, which a histogram is of; `all` may have more distant ones.
 */
export function learnShift(near: readonly number[], all: readonly number[] = near): number {
  return toStep(exactShift(near, all));
}

/** The same if it takes other log-odds than these by far to tell another step; undefined if not. */
export function learnSafeShift(
  near: readonly number[],
  all: readonly number[],
): number | undefined {
  const exact = exactShift(near, all);
  const shift = toStep(exact);
  return Math.abs(exact - shift) <= SAFE ? shift : undefined;
}

/** How many pairs have which log-odds. */
export class LogitCounts {
  readonly #counts = new Float64Array(BINS);

  add(logit: number): void {
    const bin = Math.floor((logit - LOWEST) / BIN);
    if (bin >= 0 && bin < BINS) this.#counts[bin] = (this.#counts[bin] ?? 0) + 1;
  }

  /** Those of the pairs with at least these log-odds, but for the first bin if it is cut. */
  from(logit: number): Float64Array {
    const first = Math.ceil((logit - LOWEST) / BIN);
    return this.#counts.map((count, bin) => (bin >= first ? count : 0));
  }
}

/**
 * Returns the shift once all pairs are known whose odds are even or better by a shift that was learnt: the same, or less
 * if most of them are copies that stand apart from the others.
 */
export function learnApart(verified: LogitCounts, shift: number): number {
  if (shift > 0) return shift;
  const counts = verified.from(-shift);
  const smoothed = smooth(counts);
  const first = Math.ceil((-shift - LOWEST) / BIN);
  // what is cut off is missed in the first bins once they are smoothed
  const whole = first + WEIGHTS.length - 1;
  const valley = valleyAfter(smoothed, whole);
  // a rise from there on is no valley
  if (valley === undefined || valley === whole) return shift;
  const sum = (from: number, to: number): number =>
    counts.subarray(from, to).reduce((all, count) => all + count, 0);
  const behind = sum(valley + 1, BINS);
  if (behind < LEAST_APART || behind < sum(first, valley + 1)) return shift;
  return Math.min(shift, toStep(Math.max(-MOST_TAKEN_APART, -middleOf(valley))));
}

/** The shift before it is brought to a step. */
function exactShift(near: readonly number[], all: readonly number[]): number {
  if (near.length < LEAST_CANDIDATES) return shiftByQuantiles(all);
  const even = findEvenOdds(smooth(countBins(near))) ?? 0;
  const weight = near.length / (near.length + HALF_CANDIDATES);
  const shift = Math.max(-MOST_TAKEN, Math.min(MOST, -even));
  return weight * shift + (1 - weight) * shiftByQuantiles(all);
}

// no minus zero
const toStep = (shift: number): number => Math.round(shift / STEP) * STEP + 0;

/** What few candidates say. It takes nothing away: what a form and what chance makes alike look the same in few. */
function shiftByQuantiles(logits: readonly number[]): number {
  const copies = findCopies(logits) ?? 0;
  const shrunk = -copies * (logits.length / (logits.length + HALF_OF_FEW));
  return Math.max(0, Math.min(MOST, shrunk));
}

/** The log-odds that scores are shifted by if the prior is this, not the one of the coefficients. */
export function shiftOf(prior: number): number {
  return logOdds(prior) - logOdds(PRIOR);
}

/** The prior that a shift stands for, with two digits of what it differs from 0 or 1 by: what is told is used. */
export function priorOf(shift: number): number {
  const prior = 1 / (1 + Math.exp(-shift - logOdds(PRIOR)));
  const decimals = 1 - Math.floor(Math.log10(Math.min(prior, 1 - prior)));
  return Number(prior.toFixed(decimals));
}

const logOdds = (share: number): number => Math.log(share / (1 - share));

/** How many candidates each bin has; those off the scale are in none. */
function countBins(logits: ArrayLike<number>): Float64Array {
  const counts = new Float64Array(BINS);
  for (let i = 0; i < logits.length; i++) {
    const bin = Math.floor(((logits[i] ?? 0) - LOWEST) / BIN);
    if (bin >= 0 && bin < BINS) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

function smooth(counts: Float64Array): Float64Array {
  return counts.map((_, bin) => {
    const sum = WEIGHTS.reduce((total, weight, by) => {
      const sides = by === 0 ? [bin] : [bin - by, bin + by];
      return total + weight * sides.reduce((all, side) => all + (counts[side] ?? 0), 0);
    }, 0);
    return sum / WEIGHT_SUM;
  });
}

/** The log-odds at which the null makes half of what is there; undefined if no null is seen. */
function findEvenOdds(counts: Float64Array): number | undefined {
  const peak = findPeak(counts);
  if (peak === undefined) return undefined;
  const [first, last] = boundsOfBulk(counts, peak);
  const slopeAt = fitSlope(counts, peak, [first, last]);
  if (slopeAt === undefined) return undefined;
  const even = carryOn(counts, last, slopeAt);
  return even > 0 || copiesBeyond(counts, even) >= LEAST_COPIES ? even : undefined;
}

/** The fullest bin below even odds; undefined if counts still rise there, as the bulk is of copies then. */
function findPeak(counts: Float64Array): number | undefined {
  const end = -LOWEST / BIN;
  let peak = 0;
  for (let bin = 1; bin < end; bin++) if (at(counts, bin) > at(counts, peak)) peak = bin;
  return peak > 0 && at(counts, peak + 1) <= at(counts, peak) ? peak : undefined;
}

/** The first and the last bin of the bulk: not beyond a valley behind which copies rise. */
function boundsOfBulk(counts: Float64Array, peak: number): readonly [first: number, last: number] {
  const most = at(counts, peak);
  const least = Math.max(
    RIGHT_SHARE * most,
    ABOVE_VALLEY * at(counts, valleyAfter(counts, peak) ?? -1),
  );
  let [first, last] = [peak, peak];
  while (first > 0 && at(counts, first - 1) >= LEFT_SHARE * most) first--;
  while (at(counts, last + 1) >= least && at(counts, last + 1) <= NOISE * at(counts, last)) last++;
  return [first, last];
}

/** The lowest bin before counts rise again; undefined if they do not. */
function valleyAfter(counts: Float64Array, peak: number): number | undefined {
  let valley = peak;
  for (let bin = peak; bin < BINS; bin++) {
    const count = at(counts, bin);
    if (count < at(counts, valley)) valley = bin;
    const lowest = at(counts, valley);
    const isRise = count > RISE * lowest && count - lowest > RISE_ERRORS * Math.sqrt(lowest + 1);
    if (lowest > 0 && isRise) return valley;
  }
  return undefined;
}

/**
 * Fits a parabola to the log counts of the bulk, weighted by the counts. Returns what it falls by from a bin to the
 * next, as the bulk did before it was smoothed; undefined if it does not fall ever faster.
 */
function fitSlope(
  counts: Float64Array,
  peak: number,
  [first, last]: readonly [number, number],
): ((bin: number) => number) | undefined {
  if (last - first + 1 < LEAST_BINS) return undefined;
  // sums of weight * x^n, and of weight * x^n * y
  const powers = [0, 0, 0, 0, 0];
  const products = [0, 0, 0];
  for (let bin = first; bin <= last; bin++) {
    const count = at(counts, bin);
    let term = count;
    for (let n = 0; n < powers.length; n++) {
      powers[n] = (powers[n] ?? 0) + term;
      if (n < products.length) products[n] = (products[n] ?? 0) + term * Math.log(count);
      term *= bin - peak;
    }
  }
  const [linear, square] = solveParabola(powers, products);
  const narrower = 1 + 2 * square * SMOOTHING_VARIANCE;
  if (!(square < 0 && narrower > 0)) return undefined;
  // (x + 1)^2 - x^2
  return (bin) => (linear + square * (2 * (bin - peak) + 1)) / narrower;
}

/** The coefficients of x and of x^2, by the normal equations of the fit. */
function solveParabola(
  [s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0]: readonly number[],
  [t0 = 0, t1 = 0, t2 = 0]: readonly number[],
): readonly [linear: number, square: number] {
  // the constant is eliminated
  const [a, b, d] = [s0 * s2 - s1 * s1, s0 * s3 - s1 * s2, s0 * s4 - s2 * s2];
  const [u, v] = [s0 * t1 - s1 * t0, s0 * t2 - s2 * t0];
  const determinant = a * d - b * b;
  return [(u * d - v * b) / determinant, (a * v - b * u) / determinant];
}

/** Carries the null on from the end of the bulk to where it is half of what is there, or nobody is. */
function carryOn(counts: Float64Array, last: number, slopeAt: (bin: number) => number): number {
  let known = Math.log(at(counts, last));
  let before = 1;
  for (let bin = last + 1; bin < BINS; bin++) {
    const count = at(counts, bin);
    known += slopeAt(bin - 1);
    if (count >= ENOUGH_SEEN) known = Math.min(known, Math.log(count));
    const expected = Math.exp(known);
    const share = expected / Math.max(count, expected);
    if (share <= 0.5) return middleOf(bin - 1) + (BIN * (before - 0.5)) / (before - share);
    if (expected < NONE && count < NONE) return middleOf(bin) - BIN / 2;
    before = share;
  }
  return HIGHEST;
}

/** The pairs in the bins right of these log-odds. */
function copiesBeyond(counts: Float64Array, even: number): number {
  return counts.reduce((sum, count, bin) => (middleOf(bin) > even ? sum + count : sum), 0);
}

const middleOf = (bin: number): number => LOWEST + (bin + 0.5) * BIN;

const at = (counts: Float64Array, bin: number): number => counts[bin] ?? 0;
