/**
 * The frequent phrases of a family of texts, with the document frequencies that its own pairs are weighed by: all texts
 * of the family count as one (core/rarity/family-frequencies.ts).
 *
 * A table as frequent-table.ts makes, of the phrases of the family alone: the number of a slot counts the texts of the
 * family that have a phrase, until `closeFamily` turns it into a document frequency. While a text is added, the top bit
 * says that the phrase was met in it. Two misses of the cache for each token of a text, and one for each slot.
 */
import { bitsOf, frequencyOf, mayBeFrequent } from '../candidates/frequent-table';
import { findSlot } from '../slots';
import { finishShingle, SHINGLE_BASE } from '../tokens/hash';
import { PHRASE_LEVEL } from '../../layout/phrases';
import {
  FREQUENT_FILTER,
  FREQUENT_MASK,
  FREQUENT_SLOTS,
  FREQUENT_TABLE,
  SLOT_BYTES,
  SLOT_NUMBER,
} from '../../layout/candidates';
import { FAMILY_ALL, FAMILY_HASHES } from '../../layout/verification';

const IS_MET: u32 = 0x80000000;

/** Counts the frequent phrases of a text of the family. */
export function addToFamily(family: usize, tokens: usize, length: u32): void {
  const end = tokens + ((<usize>length) << 2);
  for (let at = tokens + ((PHRASE_LEVEL - 1) << 2); at < end; at += 4) {
    const slot = slotOf(family, at);
    if (slot == 0) continue;
    const count = load<u32>(slot, SLOT_NUMBER);
    if ((count & IS_MET) == 0) store<u32>(slot, (count + 1) | IS_MET, SLOT_NUMBER);
  }
  for (let at = tokens + ((PHRASE_LEVEL - 1) << 2); at < end; at += 4) {
    const slot = slotOf(family, at);
    if (slot != 0) store<u32>(slot, load<u32>(slot, SLOT_NUMBER) & ~IS_MET, SLOT_NUMBER);
  }
}

/** The slot of the phrase whose last token is at this address; 0 if the phrase is not frequent. */
function slotOf(family: usize, at: usize): usize {
  const hashes = <usize>load<u32>(family, FAMILY_HASHES);
  const all = <usize>load<u32>(family, FAMILY_ALL);
  let hash: u64 = 0;
  for (let place = at - ((PHRASE_LEVEL - 1) << 2); place <= at; place += 4) {
    hash = hash * SHINGLE_BASE + load<u64>(hashes + ((<usize>load<u32>(place)) << 3));
  }
  hash = finishShingle(hash, PHRASE_LEVEL);
  if (!mayBeFrequent(all, hash) || frequencyOf(all, hash) == 0) return 0;
  const table = <usize>load<u32>(family, FREQUENT_TABLE);
  const slot = findSlot(table, load<u32>(family, FREQUENT_SLOTS), hash);
  store<u64>(slot, hash);
  return slot;
}

/** Turns the counts of the family into document frequencies, and fills the filter. */
export function closeFamily(family: usize): void {
  const all = <usize>load<u32>(family, FAMILY_ALL);
  const table = <usize>load<u32>(family, FREQUENT_TABLE);
  const end = table + <usize>load<u32>(family, FREQUENT_SLOTS) * SLOT_BYTES;
  const filter = <usize>load<u32>(family, FREQUENT_FILTER);
  const mask = load<u32>(family, FREQUENT_MASK);
  for (let slot = table; slot < end; slot += SLOT_BYTES) {
    const count = load<u32>(slot, SLOT_NUMBER);
    if (count == 0) continue;
    const hash = load<u64>(slot);
    // two phrases may have been made to share a hash, so that fewer are counted than are here
    const others = max<i32>(0, <i32>frequencyOf(all, hash) - <i32>count);
    store<u32>(slot, <u32>others + 1, SLOT_NUMBER);
    const word = filter + ((<usize>(<u32>hash & mask)) << 3);
    store<u64>(word, load<u64>(word) | bitsOf(hash));
  }
}
