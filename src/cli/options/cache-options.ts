/** The options of the cache. */

import { choice, type Kind, onOff } from './option-kinds.ts';
import type { Spec } from './option-spec.ts';

/** Where the cache is: a folder, or true for the usual one; false for no cache. */
export type CachePlace = string | boolean;

/** A config travels with its folder, and must not have files written elsewhere: it names no folder. */
const place: Kind<CachePlace> = {
  expected: 'a folder, or true or false',
  read: (text) => (text === '' ? true : (onOff.read(text) ?? text)),
  accept: (value) => onOff.accept(value),
  schema: { type: 'boolean' },
  problem: (_value, isConfig) => (isConfig ? 'expected true or false' : undefined),
};

const strategies = ['content', 'metadata'] as const;

const cache: Spec<CachePlace> = {
  kind: place,
  group: 'Cache',
  placeholder: '[=folder]',
  default: false,
  summary: 'keep the result, and use it again if no input has changed',
  negative: { flag: '--no-cache', value: false },
};

const cacheStrategy: Spec<(typeof strategies)[number]> = {
  kind: choice(strategies),
  group: 'Cache',
  placeholder: '<name>',
  default: 'content',
  summary: 'what tells that a file has changed: content, or metadata (size and times)',
};

/** The table of these options. */
export const CACHE_OPTIONS = { cache, cacheStrategy } as const;

/** The flag that may stand alone. */
const ALONE = '--cache';

/**
 * A folder of the cache is only given with `=`, as the word after `--cache` may well be a path to read. The parser
 * knows no such option, so a flag that stands alone gets an empty value.
 */
export function completeCacheFlag(words: readonly string[]): string[] {
  const end = words.indexOf('--');
  return words.map((word, i) => (word === ALONE && (end < 0 || i < end) ? `${ALONE}=` : word));
}
