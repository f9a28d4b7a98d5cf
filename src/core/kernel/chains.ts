/**
 * Links the documents of the phrases above the cap to their neighbours, as src/core/posting-groups.ts
 * specifies: each document in the 24 such phrases with its smallest hashes, so that neither boilerplate
 * nor a thousand copies of one text make n^2 pairs, and copies still meet.
 *
 * Sorts the crowds by hash, O(n log n); then one pass over their documents.
 */
import { blockEnd, blockStart, firstBlock, nextBlock, reserveInStream, setStreamEnd } from './memory';

/** Phrases above the cap in which one document is chained: `CHAINS_PER_DOCUMENT` of posting-groups.ts. */
const CHAINS_PER_DOCUMENT: u32 = 24;
/** Bits that stand for the crowds of a document. */
const CROWD_BITS: u64 = 192;
/** Hash, documents, address. */
const CROWD: usize = 16;

/** How many crowds a stream has. */
export function countCrowds(stream: usize): u32 {
  let count: u32 = 0;
  for (let block = firstBlock(stream); block != 0; block = nextBlock(block)) {
    count += <u32>((blockEnd(block) - blockStart(block)) / CROWD);
  }
  return count;
}

/** Copies the crowds of a stream to `at`; returns where they end. */
export function copyCrowds(stream: usize, at: usize): usize {
  for (let block = firstBlock(stream); block != 0; block = nextBlock(block)) {
    const bytes = blockEnd(block) - blockStart(block);
    memory.copy(at, blockStart(block), bytes);
    at += bytes;
  }
  return at;
}

/** Sorts `count` crowds by hash: heap sort, in place. */
export function sortCrowds(crowds: usize, count: u32): void {
  for (let i = count / 2; i > 0; i--) sink(crowds, i - 1, count);
  for (let size = count; size > 1; size--) {
    swap(crowds, crowds + <usize>(size - 1) * CROWD);
    sink(crowds, 0, size - 1);
  }
}

function sink(crowds: usize, from: u32, size: u32): void {
  for (let parent = from; ; ) {
    let child: u32 = 2 * parent + 1;
    if (child >= size) return;
    const right: u32 = child + 1;
    if (right < size && hashAt(crowds, right) > hashAt(crowds, child)) child = right;
    if (hashAt(crowds, parent) >= hashAt(crowds, child)) return;
    swap(crowds + <usize>parent * CROWD, crowds + <usize>child * CROWD);
    parent = child;
  }
}

function hashAt(crowds: usize, i: u32): u64 {
  return load<u64>(crowds + <usize>i * CROWD);
}

function swap(one: usize, other: usize): void {
  const item = v128.load(one);
  v128.store(one, v128.load(other));
  v128.store(other, item);
}

/**
 * Writes the links of sorted crowds [from, to) to a stream, in twos. `chained`, a byte a document, counts
 * the crowds in which a document is linked; `crowded`, 32 bytes a document, all that it is in: how many, and,
 * from byte 8, a bit each of 192 by their hash.
 */
export function chainCrowds(
  crowds: usize,
  from: u32,
  to: u32,
  chained: usize,
  crowded: usize,
  links: usize,
): void {
  for (let i = from; i < to; i++) {
    const crowd = crowds + <usize>i * CROWD;
    chain(<usize>load<u32>(crowd, 12), load<u32>(crowd, 8), load<u32>(crowd), chained, crowded, links);
  }
}

function chain(
  documents: usize,
  df: u32,
  hash: u32,
  chained: usize,
  crowded: usize,
  links: usize,
): void {
  let before: u32 = 0xffffffff;
  const place = <u32>((<u64>hash * CROWD_BITS) >> 32);
  const word: usize = 8 + (<usize>(place >> 6) << 3);
  const bit: u64 = (<u64>1) << (place & 63);
  const end = documents + ((<usize>df) << 2);
  for (let at = documents; at < end; at += 4) {
    const document = load<u32>(at);
    const all = crowded + ((<usize>document) << 5);
    store<u32>(all, load<u32>(all) + 1);
    store<u64>(all + word, load<u64>(all + word) | bit);
    const count = chained + <usize>document;
    if (load<u8>(count) == CHAINS_PER_DOCUMENT) continue;
    store<u8>(count, load<u8>(count) + 1);
    if (before != 0xffffffff) {
      const to = reserveInStream(links, 8);
      store<u32>(to, before);
      store<u32>(to, document, 4);
      setStreamEnd(links, to + 8);
    }
    before = document;
  }
}
