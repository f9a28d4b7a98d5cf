/**
 * The 64-bit hashes of a document's k-token shingles, as src/core/shingles.ts derives them.
 *
 * The polynomial of hash.ts rolls: a token comes in with one product, and one leaves with another.
 * O(tokens) for every k. Two and three tokens are multiplied out instead, which has no chain of
 * products to wait for; about a nanosecond a shingle.
 */
import { finishShingle, SHINGLE_BASE } from './hash';

/** The records of the tokeniser are this far apart. */
const RECORD: usize = 16;

/**
 * Writes the shingles of the `count` token records at `records` as u64 to `out`; returns how many.
 * Fewer than `k` tokens are one shingle; none have none.
 */
export function rollShingles(records: usize, count: u32, k: u32, out: usize): u32 {
  if (count == 0) return 0;
  if (count < k) k = count;
  const shingles = count - k + 1;
  if (k == 1) rollOne(records, shingles, out);
  else if (k == 2) rollTwo(records, shingles, out);
  else if (k == 3) rollThree(records, shingles, out);
  else rollMany(records, shingles, k, out);
  return shingles;
}

function rollOne(at: usize, shingles: u32, out: usize): void {
  for (const end = out + 8 * <usize>shingles; out < end; out += 8, at += RECORD) {
    store<u64>(out, finishShingle(load<u64>(at), 1));
  }
}

function rollTwo(at: usize, shingles: u32, out: usize): void {
  let before = load<u64>(at) * SHINGLE_BASE;
  for (const end = out + 8 * <usize>shingles; out < end; out += 8) {
    at += RECORD;
    const token = load<u64>(at);
    store<u64>(out, finishShingle(before + token, 2));
    before = token * SHINGLE_BASE;
  }
}

function rollThree(at: usize, shingles: u32, out: usize): void {
  const square = SHINGLE_BASE * SHINGLE_BASE;
  let first = load<u64>(at) * square;
  let second = load<u64>(at, RECORD);
  at += RECORD;
  for (const end = out + 8 * <usize>shingles; out < end; out += 8) {
    at += RECORD;
    const token = load<u64>(at);
    store<u64>(out, finishShingle(first + second * SHINGLE_BASE + token, 3));
    first = second * square;
    second = token;
  }
}

function rollMany(at: usize, shingles: u32, k: u32, out: usize): void {
  let oldest: u64 = 1;
  let window: u64 = 0;
  const entering = at + RECORD * <usize>(k - 1);
  for (let token = at; token < entering; token += RECORD) {
    window = window * SHINGLE_BASE + load<u64>(token);
    oldest *= SHINGLE_BASE;
  }
  const width = entering - at;
  for (const end = out + 8 * <usize>shingles; out < end; out += 8, at += RECORD) {
    window = window * SHINGLE_BASE + load<u64>(at + width);
    // read before the shingle is written, which may be in its place
    const leaving = load<u64>(at) * oldest;
    store<u64>(out, finishShingle(window, k));
    window -= leaving;
  }
}
