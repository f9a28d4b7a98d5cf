/**
 * Verifies pairs of documents exactly: counts what core/verification/long-texts.ts specifies, for the whole texts. If
 * something was set aside from either, it counts the same for the trimmed texts.
 *
 * The first text of a pair is loaded into a trie, once for all pairs of it that follow each other; the other is
 * read along it. O(tokens); two to three ns a token and depth.
 */
import { allocate } from '../memory';
import { wordWeight } from '../bounds/bound-terms';
import { longestIncreasing } from '../bounds/compare-lists';
import {
  hashesOf,
  dfsOf,
  lengthsOf,
  trimmedLengthsOf,
  trimmedStartsOf,
  startsOf,
  traitsOf,
} from '../texts/corpus';
import { frequencyOf, mayBeFrequent } from '../candidates/frequent-table';
import { finishShingle, SHINGLE_BASE } from '../tokens/hash';
import {
  bitsOf,
  childNode,
  COMPARISON,
  COUNTED,
  createTrie,
  DEPTH,
  LOADED,
  loadTrie,
  MET,
  PATH,
  PLACE,
  SIZE,
  TIMES,
  TRIE_BYTES,
  wordNode,
} from './trie';
import { FREQUENT_SLOTS } from '../../layout/candidates';
import { PAIR_BYTES, PAIR_OTHER } from '../../layout/memory';
import { FREQUENT_DF, FULL_DF, PHRASE_LEVEL } from '../../layout/phrases';
import { TRAIT_NUMBER, TRAIT_RARE } from '../../layout/tokens';
import {
  COUNTED_BYTES,
  COUNTED_IS_KNOWN,
  COUNTED_NUMBERS,
  COUNTED_SHINGLES,
  EVIDENCE_BITS,
  EVIDENCE_BYTES,
  EVIDENCE_IN_ORDER,
  EVIDENCE_KEY_TERMS_A,
  EVIDENCE_KEY_TERMS_B,
  EVIDENCE_NUMBERS,
  EVIDENCE_DISTINCT,
  EVIDENCE_OWN_BITS,
  EVIDENCE_PHRASES,
  EVIDENCE_SHINGLES,
  EVIDENCE_WORDS,
  NOT_COMPARED,
  VERIFY_CORPUS,
  VERIFY_FREQUENT,
  VERIFY_MOST_NODES,
  VERIFY_TRIMMED_TOTALS,
  VERIFY_PAIRS,
  VERIFY_RECORDS,
  VERIFY_SHINGLE,
  VERIFY_TOTALS,
} from '../../layout/verification';

/**
 * Scratch of a thread: tries of the whole and of the trimmed text that others are read along, and of a text that is
 * counted.
 */
const TRIMMED_TRIE: usize = TRIE_BYTES;
const SPARE_TRIE: usize = TRIE_BYTES * 2;
/** The first places of shared words in the loaded text, and how many there is room for. */
const SHARED_PLACES: usize = TRIE_BYTES * 3;
const PLACES_ROOM: usize = SHARED_PLACES + 4;
/** The text that is read along the trie: where it is and how many tokens; and the record of what it shares. */
const READ_FROM: usize = SHARED_PLACES + 8;
const READ_LENGTH: usize = SHARED_PLACES + 12;
const READ_RECORD: usize = SHARED_PLACES + 16;
const SCRATCH_BYTES: usize = SHARED_PLACES + 20;

/** Scratch of a thread, for shingles of `size` tokens. */
export function createVerifyScratch(size: u32): usize {
  const scratch = allocate(SCRATCH_BYTES);
  memory.fill(scratch, 0, SCRATCH_BYTES);
  createTrie(scratch, size);
  createTrie(scratch + TRIMMED_TRIE, size);
  createTrie(scratch + SPARE_TRIE, size);
  return scratch;
}

/** Verifies the pairs [from, to): the whole texts, and the trimmed ones if something was set aside from either. */
export function verifyPairs(input: usize, scratch: usize, from: u32, to: u32): void {
  const corpus = <usize>load<u32>(input, VERIFY_CORPUS);
  const starts = startsOf(corpus);
  const lengths = lengthsOf(corpus);
  const trimmedStarts = trimmedStartsOf(corpus);
  const depth = <u64>max<u32>(load<u32>(input, VERIFY_SHINGLE), PHRASE_LEVEL);
  for (let i = from; i < to; i++) {
    const pair = <usize>load<u32>(input, VERIFY_PAIRS) + <usize>i * PAIR_BYTES;
    const record = recordOf(input, i, false);
    const a = load<u32>(pair);
    const b = load<u32>(pair, PAIR_OTHER);
    store<u32>(record, NOT_COMPARED);
    store<u32>(record + EVIDENCE_BYTES, NOT_COMPARED);
    const longer = max(wordOf(lengths, a), wordOf(lengths, b));
    if (<u64>longer * depth > <u64>load<u32>(input, VERIFY_MOST_NODES)) continue;
    compare(input, scratch, i, false);
    const isCut =
      wordOf(starts, a) != wordOf(trimmedStarts, a) || wordOf(starts, b) != wordOf(trimmedStarts, b);
    if (isCut) compare(input, scratch, i, true);
  }
}

