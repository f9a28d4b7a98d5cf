/**
 * The distinct phrases of a text beside its frame, and whether two sets of them have more in common than so many.
 *
 * Hash tables of 8 bytes a slot, cleared each time, as small as the text is: they stay in the innermost cache.
 * 5 ns a token.
 */
import { finishShingle, SHINGLE_BASE } from '../tokens/hash';
import { spread } from '../key';
import {
  PHRASE_LEVEL,
  SETS_A,
  SETS_B,
  SETS_HASHES,
  SETS_MOST,
  SETS_TABLE,
} from '../../layout/phrases';

/** A table of at least twice `count` slots, cleared; returns how far a hash is shifted. */
function clearTable(table: usize, count: u32): u32 {
  const bits: u32 = 33 - <u32>clz<u32>(count | 1);
  memory.fill(table, 0, (<usize>8) << bits);
  return 64 - bits;
}

/** The slot of a hash, or the free one where it would go. A hash of 0 is never there. */
// @ts-ignore: decorator of AssemblyScript
@inline
function slotOf(hash: u64, table: usize, shift: u32): usize {
  const mask = <u32>(~(<u64>0) >> <u64>shift);
  let index = <u32>(spread(hash) >> <u64>shift);
  while (true) {
    const slot = table + ((<usize>index) << 3);
    const its = load<u64>(slot);
    if (its == hash || its == 0) return slot;
    index = (index + 1) & mask;
  }
}

/**
 * Writes to the first set the distinct phrases of the first tokens, as many as a set has at most, whose byte of the
 * frame, which follows the tokens, is 0; returns how many they are. A text of one or two tokens is one phrase.
 */
export function distinctPhrases(sets: usize, tokens: usize, length: u32): u32 {
  const hashes = <usize>load<u32>(sets, SETS_HASHES);
  const most = load<u32>(sets, SETS_MOST);
  const table = <usize>load<u32>(sets, SETS_TABLE);
  const out = <usize>load<u32>(sets, SETS_A);
  const shift = clearTable(table, min(length, most));
  const frame = tokens + ((<usize>length) << 2);
  let first: u64 = 0;
  let second: u64 = 0;
  let third: u64 = 0;
  let own: u32 = 0;
  let end = out;
  for (let i: usize = 0; i < <usize>length && own < most; i++) {
    if (load<u8>(frame + i) != 0) continue;
    first = second;
    second = third;
    third = load<u64>(hashes + ((<usize>load<u32>(tokens + (i << 2))) << 3));
    own++;
    if (own < <u32>PHRASE_LEVEL) continue;
    const hash = finishShingle(
      (first * SHINGLE_BASE + second) * SHINGLE_BASE + third,
      PHRASE_LEVEL,
    );
    const slot = slotOf(hash, table, shift);
    if (load<u64>(slot) == hash) continue;
    store<u64>(slot, hash);
    store<u64>(end, hash);
    end += 8;
  }
  if (own > 0 && own < <u32>PHRASE_LEVEL) {
    store<u64>(end, finishShingle(second * SHINGLE_BASE + third, own));
    end += 8;
  }
  return <u32>((end - out) >> 3);
}

/** True if the two sets, of so many phrases each, have more than `allowed` in common. */
export function shareMore(sets: usize, countA: u32, countB: u32, allowed: u32): bool {
  const a = <usize>load<u32>(sets, SETS_A);
  const b = <usize>load<u32>(sets, SETS_B);
  const table = <usize>load<u32>(sets, SETS_TABLE);
  // the smaller one is tabulated
  const few = countB < countA ? b : a;
  const many = countB < countA ? a : b;
  const fewEnd = few + ((<usize>min(countA, countB)) << 3);
  const manyEnd = many + ((<usize>max(countA, countB)) << 3);
  const shift = clearTable(table, min(countA, countB));
  for (let at = few; at < fewEnd; at += 8) {
    store<u64>(slotOf(load<u64>(at), table, shift), load<u64>(at));
  }
  let shared: u32 = 0;
  for (let at = many; at < manyEnd; at += 8) {
    const hash = load<u64>(at);
    shared += u32(load<u64>(slotOf(hash, table, shift)) == hash);
    if (shared > allowed) return true;
  }
  return false;
}
