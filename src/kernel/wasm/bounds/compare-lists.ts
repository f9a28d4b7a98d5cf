/**
 * The second bound, by the lists of distinct words: words, key terms, numbers and order as verification counts them.
 *
 * The words of one document are in a small table in the innermost cache, for all that it is compared with; the
 * vocabulary is not touched. 8 ns a word of the other, 2 us for a review.
 */
import { spreadWord } from '../key';
import { allocate } from '../memory';
import {
  baseOf,
  doubtOf,
  limitOf,
  orderNeeded,
  orderOf,
  shareOf,
  wordWeight,
} from './bound-terms';
import {
  DOUBT,
  IS_TABULATED,
  LIST_ROOM,
  LIST_SHIFT,
  LIST_TABLE,
  PLACES,
  PLACES_ROOM,
} from './scratch';
import { rarityOf, totalsAt } from './compared';
import {
  MAX_TIMES,
  POSITION_MASK,
  POSITION_SHIFT,
  TIMES_SHIFT,
  TRAITS_MASK,
  TRAITS_SHIFT,
} from './profiles';
import { mayExcerpt, phrasesAtMost } from './screen';
import {
  BOUND_CORPUS,
  BOUND_TERMS,
  LIST_HEAD_BYTES,
  LIST_NUMBERS,
  LIST_SIZE,
  LIST_WORD_BYTES,
  TOTALS_LIST,
  TOTALS_LISTED_KEY_TERMS,
  TOTALS_TOKENS,
} from '../../layout/bounds';
import { PAIR_OTHER, TRIPLE_KNOWN } from '../../layout/memory';
import { TRAIT_NUMBER, TRAIT_RARE } from '../../layout/tokens';

export const DROPPED: i32 = 0;
export const PASSED: i32 = 1;
export const UNDECIDED: i32 = 2;

/** Slots for each word of the small table, at least: most words are in the slot of their hash. */
const SLOTS_PER_WORD: u32 = 4;
/** Marks a slot if a word that should be in it is behind it; takes the place of traits. */
const IS_CROWDED: u64 = 1 << TRAITS_SHIFT;
/** What is kept of a word in the table: all but its traits. */
const WITHOUT_TRAITS: u64 = ~((<u64>TRAITS_MASK) << TRAITS_SHIFT);

/** Clears the small table for so many words; returns how far a hash is shifted. */
function clearTable(count: u32, scratch: usize): u32 {
  const bits: u32 = 32 - <u32>clz<u32>(count * SLOTS_PER_WORD);
  const slots: u32 = 1 << bits;
  if (slots > load<u32>(scratch, LIST_ROOM)) {
    store<u32>(scratch, <u32>allocate((<usize>slots) << 3), LIST_TABLE);
    store<u32>(scratch, slots, LIST_ROOM);
  }
  store<u32>(scratch, 32 - bits, LIST_SHIFT);
  memory.fill(<usize>load<u32>(scratch, LIST_TABLE), 0, (<usize>slots) << 3);
  return 32 - bits;
}

// @ts-ignore: decorator of AssemblyScript
@inline
function insert(word: u64, table: usize, shift: u32): void {
  const mask: u32 = 0xffffffff >> shift;
  let slot = spreadWord(<u32>word) >> shift;
  const home = table + ((<usize>slot) << 3);
  if (load<u64>(home) != 0) {
    store<u64>(home, load<u64>(home) | IS_CROWDED);
    while (load<u64>(table + ((<usize>slot) << 3)) != 0) slot = (slot + 1) & mask;
  }
  store<u64>(table + ((<usize>slot) << 3), word);
}

/** Puts the words of a list into the small table. */
function tabulate(list: usize, scratch: usize): void {
  const count = load<u32>(list, LIST_SIZE);
  const shift = clearTable(count, scratch);
  const table = <usize>load<u32>(scratch, LIST_TABLE);
  const end = list + LIST_HEAD_BYTES + ((<usize>count) << 3);
  for (let at = list + LIST_HEAD_BYTES; at < end; at += LIST_WORD_BYTES)
    insert(load<u64>(at) & WITHOUT_TRAITS, table, shift);
}

/** The word of the table that has this token, if it is behind its slot; 0 if it is not there. */
function probe(token: u32, slot: u32, table: usize, mask: u32): u64 {
  while (true) {
    slot = (slot + 1) & mask;
    const word = load<u64>(table + ((<usize>slot) << 3));
    if (word == 0 || <u32>word == token) return word;
  }
}

