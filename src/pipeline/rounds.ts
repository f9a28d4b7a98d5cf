/**
 * When a round over fewer texts may look among the candidates of an earlier one, instead of inverting them anew: if the
 * texts are many and few of them are gone, so that next to nothing changes for the rest: of the 20 partners of a text, one
 * is gone, and the sample that the prior is learnt from lacks as many.
 */

/** Texts that are inverted anew in a second or less. */
const FEW = 4000;
/** The share of the texts that may be gone. */
const MOST_GONE = 0.06;

/**
 * Log-odds that a pair may gain when texts are gone, for what the weights of its words gain: a few hundredths. A word
 * that is no longer rare enough for a name or a term would take its doubt with it, far more: none such counts as a term
 * in the first round (losingRarity of core/rarity/rarity.ts).
 */
export const ROUND_SLACK = 0.25;

/** Less than so much of the first run is so much cheaper that it is inverted anew each time. */
const SMALL_PART = 0.5;

/** The fewest texts that the candidates of so many hold for, or as many if there are none; a run began with `first`. */
export function leastLeft(first: number, texts: number): number {
  const many = Math.floor(Math.max(FEW, first * SMALL_PART)) + 1;
  return Math.min(texts, Math.max(many, Math.ceil(texts * (1 - MOST_GONE))));
}

/** True if the candidates of so many texts hold for those that are left; a run began with `first`. */
export function isNearEnough(first: number, before: number, left: number): boolean {
  return left > FEW && left > first * SMALL_PART && left >= before * (1 - MOST_GONE);
}
