/** The texts of a run as every stage is given them: see core/texts/corpus.ts. */

/** By document: where its tokens start, as an address divided by 4, and how many there are. */
export const CORPUS_STARTS = 0;
export const CORPUS_LENGTHS = 4;
/** The documents to look at: the first of each text, ascending. */
export const CORPUS_DISTINCT = 8;
/** By token: its hash, 8 bytes; the distinct texts that have it, 4 bytes; its traits, a byte. */
export const CORPUS_HASHES = 12;
export const CORPUS_DFS = 16;
export const CORPUS_TRAITS = 20;
/** By document: where its trimmed tokens start and how many they are, without boilerplate. */
export const CORPUS_TRIMMED_STARTS = 24;
export const CORPUS_TRIMMED_LENGTHS = 28;
/** By document: its profile, and its totals; 0 until they are asked for. */
export const CORPUS_PROFILES = 32;
export const CORPUS_TOTALS = 36;
/** By token: the bit of a profile that it sets, 2 bytes. */
export const CORPUS_WORD_BITS = 40;
/** By token: one byte of its class, from `classify`. */
export const CORPUS_CLASSES = 44;
/** By document: the phrases above the cap that it is in. */
export const CORPUS_CROWDED = 48;
/** The largest upper half of a hash that is sampled; all are, unless a sample is asked for. */
export const CORPUS_LAST_SAMPLED = 52;
export const CORPUS_BYTES = 56;

/** The phrases above the cap that a document is in: how many, and a bit each by their hash. */
export const CROWDED_BYTES = 32;
export const CROWDED_COUNT = 0;
/**
 * Phrases that its trimmed text may have and the whole one lacks; until chains are linked, what `noteCrowds` keeps
 * there.
 */
export const CROWDED_JOINTS = 4;
export const CROWDED_BITS = 8;

/** Numbers of documents in three bytes, as postings hold them. */
export const DOCUMENT_BYTES = 3;
