/**
 * The first bound, by profiles alone (profiles.ts): how much weight of words two documents can share at most, how
 * many words their order could concern, how often a key term of one must be missing in the other, how many numbers, and
 * how many phrases they can share.
 *
 * Eight lines of memory a document; in 1.4 million pairs of reviews .6 us a pair, mostly to fetch them.
 */
import { baseOf, doubtOf, isExcerpt, limitOf, orderOf, shareOf } from './bound-terms';
import { profileAt, rarityOf, totalsAt } from './compared';
import {
  BIT_MASK,
  COUNT_SHIFT,
  KEY_COUNT,
  MAX_U16,
  NUMBER_BYTES,
  OTHERS,
  OTHER_BYTES,
} from './profiles';
import {
  BOUND_CORPUS,
  BOUND_TERMS,
  LISTED_GROUPS,
  TERMS_GROUPS,
  TOTALS_CROWDED,
  TOTALS_CROWDS,
  TOTALS_KEYS,
  TOTALS_NUMBERS,
  TOTALS_OTHER_WORDS,
  TOTALS_PHRASES,
  TOTALS_TOKENS,
  TOTALS_UNCOUNTED,
} from '../../layout/bounds';
import { CROWDED_BITS, CROWDED_BYTES } from '../../layout/corpus';
import { PAIR_OTHER, TRIPLE_KNOWN } from '../../layout/memory';
import { UNLISTED_RARITY } from '../../layout/phrases';

/** The most that a word weighs. */
const HEAVIEST: u32 = 2 * UNLISTED_RARITY * 2 * UNLISTED_RARITY;
const MAX_U32: u32 = 0xffffffff;
/** Rarity that is shared is in 256ths of a bit, and a phrase has a bit at least. */
const RARITY_BITS: u32 = 8;

/** The most phrases that two documents share, which have so much rarity in common, by the totals of both. */
export function phrasesAtMost(a: usize, b: usize, rarity: u32): u32 {
  const crowdedA = load<u32>(a, TOTALS_CROWDED);
  const crowdedB = load<u32>(b, TOTALS_CROWDED);
  const uncountedA = <u32>load<u16>(a, TOTALS_UNCOUNTED);
  const uncountedB = <u32>load<u16>(b, TOTALS_UNCOUNTED);
  if (uncountedA == MAX_U16 || uncountedB == MAX_U16) rarity = MAX_U32;
  let crowds: u32 = 0;
  let bitsOfA: u32 = 0;
  let bitsOfB: u32 = 0;
  for (let at: usize = 0; at < <usize>CROWDED_BYTES - CROWDED_BITS; at += 8) {
    const ofA = load<u64>(a + at, TOTALS_CROWDS);
    const ofB = load<u64>(b + at, TOTALS_CROWDS);
    crowds += <u32>popcnt<u64>(ofA & ofB);
    bitsOfA += <u32>popcnt<u64>(ofA);
    bitsOfB += <u32>popcnt<u64>(ofB);
  }
  // phrases of one text that share a bit may all be in the other
  crowds += min(crowdedA - bitsOfA, crowdedB - bitsOfB);
  return (rarity >> RARITY_BITS) + crowds + uncountedA + uncountedB;
}

/** True if no more than so many phrases leave room for an excerpt, by the totals of both. */
export function mayExcerpt(a: usize, b: usize, most: u32, needed: f64): bool {
  return isExcerpt(most, load<u32>(a, TOTALS_PHRASES), load<u32>(b, TOTALS_PHRASES), needed);
}

