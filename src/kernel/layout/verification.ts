/** What is asked of the verification, and what it finds: see wasm/verification. */

/** What is asked: the corpus, pairs, where records go, the tokens of a shingle. */
export const VERIFY_CORPUS = 0;
export const VERIFY_PAIRS = 4;
export const VERIFY_RECORDS = 8;
export const VERIFY_SHINGLE = 12;
/** The frequent phrases. */
export const VERIFY_FREQUENT = 16;
/** Totals by document, of whole and of trimmed texts: zeros at first. */
export const VERIFY_TOTALS = 20;
export const VERIFY_TRIMMED_TOTALS = 24;
/** The most nodes of a trie. */
export const VERIFY_MOST_NODES = 28;
export const VERIFY_BYTES = 32;

/**
 * The frequent phrases of a family of texts: what layout/candidates.ts has of such a table, then the table of all texts,
 * and the hashes of tokens.
 */
export const FAMILY_ALL = 16;
export const FAMILY_HASHES = 20;
export const FAMILY_BYTES = 24;

/** A pair has two records, of the whole and of the trimmed texts: shared shingles, or `NOT_COMPARED`. */
export const EVIDENCE_SHINGLES = 0;
/** Weight of shared words, in squares of half bits; shared phrases, and the half bits of these. */
export const EVIDENCE_WORDS = 4;
export const EVIDENCE_PHRASES = 8;
export const EVIDENCE_BITS = 12;
/** Bits weighed down by spread, a float of 8 bytes. */
export const EVIDENCE_OWN_BITS = 16;
/** Key terms of the first that the other has, and of the other that the first has. */
export const EVIDENCE_KEY_TERMS_A = 24;
export const EVIDENCE_KEY_TERMS_B = 28;
export const EVIDENCE_NUMBERS = 32;
/** Distinct words in both, and the most whose first places are in the same order. */
export const EVIDENCE_DISTINCT = 36;
export const EVIDENCE_IN_ORDER = 40;
export const EVIDENCE_BYTES = 48;
export const NOT_COMPARED = 0xffffffff;

/** Totals of a document: whether they are known, then what a trie counts. */
export const COUNTED_IS_KNOWN = 0;
export const COUNTED_SHINGLES = 4;
export const COUNTED_PHRASES = 8;
export const COUNTED_BITS = 12;
export const COUNTED_WORDS = 16;
export const COUNTED_KEY_TERMS = 20;
export const COUNTED_NUMBERS = 24;
export const COUNTED_BYTES = 32;
