/**
 * What the bounds hold against the threshold: the terms of the score that can only be what they are or less. See
 * score.ts for what they mean.
 */
import {
  TERMS_INTERCEPT,
  TERMS_LENGTH,
  TERMS_LIMIT,
  TERMS_NUMBERS,
  TERMS_ORDER,
  TERMS_SUBJECT,
  TERMS_WORDS,
} from '../../layout/bounds';
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

/**
 * True if `shared` phrases, of so many of each text, leave room for an excerpt or a near-duplicate that counts: one
 * that needs so large a logit before any doubt.
 */
export function isExcerpt(shared: u32, phrasesA: u32, phrasesB: u32, needed: f64): bool {
  if (shared == 0) return false;
  const fewer = max<u32>(1, min(phrasesA, phrasesB));
  const more = max<u32>(1, max(phrasesA, phrasesB));
  if (<f64>shared >= NEAR_DUPLICATE_RESEMBLANCE * <f64>more) return true;
  const number = EXCERPT_NUMBER * logarithm(<f64>shared / EXCERPT_PHRASES);
  const share = min(1, <f64>shared / <f64>fewer);
  return EXCERPT_SHARE * (share - EXCERPT_CONTAINMENT) + min(number, EXCERPT_CAP) >= needed;
}

/** The threshold, a little lower than it is. */
export function limitOf(terms: usize): f64 {
  return load<f64>(terms, TERMS_LIMIT) - MARGIN;
}

/**
 * What so many key terms of each side, and numbers of the side that has fewer, alone in their text take away at
 * least.
 */
export function doubtOf(keysA: u32, keysB: u32, numbers: u32, terms: usize): f64 {
  return (
    load<f64>(terms, TERMS_SUBJECT) * logarithm(1 + <f64>min(keysA, keysB)) +
    load<f64>(terms, TERMS_NUMBERS) * logarithm(1 + <f64>numbers)
  );
}

/** The share of `words` half bits that two texts have in common, of so many in each. */
export function shareOf(words: u32, ofA: u32, ofB: u32): f64 {
  const union = ofA + ofB - words;
  return union == 0 ? 0 : <f64>words / <f64>union;
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
