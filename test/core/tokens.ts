/** Documents and tokens in the shape that the stages take them, from words and from texts. */
import { Collection } from '../../src/core/texts/collection.ts';
import { Tokeniser, type TokenMap, type Tokens } from '../../src/core/tokens/tokenise.ts';
import { joinHalves } from '../oracle/hash-oracle.ts';

/** The hashes of tokens or shingles, in order. */
export function hashesOf({ count, hi, lo }: Pick<Tokens, 'count' | 'hi' | 'lo'>): bigint[] {
  return Array.from({ length: count }, (_, i) => joinHalves(hi[i] ?? 0, lo[i] ?? 0));
}

const tokeniser = new Tokeniser();
const seen: string[] = [];
const recorder = new Tokeniser((token) => {
  seen.push(token);
  return token;
});

/** The texts of the tokens that a tokeniser cuts, as they are compared. */
export function tokenTexts(text: string): string[] {
  const { count, words, wordEnds } = tokeniser.tokenise(text);
  const decoder = new TextDecoder();
  return Array.from({ length: count }, (_, i) =>
    decoder.decode(words.subarray(wordEnds[i - 1] ?? 0, wordEnds[i])),
  );
}

/** The same as a token map sees them. */
export function textsForMap(text: string): string[] {
  seen.length = 0;
  const { count } = recorder.tokenise(text);
  // the map may see the beginning of a text twice, when normalisation turns out to be needed
  return seen.slice(seen.length - count);
}

/** A collection of texts, numbered in their order. */
export function collect(texts: readonly string[], map?: TokenMap): Collection {
  const collection = new Collection();
  const tokeniser = new Tokeniser(map);
  for (const text of texts) collection.add(tokeniser.tokenise(text));
  return collection;
}

/** A collection of documents given by token numbers; token n of all is the word `w<n>`. */
export function collectNumbers(documents: readonly (readonly number[])[]): Collection {
  const most = documents.flat().reduce((a, b) => Math.max(a, b), -1);
  const collection = new Collection();
  const words = Array.from({ length: most + 1 }, (_, number) => `w${number}`).join(' ');
  const tokens = new Tokeniser().tokenise(words);
  for (let i = 0; i < tokens.count; i++) collection.vocabulary.number(tokens, i);
  for (const document of documents) collection.addNumbers(Int32Array.from(document));
  return collection;
}
