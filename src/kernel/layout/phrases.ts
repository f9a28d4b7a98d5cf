/** Caps and counts of shingles: core/shingles/phrases.ts hands them to the stages. */

/** Largest document frequency of a posting whose documents are all paired. */
export const MAX_DF = 64;

/** Postings above the cap in which one document is chained to its neighbours. */
export const CHAINS_PER_DOCUMENT = 24;

/**
 * Tokens of a phrase, the level that is chained and whose frequent shingles are noted: a frequent single word says
 * nothing of where a text comes from.
 */
export const PHRASE_LEVEL = 3;

/** Document frequency from which a phrase is noted as frequent; see find-boilerplate.ts. */
export const FREQUENT_DF = 5;

/** Documents up to which a phrase keeps its full worth: rarity/phrase-weight.ts. */
export const FULL_DF = 8;

/** Bits of rarity of a word that the table of the language does not list. */
export const UNLISTED_RARITY = 9;

/**
 * Bits of rarity that a phrase must have beyond these to count as a phrase of its own: three words of the hundred most
 * frequent have fewer, one rare word between two of them has more.
 */
export const COMMON_PHRASE_BITS = 14;

/** Partners kept for each document: recall of rewrites hardly grows beyond it. */
export const MAX_PARTNERS = 20;

/** Tokens of a window, as many as whole phrases have: as long as a short sentence. */
export const WINDOW_TOKENS = 12;
export const WINDOW_PHRASES = WINDOW_TOKENS - PHRASE_LEVEL + 1;
/** A window: two halves of its hash, the document, the position; 4 bytes each. */
export const WINDOW_BYTES = 16;
export const WINDOW_LO = 4;
export const WINDOW_DOCUMENT = 8;
export const WINDOW_POSITION = 12;
/** Windows are listed of: the corpus, the frequent phrases, counters and how many less one, a hash of each text. */
export const WINDOWS_CORPUS = 0;
export const WINDOWS_FREQUENT = 4;
export const WINDOWS_COUNTERS = 8;
export const WINDOWS_MASK = 12;
export const WINDOWS_TEXT_HASHES = 16;
export const WINDOWS_BYTES = 20;
/** A thread has the stream that they go to, and behind it the hashes of phrases that it keeps: a power of two. */
export const KEPT_AT = 16;
export const KEPT_PHRASES = 16;
export const WINDOW_LISTER_BYTES = KEPT_AT + 8 * KEPT_PHRASES;

/** Two sets of phrases: the hashes of the vocabulary, the most of a set, a table, and both sets. */
export const SETS_HASHES = 0;
export const SETS_MOST = 4;
export const SETS_TABLE = 8;
export const SETS_A = 12;
export const SETS_B = 16;
export const SETS_BYTES = 20;
/** Bytes of a phrase of a set, and slots for each in the table, at least. */
export const PHRASE_BYTES = 8;
export const SLOTS_PER_PHRASE = 2;
