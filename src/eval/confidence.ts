/**
 * How sure a counted share is: Wilson's score interval (1927). Unlike the usual plus and minus, it
 * stays within [0, 1] and is sensible even if none or all were counted.
 *
 * It assumes that the counted things are independent. Pairs are not quite: a cluster of n documents
 * has n (n - 1) / 2 of them, which tend to be right or wrong together.
 */

import { round } from './round.ts';

/** Bounds of a share, at `CONFIDENCE`. */
export type Interval = readonly [low: number, high: number];

/** The share of intervals that hold the true value. */
export const CONFIDENCE = 0.95;
/** The standard normal deviate of `CONFIDENCE`, two-sided. */
const Z = 1.959964;

/**
 * How many pairs of equal weight tell as much as pairs with these weights (Kish, 1965): a few heavy ones tell little,
 * however many they stand for. Without weights, all of them.
 */
export function effectiveSize(weight: number, squares: number | undefined): number {
  if (squares === undefined) return weight;
  return squares === 0 ? 0 : weight ** 2 / squares;
}

/** The interval of the share `hits / of` of weights, which tell as much as `size` pairs. */
export function weightedInterval(hits: number, of: number, size = of): Interval | null {
  return size === of ? wilsonInterval(hits, of) : wilsonInterval((hits / of) * size, size);
}

/** The interval of the share `hits / of`; null if nothing was counted. */
export function wilsonInterval(hits: number, of: number): Interval | null {
  if (of === 0) return null;
  const share = hits / of;
  const square = Z ** 2 / of;
  const middle = (share + square / 2) / (1 + square);
  const reach = (Z * Math.sqrt((share * (1 - share)) / of + square / (4 * of))) / (1 + square);
  // if none or all were counted, one bound is the share itself, which rounding would miss
  const low = hits === 0 ? 0 : middle - reach;
  const high = hits === of ? 1 : middle + reach;
  return [round(low), round(high)];
}
