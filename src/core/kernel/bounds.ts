/**
 * Drops the candidates that cannot count, by bounds from above that cost a fraction of a comparison: of a
 * thousand pairs one is left to be verified. What is dropped is dropped for certain.
 *
 * 1. The profiles of the two (profiles.ts) say how much rarity they can share at most, how many words
 *    their order could concern, and how often a key term of one must be missing in the other.
 * 2. The lists of their distinct words give words, key terms, numbers and order exactly as verify.ts counts
 *    them. The words of one are in a small table in the innermost cache, for all that it is compared with;
 *    the vocabulary is not touched. Terms that only take away (`spread`) are left out.
 * 3. What they share of phrases can be no more than the rarity that they share (rank.ts), a bit each, and
 *    the phrases above the cap of postings. Where that leaves room for an excerpt, one text is read along
 *    the other, and phrases are compared.
 *
 * 60 ns a pair; .6 us where it comes to the lists.
 */
import { allocate, reserveInStream, setStreamEnd } from './memory';
import { ownLengthsOf, ownStartsOf, profilesOf, traitsOf } from './corpus';
import {
  BIT_MASK,
  COUNT_SHIFT,
  CROWDS,
  KEY_COUNT,
  KEYS,
  LIST,
  LISTED_GROUPS,
  LISTED_KEY_TERMS,
  LISTED_ONCE,
  MAX_U16,
  OTHERS,
  PHRASES,
  POSITION_MASK,
  POSITION_SHIFT,
  PROFILE,
  TIMES_SHIFT,
  TOTALS,
  TRAITS_MASK,
  TRAITS_SHIFT,
  UNCOUNTED,
} from './profiles';
import { LINE, PARTNERS_BYTES } from './rank';
import { NUMBER, RARE, RARITY } from './traits';

/** What is held against the threshold. */
const BY_SCORE: u32 = 0;
const BY_RESEMBLANCE: u32 = 1;

/** Logarithms are right to 1e-7, sums of their multiples to far less than this. */
const MARGIN: f64 = 1e-4;

// as in score.ts, whose comments say what they mean
const EXCERPT_CONTAINMENT: f64 = 0.6;
const EXCERPT_SHARE: f64 = 12;
const EXCERPT_PHRASES: f64 = 10;
const EXCERPT_NUMBER: f64 = 3;
const EXCERPT_CAP: f64 = 1;
const NEAR_DUPLICATE_RESEMBLANCE: f64 = 0.6;
const WORDS_FLOOR: f64 = 0.01;
const NO_ORDER: f64 = 0.5;
const SHORT_TEXT: f64 = 10;
/** Half bits of a word that the table of the language does not list: `UNLISTED_RARITY` of rarity.ts. */
const UNLISTED: u32 = 18;

/**
 * Terms of a run, 8 bytes each: 0 intercept, 8 words, 16 order, 24 length, 32 subject, 40 numbers, 48 the
 * threshold (a logit for scores), 56 which measure (4 bytes), 60 the tokens in a shingle (4 bytes), 64 the
 * rarity of the rarest word in each group of listed words, in half bits (20 x 4 bytes).
 */

/**
 * Scratch of a thread, words: 0 the table of the loaded document, 16 bytes a token (the load that met it
 * last, how often, where first, the comparison that met it last, doubled, plus 1 where it met it again),
 * 4 words that may stand once in both, 8 the last load, 12 the last comparison, 16 phrases of the loaded
 * document (12 bytes a slot: key, comparison that met it last), 20 slots less one, 24 slots there is room
 * for, 28 the load whose phrases these are, 32 how many there are, 36 words that `4` has room for, 40 1
 * where the document is loaded, 44 its numbers and 48 its distinct words; 52 its listed words
 * by token (8 bytes a slot), 56 slots there is room for, 60 how far a hash is shifted, 64 1 where they are there,
 * 68 places of words in order, 72 how many there is room for.
 */
const SCRATCH_BYTES: usize = 76;
const SLOT: usize = 12;

/** A scratch for a vocabulary of `tokens`. */
export function createBoundScratch(tokens: u32): usize {
  const scratch = allocate(SCRATCH_BYTES);
  memory.fill(scratch, 0, SCRATCH_BYTES);
  const table = allocate((<usize>tokens) << 4);
  memory.fill(table, 0, (<usize>tokens) << 4);
  store<u32>(scratch, <u32>table);
  return scratch;
}

