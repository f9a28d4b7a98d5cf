/** The words that a shell completes the value of an option to. Commander keeps no more than a parser of it. */

import type { Option } from 'commander';
import type { Kind } from './option-kinds.ts';

const OFFERS = new WeakMap<Option, readonly string[]>();

/** Notes the words of a kind for an option of it; returns the option. */
export function offer(option: Option, { words }: Pick<Kind<unknown>, 'words'>): Option {
  if (words !== undefined) OFFERS.set(option, words);
  return option;
}

/** The words that were noted for an option. */
export function offersOf(option: Option): readonly string[] {
  return OFFERS.get(option) ?? [];
}
