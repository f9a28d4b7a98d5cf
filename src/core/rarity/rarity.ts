/**
 * How much it says that two documents share a word: the word's rarity in bits, log2(1 / share of
 * documents).
 *
 * What a table of English lists has its rarity from there. Five files have no frequencies worth the name, and a
 * score must not move because unrelated documents were added. Any other word is as rare as the table leaves open,
 * unless many texts of the collection have it: then it is a common word of their language, or of their subject. Its
 * frequency is smoothed as if `PRIOR_TEXTS` texts of the language had been seen before, so that a name in forty
 * copies of one story stays rare, while four thousand texts of any language make their own table.
 */

import { BACKGROUND_WORDS } from './background-words.ts';
import { Tokeniser, type TokenMap } from '../tokens/tokenise.ts';
import type { Vocabulary } from '../texts/vocabulary.ts';
import { UNLISTED_RARITY } from '../../kernel/layout/phrases.ts';

/** Rarity of a word that the table does not list: about the median of all rarer words. */
export { UNLISTED_RARITY };

/** Texts of the language that are taken to have been seen before those of the collection. */
const PRIOR_TEXTS = 1 << 14;
/** How many of them have a word that no table lists. */
const PRIOR_HOLDERS = PRIOR_TEXTS / 2 ** UNLISTED_RARITY;
/** Texts of the collection count in such steps: one more text must not move a score. */
const STEP = 1 << 12;

/** How many distinct texts of a collection there are, and how many of them have each word. */
export interface WordFrequencies {
  readonly distinct: number;
  readonly wordDf: Int32Array;
}

/**
 * Returns the rarity of every token of `vocabulary`, by token number: bits, at most `UNLISTED_RARITY`, in steps of a
 * half. `map` is the token map with which the vocabulary was made, if any; words that it makes equal get the rarity
 * of the most frequent.
 */
export function tokenRarity(
  vocabulary: Vocabulary,
  frequencies?: WordFrequencies,
  map?: TokenMap,
): Float64Array {
  const rarity = unlistedRarity(vocabulary.size, frequencies);
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

/**
 * By word: 1 if it has the rarity of one that the table does not list, but not among `left` of the texts if all of
 * those that have it are left; undefined if there is none.
 */
export function losingRarity(
  rarity: Float64Array,
  { distinct, wordDf }: WordFrequencies,
  left: number,
): Uint8Array | undefined {
  if (textsSeen(left) === textsSeen(distinct)) return undefined;
  const most = mostOfRare(textsSeen(left));
  const isLosing = new Uint8Array(rarity.length);
  for (let word = 0; word < rarity.length; word++) {
    const isRare = (rarity[word] ?? 0) >= UNLISTED_RARITY;
    if (isRare && (wordDf[word] ?? 0) > most) isLosing[word] = 1;
  }
  return isLosing;
}

/** The texts by which the frequencies of a collection of so many are smoothed. */
const textsSeen = (distinct: number): number => PRIOR_TEXTS + Math.floor(distinct / STEP) * STEP;

/** The most texts that have a word as rare as the table leaves open. */
const mostOfRare = (texts: number): number => texts / 2 ** (UNLISTED_RARITY - 0.25) - PRIOR_HOLDERS;

/** The rarity of words that no table lists. */
function unlistedRarity(words: number, frequencies: WordFrequencies | undefined): Float64Array {
  const rarity = new Float64Array(words).fill(UNLISTED_RARITY);
  if (frequencies === undefined) return rarity;
  const { distinct, wordDf } = frequencies;
  const texts = textsSeen(distinct);
  const most = mostOfRare(texts);
  for (let word = 0; word < words; word++) {
    const df = wordDf[word] ?? 0;
    if (df <= most) continue;
    const bits = Math.log2(texts / (df + PRIOR_HOLDERS));
    rarity[word] = Math.max(0, Math.round(bits * 2) / 2);
  }
  return rarity;
}
