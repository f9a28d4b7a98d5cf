/**
 * One pass over the tokens of each text: the document frequency of every token, and the totals of every
 * document that bounds of its scores are made of. O(tokens), 3 ns each.
 *
 * Totals are 16 bytes a document: 0 the rarity of its distinct words, in half bits; 4 how often it has
 * its key terms; 8 its distinct numbers; 12 its distinct words. They equal those of verify.ts.
 */
import { distinctOf, ownLengthsOf, ownStartsOf, totalsOf, traitsOf } from './corpus';

/** Bits of a token's traits: its rarity in half bits, whether it is rare, whether it is a number. */
export const RARITY: u32 = 0x1f;
export const RARE: u32 = 0x20;
export const NUMBER: u32 = 0x40;

/**
 * Counts the own tokens of the distinct texts [from, to). `seen` has 4 bytes a token, of which none may
 * come from an earlier count of the same document; `dfs`, 4 bytes a token, is counted up where it is not
 * 0.
 */
export function countTotals(corpus: usize, from: u32, to: u32, seen: usize, dfs: usize): void {
  for (let i = from; i < to; i++) {
    const document = load<u32>(distinctOf(corpus) + ((<usize>i) << 2));
    countDocument(corpus, document, seen, dfs);
  }
}

/** The totals of one document. */
export function countDocument(corpus: usize, document: u32, seen: usize, dfs: usize): void {
  const traits = traitsOf(corpus);
  const once = (document + 1) << 1;
  let at = (<usize>load<u32>(ownStartsOf(corpus) + ((<usize>document) << 2))) << 2;
  const end = at + ((<usize>load<u32>(ownLengthsOf(corpus) + ((<usize>document) << 2))) << 2);
  let words: u32 = 0;
  let keyTerms: u32 = 0;
  let numbers: u32 = 0;
  let distinct: u32 = 0;
  for (; at < end; at += 4) {
    const token = <usize>load<u32>(at);
    const slot = seen + (token << 2);
    const before = load<u32>(slot);
    if (before == once || before == once + 1) {
      if (load<u8>(traits + token) & RARE) keyTerms += before == once ? 2 : 1;
      store<u32>(slot, once + 1);
      continue;
    }
    store<u32>(slot, once);
    const trait = <u32>load<u8>(traits + token);
    words += trait & RARITY;
    numbers += (trait & NUMBER) >> 6;
    distinct++;
    if (dfs != 0) {
      const df = dfs + (token << 2);
      store<u32>(df, load<u32>(df) + 1);
    }
  }
  const totals = totalsOf(corpus) + ((<usize>document) << 4);
  store<u32>(totals, words);
  store<u32>(totals, keyTerms, 4);
  store<u32>(totals, numbers, 8);
  store<u32>(totals, distinct, 12);
}

/** Adds `count` numbers of 4 bytes to others. */
export function addCounts(into: usize, from: usize, count: u32): void {
  for (let i: usize = 0; i < (<usize>count) << 2; i += 4) {
    store<u32>(into + i, load<u32>(into + i) + load<u32>(from + i));
  }
}
