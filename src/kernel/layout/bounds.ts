/** Profiles, lists of words and the terms that bounds are made of: see wasm/bounds. */

/** Groups of 64 listed words in a profile; bits of the other words and of numbers. */
export const LISTED_GROUPS = 20;
export const PROFILE_WORD_BITS = 896;
export const PROFILE_NUMBER_BITS = 128;
/** Bytes of a profile: listed words, other words, numbers. */
export const PROFILE_BYTES = 8 * LISTED_GROUPS + (PROFILE_WORD_BITS + PROFILE_NUMBER_BITS) / 8;
/** Of a word's place in a profile: set if it is not listed; the rest is its bit. */
export const IS_OTHER_WORD = 0x8000;

/** Totals of a document. */
export const TOTALS_RARITY = 0;
export const TOTALS_KEY_TERMS = 4;
export const TOTALS_TOKENS = 8;
export const TOTALS_NUMBERS = 12;
export const TOTALS_OTHER_WORDS = 14;
export const TOTALS_CROWDED = 16;
export const TOTALS_KEYS = 20;
export const TOTALS_LIST = 28;
export const TOTALS_PHRASES = 32;
export const TOTALS_LISTED_KEY_TERMS = 36;
export const TOTALS_UNCOUNTED = 38;
export const TOTALS_CROWDS = 40;
export const TOTALS_BYTES = 64;

/** A list of words: how many, how many of these are numbers, then the words. */
export const LIST_SIZE = 0;
export const LIST_NUMBERS = 4;
export const LIST_HEAD_BYTES = 8;
export const LIST_WORD_BYTES = 8;

/** Which measure is held against the threshold, in order of `MEASURES`. */
export const BY_SCORE = 0;
export const BY_RESEMBLANCE = 1;
export const BY_CONTAINMENT = 2;

/** Coefficients of a run and its threshold, 8 bytes each; a logit for scores. */
export const TERMS_INTERCEPT = 0;
export const TERMS_OVERLAP = 8;
export const TERMS_ORDER = 16;
export const TERMS_SUBJECT = 24;
export const TERMS_NUMBERS = 32;
export const TERMS_LIMIT = 40;
/** Which measure, the tokens in a shingle, and the weight of the rarest word in each group of listed words. */
export const TERMS_MEASURE = 48;
export const TERMS_SHINGLE = 52;
export const TERMS_GROUPS = 56;
export const TERMS_BYTES = TERMS_GROUPS + 4 * LISTED_GROUPS;

/** What is bounded: the corpus, the terms, partners by document, or a list of pairs in threes. */
export const BOUND_CORPUS = 0;
export const BOUND_TERMS = 4;
export const BOUND_PARTNERS = 8;
export const BOUND_PAIRS = 12;
export const BOUND_BYTES = 16;
/**
 * The scratch of a thread begins with its streams: pairs that pass, those that only phrases can tell, those to look
 * at.
 */
export const PASSED_STREAM = 0;
export const UNDECIDED_STREAM = 12;
export const SCREENED_STREAM = 24;
