/**
 * How much it says that two documents share a word: the word's rarity in bits, log2(1 / share of
 * documents).
 *
 * Rarity comes from a table of the language, not from the corpus at hand. Five files have no
 * frequencies worth the name, and a score must not move because unrelated documents were added.
 * Words of other languages are not in the table and all weigh the same, which leaves plain set
 * measures.
 */

import { BACKGROUND_WORDS } from './background-words.ts';
import { Tokeniser, type TokenMap } from '../tokens/tokenise.ts';
import type { Vocabulary } from '../texts/vocabulary.ts';
import { UNLISTED_RARITY } from '../../kernel/layout/phrases.ts';

/** Rarity of a word that the table does not list: about the median of all rarer words. */
export { UNLISTED_RARITY };

/**
 * Returns the rarity in bits of every token of `vocabulary`, by token number. `map` is the token
 * map with which the vocabulary was made, if any; words that it makes equal get the rarity of the
 * most frequent.
 */
export function tokenRarity(vocabulary: Vocabulary, map?: TokenMap): Float64Array {
  const rarity = new Float64Array(vocabulary.size).fill(UNLISTED_RARITY);
  const tokeniser = new Tokeniser(map);
  // the most frequent words last, because the last value stays
  for (const [level, words] of BACKGROUND_WORDS.toReversed()) {
    const tokens = tokeniser.tokenise(words);
    for (let i = 0; i < tokens.count; i++) {
      const token = vocabulary.find(tokens, i);
      if (token >= 0) rarity[token] = level;
    }
  }
  return rarity;
}
