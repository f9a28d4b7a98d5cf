/**
 * The phrases of texts outside their frames, as sets: they tell whether two pages differ outside their
 * boilerplate (find-boilerplate.ts).
 */
/**
 * Share of phrases, of the text with fewer, from which own texts are alike. Pages of one manual share
 * .036 (median; upper quartile .063), rewrites of one text .55 and .21 in two collections.
 */
const ALIKE = 0.05;
/** Phrases that two texts may share by chance, however short. */
const BY_CHANCE = 1;
/** Tokens of an own text that are enough to compare. */
export const MAX_COMPARED = 2048;

/** The distinct phrases of a text: the lower and the upper half of the hash of each, one after the other. */
export interface Phrases {
  readonly count: number;
  readonly halves: Int32Array;
}

/** Texts as sets of phrases. */
export interface PhraseSets {
  /** The distinct phrases of the first `MAX_COMPARED` tokens of a document where `frame` is 0. */
  distinct(document: number, frame: Uint8Array): Phrases;
  /** True if two texts share more phrases than different ones may. */
  areAlike(a: Phrases, b: Phrases): boolean;
}

/** The most phrases that texts share which are different, by the phrases of the one that has fewer. */
export function allowedBetween(a: Phrases, b: Phrases): number {
  return Math.max(BY_CHANCE, Math.min(a.count, b.count) * ALIKE);
}
