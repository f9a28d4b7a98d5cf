/**
 * Numbers the distinct tokens that one thread meets: 0, 1, 2, ... in order of first appearance, so that frequent
 * words have small numbers and share cache lines.
 *
 * A token is found by its 64-bit hash, and it is the same word if its folded bytes are the same: words that were
 * made to share a hash have numbers of their own. Up to 8 bytes, hash and length are the word, as
 * core/tokens/hash.ts says; a longer one is compared with the word that is kept, or with a spelling of it that was
 * folded before. In prose that takes 1 ns a token.
 *
 * Each thread has a vocabulary of its own, so that none waits for another; `mergeVocabulary` brings them
 * together, renumber.ts rewrites the tokens of the others, and listing.ts lists the words.
 *
 * Open addressing with linear probing at a load of at most a half, by a secret (key.ts); O(1) a token. A word whose
 * hash another word has is kept by a secret hash of its bytes instead, so that many of these make no chain either.
 *
 * A vocabulary is a record of where its tables are; the fields that TypeScript reads too are in
 * kernel/layout/tokens.ts.
 */
import { foldedSize, foldInto } from './fold';
import { isKnownSpelling, isSpelt, MOST_SPELLING, writeSpelling } from './spellings';
import { M1 } from './hash';
import { publishHashes } from './listing';
import { blind, spread } from '../key';
import { allocate } from '../memory';
import {
  FOLDED_BYTES_PER_BYTE,
  NUMBERING_HASH,
  NUMBERING_TABLES,
  NUMBERING_TEXT,
  NUMBERING_VOCABULARY,
  TOKEN_BYTES,
  TOKEN_END,
  TOKEN_START,
  VOCABULARY_HASHES,
  VOCABULARY_IS_NUMBER,
  VOCABULARY_SIZE,
  VOCABULARY_WORD_BYTES,
  VOCABULARY_WORDS,
  WORD_IS_SECRET,
  WORD_LENGTH,
} from '../../layout/tokens';

const RECORD: usize = 48;
/** How far a hash is shifted. */
const SHIFT: usize = 4;
/** The slots, 4 bytes, 0 if free: in the lower bits number + 1, in the upper ones how long the word is. */
const SLOTS: usize = 8;
/** Tokens that there is room for. */
const CAPACITY: usize = 20;
/** Where the next word goes, and where the room for words ends. */
const NEXT_WORD: usize = 28;
const WORDS_END: usize = 32;
/** The tables of Unicode by which tokens are yet to be folded, 0 if they are as they were hashed. */
const TABLES: usize = 40;
/** By number: where a spelling of the word is that has to be folded, 0 if none was met twice; 4 bytes. */
const SPELLINGS: usize = 44;

/** Of a slot: the bits of number + 1; words of more than eight bytes are all of this length there. */
const NUMBER_BITS: u32 = 28;
const NUMBER_MASK: u32 = (1 << NUMBER_BITS) - 1;
const LONG: u32 = 9;
const ZERO: u32 = 0x30;
const HIGH: u64 = 0x8080808080808080;
/** Lower case for eight ASCII letters; digits have the bit already. */
const LOWER: u64 = 0x2020202020202020;
/** Room for words is taken in blocks; the last word of one may be read beyond its end. */
const BLOCK_BYTES: usize = 1 << 16;
const SLACK: usize = 16;

/** A vocabulary with room for `capacity` tokens, a power of two. */
export function createVocabulary(capacity: u32): usize {
  const vocabulary = allocate(RECORD);
  memory.fill(vocabulary, 0, RECORD);
  layOut(vocabulary, capacity);
  return vocabulary;
}

