/**
 * The frequent phrases: a table of their document frequencies, and a filter that stays in the cache when the table
 * does not (Bloom 1970; all bits of a phrase in one word: Putze, Sanders and Singler 2007). With 16 bits a phrase it
 * lets one or two of a hundred others through.
 *
 * One miss of the cache to note a phrase, and to look one up.
 */

import { findSlot } from '../slots';
import {
  FREQUENT_FILTER,
  FREQUENT_MASK,
  FREQUENT_SLOTS,
  FREQUENT_TABLE,
  NOTED_BYTES,
  NOTED_DF,
  SLOT_NUMBER,
} from '../../layout/candidates';

/** Notes `count` phrases as they are in the stream of groups.ts; table and filter are zeros at first. */
export function noteFrequent(frequent: usize, noted: usize, count: u32): void {
  const table = <usize>load<u32>(frequent, FREQUENT_TABLE);
  const slots = load<u32>(frequent, FREQUENT_SLOTS);
  const filter = <usize>load<u32>(frequent, FREQUENT_FILTER);
  const mask = load<u32>(frequent, FREQUENT_MASK);
  for (let i: u32 = 0; i < count; i++, noted += NOTED_BYTES) {
    const hash = load<u64>(noted);
    const slot = findSlot(table, slots, hash);
    store<u64>(slot, hash);
    // two phrases may have been made to share a hash: which comes last must not matter
    store<u32>(slot, max(load<u32>(slot, SLOT_NUMBER), load<u32>(noted, NOTED_DF)), SLOT_NUMBER);
    const word = filter + ((<usize>(<u32>hash & mask)) << 3);
    store<u64>(word, load<u64>(word) | bitsOf(hash));
  }
}

/** Sets the document frequency of a phrase that is frequent, not to 0: the slot would be free. */
export function setFrequency(frequent: usize, hi: u32, lo: u32, df: u32): void {
  const table = <usize>load<u32>(frequent, FREQUENT_TABLE);
  const hash = ((<u64>hi) << 32) | <u64>lo;
  store<u32>(findSlot(table, load<u32>(frequent, FREQUENT_SLOTS), hash), df, SLOT_NUMBER);
}

/** False if a phrase is certainly not frequent. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function mayBeFrequent(frequent: usize, hash: u64): bool {
  const filter = <usize>load<u32>(frequent, FREQUENT_FILTER);
  const bits = bitsOf(hash);
  const word = filter + ((<usize>(<u32>hash & load<u32>(frequent, FREQUENT_MASK))) << 3);
  return (load<u64>(word) & bits) == bits;
}

/** The bits of a phrase, by a part of its hash that does not choose the word. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function bitsOf(hash: u64): u64 {
  return (
    ((<u64>1) << ((hash >> 46) & 63)) |
    ((<u64>1) << ((hash >> 52) & 63)) |
    ((<u64>1) << (hash >> 58))
  );
}

/** The document frequency of a phrase, 0 if it is not frequent; its hash comes in two halves, as JavaScript has it. */
export function frequencyOfHalves(frequent: usize, hi: u32, lo: u32): u32 {
  return frequencyOf(frequent, ((<u64>hi) << 32) | <u64>lo);
}

/** The document frequency of a phrase, 0 if it is not frequent. */
export function frequencyOf(frequent: usize, hash: u64): u32 {
  const table = <usize>load<u32>(frequent, FREQUENT_TABLE);
  return load<u32>(findSlot(table, load<u32>(frequent, FREQUENT_SLOTS), hash), SLOT_NUMBER);
}
