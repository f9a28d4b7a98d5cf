/** What a text has of the form that it follows. O(its tokens, and those of the others) for each. */
import type { TokenTexts } from '../texts/collection.ts';
import { PhraseTable, type SharedPhrases } from './phrase-table.ts';

/** Others of the form that must have a token. */
const LEAST = 2;

/** Returns, by token, 1 if a text shares it with two others of its form. */
export function frameOf(texts: TokenTexts, text: number, others: readonly number[]): Uint8Array {
  const table = new PhraseTable();
  table.load(texts.tokensOf(text));
  const shared = others.map((other) => table.compare(texts.tokensOf(other)));
  return countCovers(shared).map((count) => (count >= LEAST ? 1 : 0));
}

/** By token: how many of the others share it. */
export function countCovers(shared: readonly SharedPhrases[]): Uint8Array {
  const times = new Uint8Array(shared[0]?.cover.length ?? 0);
  for (const { cover } of shared) {
    for (let at = 0; at < times.length; at++) times[at] = (times[at] ?? 0) + (cover[at] ?? 0);
  }
  return times;
}
