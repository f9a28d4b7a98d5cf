/**
 * What the bounds hold against the threshold: the terms of the score that can only be what they are or less. See
 * score.ts for what they mean.
 *
 * Terms of a run, 8 bytes each: 0 intercept, 8 words, 16 order, 24 length, 32 subject, 40 numbers, 48 the
 * threshold (a logit for scores), 56 which measure (4 bytes), 60 the tokens in a shingle (4 bytes), 64 the
 * rarity of the rarest word in each group of listed words, in half bits (20 x 4 bytes).
 */

/** What is held against the threshold. */
export const BY_SCORE: u32 = 0;
export const BY_RESEMBLANCE: u32 = 1;

/** Logarithms are right to 1e-7, sums of their multiples to far less than this. */
export const MARGIN: f64 = 1e-4;

// as in score.ts, whose comments say what they mean
const EXCERPT_CONTAINMENT: f64 = 0.6;
const EXCERPT_SHARE: f64 = 12;
const EXCERPT_PHRASES: f64 = 10;
const EXCERPT_NUMBER: f64 = 3;
const EXCERPT_CAP: f64 = 1;
const NEAR_DUPLICATE_RESEMBLANCE: f64 = 0.6;
const WORDS_FLOOR: f64 = 0.01;
const NO_ORDER: f64 = 0.5;
const SHORT_TEXT: f64 = 10;

/** Intercept, words and length. */
export function baseOf(share: f64, shorter: f64, terms: usize): f64 {
  return (
    load<f64>(terms) +
    load<f64>(terms, 8) * logarithm(share + WORDS_FLOOR) +
    load<f64>(terms, 24) * logarithm(1 + shorter)
  );
}

/** Order: words in the same order beyond what chance gives. */
export function orderOf(once: i32, inOrder: i32, shorter: f64, terms: usize): f64 {
  const beyondChance = max(0, <f64>inOrder - 2 * Math.sqrt(<f64>once));
  return load<f64>(terms, 16) * logarithm((beyondChance + NO_ORDER) / (shorter + SHORT_TEXT));
}

/** True where `shared` phrases leave room for an excerpt or a near-duplicate that counts. */
export function isExcerpt(shared: u32, fewer: i32, more: i32, doubt: f64, limit: f64): bool {
  if (shared == 0) return false;
  if (<f64>shared >= NEAR_DUPLICATE_RESEMBLANCE * <f64>more) return true;
  const number = EXCERPT_NUMBER * logarithm(<f64>shared / EXCERPT_PHRASES);
  const share = min(1, <f64>shared / <f64>fewer);
  return (
    EXCERPT_SHARE * (share - EXCERPT_CONTAINMENT) + min(number, EXCERPT_CAP) + doubt >= limit
  );
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