/** Bytes of a shared word: as one text has it, and as the other. */
const SHARED_BYTES: usize = 16;

/** Room for as many shared words, and one. */
function reservePlaces(count: u32, scratch: usize): void {
  store<u32>(scratch, <u32>allocate((<usize>count * 2 + 1) * SHARED_BYTES), PLACES);
  store<u32>(scratch, count * 2, PLACES_ROOM);
}

/**
 * Gathers the words of a list that the table has, each as the document has it and as the list has it; returns where they
 * end. Hot: most words are not shared, so that nothing else is done for them.
 */
// @ts-ignore: decorator of AssemblyScript
@inline
function gatherShared(list: usize, scratch: usize, out: usize): usize {
  const table = <usize>load<u32>(scratch, LIST_TABLE);
  const shift = load<u32>(scratch, LIST_SHIFT);
  const mask: u32 = 0xffffffff >> shift;
  const end = list + LIST_HEAD_BYTES + ((<usize>load<u32>(list, LIST_SIZE)) << 3);
  for (let at = list + LIST_HEAD_BYTES; at < end; at += LIST_WORD_BYTES) {
    const ofB = load<u64>(at);
    const slot = spreadWord(<u32>ofB) >> shift;
    let ofA = load<u64>(table + ((<usize>slot) << 3));
    // one branch, hardly ever taken
    const isElsewhere = u32(<u32>ofA != <u32>ofB) & <u32>(ofA >> TRAITS_SHIFT);
    if ((isElsewhere & 1) != 0) ofA = probe(<u32>ofB, slot, table, mask);
    store<u64>(out, ofA);
    store<u64>(out, ofB, 8);
    out += usize(<u32>ofA == <u32>ofB) << 4;
  }
  return out;
}

/** The tokens of a text whose words are not in the table, each counted as often as a list counts. */
function tokensAlone(list: usize, scratch: usize): u32 {
  const table = <usize>load<u32>(scratch, LIST_TABLE);
  const shift = load<u32>(scratch, LIST_SHIFT);
  const end = list + LIST_HEAD_BYTES + ((<usize>load<u32>(list, LIST_SIZE)) << 3);
  let alone: u32 = 0;
  for (let at = list + LIST_HEAD_BYTES; at < end; at += LIST_WORD_BYTES) {
    const word = load<u64>(at);
    if (!isTabulated(<u32>word - 1, table, shift)) alone += <u32>(word >> TIMES_SHIFT);
  }
  return alone;
}

/** Puts the words of a text into the small table, as if from its list, but with their numbers only. */
export function tabulateTokens(from: usize, length: u32, scratch: usize): void {
  const shift = clearTable(length, scratch);
  const table = <usize>load<u32>(scratch, LIST_TABLE);
  const end = from + ((<usize>length) << 2);
  for (let at = from; at < end; at += 4) {
    const token = load<u32>(at);
    if (!isTabulated(token, table, shift)) insert(<u64>token + 1, table, shift);
  }
}

/** True if the tabulated list has a token. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function isTabulated(token: u32, table: usize, shift: u32): bool {
  const slot = spreadWord(token + 1) >> shift;
  const word = load<u64>(table + ((<usize>slot) << 3));
  if (<u32>word == token + 1) return true;
  return (word & IS_CROWDED) != 0 && probe(token + 1, slot, table, 0xffffffff >> shift) != 0;
}

/**
 * The second bound, by lists; `UNDECIDED` if only phrases can tell. Then, if both have lists, that of the document is
 * tabulated, and the doubt is in the scratch. Hot: it is long, because its counts stay in registers over all that is
 * shared.
 */
