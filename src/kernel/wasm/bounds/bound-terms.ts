/**
 * What the bounds hold against the threshold: the terms of the score that can only be what they are or less. See
 * score.ts for what they mean.
 */
import {
  TERMS_INTERCEPT,
  TERMS_LIMIT,
  TERMS_NUMBERS,
  TERMS_ORDER,
  TERMS_OVERLAP,
  TERMS_SUBJECT,
} from '../../layout/bounds';
import {
  ALONE_MORE_WORDS,
  ALONE_PER_WORDS,
  CHANCE_ORDER,
  EXCERPT_CAP,
  EXCERPT_CONTAINMENT,
  EXCERPT_NUMBER,
  EXCERPT_PHRASES,
  EXCERPT_SHARE,
  NEAR_DUPLICATE_RESEMBLANCE,
  WORDS_FLOOR,
} from '../../layout/score';
import { TRAIT_RARITY } from '../../layout/tokens';

/** Logarithms are right to 1e-7, sums of their multiples to far less than this. */
export const MARGIN: f64 = 1e-4;

/** Intercept and overlap. */
export function baseOf(share: f64, terms: usize): f64 {
  return (
    load<f64>(terms, TERMS_INTERCEPT) +
    load<f64>(terms, TERMS_OVERLAP) * logarithm(share + WORDS_FLOOR)
  );
}

/** Order: of so many shared words, those in the same order, against chance. If all are, it grows with their number. */
export function orderOf(shared: i32, inOrder: i32, terms: usize): f64 {
  const byChance = CHANCE_ORDER * Math.sqrt(<f64>max(1, shared)) + 1;
  return load<f64>(terms, TERMS_ORDER) * logarithm((<f64>max(1, inOrder) + 1) / byChance);
}

/** How many of so many shared words must be in the same order to add so much, at least; rounding is on the safe side. */
export function orderNeeded(shared: i32, logit: f64, terms: usize): i32 {
  const byChance = CHANCE_ORDER * Math.sqrt(<f64>max(1, shared)) + 1;
  const weight = load<f64>(terms, TERMS_ORDER);
  if (weight <= 0) return 0;
  return <i32>min<f64>(<f64>shared + 1, byChance * exponential((logit - MARGIN) / weight) - 2);
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
 * What so many key terms, and numbers, of the side that has fewer alone take away at least, if the shorter text has
 * so many tokens.
 */
export function doubtOf(keys: u32, numbers: u32, shorter: u32, terms: usize): f64 {
  const each = <f64>ALONE_PER_WORDS / <f64>(shorter + ALONE_MORE_WORDS);
  return (
    load<f64>(terms, TERMS_SUBJECT) * logarithm(1 + <f64>keys * each) +
    load<f64>(terms, TERMS_NUMBERS) * logarithm(1 + <f64>numbers * each)
  );
}

/** The share of the words of the text that has less that is in common, by weight. */
export function shareOf(words: u32, ofA: u32, ofB: u32): f64 {
  const fewer = min(ofA, ofB);
  return fewer == 0 ? 0 : min(1, <f64>words / <f64>fewer);
}

/** The weight of a word in the overlap: its rarity squared, of half bits. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function wordWeight(trait: u32): u32 {
  const rarity = trait & TRAIT_RARITY;
  return rarity * rarity;
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

/**
 * e to the power of x, to 1e-7, for x in [-700, 700]: a power of two, and the series of what is left in [-.35, .35].
 * The one of the library has tables, in memory that is not its own here.
 */
function exponential(x: f64): f64 {
  const bounded: f64 = min<f64>(700, max<f64>(-700, x));
  const power: f64 = nearest<f64>(bounded / 0.6931471805599453);
  const rest: f64 = bounded - power * 0.6931471805599453;
  let series: f64 = 1;
  for (let i: i32 = 8; i > 0; i--) series = 1 + (rest / <f64>i) * series;
  return series * reinterpret<f64>(<u64>(<i64>power + 1023) << 52);
}
