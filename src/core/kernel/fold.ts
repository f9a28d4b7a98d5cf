/**
 * The hash of a token whose characters do not all fold to themselves.
 *
 * Folded bytes are collected in a register, and eight at a time in scratch memory, for the hash begins
 * with their number. Scratch is where the records of later tokens go: a token of n bytes folds to at
 * most 3n, and there are 16 for each.
 */
import {
  characterAt,
  foldingOf,
  isFolding,
  smallEntry,
  smallFolding,
  twoBytePoint,
  widthOf,
} from './classes';
import { beginHash, endHash, hashBlock } from './hash';

/** The hash of the token in [start, end), which is valid UTF-8. */
export function foldedHash(start: usize, end: usize, scratch: usize, tables: usize): u64 {
  let block: u64 = 0;
  let bits: u64 = 0;
  let top = scratch;
  for (let at = start; at < end;) {
    const bytes = load<u32>(at);
    let folding: u64;
    if ((bytes & 0x80) == 0) {
      folding = smallFolding(smallEntry(bytes & 0x7f, tables), tables);
      at++;
    } else if ((bytes & 0xe0) == 0xc0) {
      folding = smallFolding(smallEntry(twoBytePoint(bytes), tables), tables);
      at += 2;
    } else {
      const character = characterAt(at, end, tables);
      const width = widthOf(character);
      folding = isFolding(character)
        ? foldingOf(character, tables)
        : (<u64>bytes & (0xffffffff >> (32 - 8 * width))) | ((<u64>width) << 56);
      at += width;
    }
    const value = folding & 0x00ffffffffffffff;
    block |= value << bits;
    bits += (folding >> 56) << 3;
    if (bits >= 64) {
      store<u64>(top, block);
      top += 8;
      bits -= 64;
      // what the block had no room for; at most 56 bits came in, so that it had some
      block = bits == 0 ? 0 : value >> (((folding >> 56) << 3) - bits);
    }
  }
  let hash = beginHash(top - scratch + <usize>(bits >> 3));
  for (let at = scratch; at < top; at += 8) hash = hashBlock(hash, load<u64>(at));
  return endHash(bits == 0 ? hash : hashBlock(hash, block));
}
