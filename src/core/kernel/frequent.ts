/**
 * The frequent phrases: a table of their document frequencies, and a bit each in a filter (Bloom 1970, of one
 * function), which stays in the cache where the table does not.
 *
 * Open addressing at a load of at most a half. One miss of the cache to note a phrase, and to look up one that
 * the filter lets through.
 */

/** Bytes of a slot: hash, document frequency; 0 for a free one. */
const SLOT: usize = 12;

/** Notes `count` phrases that stand as in the stream of group.ts; `table` has `mask` + 1 slots, zeros at first. */
export function noteFrequent(
  noted: usize,
  count: u32,
  table: usize,
  mask: u32,
  filter: usize,
  filterMask: u32,
): void {
  for (let i: u32 = 0; i < count; i++, noted += SLOT) {
    const hash = load<u64>(noted);
    const slot = findSlot(table, mask, hash);
    store<u64>(slot, hash);
    store<u32>(slot, load<u32>(noted, 8), 8);
    const bit = <u32>hash & filterMask;
    const word = filter + (<usize>(bit >> 5) << 2);
    store<u32>(word, load<u32>(word) | (1 << (bit & 31)));
  }
}

/** The slot of a hash, or the free one where it would go. */
// @ts-ignore: decorator of AssemblyScript
@inline
function findSlot(table: usize, mask: u32, hash: u64): usize {
  let index = <u32>(hash >> 32) & mask;
  while (true) {
    const slot = table + <usize>index * SLOT;
    if (load<u32>(slot, 8) == 0 || load<u64>(slot) == hash) return slot;
    index = (index + 1) & mask;
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
  return load<u32>(findSlot(table, mask, hash), 8);
}

/** The same for a hash in two halves, as JavaScript has it. */
export function frequencyOfHalves(table: usize, mask: u32, hi: u32, lo: u32): u32 {
  return frequencyOf(table, mask, (<u64>hi << 32) | <u64>lo);
}
