/**
 * Drops the candidates that cannot count, by bounds from above that cost a fraction of a comparison: of a
 * thousand pairs one is left to be verified. What is dropped is dropped for certain.
 *
 * 1. The words of one document are spread out in a table, one 64-bit number a word with a field for each
 *    sum; the list of the other's distinct words is added up from there, with no branch. That gives the
 *    rarity of the words that both have, their key terms and numbers, exactly as verify.ts counts them,
 *    and how many words their order could concern. Terms that only take away (`spread`) are left out.
 * 2. The rarity that the two share (rank.ts) says how many phrases they can have in common: a bit each,
 *    and those that are above the cap of postings.
 * 3. Where that leaves room, the other text is read along the first: the order is measured, and phrases
 *    are compared.
 *
 * O(distinct words of the other) a pair, 2 ns a word.
 */
import { allocate, reserveInStream, setStreamEnd } from './memory';
import {
  crowdedOf,
  ownLengthsOf,
  ownStartsOf,
  startsOf,
  totalsOf,
  traitsOf,
  wordListsOf,
} from './corpus';
import { LINE, PARTNERS_BYTES } from './rank';
import { NUMBER, RARE, RARITY } from './traits';
import { COUNT_SHIFT, LONG, WORD_MASK } from './word-lists';

/** What is held against the threshold. */
const BY_SCORE: u32 = 0;
const BY_RESEMBLANCE: u32 = 1;

/**
 * Fields of the table of words, and of sums over it. A list has at most 4,095 words, of 18 half bits and 31
 * times at most: no sum leaves its field.
 */
const ONCE_SHIFT: u64 = 20;
const NUMBER_SHIFT: u64 = 32;
const KEYS_SHIFT: u64 = 44;
const PRESENT: u64 = 1 << 63;
const WORDS_FIELD: u64 = (1 << 20) - 1;
const COUNT_FIELD: u64 = (1 << 12) - 1;
const KEYS_FIELD: u64 = (1 << 19) - 1;

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

/**
 * Terms of a run, 8 bytes each: 0 intercept, 8 words, 16 order, 24 length, 32 subject, 40 numbers, 48 the
 * threshold (a logit for scores), 56 which measure (4 bytes), 60 the tokens in a shingle (4 bytes).
 */

/**
 * Scratch of a thread, words: 0 the table of the loaded document, 16 bytes a token (the load that met it
 * last, how often, where first, the comparison that met it last, doubled, plus 1 where it met it again),
 * 4 words that may stand once in both, 8 the last load, 12 the last comparison, 16 phrases of the loaded
 * document (12 bytes a slot: key, comparison that met it last), 20 slots less one, 24 slots there is room
 * for, 28 the load whose phrases these are, 32 how many there are, 36 words that `4` has room for, 40 the
 * table of the words spread out, 8 bytes a token, 44 1 where the document is loaded in full.
 */
const SCRATCH_BYTES: usize = 48;
const SLOT: usize = 12;

/** A scratch for a vocabulary of `tokens`. */
export function createBoundScratch(tokens: u32): usize {
  const scratch = allocate(SCRATCH_BYTES);
  memory.fill(scratch, 0, SCRATCH_BYTES);
  const table = allocate((<usize>tokens) << 4);
  memory.fill(table, 0, (<usize>tokens) << 4);
  store<u32>(scratch, <u32>table);
  const words = allocate((<usize>tokens) << 3);
  memory.fill(words, 0, (<usize>tokens) << 3);
  store<u32>(scratch, <u32>words, 40);
  return scratch;
}

// @ts-ignore: decorator of AssemblyScript
@inline
function totalAt(corpus: usize, document: u32, field: usize): u32 {
  return load<u32>(totalsOf(corpus) + ((<usize>document) << 4) + field);
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
  let isSpread = false;
  store<u32>(scratch, 0, 44);
  lookAhead(corpus, list + 8, end);
  for (let at = list + 8; at < end; at += 8) {
    const other = load<u32>(at);
    if (other < document && isListed(partners, other, document)) continue;
    if (!isSpread) spreadWords(corpus, document, scratch);
    isSpread = true;
    if (!mayCount(corpus, document, other, load<u32>(at, 4), scratch, terms)) continue;
    const to = reserveInStream(out, 8);
    store<u32>(to, min(document, other));
    store<u32>(to, max(document, other), 4);
    setStreamEnd(out, to + 8);
  }
  if (isSpread) gatherWords(corpus, document, scratch);
}

/** Loads a word of every line of the partners' lists, so that the memory fetches all of them at once. */
function lookAhead(corpus: usize, partner: usize, end: usize): void {
  let bits: u32 = 0;
  for (let at = partner; at < end; at += 8) {
    bits |= load<u32>(wordListAt(corpus, load<u32>(at)));
  }
  for (let at = partner; at < end; at += 8) {
    const list = wordListAt(corpus, load<u32>(at));
    if (load<u32>(list, 4) == LONG) continue;
    const last = list + 8 + ((<usize>(load<u32>(list) + load<u32>(list, 4))) << 2);
    for (let line = list + LINE; line < last; line += LINE) bits |= load<u32>(line) & WORD_MASK;
  }
  // never true, but the compiler does not know
  if (bits == LONG) unreachable();
}