function layOut(vocabulary: usize, capacity: u32): void {
  const slots = capacity * 2;
  const table = allocate((<usize>slots) << 2);
  memory.fill(table, 0, (<usize>slots) << 2);
  store<u32>(vocabulary, 64 - <u32>ctz<u32>(slots), SHIFT);
  store<u32>(vocabulary, <u32>table, SLOTS);
  store<u32>(vocabulary, <u32>allocate((<usize>capacity) << 3), VOCABULARY_HASHES);
  store<u32>(vocabulary, <u32>allocate(<usize>capacity), VOCABULARY_IS_NUMBER);
  store<u32>(vocabulary, capacity, CAPACITY);
  store<u32>(vocabulary, <u32>allocate((<usize>capacity) << 3), VOCABULARY_WORDS);
  const spellings = allocate((<usize>capacity) << 2);
  memory.fill(spellings, 0, (<usize>capacity) << 2);
  store<u32>(vocabulary, <u32>spellings, SPELLINGS);
}

/** Doubles the room. What it had before is left behind, so all of it is twice the last. */
function grow(vocabulary: usize): void {
  const size = load<u32>(vocabulary, VOCABULARY_SIZE);
  const hashes = <usize>load<u32>(vocabulary, VOCABULARY_HASHES);
  const isNumber = <usize>load<u32>(vocabulary, VOCABULARY_IS_NUMBER);
  const words = <usize>load<u32>(vocabulary, VOCABULARY_WORDS);
  const spellings = <usize>load<u32>(vocabulary, SPELLINGS);
  layOut(vocabulary, load<u32>(vocabulary, CAPACITY) * 2);
  memory.copy(<usize>load<u32>(vocabulary, VOCABULARY_HASHES), hashes, (<usize>size) << 3);
  memory.copy(<usize>load<u32>(vocabulary, VOCABULARY_IS_NUMBER), isNumber, <usize>size);
  memory.copy(<usize>load<u32>(vocabulary, VOCABULARY_WORDS), words, (<usize>size) << 3);
  memory.copy(<usize>load<u32>(vocabulary, SPELLINGS), spellings, (<usize>size) << 2);
  const shift = <u64>load<u32>(vocabulary, SHIFT);
  const mask = <u32>(~(<u64>0) >> shift);
  const table = <usize>load<u32>(vocabulary, SLOTS);
  for (let number: u32 = 0; number < size; number++) {
    let slot = <u32>(spread(load<u64>(hashes + ((<usize>number) << 3))) >> shift);
    while (load<u32>(table + ((<usize>slot) << 2)) != 0) slot = (slot + 1) & mask;
    const length = load<u32>(words + ((<usize>number) << 3), WORD_LENGTH);
    store<u32>(table + ((<usize>slot) << 2), slotOf(number, length));
  }
}

/** What the slot of a word holds. */
// @ts-ignore: decorator
@inline
function slotOf(number: u32, length: u32): u32 {
  return (number + 1) | (min(length, LONG) << NUMBER_BITS);
}

/**
 * The number of the token of `length` bytes at `at` with this hash; a new one if it was not seen before. Reads up to 7
 * bytes behind them.
 */
// @ts-ignore: decorator
@inline
function numberOf(vocabulary: usize, hash: u64, at: usize, length: u32): u32 {
  const shift = <u64>load<u32>(vocabulary, SHIFT);
  const table = <usize>load<u32>(vocabulary, SLOTS);
  const hashes = <usize>load<u32>(vocabulary, VOCABULARY_HASHES);
  let slot = <u32>(spread(hash) >> shift);
  while (true) {
    const its = load<u32>(table + ((<usize>slot) << 2));
    if (its == 0) break;
    const number = (its & NUMBER_MASK) - 1;
    if (load<u64>(hashes + ((<usize>number) << 3)) == hash) {
      if (isPlainly(vocabulary, its, at, length)) return number;
      break;
    }
    slot = (slot + 1) & <u32>(~(<u64>0) >> shift);
  }
  return settle(vocabulary, hash, at, length);
}

