/** What tokens are like, a byte each, for the bounds: rarity in half bits, and whether rare or a number. */

import { NUMBER, RARE } from '../../kernel/layout.ts';
import type { KernelCorpus } from '../texts/corpus.ts';
import { UNLISTED_RARITY } from './rarity.ts';

/** Tells the kernel the traits of all tokens; rarity is in bits, by token. */
export function noteTraits(corpus: KernelCorpus, rarity: Float64Array): void {
  const { vocabulary } = corpus.collection;
  const at = corpus.field(28);
  const traits = corpus.kernel.bytes.subarray(at, at + vocabulary.size);
  for (let token = 0; token < vocabulary.size; token++) {
    const bits = rarity[token] ?? 0;
    const isNumber = vocabulary.isNumber[token] === 1;
    const isRare = bits >= UNLISTED_RARITY && !isNumber;
    traits[token] = bits * 2 + (isRare ? RARE : 0) + (isNumber ? NUMBER : 0);
  }
}