// @ts-ignore: decorator of AssemblyScript
@inline
function profileAt(corpus: usize, document: u32): usize {
  return profilesOf(corpus) + <usize>document * PROFILE;
}

// @ts-ignore: decorator of AssemblyScript
@inline
function rarityOf(profile: usize): u32 {
  return load<u32>(profile, TOTALS);
}

// @ts-ignore: decorator of AssemblyScript
@inline
function keyTermsOf(profile: usize): u32 {
  return load<u32>(profile, TOTALS + 4);
}

// @ts-ignore: decorator of AssemblyScript
@inline
function ownAt(corpus: usize, document: u32): usize {
  return (<usize>load<u32>(ownStartsOf(corpus) + ((<usize>document) << 2))) << 2;
}

// @ts-ignore: decorator of AssemblyScript
@inline
function ownLength(corpus: usize, document: u32): u32 {
  return load<u32>(ownLengthsOf(corpus) + ((<usize>document) << 2));
}

/**
 * Writes the candidates of documents [from, to) that may count to a stream, in twos, the smaller number
 * first; each pair once, from the side whose list has it, or from the smaller number.
 */
export function boundDocuments(
  corpus: usize,
  partners: usize,
  from: u32,
  to: u32,
  scratch: usize,
  terms: usize,
  out: usize,
): void {
  for (let document = from; document < to; document++) {
    boundDocument(corpus, partners, document, scratch, terms, out);
  }
}

/**
 * Writes the candidates of documents [from, to) that pass the first bound, in threes: document, other, and the
 * rarity that they share. All of them, where another measure than the score is held against the threshold.
 */
export function screenDocuments(
  corpus: usize,
  partners: usize,
  from: u32,
  to: u32,
  terms: usize,
  out: usize,
): void {
  const isByScore = load<u32>(terms, 56) == BY_SCORE;
  for (let document = from; document < to; document++) {
    const list = partners + <usize>document * PARTNERS_BYTES;
    const end = list + 8 + ((<usize>load<u32>(list)) << 3);
    lookAhead(corpus, list + 8, end);
    for (let at = list + 8; at < end; at += 8) {
      const other = load<u32>(at);
      if (other < document && isListed(partners, other, document)) continue;
      const rarity = load<u32>(at, 4);
      if (isByScore && !mayScore(corpus, document, other, rarity, terms)) continue;
      const to = reserveInStream(out, 12);
      store<u32>(to, document);
      store<u32>(to, other, 4);
      store<u32>(to, rarity, 8);
      setStreamEnd(out, to + 12);
    }
  }
}

/**
 * Holds the pairs [from, to) of `screened`, threes of which equal documents follow each other, to the bound by
 * lists. What passes goes to `out`, in twos, and what only phrases can tell to `undecided`, in threes.
 */
export function comparePairs(
  corpus: usize,
  screened: usize,
  from: u32,
  to: u32,
  scratch: usize,
  terms: usize,
  out: usize,
  undecided: usize,
): void {
  const isByScore = load<u32>(terms, 56) == BY_SCORE;
  let last: u32 = 0xffffffff;
  for (let i = from; i < to; i++) {
    const pair = screened + <usize>i * 12;
    const document = load<u32>(pair);
    const other = load<u32>(pair, 4);
    const rarity = load<u32>(pair, 8);
    if (document != last) store<u32>(scratch, 0, 64);
    last = document;
    const verdict = isByScore
      ? compareLists(corpus, document, other, rarity, scratch, terms)
      : UNDECIDED;
    if (verdict == PASSED) {
      const place = reserveInStream(out, 8);
      store<u32>(place, min(document, other));
      store<u32>(place, max(document, other), 4);
      setStreamEnd(out, place + 8);
    } else if (verdict == UNDECIDED) {
      const place = reserveInStream(undecided, 12);
      store<u32>(place, document);
      store<u32>(place, other, 4);
      store<u32>(place, rarity, 8);
      setStreamEnd(undecided, place + 12);
    }
  }
}

/** Holds the pairs [from, to) of `screened`, threes in order of document, to the other bounds. */
export function boundPairs(
  corpus: usize,
  screened: usize,
  from: u32,
  to: u32,
  scratch: usize,
  terms: usize,
  out: usize,
): void {
  let last: u32 = 0xffffffff;
  for (let i = from; i < to; i++) {
    const pair = screened + <usize>i * 12;
    const document = load<u32>(pair);
    const other = load<u32>(pair, 4);
    if (document != last) {
      store<u32>(scratch, 0, 40);
      store<u32>(scratch, 0, 64);
      last = document;
    }
    if (!mayCount(corpus, document, other, load<u32>(pair, 8), scratch, terms)) continue;
    const place = reserveInStream(out, 8);
    store<u32>(place, min(document, other));
    store<u32>(place, max(document, other), 4);
    setStreamEnd(out, place + 8);
  }
}

