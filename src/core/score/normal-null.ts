/**
 * Where copies begin among candidates that are too few to see how their bulk falls off: a histogram of them has
 * peaks and valleys by chance, but its quantiles are sure.
 *
 * The log-odds of unrelated texts are taken for normal, about their median, as wide as the wider of two quantiles
 * above it says, since the right tail is the heavier one. Copies begin where half a pair of all of them is expected
 * beyond: what lies there is as likely no accident as it is one (the expected number of false discoveries: Efron 2010,
 * "Large-Scale Inference", chapter 3).
 *
 * Cost: a sort of the log-odds.
 */

/** Fewer unrelated pairs have no quantiles. */
const LEAST_UNRELATED = 20;
/** Quantiles above the median, and the standard deviations that a normal one has there. */
const QUANTILES = [
  { share: 0.75, deviations: 0.6745 },
  { share: 0.9, deviations: 1.2816 },
] as const;
/** A narrower bulk is of texts that hardly share a word. */
const LEAST_DEVIATION = 1;
/** Unrelated pairs that are expected where copies begin. */
const EXPECTED = 0.5;
/** The search for that place, in deviations: no corpus has so many pairs. */
const MOST_DEVIATIONS = 8;
const PRECISION = 1e-3;

/** The log-odds at which copies begin; undefined if unrelated pairs are too few to say. */
export function findCopies(logits: readonly number[]): number | undefined {
  // what is likely a copy is no part of the bulk
  const unrelated = logits.filter((logit) => logit < 0).sort((x, y) => x - y);
  if (unrelated.length < LEAST_UNRELATED) return undefined;
  const middle = quantile(unrelated, 0.5);
  const deviation = QUANTILES.reduce(
    (widest, { share, deviations }) =>
      Math.max(widest, (quantile(unrelated, share) - middle) / deviations),
    LEAST_DEVIATION,
  );
  return middle + deviation * deviationsAt(EXPECTED / unrelated.length);
}

/** Between the two values that are next to a quantile, in proportion. */
function quantile(sorted: readonly number[], share: number): number {
  const place = share * (sorted.length - 1);
  const before = Math.floor(place);
  const low = sorted[before] ?? 0;
  const high = sorted[before + 1] ?? low;
  return low + (place - before) * (high - low);
}

/** The deviations beyond which a normal distribution has this share, less than a half: by bisection. */
function deviationsAt(share: number): number {
  let [low, high] = [0, MOST_DEVIATIONS];
  while (high - low > PRECISION) {
    const middle = (low + high) / 2;
    if (beyond(middle) > share) low = middle;
    else high = middle;
  }
  return high;
}

/** The share of a normal distribution beyond so many deviations, 0 or more (Abramowitz and Stegun 1964, 26.2.17). */
function beyond(deviations: number): number {
  const t = 1 / (1 + 0.2316419 * deviations);
  const density = Math.exp((-deviations * deviations) / 2) / Math.sqrt(2 * Math.PI);
  const series =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  return density * series;
}