/** True if a token is certainly the word of a slot that has its hash; else its folding will tell. */
// @ts-ignore: decorator
@inline
function isPlainly(vocabulary: usize, slot: u32, at: usize, length: u32): bool {
  if (length <= 8) {
    // a shift counts modulo 64: none for 8 bytes
    const mask = HIGH >> <u64>-((<u64>length) << 3);
    // ASCII keeps its length when it is folded
    if ((load<u64>(at) & mask) == 0) return slot >> NUMBER_BITS == length;
  }
  const number = <usize>((slot & NUMBER_MASK) - 1);
  const word = <usize>load<u32>(<usize>load<u32>(vocabulary, VOCABULARY_WORDS) + (number << 3));
  if (load<u32>(vocabulary, TABLES) == 0) return isSpelt(word, at, length, 0);
  if (isSpelt(word, at, length, LOWER)) return true;
  return isKnownSpelling(<usize>load<u32>(vocabulary, SPELLINGS) + (number << 2), at, length);
}

/** The number of a token that is new, or that neither hash nor spelling shows to be a known word. */
function settle(vocabulary: usize, hash: u64, at: usize, length: u32): u32 {
  const text = writeWord(vocabulary, at, length);
  const size = <u32>(<usize>load<u32>(vocabulary, NEXT_WORD) - text);
  store<u32>(vocabulary, <u32>text, NEXT_WORD);
  const shift = <u64>load<u32>(vocabulary, SHIFT);
  const mask = <u32>(~(<u64>0) >> shift);
  const table = <usize>load<u32>(vocabulary, SLOTS);
  const hashes = <usize>load<u32>(vocabulary, VOCABULARY_HASHES);
  const words = <usize>load<u32>(vocabulary, VOCABULARY_WORDS);
  let secret: u32 = 0;
  let slot = <u32>(spread(hash) >> shift);
  while (true) {
    const its = load<u32>(table + ((<usize>slot) << 2));
    if (its == 0) return insert(vocabulary, hash, slot, size | secret);
    const number = (its & NUMBER_MASK) - 1;
    if (load<u64>(hashes + ((<usize>number) << 3)) != hash) {
      slot = (slot + 1) & mask;
      continue;
    }
    const word = words + ((<usize>number) << 3);
    const isLong = (load<u32>(word, WORD_LENGTH) & ~WORD_IS_SECRET) == size;
    if (isLong && isSpelt(<usize>load<u32>(word), text, size, 0)) {
      if (load<u32>(vocabulary, TABLES) != 0) keepSpelling(vocabulary, number, at, length);
      return number;
    }
    // another word has the hash
    hash = secretHash(text, size, hash);
    secret = WORD_IS_SECRET;
    slot = <u32>(spread(hash) >> shift);
  }
}

/** Keeps how the word is spelt in the text, if it is not too long and there is room. */
function keepSpelling(vocabulary: usize, number: u32, at: usize, length: u32): void {
  if (length > MOST_SPELLING || !hasRoom(vocabulary, <usize>length + 2)) return;
  const place = <usize>load<u32>(vocabulary, SPELLINGS) + ((<usize>number) << 2);
  const end = writeSpelling(place, <usize>load<u32>(vocabulary, NEXT_WORD), at, length);
  store<u32>(vocabulary, <u32>end, NEXT_WORD);
}

/** A hash of a word that cannot be foreseen; it tells words apart that share a hash. */
function secretHash(word: usize, size: u32, before: u64): u64 {
  let hash = blind(before);
  for (const end = word + <usize>size; word < end; word++) {
    hash = spread(hash ^ <u64>load<u8>(word));
    hash ^= hash >> 29;
  }
  return hash;
}

/**
 * Writes a token where the next word goes, folded and with a zero behind it, and moves that to its end; returns its
 * address.
 */