function boundDocument(
  corpus: usize,
  partners: usize,
  document: u32,
  scratch: usize,
  terms: usize,
  out: usize,
): void {
  const list = partners + <usize>document * PARTNERS_BYTES;
  const end = list + 8 + ((<usize>load<u32>(list)) << 3);
  store<u32>(scratch, 0, 40);
  store<u32>(scratch, 0, 64);
  lookAhead(corpus, list + 8, end);
  for (let at = list + 8; at < end; at += 8) {
    const other = load<u32>(at);
    if (other < document && isListed(partners, other, document)) continue;
    if (!mayCount(corpus, document, other, load<u32>(at, 4), scratch, terms)) continue;
    const to = reserveInStream(out, 8);
    store<u32>(to, min(document, other));
    store<u32>(to, max(document, other), 4);
    setStreamEnd(out, to + 8);
  }
}

/** Loads a word of every line of the partners' profiles, so that the memory fetches all of them at once. */
function lookAhead(corpus: usize, partner: usize, end: usize): void {
  let bits: u32 = 0xffffffff;
  for (let at = partner; at < end; at += 8) {
    const profile = profileAt(corpus, load<u32>(at));
    for (let line: usize = 0; line < PROFILE; line += LINE) bits &= load<u32>(profile + line);
  }
  // never true, but the compiler does not know
  if (bits == 0xffffffff && partner < end) unreachable();
}

function isListed(partners: usize, document: u32, partner: u32): bool {
  const list = partners + <usize>document * PARTNERS_BYTES;
  const end = list + 8 + ((<usize>load<u32>(list)) << 3);
  for (let at = list + 8; at < end; at += 8) if (load<u32>(at) == partner) return true;
  return false;
}

/** False where the pair cannot reach the threshold; `rarity` is what the two share, in 256ths of a bit. */
function mayCount(
  corpus: usize,
  document: u32,
  other: u32,
  rarity: u32,
  scratch: usize,
  terms: usize,
): bool {
  const isByScore = load<u32>(terms, 56) == BY_SCORE;
  if (isByScore) {
    if (!mayScore(corpus, document, other, rarity, terms)) return false;
    const verdict = compareLists(corpus, document, other, rarity, scratch, terms);
    if (verdict != UNDECIDED) return verdict == PASSED;
  }
  if (load<u32>(scratch, 40) == 0) {
    loadDocument(corpus, document, scratch);
    store<u32>(scratch, 1, 40);
  }
  return isByScore
    ? mayScoreInOrder(corpus, document, other, scratch, terms)
    : mayShare(corpus, document, other, scratch, terms);
}

const DROPPED: i32 = 0;
const PASSED: i32 = 1;
const UNDECIDED: i32 = 2;

/** Slots for each word of the small table, at least: most words stand where their hash says. */
const SLOTS_PER_WORD: u32 = 4;
const MIX: u32 = 0x9e3779b1;
/** Marks a slot behind which a word stands that should be in it; in place of its traits. */
const IS_CROWDED: u64 = 1 << TRAITS_SHIFT;
/** What is kept of a word in the table: all but its traits. */
const WITHOUT_TRAITS: u64 = ~((<u64>TRAITS_MASK) << TRAITS_SHIFT);

/** Puts the words of a list into the small table. */
function tabulate(list: usize, scratch: usize): void {
  const count = load<u32>(list);
  const bits: u32 = 32 - <u32>clz<u32>(count * SLOTS_PER_WORD);
  const slots: u32 = 1 << bits;
  if (slots > load<u32>(scratch, 56)) {
    store<u32>(scratch, <u32>allocate((<usize>slots) << 3), 52);
    store<u32>(scratch, slots, 56);
  }
  store<u32>(scratch, 32 - bits, 60);
  const table = <usize>load<u32>(scratch, 52);
  memory.fill(table, 0, (<usize>slots) << 3);
  const end = list + 8 + ((<usize>count) << 3);
  for (let at = list + 8; at < end; at += 8) {
    const word = load<u64>(at) & WITHOUT_TRAITS;
    let slot = (<u32>word * MIX) >> (32 - bits);
    const home = table + ((<usize>slot) << 3);
    if (load<u64>(home) != 0) {
      store<u64>(home, load<u64>(home) | IS_CROWDED);
      while (load<u64>(table + ((<usize>slot) << 3)) != 0) slot = (slot + 1) & (slots - 1);
    }
    store<u64>(table + ((<usize>slot) << 3), word);
  }
}

