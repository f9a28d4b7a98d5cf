/**
 * What the bounds hold against the threshold: the terms of the score that can only be what they are or less. See
 * score.ts for what they mean.
 */
import { TERMS_INTERCEPT, TERMS_LENGTH, TERMS_ORDER, TERMS_WORDS } from '../../layout/bounds';
import {
  CHANCE_ORDER,
  EXCERPT_CAP,
  EXCERPT_CONTAINMENT,
  EXCERPT_NUMBER,
  EXCERPT_PHRASES,
  EXCERPT_SHARE,
  NEAR_DUPLICATE_RESEMBLANCE,
  NO_ORDER,
  SHORT_TEXT,
  WORDS_FLOOR,
} from '../../layout/score';

/** Logarithms are right to 1e-7, sums of their multiples to far less than this. */
export const MARGIN: f64 = 1e-4;

/** Intercept, words and length. */
export function baseOf(share: f64, shorter: f64, terms: usize): f64 {
  return (
    load<f64>(terms, TERMS_INTERCEPT) +
    load<f64>(terms, TERMS_WORDS) * logarithm(share + WORDS_FLOOR) +
    load<f64>(terms, TERMS_LENGTH) * logarithm(1 + shorter)
  );
}

/** Order: words in the same order beyond what chance gives. */
export function orderOf(once: i32, inOrder: i32, shorter: f64, terms: usize): f64 {
  const beyondChance = max(0, <f64>inOrder - CHANCE_ORDER * Math.sqrt(<f64>once));
  return (
    load<f64>(terms, TERMS_ORDER) * logarithm((beyondChance + NO_ORDER) / (shorter + SHORT_TEXT))
  );
}

/** True where `shared` phrases leave room for an excerpt or a near-duplicate that counts. */
export function isExcerpt(shared: u32, fewer: i32, more: i32, doubt: f64, limit: f64): bool {
  if (shared == 0) return false;
  if (<f64>shared >= NEAR_DUPLICATE_RESEMBLANCE * <f64>more) return true;
  const number = EXCERPT_NUMBER * logarithm(<f64>shared / EXCERPT_PHRASES);
  const share = min(1, <f64>shared / <f64>fewer);
  return EXCERPT_SHARE * (share - EXCERPT_CONTAINMENT) + min(number, EXCERPT_CAP) + doubt >= limit;
}

/** The natural logarithm, to 1e-7: exponent, and atanh series of the mantissa in [.7, 1.4). */
export function logarithm(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  let exponent = <f64>(<i32>(bits >> 52) - 1023);
  let mantissa = reinterpret<f64>((bits & 0xfffffffffffff) | 0x3ff0000000000000);
  if (mantissa > 1.4142135623730951) {
    mantissa *= 0.5;
    exponent += 1;
  }
  const t = (mantissa - 1) / (mantissa + 1);
  const square = t * t;
  const series = 1 + square * (1 / 3.0 + square * (0.2 + square * (1 / 7.0 + square / 9)));
  return exponent * 0.6931471805599453 + 2 * t * series;
}