/** The record of the whole or of the trimmed texts of a pair. */
// @ts-ignore: decorator of AssemblyScript
@inline
function recordOf(input: usize, i: u32, isTrimmed: bool): usize {
  const records = <usize>load<u32>(input, VERIFY_RECORDS);
  return records + (((<usize>i) << 1) + <usize>isTrimmed) * EVIDENCE_BYTES;
}

// @ts-ignore: decorator of AssemblyScript
@inline
function wordOf(words: usize, document: u32): u32 {
  return load<u32>(words + ((<usize>document) << 2));
}

/** Compares the whole or the trimmed texts of a pair, the first of them in a trie of the scratch. */
function compare(input: usize, scratch: usize, i: u32, isTrimmed: bool): void {
  const corpus = <usize>load<u32>(input, VERIFY_CORPUS);
  const starts = isTrimmed ? trimmedStartsOf(corpus) : startsOf(corpus);
  const lengths = isTrimmed ? trimmedLengthsOf(corpus) : lengthsOf(corpus);
  const totals = <usize>(
    (isTrimmed ? load<u32>(input, VERIFY_TRIMMED_TOTALS) : load<u32>(input, VERIFY_TOTALS))
  );
  const trie = scratch + (isTrimmed ? TRIMMED_TRIE : 0);
  const traits = traitsOf(corpus);
  const pair = <usize>load<u32>(input, VERIFY_PAIRS) + <usize>i * PAIR_BYTES;
  const a = load<u32>(pair);
  const b = load<u32>(pair, PAIR_OTHER);
  if (load<u32>(trie, LOADED) != a + 1) {
    loadTrie(trie, (<usize>wordOf(starts, a)) << 2, wordOf(lengths, a), traits);
    store<u32>(trie, a + 1, LOADED);
    noteTotals(trie, totals + <usize>a * COUNTED_BYTES);
  }
  const from = (<usize>wordOf(starts, b)) << 2;
  const length = wordOf(lengths, b);
  const totalsB = totals + <usize>b * COUNTED_BYTES;
  if (atomic.load<u32>(totalsB, COUNTED_IS_KNOWN) == 0) {
    loadTrie(scratch + SPARE_TRIE, from, length, traits);
    noteTotals(scratch + SPARE_TRIE, totalsB);
  }
  const record = recordOf(input, i, isTrimmed);
  memory.fill(record, 0, EVIDENCE_BYTES);
  reservePlaces(scratch, length);
  store<u32>(scratch, <u32>from, READ_FROM);
  store<u32>(scratch, length, READ_LENGTH);
  store<u32>(scratch, <u32>record, READ_RECORD);
  walk(input, scratch, trie);
}

/** Two threads may note the same of one document, which does no harm. */
function noteTotals(trie: usize, totals: usize): void {
  memory.copy(totals + COUNTED_SHINGLES, trie + COUNTED, COUNTED_NUMBERS + 4 - COUNTED_SHINGLES);
  atomic.store<u32>(totals, 1, COUNTED_IS_KNOWN);
}