/** The word of the table that has this token, where it stands behind its slot; 0 where it is not there. */
function probe(token: u32, slot: u32, table: usize, mask: u32): u64 {
  while (true) {
    slot = (slot + 1) & mask;
    const word = load<u64>(table + ((<usize>slot) << 3));
    if (word == 0 || <u32>word == token) return word;
  }
}

/** Room for the places of as many words, and one. */
function reservePlaces(count: u32, scratch: usize): void {
  store<u32>(scratch, <u32>allocate((<usize>count << 3) + 8), 68);
  store<u32>(scratch, count * 2, 72);
}

/** The second bound, by lists; `UNDECIDED` where only phrases can tell. */
function compareLists(
  corpus: usize,
  document: u32,
  other: u32,
  rarity: u32,
  scratch: usize,
  terms: usize,
): i32 {
  const a = profileAt(corpus, document);
  const b = profileAt(corpus, other);
  const listA = <usize>load<u32>(a, LIST);
  const listB = <usize>load<u32>(b, LIST);
  if (listA == 0 || listB == 0) return UNDECIDED;
  if (load<u32>(scratch, 64) == 0) {
    tabulate(listA, scratch);
    store<u32>(scratch, 1, 64);
  }
  const table = <usize>load<u32>(scratch, 52);
  const shift = load<u32>(scratch, 60);
  const mask: u32 = 0xffffffff >> shift;
  const countB = load<u32>(listB);
  if (countB > load<u32>(scratch, 72)) reservePlaces(countB, scratch);
  const places = <usize>load<u32>(scratch, 68);
  let next = places;
  let words: u32 = 0;
  let numbersShared: u32 = 0;
  let keysA: u32 = 0;
  let keysB: u32 = 0;
  const end = listB + 8 + ((<usize>countB) << 3);
  for (let at = listB + 8; at < end; at += 8) {
    const ofB = load<u64>(at);
    const slot = (<u32>ofB * MIX) >> shift;
    let ofA = load<u64>(table + ((<usize>slot) << 3));
    // one branch, hardly ever taken
    const isElsewhere = u32(<u32>ofA != <u32>ofB) & <u32>(ofA >> TRAITS_SHIFT);
    if ((isElsewhere & 1) != 0) ofA = probe(<u32>ofB, slot, table, mask);
    const trait = <u32>(ofB >> TRAITS_SHIFT) & TRAITS_MASK;
    // from here on no branch: all is nothing where the word is not shared
    const isShared: u32 = 0 - u32(<u32>ofA == <u32>ofB);
    const timesA = <u32>(ofA >> TIMES_SHIFT);
    const timesB = <u32>(ofB >> TIMES_SHIFT);
    const isRare: u32 = isShared & (0 - ((trait & RARE) >> 5));
    words += isShared & trait & RARITY;
    numbersShared += isShared & ((trait & NUMBER) >> 6);
    keysA += isRare & (0 - u32(timesA > 1)) & timesA;
    keysB += isRare & (0 - u32(timesB > 1)) & timesB;
    store<u32>(next, <u32>(ofA >> POSITION_SHIFT) & POSITION_MASK);
    next += <usize>(isShared & u32(timesA == 1) & u32(timesB == 1)) << 2;
  }
  const once = <i32>((next - places) >> 2);
  const aloneA = aloneOf(a, keysA);
  const aloneB = aloneOf(b, keysB);
  const fewerNumbers = min(load<u32>(listA, 4), load<u32>(listB, 4));
  const doubt =
    load<f64>(terms, 32) * logarithm(1 + <f64>min(aloneA, aloneB)) +
    load<f64>(terms, 40) * logarithm(1 + <f64>(fewerNumbers - numbersShared));
  const union = rarityOf(a) + rarityOf(b) - words;
  const share = union == 0 ? 0 : <f64>words / <f64>union;
  const shorter = <f64>min(load<u32>(a, TOTALS + 8), load<u32>(b, TOTALS + 8));
  const limit = load<f64>(terms, 48) - MARGIN;
  const base = baseOf(share, shorter, terms) + doubt;
  if (base + orderOf(once, once, shorter, terms) >= limit) {
    const inOrder = longestIncreasing(places, next);
    if (base + orderOf(once, inOrder, shorter, terms) >= limit) return PASSED;
  }
  return mayExcerpt(a, b, rarity, doubt, limit) ? UNDECIDED : DROPPED;
}

