/**
 * A profile of each document: its words as bits, in 288 bytes, and totals, 64 bytes, from which screen.ts says in
 * 50 ns that two documents cannot match; and the list of its distinct words, for pairs that may match.
 *
 * The words that the table of the language lists have a bit each, in order of rarity, so that the shared
 * ones are counted by `and` and popcnt. The others have a bit by their hash, words one of 896 and numbers one of
 * 128: of those, no more are shared than bits are, and words that share a bit with another (a Bloom filter of one
 * function; Bloom 1970).
 *
 * A profile is 0 the listed words, 20 x 64 bits; 160 the other words, 14 x 64; 272 numbers, 2 x 64.
 *
 * Totals are 0 the weight of all distinct words, the squares of their rarity in half bits; 4 how often key terms occur there; 8 tokens; 12
 * distinct numbers (2 bytes), 14 distinct words that are not listed, numbers too (2 bytes), both 65535 if they
 * are more; 16 in how many phrases above the cap of postings the document is; 20 the four most frequent key
 * terms: its bit, and how often, in the upper 6 bits (2 bytes); 28 the address of the list; 32 phrases that it has
 * at least; 36 how often key terms occur there, each counted up to 31 times (2 bytes), 38 phrases that were not
 * counted as the whole text lacks them (2 bytes), both 65535 if they are more; 40 the phrases above the cap, 3 x
 * 64 bits.
 *
 * A list is how many words it has, how many of these are numbers, and 8 bytes a word, in order of first
 * appearance; see the fields below. A text that they are too
 * small for has none, and address 0.
 *
 * One pass with a sparse set (Briggs and Torczon 1993), which needs no clearing. O(tokens), 4 ns each.
 */
import { allocate } from '../memory';
import { wordWeight } from './bound-terms';
import {
  crowdedOf,
  distinctAt,
  trimmedLengthsOf,
  trimmedStartsOf,
  profilesOf,
  totalsOf,
  traitsOf,
  wordBitsOf,
} from '../texts/corpus';
import {
  IS_OTHER_WORD,
  LISTED_GROUPS,
  LIST_HEAD_BYTES,
  LIST_NUMBERS,
  LIST_SIZE,
  PROFILE_BYTES,
  PROFILE_NUMBER_BITS,
  PROFILE_WORD_BITS,
  TOTALS_BYTES,
  TOTALS_CROWDED,
  TOTALS_CROWDS,
  TOTALS_KEYS,
  TOTALS_KEY_TERMS,
  TOTALS_LIST,
  TOTALS_LISTED_KEY_TERMS,
  TOTALS_NUMBERS,
  TOTALS_OTHER_WORDS,
  TOTALS_PHRASES,
  TOTALS_RARITY,
  TOTALS_TOKENS,
  TOTALS_UNCOUNTED,
} from '../../layout/bounds';
import { CROWDED_BITS, CROWDED_BYTES, CROWDED_COUNT, CROWDED_JOINTS } from '../../layout/corpus';
import { PHRASE_LEVEL } from '../../layout/phrases';
import { TRAIT_RARE } from '../../layout/tokens';

/** Where the fields of a profile are. */
export const OTHERS: usize = 8 * LISTED_GROUPS;
/** Bytes of the bits of words that are not listed, and of the bits of numbers behind them. */
export const OTHER_BYTES: usize = PROFILE_WORD_BITS / 8;
export const NUMBER_BYTES: usize = PROFILE_NUMBER_BITS / 8;
export const KEY_COUNT: u32 = 4;
/** Of a word's place in a profile: its bit. */
export const BIT_MASK: u32 = 0x3ff;
export const COUNT_SHIFT: u32 = 10;
const MAX_COUNT: u32 = 63;
export const MAX_U16: u32 = 65535;

/** Fields of a word in a list; the token, plus 1, is the lowest 32 bits. */
export const POSITION_SHIFT: u64 = 32;
export const POSITION_MASK: u32 = (1 << 20) - 1;
export const TRAITS_SHIFT: u64 = 52;
/** Traits without the mark of a number, which is the next bit. */
export const TRAITS_MASK: u32 = 0x7f;
export const TIMES_SHIFT: u64 = 59;
export const MAX_TIMES: u32 = 31;
const ROOM_BYTES: usize = 1 << 20;

/** Scratch of a thread: by token, its place in the set, 4 bytes each; the set, and how many it has room for. */
const PLACES: usize = 0;
const SET: usize = 4;
const SET_ROOM: usize = 8;
/** Where the next list goes, and where its memory ends. */
const NEXT_LIST: usize = 12;
const LISTS_END: usize = 16;
const SCRATCH_BYTES: usize = 20;