function writeWord(vocabulary: usize, at: usize, length: u32): usize {
  const tables = <usize>load<u32>(vocabulary, TABLES);
  const end = at + <usize>length;
  let room = <usize>length;
  if (tables != 0) {
    room *= FOLDED_BYTES_PER_BYTE;
    if (!hasRoom(vocabulary, room)) room = foldedSize(at, end, tables);
  }
  if (!hasRoom(vocabulary, room)) {
    const bytes = max(BLOCK_BYTES, room + SLACK);
    const block = allocate(bytes);
    store<u32>(vocabulary, <u32>block, NEXT_WORD);
    store<u32>(vocabulary, <u32>(block + bytes - SLACK), WORDS_END);
  }
  const word = <usize>load<u32>(vocabulary, NEXT_WORD);
  let stop = word + <usize>length;
  if (tables == 0) memory.copy(word, at, <usize>length);
  else if (!writeAscii(at, <usize>length, word)) stop = foldInto(at, end, word, tables);
  store<u8>(stop, 0);
  store<u32>(vocabulary, <u32>stop, NEXT_WORD);
  return word;
}

/** Writes a token in lower case, eight bytes at a time; false if it is not of ASCII alone. */
function writeAscii(at: usize, length: usize, word: usize): bool {
  for (let i: usize = 0; i < length; i += 8) {
    const rest = length - i;
    const mask = rest >= 8 ? ~(<u64>0) : ~(<u64>0) >> <u64>(64 - (rest << 3));
    const block = load<u64>(at + i) & mask;
    if ((block & HIGH) != 0) return false;
    store<u64>(word + i, (block | LOWER) & mask);
  }
  return true;
}

// @ts-ignore: decorator
@inline
function hasRoom(vocabulary: usize, bytes: usize): bool {
  const next = <usize>load<u32>(vocabulary, NEXT_WORD);
  return next != 0 && bytes <= <usize>load<u32>(vocabulary, WORDS_END) - next;
}

/** Adds the word that was written last, at the free slot where it belongs; returns its number. */
function insert(vocabulary: usize, hash: u64, slot: u32, length: u32): u32 {
  const number = load<u32>(vocabulary, VOCABULARY_SIZE);
  const text = load<u32>(vocabulary, NEXT_WORD);
  const size = length & ~WORD_IS_SECRET;
  store<u32>(vocabulary, number + 1, VOCABULARY_SIZE);
  const table = <usize>load<u32>(vocabulary, SLOTS);
  store<u32>(table + ((<usize>slot) << 2), slotOf(number, length));
  store<u64>(<usize>load<u32>(vocabulary, VOCABULARY_HASHES) + ((<usize>number) << 3), hash);
  const word = <usize>load<u32>(vocabulary, VOCABULARY_WORDS) + ((<usize>number) << 3);
  store<u32>(word, text);
  store<u32>(word, length, WORD_LENGTH);
  const isNumber = <usize>load<u32>(vocabulary, VOCABULARY_IS_NUMBER) + <usize>number;
  store<u8>(isNumber, isDigits(<usize>text, <usize>(text + size)));
  store<u32>(
    vocabulary,
    load<u32>(vocabulary, VOCABULARY_WORD_BYTES) + size,
    VOCABULARY_WORD_BYTES,
  );
  // the zero stays, except at the end of a block: nothing follows there
  store<u32>(vocabulary, min(text + size + 1, load<u32>(vocabulary, WORDS_END)), NEXT_WORD);
  if (number + 1 == load<u32>(vocabulary, CAPACITY)) grow(vocabulary);
  return number;
}

/** 1 if the bytes [at, end) are the digits 0-9 alone. */
function isDigits(at: usize, end: usize): u8 {
  for (let byte = at; byte < end; byte++) if (<u32>load<u8>(byte) - ZERO > 9) return 0;
  return 1;
}

/**
 * Numbers `count` tokens of the text that `numbering` names, and takes them into its hash, which no numbering changes;
 * writes the numbers to `out`.
 */
