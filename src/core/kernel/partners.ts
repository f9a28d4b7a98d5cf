/**
 * Turns postings round, for a block of documents: for each the twins and links that it shares with another
 * document, and the postings that it is in. A counting sort by document: two passes over the streams, and what
 * is written stays near the cache.
 *
 * A list is laid out as row starts, 4 bytes a document and one more, and items of 4 bytes. Counting
 * leaves the counts in the row starts, `layOutRows` sums them up, filling moves each row's start to its
 * end, and `shiftRows` brings them back.
 */
import { blockEnd, blockStart, nextBlock } from './memory';

/** Counts, of the documents [from, from + size), those of each pair of a stream. */
export function countPairs(firstBlock: usize, rows: usize, from: u32, size: u32): void {
  for (let block = firstBlock; block != 0; block = nextBlock(block)) {
    const end = blockEnd(block);
    for (let at = blockStart(block); at < end; at += 4) countUp(rows, load<u32>(at) - from, size);
  }
}

/** Counts those of each posting of a stream. */
export function countPostings(firstBlock: usize, rows: usize, from: u32, size: u32): void {
  for (let block = firstBlock; block != 0; block = nextBlock(block)) {
    const end = blockEnd(block);
    for (let at = blockStart(block); at < end; ) {
      const stop = at + 4 + ((<usize>load<u32>(at)) << 2);
      for (at += 4; at < stop; at += 4) countUp(rows, load<u32>(at) - from, size);
    }
  }
}

// @ts-ignore: decorator of AssemblyScript
@inline
function countUp(rows: usize, row: u32, size: u32): void {
  if (row >= size) return;
  const at = rows + ((<usize>row) << 2);
  store<u32>(at, load<u32>(at) + 1);
}

/** Turns the counts of `size` rows into where each starts; returns the sum. */
export function layOutRows(rows: usize, size: u32): u32 {
  let next: u32 = 0;
  for (let row: u32 = 0; row < size; row++) {
    const at = rows + ((<usize>row) << 2);
    const count = load<u32>(at);
    store<u32>(at, next);
    next += count;
  }
  store<u32>(rows + ((<usize>size) << 2), next);
  return next;
}

/** Makes each row start where the one before ends, after they were filled. */
export function shiftRows(rows: usize, size: u32): void {
  memory.copy(rows + 4, rows, (<usize>size) << 2);
  store<u32>(rows, 0);
}

// @ts-ignore: decorator of AssemblyScript
@inline
function put(rows: usize, items: usize, row: u32, size: u32, item: u32): void {
  if (row >= size) return;
  const at = rows + ((<usize>row) << 2);
  const place = load<u32>(at);
  store<u32>(items + ((<usize>place) << 2), item);
  store<u32>(at, place + 1);
}

/** Fills in, for both documents of each pair, the other one. */
export function fillPairs(
  firstBlock: usize,
  rows: usize,
  items: usize,
  from: u32,
  size: u32,
): void {
  for (let block = firstBlock; block != 0; block = nextBlock(block)) {
    const end = blockEnd(block);
    for (let at = blockStart(block); at < end; at += 8) {
      const one = load<u32>(at);
      const other = load<u32>(at, 4);
      put(rows, items, one - from, size, other);
      put(rows, items, other - from, size, one);
    }
  }
}

/** Fills in, for each document of a posting, the address of the posting. */
export function fillPostings(
  firstBlock: usize,
  rows: usize,
  items: usize,
  from: u32,
  size: u32,
): void {
  for (let block = firstBlock; block != 0; block = nextBlock(block)) {
    const end = blockEnd(block);
    for (let at = blockStart(block); at < end; ) {
      const posting = <u32>at;
      const stop = at + 4 + ((<usize>load<u32>(at)) << 2);
      for (at += 4; at < stop; at += 4) {
        put(rows, items, load<u32>(at) - from, size, posting);
      }
    }
  }
}