/** An item of the set: the token, how often it occurs, and where first. */
const ITEM_BYTES: usize = 16;
const ITEM_TIMES: usize = 4;
const ITEM_PLACE: usize = 8;

/** Scratch for a vocabulary of so many tokens. */
export function createProfileScratch(tokens: u32): usize {
  const scratch = allocate(SCRATCH_BYTES);
  memory.fill(scratch, 0, SCRATCH_BYTES);
  const places = allocate((<usize>tokens) << 2);
  memory.fill(places, 0, (<usize>tokens) << 2);
  store<u32>(scratch, <u32>places, PLACES);
  return scratch;
}

/** Makes the profiles of the trimmed words of the distinct texts [from, to), and their lists. */
export function makeProfiles(corpus: usize, scratch: usize, from: u32, to: u32): void {
  for (let i = from; i < to; i++) makeProfile(corpus, distinctAt(corpus, i), scratch);
}

/** Has lists written to [at, end) from now on; what does not fit there goes to new memory. */
export function writeListsTo(scratch: usize, at: usize, end: usize): void {
  store<u32>(scratch, <u32>at, NEXT_LIST);
  store<u32>(scratch, <u32>end, LISTS_END);
}

function makeProfile(corpus: usize, document: u32, scratch: usize): void {
  const row = (<usize>document) << 2;
  const at = (<usize>load<u32>(trimmedStartsOf(corpus) + row)) << 2;
  const length = load<u32>(trimmedLengthsOf(corpus) + row);
  if (length > load<u32>(scratch, SET_ROOM)) {
    store<u32>(scratch, <u32>allocate((<usize>length) << 5), SET);
    store<u32>(scratch, length * 2, SET_ROOM);
  }
  const distinct = gather(at, length, scratch);
  const profile = profilesOf(corpus) + <usize>document * PROFILE_BYTES;
  memory.fill(profile, 0, PROFILE_BYTES);
  const totals = totalsOf(corpus) + <usize>document * TOTALS_BYTES;
  memory.fill(totals, 0, TOTALS_BYTES);
  const crowds = crowdedOf(corpus) + <usize>document * CROWDED_BYTES;
  memory.copy(totals + TOTALS_CROWDS, crowds + CROWDED_BITS, CROWDED_BYTES - CROWDED_BITS);
  store<u32>(totals, length, TOTALS_TOKENS);
  store<u32>(totals, load<u32>(crowds, CROWDED_COUNT), TOTALS_CROWDED);
  store<u16>(totals, <u16>min(load<u32>(crowds, CROWDED_JOINTS), MAX_U16), TOTALS_UNCOUNTED);
  store<u32>(totals, countPhrases(at, length, scratch), TOTALS_PHRASES);
  describe(corpus, document, distinct, scratch);
  if (length <= POSITION_MASK) listWords(corpus, distinct, scratch, totals);
}

/** Gathers the distinct tokens and how often each occurs there; returns how many they are. */
function gather(from: usize, length: u32, scratch: usize): u32 {
  const places = <usize>load<u32>(scratch, PLACES);
  const set = <usize>load<u32>(scratch, SET);
  const end = from + ((<usize>length) << 2);
  let size: u32 = 0;
  for (let at = from; at < end; at += 4) {
    const token = load<u32>(at);
    const place = places + ((<usize>token) << 2);
    const index = load<u32>(place);
    const known = set + ((<usize>index) << 4);
    if (index < size && load<u32>(known) == token) {
      store<u32>(known, load<u32>(known, ITEM_TIMES) + 1, ITEM_TIMES);
      continue;
    }
    store<u32>(place, size);
    const item = set + ((<usize>size) << 4);
    store<u32>(item, token);
    store<u32>(item, 1, ITEM_TIMES);
    store<u32>(item, <u32>((at - from) >> 2), ITEM_PLACE);
    size++;
  }
  return size;
}

/**
 * Phrases that the document has at least: those with a word that occurs there once occur there once
 * themselves; of all others, one.
 */
function countPhrases(from: usize, length: u32, scratch: usize): u32 {
  const places = <usize>load<u32>(scratch, PLACES);
  const set = <usize>load<u32>(scratch, SET);
  const end = from + ((<usize>length) << 2);
  let run: u32 = 0;
  let repeated: u32 = 0;
  for (let at = from; at < end; at += 4) {
    const index = load<u32>(places + ((<usize>load<u32>(at)) << 2));
    run = load<u32>(set + ((<usize>index) << 4), ITEM_TIMES) == 1 ? 0 : run + 1;
    repeated += u32(run >= <u32>PHRASE_LEVEL);
  }
  const phrases = length < <u32>PHRASE_LEVEL ? 0 : length - PHRASE_LEVEL + 1;
  return max(u32(phrases > 0), phrases - repeated);
}

