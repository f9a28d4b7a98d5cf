/**
 * The last bound: reads one text along another, and counts the phrases that both have.
 *
 * If lists have answered all questions except phrases, the table of the list says which words are shared, in the
 * innermost cache. A text without a list has a table of the vocabulary, so that every rare word misses the cache:
 * 10 ns a token.
 */
import { spread } from '../key';
import { M1, M2 } from '../tokens/hash';
import { allocate } from '../memory';
import { isTabulated, longestIncreasing } from './compare-lists';
import { traitsOf } from '../texts/corpus';
import {
  baseOf,
  doubtOf,
  isExcerpt,
  limitOf,
  orderNeeded,
  orderOf,
  shareOf,
  wordWeight,
} from './bound-terms';
import {
  COMPARISONS,
  DOUBT,
  HAS_PHRASES,
  LIST_SHIFT,
  LIST_TABLE,
  LOADED_NUMBERS,
  LOADED_PHRASES,
  LOADED_WORDS,
  LOADS,
  ONCE,
  ONCE_ROOM,
  PHRASE_MASK,
  PHRASE_ROOM,
  PHRASE_TABLE,
  VOCABULARY,
  WORD_BITS,
  WORD_LOAD,
  WORD_MET,
  WORD_PLACE,
  WORD_TABLE,
  WORD_TIMES,
} from './scratch';
import { rarityOf, keyTermsOf, trimmedAt, trimmedLength, totalsAt } from './compared';
import {
  BOUND_CORPUS,
  BOUND_TERMS,
  BY_RESEMBLANCE,
  TERMS_MEASURE,
  TERMS_SHINGLE,
  TOTALS_PHRASES,
} from '../../layout/bounds';
import { PAIR_OTHER } from '../../layout/memory';
import { PHRASE_LEVEL } from '../../layout/phrases';
import { TRAIT_NUMBER, TRAIT_RARE } from '../../layout/tokens';

/** Bytes of a slot of the table of phrases: key, and the comparison that met it last. */
const SLOT: usize = 12;
const MET: usize = 8;

/** The table of the vocabulary: made when it is asked for first. */
function tableOf(scratch: usize): usize {
  const known = <usize>load<u32>(scratch, WORD_TABLE);
  if (known != 0) return known;
  const bytes = (<usize>load<u32>(scratch, VOCABULARY)) << WORD_BITS;
  const table = allocate(bytes);
  memory.fill(table, 0, bytes);
  store<u32>(scratch, <u32>table, WORD_TABLE);
  return table;
}

/** Notes how often each word of the document occurs in it, its first place, and the totals. */
export function loadDocument(corpus: usize, document: u32, scratch: usize): void {
  const table = tableOf(scratch);
  const traits = traitsOf(corpus);
  const id = load<u32>(scratch, LOADS) + 1;
  store<u32>(scratch, id, LOADS);
  const from = trimmedAt(corpus, document);
  const length = trimmedLength(corpus, document);
  let numbers: u32 = 0;
  let distinct: u32 = 0;
  for (let i: u32 = 0; i < length; i++) {
    const token = <usize>load<u32>(from + ((<usize>i) << 2));
    const word = table + (token << WORD_BITS);
    if (load<u32>(word, WORD_LOAD) == id) {
      store<u32>(word, load<u32>(word, WORD_TIMES) + 1, WORD_TIMES);
      continue;
    }
    store<u32>(word, id, WORD_LOAD);
    store<u32>(word, 1, WORD_TIMES);
    store<u32>(word, i, WORD_PLACE);
    distinct++;
    numbers += (load<u8>(traits + token) & TRAIT_NUMBER) >> 6;
  }
  store<u32>(scratch, numbers, LOADED_NUMBERS);
  store<u32>(scratch, distinct, LOADED_WORDS);
  if (length > load<u32>(scratch, ONCE_ROOM)) {
    store<u32>(scratch, <u32>allocate((<usize>length) << 3), ONCE);
    store<u32>(scratch, length * 2, ONCE_ROOM);
  }
}

/** The last bound after lists, which left their doubt and the table of words: whether enough phrases are shared. */
export function mayExcerptByText(bound: usize, triple: usize, scratch: usize): bool {
  const corpus = <usize>load<u32>(bound, BOUND_CORPUS);
  const other = load<u32>(triple, PAIR_OTHER);
  const table = <usize>load<u32>(scratch, LIST_TABLE);
  const shift = load<u32>(scratch, LIST_SHIFT);
  const from = trimmedAt(corpus, other);
  const end = from + ((<usize>trimmedLength(corpus, other)) << 2);
  let run: u32 = 0;
  let phrases: u32 = 0;
  for (let at = from; at < end; at += 4) {
    run = isTabulated(load<u32>(at), table, shift) ? run + 1 : 0;
    phrases += u32(run >= <u32>PHRASE_LEVEL);
  }
  store<u32>(scratch, load<u32>(scratch, COMPARISONS) + 1, COMPARISONS);
  return arePhrasesEnough(bound, triple, phrases, scratch);
}