/** The first bound, by profiles alone. */
export function mayScore(bound: usize, triple: usize): bool {
  const corpus = <usize>load<u32>(bound, BOUND_CORPUS);
  const terms = <usize>load<u32>(bound, BOUND_TERMS);
  const document = load<u32>(triple);
  const other = load<u32>(triple, PAIR_OTHER);
  const a = profileAt(corpus, document);
  const b = profileAt(corpus, other);
  let words: u32 = 0;
  let count: u32 = 0;
  for (let group: usize = 0; group < <usize>LISTED_GROUPS; group++) {
    const at = group << 3;
    const shared = <u32>popcnt<u64>(load<u64>(a + at) & load<u64>(b + at));
    words += shared * load<u32>(terms + (group << 2), TERMS_GROUPS);
    count += shared;
  }
  const totalsOfA = totalsAt(corpus, document);
  const totalsOfB = totalsAt(corpus, other);
  const othersOfA = <u32>load<u16>(totalsOfA, TOTALS_OTHER_WORDS);
  const othersOfB = <u32>load<u16>(totalsOfB, TOTALS_OTHER_WORDS);
  if (othersOfA == MAX_U16 || othersOfB == MAX_U16) return true;
  const numbersOfA = <u32>load<u16>(totalsOfA, TOTALS_NUMBERS);
  const numbersOfB = <u32>load<u16>(totalsOfB, TOTALS_NUMBERS);
  const bits = OTHERS + OTHER_BYTES;
  const numbers = sharedAtMost(a + bits, b + bits, NUMBER_BYTES, numbersOfA, numbersOfB);
  const others =
    numbers +
    sharedAtMost(
      a + OTHERS,
      b + OTHERS,
      OTHER_BYTES,
      othersOfA - numbersOfA,
      othersOfB - numbersOfB,
    );
  words += others * HEAVIEST;
  count += others;
  words = min(words, min(rarityOf(totalsOfA), rarityOf(totalsOfB)));
  const alone = min(numbersOfA, numbersOfB) - numbers;
  const keys = min(aloneAtLeast(totalsOfA, b), aloneAtLeast(totalsOfB, a));
  const shorter = min(load<u32>(totalsOfA, TOTALS_TOKENS), load<u32>(totalsOfB, TOTALS_TOKENS));
  const doubt = doubtOf(keys, alone, shorter, terms);
  const limit = limitOf(terms);
  const share = shareOf(words, rarityOf(totalsOfA), rarityOf(totalsOfB));
  const base = baseOf(share, terms) + doubt;
  if (base + orderOf(<i32>count, <i32>count, terms) >= limit) return true;
  const most = phrasesAtMost(totalsOfA, totalsOfB, load<u32>(triple, TRIPLE_KNOWN));
  return mayExcerpt(totalsOfA, totalsOfB, most, limit - doubt);
}

/**
 * How many of so many words of each text can be shared, by their bits. Hot: inlined, so that its five parameters stay
 * in registers; this runs twice for each candidate.
 */
// @ts-ignore: decorator of AssemblyScript
@inline
function sharedAtMost(a: usize, b: usize, bytes: usize, countA: u32, countB: u32): u32 {
  let shared: u32 = 0;
  let bitsOfA: u32 = 0;
  let bitsOfB: u32 = 0;
  for (let at: usize = 0; at < bytes; at += 8) {
    const ofA = load<u64>(a + at);
    const ofB = load<u64>(b + at);
    shared += <u32>popcnt<u64>(ofA & ofB);
    bitsOfA += <u32>popcnt<u64>(ofA);
    bitsOfB += <u32>popcnt<u64>(ofB);
  }
  // words of one text that share a bit may all be in the other
  return min(min(countA, countB), shared + min(countA - bitsOfA, countB - bitsOfB));
}

/** How often at least a document has key terms that the other does not have. */
// @ts-ignore: decorator of AssemblyScript
@inline
function aloneAtLeast(totals: usize, other: usize): u32 {
  let alone: u32 = 0;
  for (let i: usize = 0; i < (<usize>KEY_COUNT) << 1; i += 2) {
    const key = <u32>load<u16>(totals + i, TOTALS_KEYS);
    const bit = key & BIT_MASK;
    const isShared = <u32>(load<u64>(other + ((<usize>(bit >> 6)) << 3), OTHERS) >> (bit & 63)) & 1;
    alone += (key >> COUNT_SHIFT) * (1 - isShared);
  }
  return alone;
}