/** How often at least key terms stand in a document that the other lacks, by the lists. */
function aloneOf(profile: usize, shared: u32): u32 {
  const all = <u32>load<u16>(profile, LISTED_KEY_TERMS);
  return all > shared ? all - shared : 0;
}

/** The longest increasing subsequence of numbers [from, end), which it overwrites: patience sorting. */
function longestIncreasing(from: usize, end: usize): i32 {
  let top = from;
  for (let at = from; at < end; at += 4) {
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
    top += <usize>u32(low == top) << 2;
  }
  return <i32>((top - from) >> 2);
}

/** True where what two documents share leaves room for an excerpt. */
function mayExcerpt(a: usize, b: usize, rarity: u32, doubt: f64, limit: f64): bool {
  const crowdedA = load<u32>(a, TOTALS + 16);
  const crowdedB = load<u32>(b, TOTALS + 16);
  const uncountedA = <u32>load<u16>(a, UNCOUNTED);
  const uncountedB = <u32>load<u16>(b, UNCOUNTED);
  if (uncountedA == MAX_U16 || uncountedB == MAX_U16) return true;
  let crowds: u32 = 0;
  let bitsOfA: u32 = 0;
  let bitsOfB: u32 = 0;
  for (let at: usize = 0; at < 24; at += 8) {
    const ofA = load<u64>(a + at, CROWDS);
    const ofB = load<u64>(b + at, CROWDS);
    crowds += <u32>popcnt<u64>(ofA & ofB);
    bitsOfA += <u32>popcnt<u64>(ofA);
    bitsOfB += <u32>popcnt<u64>(ofB);
  }
  // phrases of one text that share a bit may all be in the other
  crowds += min(crowdedA - bitsOfA, crowdedB - bitsOfB);
  const phrasesA = load<u32>(a, PHRASES);
  const phrasesB = load<u32>(b, PHRASES);
  return isExcerpt(
    (rarity >> 8) + crowds + uncountedA + uncountedB,
    <i32>max(1, min(phrasesA, phrasesB)),
    <i32>max(1, max(phrasesA, phrasesB)),
    doubt,
    limit,
  );
}

/** The first bound, by profiles alone. */
function mayScore(corpus: usize, document: u32, other: u32, rarity: u32, terms: usize): bool {
  const a = profileAt(corpus, document);
  const b = profileAt(corpus, other);
  let words: u32 = 0;
  let count: u32 = 0;
  for (let group: usize = 0; group < LISTED_GROUPS; group++) {
    const at = group << 3;
    const shared = <u32>popcnt<u64>(load<u64>(a + at) & load<u64>(b + at));
    words += shared * load<u32>(terms + (group << 2), 64);
    count += <u32>popcnt<u64>(load<u64>(a + at, LISTED_ONCE) & load<u64>(b + at, LISTED_ONCE));
  }
  let shared: u32 = 0;
  let bitsOfA: u32 = 0;
  let bitsOfB: u32 = 0;
  for (let at: usize = 0; at < 64; at += 8) {
    const ofA = load<u64>(a + at, OTHERS);
    const ofB = load<u64>(b + at, OTHERS);
    shared += <u32>popcnt<u64>(ofA & ofB);
    bitsOfA += <u32>popcnt<u64>(ofA);
    bitsOfB += <u32>popcnt<u64>(ofB);
  }
  const othersOfA = <u32>load<u16>(a, TOTALS + 14);
  const othersOfB = <u32>load<u16>(b, TOTALS + 14);
  if (othersOfA == 0xffff || othersOfB == 0xffff) return true;
  // words of one text that share a bit may all be in the other
  const others = shared + min(othersOfA - bitsOfA, othersOfB - bitsOfB);
  words += others * UNLISTED;
  count += others;
  const all = rarityOf(a) + rarityOf(b);
  words = min(words, min(rarityOf(a), rarityOf(b)));
  const aloneA = aloneAtLeast(a, b);
  const aloneB = aloneAtLeast(b, a);
  const limit = load<f64>(terms, 48) - MARGIN;
  const doubt = load<f64>(terms, 32) * logarithm(1 + <f64>min(aloneA, aloneB));
  const share = all == words ? 0 : <f64>words / <f64>(all - words);
  const shorter = <f64>min(load<u32>(a, TOTALS + 8), load<u32>(b, TOTALS + 8));
  const base = baseOf(share, shorter, terms) + doubt;
  if (base + orderOf(<i32>count, <i32>count, shorter, terms) >= limit) return true;
  return mayExcerpt(a, b, rarity, doubt, limit);
}

