/**
 * Caps and counts of shingles that several stages share.
 */

// the kernel has the same
export {
  CHAINS_PER_DOCUMENT,
  FREQUENT_DF,
  MAX_DF,
  PHRASE_LEVEL,
} from '../../kernel/layout/phrases.ts';

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
