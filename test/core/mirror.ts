/** Evidence seen from the other side. */

import type { Evidence } from '../../src/core/verification/evidence.ts';

/** The same evidence with first and second exchanged. */
export function mirror(evidence: Evidence): Evidence {
  return {
    ...evidence,
    shinglesA: evidence.shinglesB,
    shinglesB: evidence.shinglesA,
    wordsA: evidence.wordsB,
    wordsB: evidence.wordsA,
    bitsA: evidence.bitsB,
    bitsB: evidence.bitsA,
    keyTermsA: evidence.keyTermsB,
    sharedKeyTermsA: evidence.sharedKeyTermsB,
    keyTermsB: evidence.keyTermsA,
    sharedKeyTermsB: evidence.sharedKeyTermsA,
    numbersA: evidence.numbersB,
    numbersB: evidence.numbersA,
    phrasesA: evidence.phrasesB,
    phrasesB: evidence.phrasesA,
    lengthA: evidence.lengthB,
    lengthB: evidence.lengthA,
  };
}