/** How often at least a document has key terms that the other does not have. */
// @ts-ignore: decorator of AssemblyScript
@inline
function aloneAtLeast(profile: usize, other: usize): u32 {
  let alone: u32 = 0;
  for (let i: usize = 0; i < <usize>KEY_COUNT << 1; i += 2) {
    const key = <u32>load<u16>(profile + i, KEYS);
    const bit = key & BIT_MASK;
    const isShared = <u32>(load<u64>(other + (<usize>(bit >> 6) << 3), OTHERS) >> (bit & 63)) & 1;
    alone += (key >> COUNT_SHIFT) * (1 - isShared);
  }
  return alone;
}

/** Intercept, words and length. */
function baseOf(share: f64, shorter: f64, terms: usize): f64 {
  return (
    load<f64>(terms) +
    load<f64>(terms, 8) * logarithm(share + WORDS_FLOOR) +
    load<f64>(terms, 24) * logarithm(1 + shorter)
  );
}

/** Order: words in the same order beyond what chance gives. */
function orderOf(once: i32, inOrder: i32, shorter: f64, terms: usize): f64 {
  const beyondChance = max(0, <f64>inOrder - 2 * Math.sqrt(<f64>once));
  return load<f64>(terms, 16) * logarithm((beyondChance + NO_ORDER) / (shorter + SHORT_TEXT));
}

/** Notes how often each word of the document stands in it, and where first; and its totals. */
function loadDocument(corpus: usize, document: u32, scratch: usize): void {
  const table = <usize>load<u32>(scratch);
  const traits = traitsOf(corpus);
  const id = load<u32>(scratch, 8) + 1;
  store<u32>(scratch, id, 8);
  const from = ownAt(corpus, document);
  const length = ownLength(corpus, document);
  let numbers: u32 = 0;
  let distinct: u32 = 0;
  for (let i: u32 = 0; i < length; i++) {
    const token = <usize>load<u32>(from + ((<usize>i) << 2));
    const word = table + (token << 4);
    if (load<u32>(word) == id) {
      store<u32>(word, load<u32>(word, 4) + 1, 4);
      continue;
    }
    store<u32>(word, id);
    store<u32>(word, 1, 4);
    store<u32>(word, i, 8);
    distinct++;
    numbers += (load<u8>(traits + token) & NUMBER) >> 6;
  }
  store<u32>(scratch, numbers, 44);
  store<u32>(scratch, distinct, 48);
  if (length > load<u32>(scratch, 36)) {
    store<u32>(scratch, <u32>allocate((<usize>length) << 3), 4);
    store<u32>(scratch, length * 2, 36);
  }
}

