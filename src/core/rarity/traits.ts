/**
 * The traits of tokens, a byte each, from which score bounds are computed: rarity in half bits, and
 * whether the token is rare or a number.
 */

import type { KernelCorpus } from '../texts/corpus.ts';
import { UNLISTED_RARITY } from './rarity.ts';
import { CORPUS_TRAITS } from '../../kernel/layout/corpus.ts';
import { TRAIT_NUMBER, TRAIT_RARE } from '../../kernel/layout/tokens.ts';

/**
 * Writes the traits of all tokens into the kernel's memory. `rarity` is in bits, by token number. Words that are
 * marked in `isLosing` are not noted as rare, so that no bound doubts a pair for them.
 */
export function noteTraits(
  corpus: KernelCorpus,
  rarity: Float64Array,
  isLosing?: Uint8Array,
): void {
  const { vocabulary } = corpus.collection;
  const at = corpus.field(CORPUS_TRAITS);
  const traits = corpus.kernel.bytes.subarray(at, at + vocabulary.size);
  for (let token = 0; token < vocabulary.size; token++) {
    const bits = rarity[token] ?? 0;
    const isNumber = vocabulary.isNumber[token] === 1;
    const isRare = bits >= UNLISTED_RARITY && !isNumber && isLosing?.[token] !== 1;
    traits[token] = bits * 2 + (isRare ? TRAIT_RARE : 0) + (isNumber ? TRAIT_NUMBER : 0);
  }
}
