/**
 * Turns postings round: for each document the twins and links that it shares with another document, and
 * the postings that it is in. A counting sort by document: O(entries), two passes over the streams.
 *
 * A list is laid out as row starts, 4 bytes a document and one more, and items of 4 bytes. Counting
 * leaves the counts in the row starts, `layOutRows` sums them up, filling moves each row's start to its
 * end, and `shiftRows` brings them back.
 */
import { blockEnd, blockStart, firstBlock, nextBlock } from './memory';

/** Counts both documents of each pair of a stream. */
export function countPairs(stream: usize, rows: usize): void {
  for (let block = firstBlock(stream); block != 0; block = nextBlock(block)) {
    const end = blockEnd(block);
    for (let at = blockStart(block); at < end; at += 4) countUp(rows, load<u32>(at));
  }
}

/** Counts the documents of each posting of a stream. */
export function countPostings(stream: usize, rows: usize): void {
  for (let block = firstBlock(stream); block != 0; block = nextBlock(block)) {
    const end = blockEnd(block);
    for (let at = blockStart(block); at < end; ) {
      const stop = at + 4 + ((<usize>load<u32>(at)) << 2);
      for (at += 4; at < stop; at += 4) countUp(rows, load<u32>(at));
    }
  }
}

// @ts-ignore: decorator of AssemblyScript
@inline
function countUp(rows: usize, document: u32): void {
  const row = rows + ((<usize>document) << 2);
  store<u32>(row, load<u32>(row) + 1);
}

/** Turns the counts of `documents` rows into where each starts; returns the sum. */
export function layOutRows(rows: usize, documents: u32): u32 {
  let next: u32 = 0;
  for (let d: u32 = 0; d < documents; d++) {
    const row = rows + ((<usize>d) << 2);
    const count = load<u32>(row);
    store<u32>(row, next);
    next += count;
  }
  store<u32>(rows + ((<usize>documents) << 2), next);
  return next;
}

/** Makes each row start where the one before ends, after they were filled. */
export function shiftRows(rows: usize, documents: u32): void {
  for (let d = documents; d > 0; d--) {
    store<u32>(rows + ((<usize>d) << 2), load<u32>(rows + ((<usize>(d - 1)) << 2)));
  }
  store<u32>(rows, 0);
}

// @ts-ignore: decorator of AssemblyScript
@inline
function put(rows: usize, items: usize, document: u32, item: u32): void {
  const row = rows + ((<usize>document) << 2);
  const place = load<u32>(row);
  store<u32>(items + ((<usize>place) << 2), item);
  store<u32>(row, place + 1);
}

/** Fills in, for both documents of each pair, the other one. */
export function fillPairs(stream: usize, rows: usize, items: usize): void {
  for (let block = firstBlock(stream); block != 0; block = nextBlock(block)) {
    const end = blockEnd(block);
    for (let at = blockStart(block); at < end; at += 8) {
      const one = load<u32>(at);
      const other = load<u32>(at, 4);
      put(rows, items, one, other);
      put(rows, items, other, one);
    }
  }
}

/** Fills in, for each document of a posting, the address of the posting. */
export function fillPostings(stream: usize, rows: usize, items: usize): void {
  for (let block = firstBlock(stream); block != 0; block = nextBlock(block)) {
    const end = blockEnd(block);
    for (let at = blockStart(block); at < end; ) {
      const posting = <u32>at;
      const stop = at + 4 + ((<usize>load<u32>(at)) << 2);
      for (at += 4; at < stop; at += 4) put(rows, items, load<u32>(at), posting);
    }
  }
}