/** Fills in the words of the profile and of the totals. */
function describe(corpus: usize, document: u32, distinct: u32, scratch: usize): void {
  const profile = profilesOf(corpus) + <usize>document * PROFILE_BYTES;
  const totals = totalsOf(corpus) + <usize>document * TOTALS_BYTES;
  const traits = traitsOf(corpus);
  const bits = wordBitsOf(corpus);
  const set = <usize>load<u32>(scratch, SET);
  const end = set + ((<usize>distinct) << 4);
  let listedKeyTerms: u32 = 0;
  let words: u32 = 0;
  let keyTerms: u32 = 0;
  let others: u32 = 0;
  let numbers: u32 = 0;
  for (let item = set; item < end; item += ITEM_BYTES) {
    const token = <usize>load<u32>(item);
    const count = load<u32>(item, ITEM_TIMES);
    const trait = <u32>load<u8>(traits + token);
    const place = <u32>load<u16>(bits + (token << 1));
    words += wordWeight(trait);
    const bit = place & ~IS_OTHER_WORD;
    const field = profile + (place & IS_OTHER_WORD ? OTHERS : 0) + ((<usize>(bit >> 6)) << 3);
    store<u64>(field, load<u64>(field) | ((<u64>1) << (bit & 63)));
    others += place >> 15;
    numbers += (place >> 15) & (trait >> 6);
    if (count > 1 && trait & TRAIT_RARE) {
      keyTerms += count;
      listedKeyTerms += min(count, MAX_TIMES);
      noteKey(totals, bit & BIT_MASK, count);
    }
  }
  store<u32>(totals, words, TOTALS_RARITY);
  store<u32>(totals, keyTerms, TOTALS_KEY_TERMS);
  store<u16>(totals, <u16>min(numbers, MAX_U16), TOTALS_NUMBERS);
  store<u16>(totals, <u16>min(others, MAX_U16), TOTALS_OTHER_WORDS);
  store<u16>(totals, <u16>min(listedKeyTerms, MAX_U16), TOTALS_LISTED_KEY_TERMS);
}

function listWords(corpus: usize, distinct: u32, scratch: usize, totals: usize): void {
  const traits = traitsOf(corpus);
  const bytes = ((<usize>distinct) << 3) + LIST_HEAD_BYTES;
  let at = <usize>load<u32>(scratch, NEXT_LIST);
  if (at == 0 || at + bytes > <usize>load<u32>(scratch, LISTS_END)) {
    const room = max(ROOM_BYTES, bytes);
    at = allocate(room);
    store<u32>(scratch, <u32>(at + room), LISTS_END);
  }
  store<u32>(scratch, <u32>(at + bytes), NEXT_LIST);
  store<u32>(totals, <u32>at, TOTALS_LIST);
  const list = at;
  let numbers: u32 = 0;
  const set = <usize>load<u32>(scratch, SET);
  const end = set + ((<usize>distinct) << 4);
  for (let item = set; item < end; item += ITEM_BYTES) {
    at += 8;
    const token = <u64>load<u32>(item) + 1;
    const trait = <u64>load<u8>(traits + <usize>load<u32>(item));
    const position = <u64>load<u32>(item, ITEM_PLACE);
    numbers += <u32>(trait >> 6) & 1;
    // for a word that is no key term it only matters whether it occurs once; for a key term, a lower count makes
    // the bound wider
    const times = <u64>min(load<u32>(item, ITEM_TIMES), MAX_TIMES);
    store<u64>(
      at,
      token | (position << POSITION_SHIFT) | (trait << TRAITS_SHIFT) | (times << TIMES_SHIFT),
    );
  }
  store<u32>(list, distinct, LIST_SIZE);
  store<u32>(list, numbers, LIST_NUMBERS);
}

/** Keeps a key term if it is one of the four most frequent so far: insertion, the most frequent first. */
function noteKey(totals: usize, bit: u32, count: u32): void {
  let key = (min(count, MAX_COUNT) << COUNT_SHIFT) | bit;
  for (let i: usize = 0; i < (<usize>KEY_COUNT) << 1; i += 2) {
    const other = <u32>load<u16>(totals + i, TOTALS_KEYS);
    if (other >> COUNT_SHIFT >= key >> COUNT_SHIFT) continue;
    store<u16>(totals + i, <u16>key, TOTALS_KEYS);
    if (other == 0) return;
    key = other;
  }
}
