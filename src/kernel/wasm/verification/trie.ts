/**
 * The shingles of one document as a trie over token numbers: what core/shingles/trie.ts specifies. A node is the
 * address of its slot, so that one look-up tells the node and what is noted of it. Slots hold token numbers and nodes,
 * and no hash: what is counted is exact.
 *
 * Two tables of powers of two, at most two thirds full, cleared for each document: those of a review stay in the
 * innermost caches. O(tokens x depth) to build.
 */
import { allocate } from '../memory';
import { spread } from '../key';
import { COMMON_PHRASE_BITS, PHRASE_LEVEL } from '../../layout/phrases';
import { wordWeight } from '../bounds/bound-terms';
import { TRAIT_NUMBER, TRAIT_RARE, TRAIT_RARITY } from '../../layout/tokens';
import {
  COUNTED_BITS,
  COUNTED_KEY_TERMS,
  COUNTED_NUMBERS,
  COUNTED_PHRASES,
  COUNTED_SHINGLES,
  COUNTED_WORDS,
} from '../../layout/verification';

/** A trie: two tables, each where it is, its slots and how far a hash is shifted; of words, and of longer shingles. */
const WORD_TABLE: usize = 0;
const CHILD_TABLE: usize = 12;
const TABLE_SLOTS: usize = 4;
const TABLE_SHIFT: usize = 8;
/** The document and one; the last comparison, doubled. */
export const LOADED: usize = 48;
export const COMPARISON: usize = 52;
/** The tokens of a shingle, the longest that are in it, and room for the nodes of the last tokens by depth. */
export const SIZE: usize = 56;
export const DEPTH: usize = 60;
export const PATH: usize = 64;
export const TRIE_BYTES: usize = 72;
/** What is counted is in the order of the totals of a document. */
export const COUNTED: usize = 24;
export const SHINGLES: usize = COUNTED;
export const PHRASES: usize = COUNTED + COUNTED_PHRASES - COUNTED_SHINGLES;
export const BITS: usize = COUNTED + COUNTED_BITS - COUNTED_SHINGLES;
export const WORDS: usize = COUNTED + COUNTED_WORDS - COUNTED_SHINGLES;
export const KEY_TERMS: usize = COUNTED + COUNTED_KEY_TERMS - COUNTED_SHINGLES;
export const NUMBERS: usize = COUNTED + COUNTED_NUMBERS - COUNTED_SHINGLES;
/**
 * A slot of words: token and one, how often the document has it, its first place, and the comparison that met it
 * last.
 */
const SLOT_BITS: usize = 4;
export const TIMES: usize = 4;
export const PLACE: usize = 8;
/** Of a longer shingle: the node without the last token, that token, and the comparison that met it last. */
const CHILD_TOKEN: usize = 4;
export const MET: usize = 12;

/** In half bits. */
const COMMON_PHRASE: i32 = 2 * COMMON_PHRASE_BITS;

/** The node of a word, 0 if the document does not have it. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function wordNode(trie: usize, token: u32): usize {
  const slot = wordSlot(trie, token);
  return load<u32>(slot) == 0 ? 0 : slot;
}

// @ts-ignore: decorator of AssemblyScript
@inline
function wordSlot(trie: usize, token: u32): usize {
  const table = <usize>load<u32>(trie, WORD_TABLE);
  const shift = <u64>load<u32>(trie, WORD_TABLE + TABLE_SHIFT);
  const mask = ~(<u64>0) >> shift;
  let index = spread(<u64>(token + 1)) >> shift;
  while (true) {
    const slot = table + ((<usize>index) << SLOT_BITS);
    const its = load<u32>(slot);
    if (its == token + 1 || its == 0) return slot;
    index = (index + 1) & mask;
  }
}

/** The node of the shingle `parent` and one token more, 0 if the document does not have it. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function childNode(trie: usize, parent: usize, token: u32): usize {
  const slot = childSlot(trie, parent, token);
  return load<u32>(slot) == 0 ? 0 : slot;
}

// @ts-ignore: decorator of AssemblyScript
@inline
function childSlot(trie: usize, parent: usize, token: u32): usize {
  const table = <usize>load<u32>(trie, CHILD_TABLE);
  const shift = <u64>load<u32>(trie, CHILD_TABLE + TABLE_SHIFT);
  const mask = ~(<u64>0) >> shift;
  const key = ((<u64>token) << 32) | <u64>parent;
  let index = spread(key ^ (key >> 29)) >> shift;
  while (true) {
    const slot = table + ((<usize>index) << SLOT_BITS);
    const its = load<u64>(slot);
    // a parent is never 0
    if (its == key || its == 0) return slot;
    index = (index + 1) & mask;
  }
}

/** Clears the table whose three words are at `table` for so many nodes. */
function clearTable(table: usize, nodes: u32): void {
  const bits: u32 = 32 - <u32>clz<u32>(max<u32>(8, nodes + (nodes >> 1)));
  const slots: u32 = 1 << bits;
  if (slots > load<u32>(table, TABLE_SLOTS)) {
    store<u32>(table, <u32>allocate((<usize>slots) << SLOT_BITS));
    store<u32>(table, slots, TABLE_SLOTS);
  }
  store<u32>(table, 64 - bits, TABLE_SHIFT);
  memory.fill(<usize>load<u32>(table), 0, (<usize>slots) << SLOT_BITS);
}