function isListed(partners: usize, document: u32, partner: u32): bool {
  const list = partners + <usize>document * PARTNERS_BYTES;
  const end = list + 8 + ((<usize>load<u32>(list)) << 3);
  for (let at = list + 8; at < end; at += 8) if (load<u32>(at) == partner) return true;
  return false;
}

// @ts-ignore: decorator of AssemblyScript
@inline
function wordListAt(corpus: usize, document: u32): usize {
  return <usize>load<u32>(wordListsOf(corpus) + ((<usize>document) << 2));
}

/** Puts the fields of each word of the document into the table; of a long document, none. */
function spreadWords(corpus: usize, document: u32, scratch: usize): void {
  const table = <usize>load<u32>(scratch, 40);
  const traits = traitsOf(corpus);
  const list = wordListAt(corpus, document);
  if (load<u32>(list, 4) == LONG) return;
  const middle = list + 8 + ((<usize>load<u32>(list)) << 2);
  const end = middle + ((<usize>load<u32>(list, 4)) << 2);
  for (let at = list + 8; at < end; at += 4) {
    const word = load<u32>(at);
    const token = <usize>(word & WORD_MASK);
    const trait = <u64>load<u8>(traits + token);
    const once = at < middle ? (<u64>1) << ONCE_SHIFT : 0;
    const keys = at < middle ? 0 : (<u64>(word >> COUNT_SHIFT)) << KEYS_SHIFT;
    const number = ((trait & NUMBER) >> 6) << NUMBER_SHIFT;
    store<u64>(table + (token << 3), PRESENT | keys | number | once | (trait & RARITY));
  }
}

/** Takes them out again. */
function gatherWords(corpus: usize, document: u32, scratch: usize): void {
  const table = <usize>load<u32>(scratch, 40);
  const list = wordListAt(corpus, document);
  if (load<u32>(list, 4) == LONG) return;
  const end = list + 8 + ((<usize>(load<u32>(list) + load<u32>(list, 4))) << 2);
  for (let at = list + 8; at < end; at += 4) {
    store<u64>(table + ((<usize>(load<u32>(at) & WORD_MASK)) << 3), 0);
  }
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
  if (isByScore && !mayScore(corpus, document, other, rarity, scratch, terms)) return false;
  if (load<u32>(scratch, 44) == 0) {
    loadDocument(corpus, document, scratch);
    store<u32>(scratch, 1, 44);
  }
  return isByScore
    ? mayScoreInOrder(corpus, document, other, scratch, terms)
    : mayShare(corpus, document, other, scratch, terms);
}

/** The first two bounds, by distinct words alone. */
function mayScore(
  corpus: usize,
  document: u32,
  other: u32,
  rarity: u32,
  scratch: usize,
  terms: usize,
): bool {
  const list = wordListAt(corpus, other);
  if (load<u32>(list, 4) == LONG) return true;
  if (load<u32>(wordListAt(corpus, document), 4) == LONG) return true;
  const table = <usize>load<u32>(scratch, 40);
  const middle = list + 8 + ((<usize>load<u32>(list)) << 2);
  const end = middle + ((<usize>load<u32>(list, 4)) << 2);
  let ofOnce: u64 = 0;
  for (let at = list + 8; at < middle; at += 4) {
    ofOnce += load<u64>(table + ((<usize>load<u32>(at)) << 3));
  }
  let ofMore: u64 = 0;
  let keysB: u32 = 0;
  for (let at = middle; at < end; at += 4) {
    const word = load<u32>(at);
    const fields = load<u64>(table + ((<usize>(word & WORD_MASK)) << 3));
    ofMore += fields;
    keysB += (word >> COUNT_SHIFT) & (0 - <u32>(fields >> 63));
  }
  const words = <u32>(ofOnce & WORDS_FIELD) + <u32>(ofMore & WORDS_FIELD);
  const once = <i32>((ofOnce >> ONCE_SHIFT) & COUNT_FIELD);
  const numbers =
    <u32>((ofOnce >> NUMBER_SHIFT) & COUNT_FIELD) + <u32>((ofMore >> NUMBER_SHIFT) & COUNT_FIELD);
  const keysA =
    <u32>((ofOnce >> KEYS_SHIFT) & KEYS_FIELD) + <u32>((ofMore >> KEYS_SHIFT) & KEYS_FIELD);
  const limit = load<f64>(terms, 48) - MARGIN;
  const doubt = doubtOf(corpus, document, other, keysA, keysB, numbers, terms);
  const base = baseOf(corpus, document, other, words, terms) + doubt;
  if (base + orderOf(corpus, document, other, once, once, terms) >= limit) return true;
  // where something was cut out, its edges may make a phrase that was not counted
  if (isCut(corpus, document) || isCut(corpus, other)) return true;
  const crowded = crowdedOf(corpus);
  const shared =
    (rarity >> 8) +
    min(
      load<u32>(crowded + ((<usize>document) << 2)),
      load<u32>(crowded + ((<usize>other) << 2)),
    );
  const wordsA = totalAt(corpus, document, 12);
  const wordsB = totalAt(corpus, other, 12);
  // every distinct word but the first two ends a phrase of its own
  return isExcerpt(
    shared,
    max(1, <i32>min(wordsA, wordsB) - 2),
    max(1, <i32>max(wordsA, wordsB) - 2),
    doubt,
    limit,
  );
}