/**
 * True if `phrases`, the most that are shared, leave room for an excerpt, and those that are too. The doubt is in the
 * scratch.
 */
function arePhrasesEnough(bound: usize, triple: usize, phrases: u32, scratch: usize): bool {
  const corpus = <usize>load<u32>(bound, BOUND_CORPUS);
  const document = load<u32>(triple);
  const other = load<u32>(triple, PAIR_OTHER);
  const needed = limitOf(<usize>load<u32>(bound, BOUND_TERMS)) - load<f64>(scratch, DOUBT);
  const phrasesA = load<u32>(totalsAt(corpus, document), TOTALS_PHRASES);
  const phrasesB = load<u32>(totalsAt(corpus, other), TOTALS_PHRASES);
  if (!isExcerpt(phrases, phrasesA, phrasesB, needed)) return false;
  const shared = countPhrases(corpus, document, other, scratch);
  return isExcerpt(shared, load<u32>(scratch, LOADED_PHRASES), phrasesB, needed);
}

/**
 * The last bound without lists: reads the other text along the loaded one. Hot: it is long, because its eight
 * counts stay in registers over all tokens.
 */
export function mayScoreInOrder(bound: usize, triple: usize, scratch: usize): bool {
  const corpus = <usize>load<u32>(bound, BOUND_CORPUS);
  const terms = <usize>load<u32>(bound, BOUND_TERMS);
  const document = load<u32>(triple);
  const other = load<u32>(triple, PAIR_OTHER);
  const table = <usize>load<u32>(scratch, WORD_TABLE);
  const id = load<u32>(scratch, LOADS);
  const comparison = (load<u32>(scratch, COMPARISONS) + 1) << 1;
  store<u32>(scratch, comparison >> 1, COMPARISONS);
  const traits = traitsOf(corpus);
  const candidates = <usize>load<u32>(scratch, ONCE);
  const from = trimmedAt(corpus, other);
  const end = from + ((<usize>trimmedLength(corpus, other)) << 2);
  let next = candidates;
  let words: u32 = 0;
  let numbers: u32 = 0;
  let keysA: u32 = 0;
  let keysB: u32 = 0;
  let run: u32 = 0;
  let phrases: u32 = 0;
  let numbersOfB: u32 = 0;
  for (let at = from; at < end; at += 4) {
    const token = <usize>load<u32>(at);
    const word = table + (token << WORD_BITS);
    if (load<u32>(word, WORD_LOAD) != id) {
      // a word that the loaded text lacks is met for the sake of the other's totals
      if (load<u32>(word, WORD_MET) < comparison) {
        store<u32>(word, comparison, WORD_MET);
        numbersOfB += (load<u8>(traits + token) & TRAIT_NUMBER) >> 6;
      }
      run = 0;
      continue;
    }
    run++;
    phrases += u32(run >= <u32>PHRASE_LEVEL);
    const inFirst = load<u32>(word, WORD_TIMES);
    const met = load<u32>(word, WORD_MET);
    const trait = <u32>load<u8>(traits + token);
    if (met < comparison) {
      store<u32>(word, comparison, WORD_MET);
      numbersOfB += (trait & TRAIT_NUMBER) >> 6;
      words += wordWeight(trait);
      numbers += (trait & TRAIT_NUMBER) >> 6;
      store<u32>(next, load<u32>(word, WORD_PLACE));
      next += 4;
      if (inFirst > 1 && (trait & TRAIT_RARE) != 0) keysA += inFirst;
    } else {
      const isSecond = met == comparison;
      store<u32>(word, comparison + 1, WORD_MET);
      if (trait & TRAIT_RARE) keysB += isSecond ? 2 : 1;
    }
  }
  const a = totalsAt(corpus, document);
  const b = totalsAt(corpus, other);
  const alone = min(load<u32>(scratch, LOADED_NUMBERS), numbersOfB) - numbers;
  const shorter = min(trimmedLength(corpus, document), trimmedLength(corpus, other));
  const keys = min(keyTermsOf(a) - keysA, keyTermsOf(b) - keysB);
  const doubt = doubtOf(keys, alone, shorter, terms);
  const share = shareOf(words, rarityOf(a), rarityOf(b));
  const limit = limitOf(terms);
  const base = baseOf(share, terms) + doubt;
  const shared = <i32>((next - candidates) >> 2);
  if (base + orderOf(shared, shared, terms) >= limit) {
    const needed = orderNeeded(shared, limit - base, terms);
    const inOrder = longestIncreasing(candidates, next, needed);
    if (base + orderOf(shared, inOrder, terms) >= limit) return true;
  }
  store<f64>(scratch, doubt, DOUBT);
  return arePhrasesEnough(bound, triple, phrases, scratch);
}

