/**
 * What the score is made of beside the coefficients: core/score/score.ts says what it means. The bounds of
 * wasm/bounds hold for these numbers only as long as both read them here.
 */

/**
 * Resemblance from which two texts are one text with small edits: changing one word in ten of a text
 * leaves a 3-word resemblance of .58. Pages made from one template reach .55, versions of one page fall
 * to .6 if a section was added.
 */
export const NEAR_DUPLICATE_RESEMBLANCE = 0.6;

/** Containment from which the shorter text is an excerpt: leaves room for 15 % of its words edited. */
export const EXCERPT_CONTAINMENT = 0.6;

/**
 * An excerpt is taken for one from `EXCERPT_CONTAINMENT` on, of `EXCERPT_PHRASES` phrases or more; one
 * half in the other text, or only five words long, is not.
 */
export const EXCERPT_SHARE = 12;
export const EXCERPT_PHRASES = 10;
export const EXCERPT_NUMBER = 3;
export const EXCERPT_CAP = 1;

/** Keeps the log finite, and below what unrelated texts of one genre share. */
export const WORDS_FLOOR = 0.01;
/** Words in the same order that chance gives, for each root of the distinct words that both have. */
export const CHANCE_ORDER = 2;
/** Terms and numbers that a text has alone are counted for so many words of the shorter text, and some more. */
export const ALONE_PER_WORDS = 100;
export const ALONE_MORE_WORDS = 50;