export function numberTokens(numbering: usize, tokens: usize, count: u32, out: usize): void {
  const vocabulary = <usize>load<u32>(numbering, NUMBERING_VOCABULARY);
  store<u32>(vocabulary, load<u32>(numbering, NUMBERING_TABLES), TABLES);
  const text = <usize>load<u32>(numbering, NUMBERING_TEXT);
  let textHash = load<u64>(numbering, NUMBERING_HASH);
  const end = tokens + <usize>count * TOKEN_BYTES;
  for (let at = tokens; at < end; at += TOKEN_BYTES, out += 4) {
    const hash = load<u64>(at);
    const start = load<u32>(at, TOKEN_START);
    const length = load<u32>(at, TOKEN_END) - start;
    store<u32>(out, numberOf(vocabulary, hash, text + <usize>start, length));
    textHash = (textHash ^ hash) * M1;
    textHash ^= textHash >> 32;
  }
  store<u64>(numbering, textHash, NUMBERING_HASH);
}

/** Words whose slots are asked for together: waiting for one at a time takes most of all time. */
const AHEAD: usize = 16;

/**
 * Numbers `count` distinct words as `numberTokens` numbers tokens that are spelt as they were hashed. Most are seldom
 * met, so that neither slot nor hash is in the cache.
 */
export function numberWords(numbering: usize, words: usize, count: u32, out: usize): void {
  const vocabulary = <usize>load<u32>(numbering, NUMBERING_VOCABULARY);
  store<u32>(vocabulary, 0, TABLES);
  const text = <usize>load<u32>(numbering, NUMBERING_TEXT);
  const end = words + <usize>count * TOKEN_BYTES;
  for (let at = words; at < end;) {
    const stop = min(at + AHEAD * TOKEN_BYTES, end);
    lookAhead(vocabulary, at, stop);
    for (; at < stop; at += TOKEN_BYTES, out += 4) {
      const start = load<u32>(at, TOKEN_START);
      const length = load<u32>(at, TOKEN_END) - start;
      store<u32>(out, numberOf(vocabulary, load<u64>(at), text + <usize>start, length));
    }
  }
}

/** Loads the slots of the words [at, stop), then the hashes that these lead to, so that the memory fetches all of them. */
function lookAhead(vocabulary: usize, at: usize, stop: usize): void {
  const shift = <u64>load<u32>(vocabulary, SHIFT);
  const table = <usize>load<u32>(vocabulary, SLOTS);
  const hashes = <usize>load<u32>(vocabulary, VOCABULARY_HASHES);
  let bits: u32 = 0xffffffff;
  for (let word = at; word < stop; word += TOKEN_BYTES) {
    bits &= load<u32>(table + (<usize>(spread(load<u64>(word)) >> shift) << 2));
  }
  // never true, but the compiler does not know
  if (bits == 0xffffffff) unreachable();
  for (let word = at; word < stop; word += TOKEN_BYTES) {
    const slot = load<u32>(table + (<usize>(spread(load<u64>(word)) >> shift) << 2));
    if (slot != 0) bits &= load<u32>(hashes + (<usize>((slot & NUMBER_MASK) - 1) << 3));
  }
  if (bits == 0xffffffff) unreachable();
}

/** Adds the tokens of `other`; writes the number that each has here to `map`, 4 bytes each. */
export function mergeVocabulary(vocabulary: usize, other: usize, map: usize): void {
  const size = load<u32>(other, VOCABULARY_SIZE);
  publishHashes(other);
  store<u32>(vocabulary, 0, TABLES);
  const hashes = <usize>load<u32>(other, VOCABULARY_HASHES);
  const words = <usize>load<u32>(other, VOCABULARY_WORDS);
  for (let number: u32 = 0; number < size; number++) {
    const hash = load<u64>(hashes + ((<usize>number) << 3));
    const word = words + ((<usize>number) << 3);
    const length = load<u32>(word, WORD_LENGTH);
    const merged = numberOf(vocabulary, hash, <usize>load<u32>(word), length);
    store<u32>(map + ((<usize>number) << 2), merged);
  }
}