function isCut(corpus: usize, document: u32): bool {
  const row = (<usize>document) << 2;
  return load<u32>(ownStartsOf(corpus) + row) != load<u32>(startsOf(corpus) + row);
}

/** What subject and numbers take away. */
function doubtOf(
  corpus: usize,
  document: u32,
  other: u32,
  keysA: u32,
  keysB: u32,
  numbers: u32,
  terms: usize,
): f64 {
  const aloneA = totalAt(corpus, document, 4) - keysA;
  const aloneB = totalAt(corpus, other, 4) - keysB;
  const fewer = min(totalAt(corpus, document, 8), totalAt(corpus, other, 8));
  return (
    load<f64>(terms, 32) * logarithm(1 + <f64>min(aloneA, aloneB)) +
    load<f64>(terms, 40) * logarithm(1 + <f64>(fewer - numbers))
  );
}

/** Intercept, words and length; rarities are in half bits, and their ratio is the same. */
function baseOf(corpus: usize, document: u32, other: u32, words: u32, terms: usize): f64 {
  const union = totalAt(corpus, document, 0) + totalAt(corpus, other, 0) - words;
  const share = union == 0 ? 0 : <f64>words / <f64>union;
  const shorter = <f64>min(ownLength(corpus, document), ownLength(corpus, other));
  return (
    load<f64>(terms) +
    load<f64>(terms, 8) * logarithm(share + WORDS_FLOOR) +
    load<f64>(terms, 24) * logarithm(1 + shorter)
  );
}

/** Order: words in the same order beyond what chance gives. */
function orderOf(
  corpus: usize,
  document: u32,
  other: u32,
  once: i32,
  inOrder: i32,
  terms: usize,
): f64 {
  const shorter = <f64>min(ownLength(corpus, document), ownLength(corpus, other));
  const beyondChance = max(0, <f64>inOrder - 2 * Math.sqrt(<f64>once));
  return load<f64>(terms, 16) * logarithm((beyondChance + NO_ORDER) / (shorter + SHORT_TEXT));
}

/** Notes how often each word of the document stands in it, and where first. */
export function loadDocument(corpus: usize, document: u32, scratch: usize): void {
  const table = <usize>load<u32>(scratch);
  const id = load<u32>(scratch, 8) + 1;
  store<u32>(scratch, id, 8);
  const from = ownAt(corpus, document);
  const length = ownLength(corpus, document);
  for (let i: u32 = 0; i < length; i++) {
    const word = table + ((<usize>load<u32>(from + ((<usize>i) << 2))) << 4);
    if (load<u32>(word) == id) {
      store<u32>(word, load<u32>(word, 4) + 1, 4);
    } else {
      store<u32>(word, id);
      store<u32>(word, 1, 4);
      store<u32>(word, i, 8);
    }
  }
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
  for (let at = from; at < end; at += 4) {
    const token = <usize>load<u32>(at);
    const word = table + (token << 4);
    if (load<u32>(word) != id) {
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
  const doubt = doubtOf(corpus, document, other, keysA, keysB, numbers, terms);
  const base = baseOf(corpus, document, other, words, terms) + doubt;
  if (base + orderOf(corpus, document, other, once, once, terms) >= limit) {
    const inOrder = longestInOrder(candidates, next, table, comparison);
    if (base + orderOf(corpus, document, other, once, inOrder, terms) >= limit) return true;
  }
  // every distinct word but the first two ends a phrase of its own
  const fewerPhrases = max(
    1,
    <i32>min(totalAt(corpus, document, 12), totalAt(corpus, other, 12)) - 2,
  );
  const morePhrases = max(
    1,
    <i32>max(totalAt(corpus, document, 12), totalAt(corpus, other, 12)) - 2,
  );
  if (!isExcerpt(phrases, fewerPhrases, morePhrases, doubt, limit)) return false;
  const shared = countPhrases(corpus, document, from, end, scratch);
  const inFirst = <i32>load<u32>(scratch, 32);
  return isExcerpt(
    shared,
    max(1, min(inFirst, <i32>totalAt(corpus, other, 12) - 2)),
    max(1, max(inFirst, <i32>totalAt(corpus, other, 12) - 2)),
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
  let run: u32 = 0;
  let shared: u32 = 0;
  for (let at = from; at < end; at += 4) {
    const word = table + ((<usize>load<u32>(at)) << 4);
    run = load<u32>(word) == id ? run + 1 : 0;
    shared += u32(run >= size);
  }
  const inFirst = max(1, <i32>(totalAt(corpus, document, 12) + 1 - size));
  const inOther = max(1, <i32>(totalAt(corpus, other, 12) + 1 - size));
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
