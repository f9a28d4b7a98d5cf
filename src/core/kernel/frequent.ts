/**
 * The frequent phrases: a table of their document frequencies, and a bit each in a filter (Bloom 1970, of one
 * function), which stays in the cache where the table does not.
 *
 * One miss of the cache to note a phrase, and to look up one that
 * the filter lets through.
 */

import { findSlot, NUMBER } from './slots';

/** Bytes of a phrase in the stream: hash, document frequency. */
const NOTED: usize = 12;

/** Notes `count` phrases that stand as in the stream of group.ts; `table` has `mask` + 1 slots, zeros at first. */
export function noteFrequent(
  noted: usize,
  count: u32,
  table: usize,
  mask: u32,
  filter: usize,
  filterMask: u32,
): void {
  for (let i: u32 = 0; i < count; i++, noted += NOTED) {
    const hash = load<u64>(noted);
    const slot = findSlot(table, mask, hash);
    store<u64>(slot, hash);
    store<u32>(slot, load<u32>(noted, 8), NUMBER);
    const bit = <u32>hash & filterMask;
    const word = filter + (<usize>(bit >> 5) << 2);
    store<u32>(word, load<u32>(word) | (1 << (bit & 31)));
  }
}

/** False where a phrase is certainly not frequent. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function mayBeFrequent(filter: usize, mask: u32, hash: u64): bool {
  const bit = <u32>hash & mask;
  return ((load<u32>(filter + (<usize>(bit >> 5) << 2)) >> (bit & 31)) & 1) == 1;
}

/** The document frequency of a phrase, 0 where it is not frequent. */
export function frequencyOf(table: usize, mask: u32, hash: u64): u32 {
  return load<u32>(findSlot(table, mask, hash), NUMBER);
}

/** The same for a hash in two halves, as JavaScript has it. */
export function frequencyOfHalves(table: usize, mask: u32, hi: u32, lo: u32): u32 {
  return frequencyOf(table, mask, (<u64>hi << 32) | <u64>lo);
}
