/**
 * Slots of 12 bytes by a hash, in open addressing: the hash, and a number that is 0 if the slot is free. Tables are
 * at most two thirds full, so that most look-ups end at the first slots; of any number of slots, as the hash is scaled
 * to it (Lemire 2019), spread by the secret of the run.
 */
import { spread } from './key';
import { SLOT_BYTES, SLOT_NUMBER } from '../layout/candidates';

/** The slot of a hash, or the free one where it would go. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function findSlot(table: usize, slots: u32, hash: u64): usize {
  let index = <u32>(((spread(hash) >> 32) * <u64>slots) >> 32);
  while (true) {
    const slot = table + <usize>index * SLOT_BYTES;
    if (load<u32>(slot, SLOT_NUMBER) == 0 || load<u64>(slot) == hash) return slot;
    index = index + 1 == slots ? 0 : index + 1;
  }
}
