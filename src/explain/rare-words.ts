/**
 * The rarest words and phrases that two documents share, and the rarest that each has alone, as the
 * texts spell them.
 *
 * Rarity is that in the language (rarity.ts). Most rare words are in no table and have the same weight.
 * Among them the word that fewer texts of the corpus have comes first, then the longer one, which tends
 * to be more particular. O(tokens log tokens).
 */

import type { RareWord } from '../model/explanation.ts';
import type { Spans } from '../core/tokens/spans.ts';

const PHRASE = 3;

/** A text with its tokens and their places in it. */
export interface LocatedText {
  readonly text: string;
  readonly tokens: Int32Array;
  readonly spans: Spans;
}

/** The tables to look rarity up in. */
export interface RarityTables {
  /** Bits, by token number. */
  readonly bits: Float64Array;
  /** Distinct texts that have the token, by token number. */
  readonly wordDocuments: Int32Array;
  /** Distinct texts that have a phrase of the first document. */
  readonly phraseDocuments: (tokens: Int32Array) => number;
}

/** The rarest words of `from` that `accepts` takes, by token number; each once, at most `limit`. */
export function rarestWords(
  from: LocatedText,
  { bits, wordDocuments }: RarityTables,
  { accepts, limit }: { accepts: (token: number) => boolean; limit: number },
): RareWord[] {
  const words: RareWord[] = [];
  const seen = new Set<number>();
  for (const [i, token] of from.tokens.entries()) {
    if (seen.has(token) || !accepts(token)) continue;
    seen.add(token);
    words.push({
      text: spelling(from, i, i + 1),
      bits: bits[token] ?? 0,
      documents: wordDocuments[token] ?? 0,
    });
  }
  return words.sort(byRarity).slice(0, limit);
}

/**
 * The rarest phrases of three words that both texts have, as the first spells them; none overlaps a
 * rarer one, at most `limit`.
 */
export function rarestPhrases(
  first: LocatedText,
  second: Int32Array,
  { bits, phraseDocuments }: RarityTables,
  limit: number,
): RareWord[] {
  const { tokens } = first;
  const known = phraseKeys(second);
  const found = new Map<string, { at: number; phrase: RareWord }>();
  for (let i = 0; i + PHRASE <= tokens.length; i++) {
    const phrase = tokens.subarray(i, i + PHRASE);
    const key = phrase.join(' ');
    if (!known.has(key) || found.has(key)) continue;
    const sum = phrase.reduce((total, token) => total + (bits[token] ?? 0), 0);
    const text = spelling(first, i, i + PHRASE);
    found.set(key, { at: i, phrase: { text, bits: sum, documents: phraseDocuments(phrase) } });
  }
  const best = [...found.values()].sort((x, y) => byRarity(x.phrase, y.phrase));
  return withoutOverlap(best, limit);
}

function phraseKeys(tokens: Int32Array): Set<string> {
  const keys = new Set<string>();
  for (let i = 0; i + PHRASE <= tokens.length; i++) {
    keys.add(tokens.subarray(i, i + PHRASE).join(' '));
  }
  return keys;
}

function withoutOverlap(
  best: readonly { readonly at: number; readonly phrase: RareWord }[],
  limit: number,
): RareWord[] {
  const taken: number[] = [];
  const kept: RareWord[] = [];
  for (const { at, phrase } of best) {
    if (kept.length === limit) break;
    if (taken.some((rarer) => Math.abs(rarer - at) < PHRASE)) continue;
    taken.push(at);
    kept.push(phrase);
  }
  return kept;
}

/** Sorting is stable: of equals, the first in the text comes first. */
function byRarity(x: RareWord, y: RareWord): number {
  return y.bits - x.bits || x.documents - y.documents || y.text.length - x.text.length;
}

/** Tokens [from, to) as the text spells them. */
function spelling({ text, spans }: LocatedText, from: number, to: number): string {
  return text.slice(spans.start[from] ?? 0, spans.end[to - 1] ?? 0);
}
