/** Caps and counts of shingles that all stages share. */

/** Largest document frequency of a posting whose documents are all paired. */
export const MAX_DF = 64;

/** Postings above the cap in which one document is chained to its neighbours. */
export const CHAINS_PER_DOCUMENT = 24;

/**
 * The level that is chained and whose frequent shingles are noted: a frequent single word says nothing
 * of where a text comes from.
 */
export const PHRASE_LEVEL = 3;

/** Document frequency from which a phrase is noted as frequent; see boilerplate.ts. */
export const FREQUENT_DF = 5;

/** Document frequencies of the phrases that many documents have, wherever they are kept. */
export interface PhraseFrequencies {
  /** Phrases known. */
  readonly size: number;
  /** The document frequency of a phrase by the halves of its hash, 0 where it is not known. */
  get(hi: number, lo: number): number;
}

/** What is counted of phrases and words while shingles are inverted. */
export interface PhraseCounts {
  /** Document frequencies of the phrases that many documents share. */
  readonly frequent: PhraseFrequencies;
  /** By token number: the documents that have the token. */
  readonly wordDf: Int32Array;
  /** One hash in this many was kept. */
  readonly scaled: number;
}
