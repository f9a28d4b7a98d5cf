/**
 * Numbers the distinct tokens that one thread meets: 64-bit token hash -> 0, 1, 2, ... in order of first
 * appearance, so that frequent words have small numbers and share cache lines.
 *
 * Each thread has a vocabulary of its own, so that none waits for another; `mergeVocabulary` brings them
 * together, and `renumber` rewrites the tokens of the others in place, at 1 ns a token.
 *
 * Open addressing with linear probing at a load of at most a half; O(1) a token.
 *
 * A vocabulary is a record of words: 0 its size, 4 slots less one, 8 the slots (number + 1 in 4 bytes, 0
 * where free), 12 the hashes by number (8 bytes), 16 by number, 1 for a token of digits only (1 byte),
 * 20 how many tokens there is room for.
 */
import { allocate } from './memory';

const RECORD: usize = 24;
const ZERO: u32 = 0x30;

/** A vocabulary with room for `capacity` tokens, a power of two. */
export function createVocabulary(capacity: u32): usize {
  const vocabulary = allocate(RECORD);
  store<u32>(vocabulary, 0);
  layOut(vocabulary, capacity);
  return vocabulary;
}

function layOut(vocabulary: usize, capacity: u32): void {
  const slots = capacity * 2;
  const table = allocate((<usize>slots) << 2);
  memory.fill(table, 0, (<usize>slots) << 2);
  store<u32>(vocabulary, slots - 1, 4);
  store<u32>(vocabulary, <u32>table, 8);
  store<u32>(vocabulary, <u32>allocate((<usize>capacity) << 3), 12);
  store<u32>(vocabulary, <u32>allocate(<usize>capacity), 16);
  store<u32>(vocabulary, capacity, 20);
}

/** Doubles the room. What it had before is left behind, so all of it is twice the last. */
function grow(vocabulary: usize): void {
  const size = load<u32>(vocabulary);
  const hashes = <usize>load<u32>(vocabulary, 12);
  const isNumber = <usize>load<u32>(vocabulary, 16);
  layOut(vocabulary, load<u32>(vocabulary, 20) * 2);
  memory.copy(<usize>load<u32>(vocabulary, 12), hashes, (<usize>size) << 3);
  memory.copy(<usize>load<u32>(vocabulary, 16), isNumber, <usize>size);
  const mask = load<u32>(vocabulary, 4);
  const table = <usize>load<u32>(vocabulary, 8);
  for (let number: u32 = 0; number < size; number++) {
    let slot = <u32>load<u64>(hashes + ((<usize>number) << 3)) & mask;
    while (load<u32>(table + ((<usize>slot) << 2)) != 0) slot = (slot + 1) & mask;
    store<u32>(table + ((<usize>slot) << 2), number + 1);
  }
}

/** Adds a token at the free slot where it belongs; returns its number. */
function insert(vocabulary: usize, hash: u64, slot: u32): u32 {
  const number = load<u32>(vocabulary);
  store<u32>(vocabulary, number + 1);
  store<u32>(<usize>load<u32>(vocabulary, 8) + ((<usize>slot) << 2), number + 1);
  store<u64>(<usize>load<u32>(vocabulary, 12) + ((<usize>number) << 3), hash);
  if (number + 1 == load<u32>(vocabulary, 20)) grow(vocabulary);
  return number;
}

/** The number of a token; a new one where it was not seen before. */
export function numberOf(vocabulary: usize, hash: u64): u32 {
  const mask = load<u32>(vocabulary, 4);
  const table = <usize>load<u32>(vocabulary, 8);
  const hashes = <usize>load<u32>(vocabulary, 12);
  let slot = <u32>hash & mask;
  while (true) {
    const number = load<u32>(table + ((<usize>slot) << 2)) - 1;
    if (number == 0xffffffff) return insert(vocabulary, hash, slot);
    if (load<u64>(hashes + ((<usize>number) << 3)) == hash) return number;
    slot = (slot + 1) & mask;
  }
}

/** 1 where the bytes [at, end) are the digits 0-9 alone. */
function isDigits(at: usize, end: usize): u8 {
  for (let byte = at; byte < end; byte++) if (<u32>load<u8>(byte) - ZERO > 9) return 0;
  return 1;
}

/**
 * Numbers `count` tokens, records of hash, start and end (16 bytes), of the text at `text`; writes the
 * numbers to `out`, and takes them into the 64-bit hash at `sequence`, which no numbering changes.
 */
export function numberTokens(
  vocabulary: usize,
  tokens: usize,
  count: u32,
  text: usize,
  out: usize,
  sequence: usize,
): void {
  let textHash = load<u64>(sequence);
  const end = tokens + ((<usize>count) << 4);
  for (let at = tokens; at < end; at += 16, out += 4) {
    const hash = load<u64>(at);
    const known = load<u32>(vocabulary);
    const number = numberOf(vocabulary, hash);
    if (number == known) {
      const flag = isDigits(text + <usize>load<u32>(at, 8), text + <usize>load<u32>(at, 12));
      store<u8>(<usize>load<u32>(vocabulary, 16) + <usize>number, flag);
    }
    store<u32>(out, number);
    textHash = (textHash ^ hash) * 0xff51afd7ed558ccd;
    textHash ^= textHash >> 32;
  }
  store<u64>(sequence, textHash);
}

/** The same for tokens of which only the hashes (8 bytes) and whether they are numbers (1 byte) are known. */
export function numberHashes(
  vocabulary: usize,
  hashes: usize,
  isNumber: usize,
  count: u32,
  out: usize,
  sequence: usize,
): void {
  let textHash = load<u64>(sequence);
  for (let i: u32 = 0; i < count; i++) {
    const hash = load<u64>(hashes + ((<usize>i) << 3));
    const known = load<u32>(vocabulary);
    const number = numberOf(vocabulary, hash);
    if (number == known) {
      store<u8>(<usize>load<u32>(vocabulary, 16) + <usize>number, load<u8>(isNumber + <usize>i));
    }
    store<u32>(out + ((<usize>i) << 2), number);
    textHash = (textHash ^ hash) * 0xff51afd7ed558ccd;
    textHash ^= textHash >> 32;
  }
  store<u64>(sequence, textHash);
}

/** Adds the tokens of `other`; writes the number that each has here to `map`, 4 bytes each. */
export function mergeVocabulary(vocabulary: usize, other: usize, map: usize): void {
  const size = load<u32>(other);
  const hashes = <usize>load<u32>(other, 12);
  const isNumber = <usize>load<u32>(other, 16);
  for (let number: u32 = 0; number < size; number++) {
    const known = load<u32>(vocabulary);
    const merged = numberOf(vocabulary, load<u64>(hashes + ((<usize>number) << 3)));
    if (merged == known) {
      const flag = load<u8>(isNumber + <usize>number);
      store<u8>(<usize>load<u32>(vocabulary, 16) + <usize>merged, flag);
    }
    store<u32>(map + ((<usize>number) << 2), merged);
  }
}

/** Rewrites `count` tokens by a map of numbers. */
export function renumber(tokens: usize, count: u32, map: usize): void {
  const end = tokens + ((<usize>count) << 2);
  for (let at = tokens; at < end; at += 4) {
    store<u32>(at, load<u32>(map + ((<usize>load<u32>(at)) << 2)));
  }
}