/** Reads the other text along the trie, and extends the matches of all depths at each token. */
function walk(input: usize, scratch: usize, trie: usize): void {
  const from = <usize>load<u32>(scratch, READ_FROM);
  const length = load<u32>(scratch, READ_LENGTH);
  const record = <usize>load<u32>(scratch, READ_RECORD);
  const corpus = <usize>load<u32>(input, VERIFY_CORPUS);
  const traits = traitsOf(corpus);
  const size = load<u32>(trie, SIZE);
  const depth = load<u32>(trie, DEPTH);
  const path = <usize>load<u32>(trie, PATH);
  const comparison = load<u32>(trie, COMPARISON) + 2;
  store<u32>(trie, comparison, COMPARISON);
  const places = <usize>load<u32>(scratch, SHARED_PLACES);
  let next = places;
  memory.fill(path, 0, (<usize>depth + 1) << 2);
  const end = from + ((<usize>length) << 2);
  for (let at = from; at < end; at += 4) {
    const token = load<u32>(at);
    for (let d = depth; d > 1; d--) {
      const parent = <usize>load<u32>(path + ((<usize>d - 1) << 2));
      const node: usize = parent == 0 ? 0 : childNode(trie, parent, token);
      store<u32>(path + ((<usize>d) << 2), <u32>node);
      if (node == 0 || load<u32>(node, MET) == comparison) continue;
      store<u32>(node, comparison, MET);
      if (d == PHRASE_LEVEL) meetPhrase(input, corpus, at, record);
      if (d == size) increase(record + EVIDENCE_SHINGLES, 1);
    }
    const word = wordNode(trie, token);
    store<u32>(path + 4, <u32>word);
    if (word == 0) continue;
    const met = load<u32>(word, MET);
    const trait = <u32>load<u8>(traits + <usize>token);
    if (met >= comparison) {
      store<u32>(word, comparison + 1, MET);
      if ((trait & TRAIT_RARE) != 0)
        increase(record + EVIDENCE_KEY_TERMS_B, met == comparison ? 2 : 1);
      continue;
    }
    store<u32>(word, comparison, MET);
    store<u32>(next, load<u32>(word, PLACE));
    next += 4;
    meetWord(load<u32>(word, TIMES), trait, record);
    if (size == 1) increase(record + EVIDENCE_SHINGLES, 1);
  }
  measureOrder(places, next, record);
}

/** Counts a word of both texts when it is first met in the second. */
// @ts-ignore: decorator of AssemblyScript
@inline
function meetWord(inFirst: u32, trait: u32, record: usize): void {
  increase(record + EVIDENCE_WORDS, wordWeight(trait));
  increase(record + EVIDENCE_NUMBERS, (trait & TRAIT_NUMBER) >> 6);
  if (inFirst > 1 && (trait & TRAIT_RARE) != 0) increase(record + EVIDENCE_KEY_TERMS_A, inFirst);
}

/** Counts a phrase of both texts, whose last token in the second is at this address. */
function meetPhrase(input: usize, corpus: usize, at: usize, record: usize): void {
  increase(record + EVIDENCE_PHRASES, 1);
  const bits = bitsOf(at, traitsOf(corpus));
  if (bits == 0) return;
  increase(record + EVIDENCE_BITS, bits);
  const own = load<f64>(record, EVIDENCE_OWN_BITS) + (<f64>bits / 2) * weightOf(input, corpus, at);
  store<f64>(record, own, EVIDENCE_OWN_BITS);
}

/** What core/rarity/phrase-weight.ts makes of the phrase whose last token is at this address. */
function weightOf(input: usize, corpus: usize, at: usize): f64 {
  const frequent = <usize>load<u32>(input, VERIFY_FREQUENT);
  if (load<u32>(frequent, FREQUENT_SLOTS) == 0) return 1;
  const dfs = dfsOf(corpus);
  const hashes = hashesOf(corpus);
  let hash: u64 = 0;
  for (let place = at - 8; place <= at; place += 4) {
    const token = load<u32>(place);
    if (wordOf(dfs, token) < <u32>FREQUENT_DF) return 1;
    hash = hash * SHINGLE_BASE + load<u64>(hashes + ((<usize>token) << 3));
  }
  hash = finishShingle(hash, PHRASE_LEVEL);
  if (!mayBeFrequent(frequent, hash)) return 1;
  const df = frequencyOf(frequent, hash);
  return df <= <u32>FULL_DF ? 1 : Math.sqrt(<f64>FULL_DF / <f64>df);
}

/** Counts the distinct words that both have, and the most of them whose first places are in the same order. */
function measureOrder(places: usize, end: usize, record: usize): void {
  store<u32>(record, <u32>((end - places) >> 2), EVIDENCE_DISTINCT);
  store<u32>(record, <u32>longestIncreasing(places, end, 0), EVIDENCE_IN_ORDER);
}

/** Room for the places of so many words. */
function reservePlaces(scratch: usize, length: u32): void {
  if (length > load<u32>(scratch, PLACES_ROOM)) {
    store<u32>(scratch, <u32>allocate((<usize>length) << 3), SHARED_PLACES);
    store<u32>(scratch, length * 2, PLACES_ROOM);
  }
}

// @ts-ignore: decorator of AssemblyScript
@inline
function increase(at: usize, by: u32): void {
  store<u32>(at, load<u32>(at) + by);
}