/** The last bound: reads the other text along the loaded one. */
function mayScoreInOrder(
  corpus: usize,
  document: u32,
  other: u32,
  scratch: usize,
  terms: usize,
): bool {
  const table = <usize>load<u32>(scratch);
  const id = load<u32>(scratch, 8);
  const comparison = (load<u32>(scratch, 12) + 1) << 1;
  store<u32>(scratch, comparison >> 1, 12);
  const traits = traitsOf(corpus);
  const candidates = <usize>load<u32>(scratch, 4);
  const from = ownAt(corpus, other);
  const end = from + ((<usize>ownLength(corpus, other)) << 2);
  let next = candidates;
  let words: u32 = 0;
  let numbers: u32 = 0;
  let keysA: u32 = 0;
  let keysB: u32 = 0;
  let once: i32 = 0;
  let run: u32 = 0;
  let phrases: u32 = 0;
  let numbersOfB: u32 = 0;
  for (let at = from; at < end; at += 4) {
    const token = <usize>load<u32>(at);
    const word = table + (token << 4);
    if (load<u32>(word) != id) {
      // a word that the loaded text lacks is met for the sake of the other's totals
      if (load<u32>(word, 12) < comparison) {
        store<u32>(word, comparison, 12);
        numbersOfB += (load<u8>(traits + token) & NUMBER) >> 6;
      }
      run = 0;
      continue;
    }
    run++;
    phrases += u32(run >= 3);
    const inFirst = load<u32>(word, 4);
    const met = load<u32>(word, 12);
    const trait = <u32>load<u8>(traits + token);
    if (met < comparison) {
      store<u32>(word, comparison, 12);
      numbersOfB += (trait & NUMBER) >> 6;
      words += trait & RARITY;
      numbers += (trait & NUMBER) >> 6;
      if (inFirst == 1) {
        once++;
        store<u32>(next, <u32>token);
        next += 4;
      } else if (trait & RARE) {
        keysA += inFirst;
      }
    } else {
      const isSecond = met == comparison;
      store<u32>(word, comparison + 1, 12);
      if (trait & RARE) keysB += isSecond ? 2 : 1;
      if (isSecond && inFirst == 1) once--;
    }
  }
  const limit = load<f64>(terms, 48) - MARGIN;
  const a = profileAt(corpus, document);
  const b = profileAt(corpus, other);
  const aloneA = keyTermsOf(a) - keysA;
  const aloneB = keyTermsOf(b) - keysB;
  const aloneNumbers = min(load<u32>(scratch, 44), numbersOfB) - numbers;
  const doubt =
    load<f64>(terms, 32) * logarithm(1 + <f64>min(aloneA, aloneB)) +
    load<f64>(terms, 40) * logarithm(1 + <f64>aloneNumbers);
  const union = rarityOf(a) + rarityOf(b) - words;
  const share = union == 0 ? 0 : <f64>words / <f64>union;
  const shorter = <f64>min(ownLength(corpus, document), ownLength(corpus, other));
  const base = baseOf(share, shorter, terms) + doubt;
  if (base + orderOf(once, once, shorter, terms) >= limit) {
    const inOrder = longestInOrder(candidates, next, table, comparison);
    if (base + orderOf(once, inOrder, shorter, terms) >= limit) return true;
  }
  const phrasesA = load<u32>(a, PHRASES);
  const phrasesB = load<u32>(b, PHRASES);
  const fewer = <i32>max(1, min(phrasesA, phrasesB));
  const more = <i32>max(1, max(phrasesA, phrasesB));
  if (!isExcerpt(phrases, fewer, more, doubt, limit)) return false;
  const shared = countPhrases(corpus, document, from, end, scratch);
  const inFirst = load<u32>(scratch, 32);
  return isExcerpt(
    shared,
    <i32>max(1, min(inFirst, phrasesB)),
    <i32>max(1, max(inFirst, phrasesB)),
    doubt,
    limit,
  );
}

/** True where `shared` phrases leave room for an excerpt or a near-duplicate that counts. */
function isExcerpt(shared: u32, fewer: i32, more: i32, doubt: f64, limit: f64): bool {
  if (shared == 0) return false;
  if (<f64>shared >= NEAR_DUPLICATE_RESEMBLANCE * <f64>more) return true;
  const number = EXCERPT_NUMBER * logarithm(<f64>shared / EXCERPT_PHRASES);
  const share = min(1, <f64>shared / <f64>fewer);
  return (
    EXCERPT_SHARE * (share - EXCERPT_CONTAINMENT) + min(number, EXCERPT_CAP) + doubt >= limit
  );
}

/** The most words that stand once in both texts and follow each other in the same order. */
function longestInOrder(candidates: usize, end: usize, table: usize, comparison: u32): i32 {
  let length: i32 = 0;
  // patience sorting in place: values [0, length) are the smallest ends; length <= words read
  for (let at = candidates; at < end; at += 4) {
    const word = table + ((<usize>load<u32>(at)) << 4);
    if (load<u32>(word, 12) != comparison) continue;
    const value = load<u32>(word, 8);
    let low: i32 = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (load<u32>(candidates + ((<usize>middle) << 2)) < value) low = middle + 1;
      else high = middle;
    }
    store<u32>(candidates + ((<usize>low) << 2), value);
    if (low == length) length++;
  }
  return length;
}

/** A key of three token numbers; equal phrases have equal keys, others hardly ever. */
// @ts-ignore: decorator of AssemblyScript
@inline
function phraseKey(at: usize): u64 {
  let key = (<u64>load<u32>(at) + 1) * 0x9e3779b97f4a7c15;
  key = (key ^ (key >> 29) ^ <u64>load<u32>(at, 4)) * 0xff51afd7ed558ccd;
  key = (key ^ (key >> 29) ^ <u64>load<u32>(at, 8)) * 0xc4ceb9fe1a85ec53;
  return key ^ (key >> 32) | 1;
}