/** A key of three token numbers; equal phrases have equal keys, others hardly ever. */
// @ts-ignore: decorator of AssemblyScript
@inline
function phraseKey(at: usize): u64 {
  let key = spread(<u64>load<u32>(at) + 1);
  key = (key ^ (key >> 29) ^ <u64>load<u32>(at, 4)) * M1;
  key = (key ^ (key >> 29) ^ <u64>load<u32>(at, 8)) * M2;
  return (key ^ (key >> 32)) | 1;
}

/** The distinct phrases of the loaded document, once for all that it is compared with. */
function loadPhrases(corpus: usize, document: u32, scratch: usize): void {
  if (load<u32>(scratch, HAS_PHRASES) == 1) return;
  store<u32>(scratch, 1, HAS_PHRASES);
  const length = trimmedLength(corpus, document);
  const slots: u32 = 1 << (33 - <u32>clz<u32>(length | 1));
  if (slots > load<u32>(scratch, PHRASE_ROOM)) {
    store<u32>(scratch, <u32>allocate(<usize>slots * SLOT), PHRASE_TABLE);
    store<u32>(scratch, slots, PHRASE_ROOM);
  }
  const table = <usize>load<u32>(scratch, PHRASE_TABLE);
  memory.fill(table, 0, <usize>slots * SLOT);
  store<u32>(scratch, slots - 1, PHRASE_MASK);
  const from = trimmedAt(corpus, document);
  const end = from + ((<usize>length) << 2);
  let count: u32 = 0;
  for (let at = from; at + 4 * PHRASE_LEVEL <= end; at += 4) {
    const key = phraseKey(at);
    const slot = findSlot(table, slots - 1, key);
    if (load<u64>(slot) == key) continue;
    store<u64>(slot, key);
    count++;
  }
  store<u32>(scratch, count, LOADED_PHRASES);
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

/** The distinct phrases of another text that the document has too. */
function countPhrases(corpus: usize, document: u32, other: u32, scratch: usize): u32 {
  const from = trimmedAt(corpus, other);
  const end = from + ((<usize>trimmedLength(corpus, other)) << 2);
  loadPhrases(corpus, document, scratch);
  const table = <usize>load<u32>(scratch, PHRASE_TABLE);
  const mask = load<u32>(scratch, PHRASE_MASK);
  const comparison = load<u32>(scratch, COMPARISONS);
  let count: u32 = 0;
  for (let at = from; at + 4 * PHRASE_LEVEL <= end; at += 4) {
    const key = phraseKey(at);
    const slot = findSlot(table, mask, key);
    if (load<u64>(slot) != key || load<u32>(slot, MET) == comparison) continue;
    store<u32>(slot, comparison, MET);
    count++;
  }
  return count;
}

/** False if too few tokens of the other end a run of shared words that is as long as a shingle. */
export function mayShare(bound: usize, triple: usize, scratch: usize): bool {
  const corpus = <usize>load<u32>(bound, BOUND_CORPUS);
  const terms = <usize>load<u32>(bound, BOUND_TERMS);
  const document = load<u32>(triple);
  const other = load<u32>(triple, PAIR_OTHER);
  const table = <usize>load<u32>(scratch, WORD_TABLE);
  const id = load<u32>(scratch, LOADS);
  const size = load<u32>(terms, TERMS_SHINGLE);
  const from = trimmedAt(corpus, other);
  const length = trimmedLength(corpus, other);
  if (min(length, trimmedLength(corpus, document)) < size) return true;
  const end = from + ((<usize>length) << 2);
  const comparison = (load<u32>(scratch, COMPARISONS) + 1) << 1;
  store<u32>(scratch, comparison >> 1, COMPARISONS);
  let run: u32 = 0;
  let shared: u32 = 0;
  let distinct: u32 = 0;
  for (let at = from; at < end; at += 4) {
    const word = table + ((<usize>load<u32>(at)) << WORD_BITS);
    run = load<u32>(word, WORD_LOAD) == id ? run + 1 : 0;
    shared += u32(run >= size);
    distinct += u32(load<u32>(word, WORD_MET) < comparison);
    store<u32>(word, comparison, WORD_MET);
  }
  // every distinct word but the first few ends a shingle of its own
  const inFirst = max(1, <i32>(load<u32>(scratch, LOADED_WORDS) + 1 - size));
  const inOther = max(1, <i32>(distinct + 1 - size));
  const all =
    load<u32>(terms, TERMS_MEASURE) == BY_RESEMBLANCE
      ? max(inFirst, inOther)
      : min(inFirst, inOther);
  return <f64>shared / <f64>all >= limitOf(terms);
}