export function compareLists(bound: usize, triple: usize, scratch: usize): i32 {
  const corpus = <usize>load<u32>(bound, BOUND_CORPUS);
  const terms = <usize>load<u32>(bound, BOUND_TERMS);
  const a = totalsAt(corpus, load<u32>(triple));
  const b = totalsAt(corpus, load<u32>(triple, PAIR_OTHER));
  const listA = <usize>load<u32>(a, TOTALS_LIST);
  const listB = <usize>load<u32>(b, TOTALS_LIST);
  if (listA == 0 || listB == 0) {
    store<u32>(scratch, 0, IS_TABULATED);
    return UNDECIDED;
  }
  if (load<u32>(scratch, IS_TABULATED) == 0) {
    tabulate(listA, scratch);
    store<u32>(scratch, 1, IS_TABULATED);
  }
  const countB = load<u32>(listB, LIST_SIZE);
  if (countB > load<u32>(scratch, PLACES_ROOM)) reservePlaces(countB, scratch);
  const places = <usize>load<u32>(scratch, PLACES);
  const end = gatherShared(listB, scratch, places);
  let next = places;
  let words: u32 = 0;
  let numbersShared: u32 = 0;
  let keysA: u32 = 0;
  let keysB: u32 = 0;
  let phrases: u32 = 0;
  let isUncounted: u32 = 0;
  for (let at = places; at < end; at += SHARED_BYTES) {
    const ofA = load<u64>(at);
    const ofB = load<u64>(at, 8);
    const trait = <u32>(ofB >> TRAITS_SHIFT) & TRAITS_MASK;
    const timesA = <u32>(ofA >> TIMES_SHIFT);
    const timesB = <u32>(ofB >> TIMES_SHIFT);
    // as many phrases begin with a word as both texts have it, at most
    const times = min(timesA, timesB);
    phrases += times;
    isUncounted |= u32(times == MAX_TIMES);
    const isRare: u32 = 0 - ((trait & TRAIT_RARE) >> 5);
    words += wordWeight(trait);
    numbersShared += (trait & TRAIT_NUMBER) >> 6;
    keysA += isRare & (0 - u32(timesA > 1)) & timesA;
    keysB += isRare & (0 - u32(timesB > 1)) & timesB;
    // the place takes the room of a word that was looked at
    store<u32>(next, <u32>(ofA >> POSITION_SHIFT) & POSITION_MASK);
    next += 4;
  }
  const shared = <i32>((next - places) >> 2);
  const fewerNumbers = min(load<u32>(listA, LIST_NUMBERS), load<u32>(listB, LIST_NUMBERS));
  const alone = fewerNumbers - numbersShared;
  const shorter = min(load<u32>(a, TOTALS_TOKENS), load<u32>(b, TOTALS_TOKENS));
  const doubt = doubtOf(min(aloneOf(a, keysA), aloneOf(b, keysB)), alone, shorter, terms);
  const share = shareOf(words, rarityOf(a), rarityOf(b));
  const limit = limitOf(terms);
  const base = baseOf(share, terms) + doubt;
  if (base + orderOf(shared, shared, terms) >= limit) {
    const needed = orderNeeded(shared, limit - base, terms);
    const inOrder = longestIncreasing(places, next, needed);
    if (base + orderOf(shared, inOrder, terms) >= limit) return PASSED;
  }
  store<f64>(scratch, doubt, DOUBT);
  const most =
    isUncounted == 0 ? phrases : load<u32>(b, TOTALS_TOKENS) - tokensAlone(listB, scratch);
  const known = min(most, phrasesAtMost(a, b, load<u32>(triple, TRIPLE_KNOWN)));
  return mayExcerpt(a, b, known, limit - doubt) ? UNDECIDED : DROPPED;
}

/** How often, at least, a document has key terms that the other lacks, by the lists. */
function aloneOf(totals: usize, shared: u32): u32 {
  const all = <u32>load<u16>(totals, TOTALS_LISTED_KEY_TERMS);
  return all > shared ? all - shared : 0;
}

/**
 * The longest increasing subsequence of numbers [from, end), which it overwrites: patience sorting. 0 as soon as it
 * is certain to be shorter than `least`.
 */
export function longestIncreasing(from: usize, end: usize, least: i32): i32 {
  let top = from;
  // how far the top may fall behind
  const slack = <isize>(end - from) - (<isize>least << 2);
  if (slack < 0) return 0;
  for (let at = from; at < end; at += 4) {
    if (<isize>(at - top) > slack) return 0;
    const value = load<u32>(at);
    let low = from;
    let size = (top - from) >> 2;
    while (size > 0) {
      const half = size >> 1;
      const middle = low + (half << 2);
      // masks, as the engine makes a branch of a choice
      const isBelow: usize = 0 - <usize>u32(load<u32>(middle) < value);
      low += isBelow & (middle + 4 - low);
      size = half + (isBelow & (size - half - 1 - half));
    }
    store<u32>(low, value);
    top += (<usize>u32(low == top)) << 2;
  }
  return <i32>((top - from) >> 2);
}
