/** Small corpora for the checks of the stages: texts to collections, and words that a seed draws. */

import fc from 'fast-check';
import { Collection } from '../../src/core/texts/collection.ts';
import { Tokeniser } from '../../src/core/tokens/tokenise.ts';

/** The collection of these texts, in this order. */
export function collectionOf(texts: readonly string[]): Collection {
  const tokeniser = new Tokeniser();
  const collection = new Collection();
  for (const text of texts) collection.add(tokeniser.tokenise(text));
  return collection;
}

/** The numbers 0 .. `size` - 1: all documents of a collection. */
export function numbersBelow(size: number): Int32Array {
  return Int32Array.from({ length: size }, (_, number) => number);
}

/** Every two different items, in order. */
export function pairsOf<T>(items: readonly T[]): [T, T][] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b): [T, T] => [a, b]));
}

/** Numbers in [0, 1) that depend on the seed alone (the generator known as mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** An invented word by number: the same number, the same word. */
export const wordOf = (number: number): string => `w${number.toString(36)}`;

/** `count` words drawn from `vocabulary` invented ones. */
export function drawWords(random: () => number, count: number, vocabulary: number): string[] {
  return Array.from({ length: count }, () => wordOf(Math.floor(random() * vocabulary)));
}

/** Texts of up to `length` words over a vocabulary so small that they share much. */
export function randomTexts({
  texts,
  length,
  vocabulary,
}: {
  texts: number;
  length: number;
  vocabulary: number;
}): fc.Arbitrary<string[]> {
  const word = fc.integer({ min: 0, max: vocabulary - 1 }).map(wordOf);
  const text = fc.array(word, { maxLength: length }).map((words) => words.join(' '));
  return fc.array(text, { minLength: 1, maxLength: texts });
}
