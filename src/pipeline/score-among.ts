/**
 * The verified pairs of a corpus, measured as if some of its texts were not there. What two texts score depends on the
 * others: how rare a word is, and whether a form is one. Boilerplate, the frequency of phrases, the prior and the
 * list of pairs stay as they were, so a few pairs are missed that a run of the rest would find.
 *
 * O(tokens of the texts that are left out), and a comparison for each pair.
 */

import type { ScoredPair } from '../core/score/counting.ts';
import type { MeasuredCorpus } from '../core/score/known-pairs.ts';
import { PairScorer, type ScorerOptions } from '../core/score/measure.ts';
import { tokenRarity } from '../core/rarity/rarity.ts';
import { noteTraits } from '../core/rarity/traits.ts';
import type { KernelCorpus } from '../core/texts/corpus.ts';
import { KernelVerifier, type VerifierOptions } from '../core/verification/verifier.ts';
import type { TokenMap } from '../core/tokens/tokenise.ts';
import type { Settings } from '../model/settings.ts';
import { markTemplates, type WordCounts } from './mark-templates.ts';

/** What the pairs were measured with. */
export interface ScoringParts {
  readonly settings: Settings;
  readonly corpus: KernelCorpus;
  readonly verifying: VerifierOptions;
  readonly scoring: Omit<ScorerOptions, 'rarity' | 'verifier'>;
  readonly words: WordCounts;
  readonly map: TokenMap | undefined;
  /** In order of a, then b. */
  readonly verified: readonly ScoredPair[];
}

/**
 * Measures the pairs of texts for which `isLeft` is true. Earlier scorers of the corpus must not be used any more: words
 * are counted anew, in the memory that they counted in.
 */
export function scoreAmong(parts: ScoringParts, isLeft: (text: number) => boolean): MeasuredCorpus {
  const { corpus, verifying, scoring, map, settings, verified } = parts;
  const { collection } = corpus;
  const words = countAmong(parts, isLeft);
  const rarity = tokenRarity(collection.vocabulary, words, map);
  noteTraits(corpus, rarity);
  // the one before remembers what it counted in each text
  const verifier = new KernelVerifier(corpus, verifying);
  const scorer = new PairScorer({ ...scoring, rarity, verifier });
  const pairs: ScoredPair[] = [];
  for (const { a, b } of verified) {
    if (isLeft(a) && isLeft(b)) pairs.push({ a, b, ...scorer.measure(a, b) });
  }
  return { scored: markTemplates(pairs, collection, words, settings), scorer };
}

/** In how many of the texts each word is. */
function countAmong(
  { corpus, words }: ScoringParts,
  isLeft: (text: number) => boolean,
): WordCounts {
  const wordDf = Int32Array.from(words.wordDf);
  let { distinct } = words;
  for (const text of corpus.documents) {
    if (isLeft(text)) continue;
    distinct--;
    for (const word of new Set(corpus.collection.tokensOf(text))) {
      wordDf[word] = Math.max(0, (wordDf[word] ?? 0) - 1);
    }
  }
  return { wordDf, distinct };
}
