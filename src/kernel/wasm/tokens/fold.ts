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
import { TOKEN_BYTES, TOKEN_END, TOKEN_START } from '../../layout/tokens';

/** The hash of the token in [start, end), which is valid UTF-8. */
export function foldedHash(start: usize, end: usize, scratch: usize, tables: usize): u64 {
  let block: u64 = 0;
  let bits: u64 = 0;
  let top = scratch;
  for (let at = start; at < end;) {
    const folding = foldingAt(at, end, tables);
    at += bytesOf(load<u8>(at));
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

/** The folding of the character at `at`: its bytes, and in the highest one how many there are. */
// @ts-ignore: decorator
@inline
function foldingAt(at: usize, end: usize, tables: usize): u64 {
  const bytes = load<u32>(at);
  if ((bytes & 0x80) == 0) return smallFolding(smallEntry(bytes & 0x7f, tables), tables);
  if ((bytes & 0xe0) == 0xc0) return smallFolding(smallEntry(twoBytePoint(bytes), tables), tables);
  const character = characterAt(at, end, tables);
  if (isFolding(character)) return foldingOf(character, tables);
  const width = widthOf(character);
  return (<u64>bytes & (0xffffffff >> (32 - 8 * width))) | ((<u64>width) << 56);
}

/** How many bytes a character has, by its first one. */
// @ts-ignore: decorator
@inline
function bytesOf(first: u32): usize {
  return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

/** Writes the token in [start, end), folded, at `out`, and up to 7 bytes behind it; returns where it ends. */
export function foldInto(start: usize, end: usize, out: usize, tables: usize): usize {
  for (let at = start; at < end; at += bytesOf(load<u8>(at))) {
    const folding = foldingAt(at, end, tables);
    store<u64>(out, folding & 0x00ffffffffffffff);
    out += <usize>(folding >> 56);
  }
  return out;
}

/** How many bytes that takes. */
export function foldedSize(start: usize, end: usize, tables: usize): usize {
  let size: usize = 0;
  for (let at = start; at < end; at += bytesOf(load<u8>(at))) {
    size += <usize>(foldingAt(at, end, tables) >> 56);
  }
  return size;
}

/**
 * Writes behind `count` tokens, records as the tokeniser leaves them, where each ends among their folded bytes, 4 bytes
 * each, and behind these the bytes, end to end.
 */
export function foldTokens(tokens: usize, count: u32, text: usize, tables: usize): void {
  let ends = tokens + <usize>count * TOKEN_BYTES;
  const first = ends + ((<usize>count) << 2);
  let out = first;
  for (let i: u32 = 0; i < count; i++, tokens += TOKEN_BYTES, ends += 4) {
    const start = text + <usize>load<u32>(tokens, TOKEN_START);
    out = foldInto(start, text + <usize>load<u32>(tokens, TOKEN_END), out, tables);
    store<u32>(ends, <u32>(out - first));
  }
}