/** The distinct phrases of the loaded document, once for all that it is compared with. */
function loadPhrases(corpus: usize, document: u32, scratch: usize): void {
  const id = load<u32>(scratch, 8);
  if (load<u32>(scratch, 28) == id) return;
  store<u32>(scratch, id, 28);
  const length = ownLength(corpus, document);
  const slots: u32 = 1 << (33 - <u32>clz<u32>(length | 1));
  if (slots > load<u32>(scratch, 24)) {
    store<u32>(scratch, <u32>allocate(<usize>slots * SLOT), 16);
    store<u32>(scratch, slots, 24);
  }
  const table = <usize>load<u32>(scratch, 16);
  memory.fill(table, 0, <usize>slots * SLOT);
  store<u32>(scratch, slots - 1, 20);
  const from = ownAt(corpus, document);
  const end = from + ((<usize>length) << 2);
  let count: u32 = 0;
  for (let at = from; at + 12 <= end; at += 4) {
    const key = phraseKey(at);
    const slot = findSlot(table, slots - 1, key);
    if (load<u64>(slot) == key) continue;
    store<u64>(slot, key);
    count++;
  }
  store<u32>(scratch, count, 32);
}

function findSlot(table: usize, mask: u32, key: u64): usize {
  let index = <u32>(key >> 32) & mask;
  while (true) {
    const slot = table + <usize>index * SLOT;
    const its = load<u64>(slot);
    if (its == key || its == 0) return slot;
    index = (index + 1) & mask;
  }
}

/** The distinct phrases of the tokens [from, end) that the loaded document has. */
function countPhrases(
  corpus: usize,
  document: u32,
  from: usize,
  end: usize,
  scratch: usize,
): u32 {
  loadPhrases(corpus, document, scratch);
  const table = <usize>load<u32>(scratch, 16);
  const mask = load<u32>(scratch, 20);
  const comparison = load<u32>(scratch, 12);
  let count: u32 = 0;
  for (let at = from; at + 12 <= end; at += 4) {
    const key = phraseKey(at);
    const slot = findSlot(table, mask, key);
    if (load<u64>(slot) != key || load<u32>(slot, 8) == comparison) continue;
    store<u32>(slot, comparison, 8);
    count++;
  }
  return count;
}

/** False where too few tokens of the other end a run of shared words that is as long as a shingle. */
function mayShare(corpus: usize, document: u32, other: u32, scratch: usize, terms: usize): bool {
  const table = <usize>load<u32>(scratch);
  const id = load<u32>(scratch, 8);
  const size = load<u32>(terms, 60);
  const from = ownAt(corpus, other);
  const length = ownLength(corpus, other);
  if (min(length, ownLength(corpus, document)) < size) return true;
  const end = from + ((<usize>length) << 2);
  const comparison = (load<u32>(scratch, 12) + 1) << 1;
  store<u32>(scratch, comparison >> 1, 12);
  let run: u32 = 0;
  let shared: u32 = 0;
  let distinct: u32 = 0;
  for (let at = from; at < end; at += 4) {
    const word = table + ((<usize>load<u32>(at)) << 4);
    run = load<u32>(word) == id ? run + 1 : 0;
    shared += u32(run >= size);
    distinct += u32(load<u32>(word, 12) < comparison);
    store<u32>(word, comparison, 12);
  }
  // every distinct word but the first few ends a shingle of its own
  const inFirst = max(1, <i32>(load<u32>(scratch, 48) + 1 - size));
  const inOther = max(1, <i32>(distinct + 1 - size));
  const all = load<u32>(terms, 56) == BY_RESEMBLANCE ? max(inFirst, inOther) : min(inFirst, inOther);
  return <f64>shared / <f64>all >= load<f64>(terms, 48) - MARGIN;
}

/** The natural logarithm, to 1e-7: exponent, and atanh series of the mantissa in [.7, 1.4). */
function logarithm(x: f64): f64 {
  const bits = reinterpret<u64>(x);
  let exponent = <f64>(<i32>(bits >> 52) - 1023);
  let mantissa = reinterpret<f64>((bits & 0xfffffffffffff) | 0x3ff0000000000000);
  if (mantissa > 1.4142135623730951) {
    mantissa *= 0.5;
    exponent += 1;
  }
  const t = (mantissa - 1) / (mantissa + 1);
  const square = t * t;
  const series = 1 + square * (1 / 3.0 + square * (0.2 + square * (1 / 7.0 + square / 9)));
  return exponent * 0.6931471805599453 + 2 * t * series;
}
