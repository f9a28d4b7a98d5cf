/**
 * Caps and counts of shingles that several stages share.
 */

/** Largest document frequency of a posting whose documents are all paired with each other. */
export const MAX_DF = 64;

/** How many postings above the cap link one document to its neighbours in them. */
export const CHAINS_PER_DOCUMENT = 24;

/**
 * The shingle size that is chained and whose frequent shingles are noted. A frequent single word
 * says nothing about where a text comes from.
 */
export const PHRASE_LEVEL = 3;

/** Document frequency from which a phrase is noted as frequent; see boilerplate.ts. */
export const FREQUENT_DF = 5;

/** Document frequencies of the phrases that many documents have, wherever they are kept. */
export interface PhraseFrequencies {
  /** Number of known phrases. */
  readonly size: number;
  /** Returns the document frequency of a phrase from the halves of its hash; 0 if it is unknown. */
  get(hi: number, lo: number): number;
}

/** Counts of phrases and words, made while shingles are inverted. */
export interface PhraseCounts {
  /** Document frequencies of the phrases that many documents share. */
  readonly frequent: PhraseFrequencies;
  /** By token number: the documents that have the token. */
  readonly wordDf: Int32Array;
  /** One hash in this many was kept. */
  readonly scaled: number;
}
