/** What two texts share, as the score takes it. */

/** What two documents share. Sizes are of sets of distinct shingles; bits are sums of rarity. */
export interface Evidence {
  /** Distinct k-token shingles in both. */
  sharedShingles: number;
  shinglesA: number;
  shinglesB: number;
  /** Weight of the distinct words in both; in the first; in the second: the squares of their rarity in bits. */
  sharedWords: number;
  wordsA: number;
  wordsB: number;
  /** Distinct phrases, 3-token shingles, in both; in the first; in the second. */
  sharedPhrases: number;
  phrasesA: number;
  phrasesB: number;
  /** Rarity, in bits beyond that of a commonplace, of the phrases in both; in A; in B. */
  sharedBits: number;
  bitsA: number;
  bitsB: number;
  /** Those in both, each phrase weighted down by the documents that have it (see phrase-weight.ts). */
  sharedOwnBits: number;
  /**
   * Key terms are the rare words, not numbers, that a document repeats. How often A has its own; how
   * often those of them that B has too.
   */
  keyTermsA: number;
  sharedKeyTermsA: number;
  /** How often B has its key terms, and how often the ones that A has too. */
  keyTermsB: number;
  sharedKeyTermsB: number;
  /** Distinct numbers, written in digits, in both; in the first; in the second. */
  sharedNumbers: number;
  numbersA: number;
  numbersB: number;
  /** Distinct words that both documents have. */
  sharedDistinct: number;
  /** The most of these whose first places follow each other in the same order in both. */
  inOrder: number;
  /** Tokens in the first and in the second document. */
  lengthA: number;
  lengthB: number;
}