/** A trie of nothing yet, of shingles of `size` tokens and of phrases. */
export function createTrie(trie: usize, size: u32): void {
  const depth = max<u32>(size, PHRASE_LEVEL);
  store<u32>(trie, size, SIZE);
  store<u32>(trie, depth, DEPTH);
  store<u32>(trie, <u32>allocate((<usize>depth + 1) << 2), PATH);
}

/** Replaces the trie by one of the `length` tokens at `from`, and counts what the totals of a document say. */
export function loadTrie(trie: usize, from: usize, length: u32, traits: usize): void {
  const depth = load<u32>(trie, DEPTH);
  const size = load<u32>(trie, SIZE);
  const path = <usize>load<u32>(trie, PATH);
  clearTable(trie + WORD_TABLE, length);
  clearTable(trie + CHILD_TABLE, length * (depth - 1));
  memory.fill(trie + COUNTED, 0, COUNTED_NUMBERS + 4 - COUNTED_SHINGLES);
  memory.fill(path, 0, (<usize>depth + 1) << 2);
  for (let i: u32 = 0; i < length; i++) {
    const at = from + ((<usize>i) << 2);
    const token = load<u32>(at);
    for (let d = min(depth, i + 1); d > 1; d--) {
      const slot = childSlot(trie, <usize>load<u32>(path + ((<usize>d - 1) << 2)), token);
      store<u32>(path + ((<usize>d) << 2), <u32>slot);
      if (load<u32>(slot) != 0) continue;
      store<u32>(slot, load<u32>(path + ((<usize>d - 1) << 2)));
      store<u32>(slot, token, CHILD_TOKEN);
      if (d == size) increase(trie + SHINGLES, 1);
      if (d != PHRASE_LEVEL) continue;
      increase(trie + PHRASES, 1);
      increase(trie + BITS, bitsOf(at, traits));
    }
    store<u32>(path + 4, <u32>loadWord(trie, token, i, traits));
  }
}

// @ts-ignore: decorator of AssemblyScript
@inline
function increase(at: usize, by: u32): void {
  store<u32>(at, load<u32>(at) + by);
}

/** Takes in a word of the document; returns its node. */
// @ts-ignore: decorator of AssemblyScript
@inline
function loadWord(trie: usize, token: u32, place: u32, traits: usize): usize {
  const slot = wordSlot(trie, token);
  const trait = <u32>load<u8>(traits + <usize>token);
  const times = load<u32>(slot, TIMES);
  store<u32>(slot, times + 1, TIMES);
  if (times > 0) {
    if ((trait & TRAIT_RARE) != 0) increase(trie + KEY_TERMS, times == 1 ? 2 : 1);
    return slot;
  }
  store<u32>(slot, token + 1);
  store<u32>(slot, place, PLACE);
  increase(trie + WORDS, wordWeight(trait));
  increase(trie + NUMBERS, (trait & TRAIT_NUMBER) >> 6);
  if (load<u32>(trie, SIZE) == 1) increase(trie + SHINGLES, 1);
  return slot;
}

/** The half bits beyond a commonplace of the phrase whose last token is at this address. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function bitsOf(at: usize, traits: usize): u32 {
  const first = <i32>load<u8>(traits + <usize>load<u32>(at - 8)) & TRAIT_RARITY;
  const second = <i32>load<u8>(traits + <usize>load<u32>(at - 4)) & TRAIT_RARITY;
  const third = <i32>load<u8>(traits + <usize>load<u32>(at)) & TRAIT_RARITY;
  return <u32>max<i32>(0, first + second + third - COMMON_PHRASE);
}
