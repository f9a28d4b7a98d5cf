/**
 * Ranks partners where the postings do not fit in memory: by tiles, the documents of one block with the
 * partners of another.
 *
 * Each posting is parted by blocks of documents, and every block has a list of its own: which posting, how
 * many documents it has in all, and those of the block. The lists of two blocks, both in order of postings, are
 * merged: what both have gives each document of the one the documents of the other that it shares something
 * with. The best partners of a document are the best of those of all blocks, so that nothing is approximate. And
 * the sums of one block stay in the cache.
 *
 * A record is 4 bytes, from the top 18 bits by how much its posting's number is above that of the record before,
 * 7 how many documents of the block, 7 how many in all (0 for a link); then 2 bytes a document, its number in
 * the block. A record without documents is followed by the number that the next one has. O(records) a tile.
 */
import { bytesOf, DOCUMENT, documentAt } from './documents';
import { allocate, blockEnd, blockStart, firstBlock, nextBlock, reserveInStream, setStreamEnd } from './memory';
import { addTo, AHEAD, keepBest, MAX_PARTNERS, readPartners, writePartners } from './rank';

const DELTA_SHIFT: u32 = 14;
const MAX_DELTA: u32 = (1 << 18) - 1;
const COUNT_SHIFT: u32 = 7;
const COUNT_MASK: u32 = 0x7f;
/** Postings whose records are looked up in one table, which stays in the cache. */
const STRETCH: u32 = 1 << 14;
/** No record of a block was written yet. */
const NOTHING: u32 = 0xffffffff;
/** Bytes of a stream's head. */
const STREAM: usize = 12;
/** Kinds of streams, as in partners.ts: postings of two, links, and those that say how many they are. */
const POSTINGS: u32 = 2;
const LINKS: u32 = 1;

/**
 * Parts the postings of a stream, numbered from `id` on, by blocks of 2^`shift` documents, to the streams at
 * `outs`, 12 bytes each. `lasts`, 4 bytes a block, is where each stream is. Returns the number after the last.
 */
export function partPostings(
  stream: usize,
  kind: u32,
  id: u32,
  shift: u32,
  lasts: usize,
  outs: usize,
): u32 {
  for (let block = firstBlock(stream); block != 0; block = nextBlock(block)) {
    const end = blockEnd(block);
    for (let at = blockStart(block); at < end; id++) {
      let size: u32 = 2;
      if (kind == POSTINGS) size = load<u8>(at++);
      partPosting(at, size, kind == LINKS ? 0 : size, id, shift, lasts, outs);
      at += bytesOf(size);
    }
  }
  return id;
}

function partPosting(
  documents: usize,
  size: u32,
  df: u32,
  id: u32,
  shift: u32,
  lasts: usize,
  outs: usize,
): void {
  const end = documents + bytesOf(size);
  const mask: u32 = (1 << shift) - 1;
  for (let from = documents; from < end; ) {
    const block = documentAt(from) >> shift;
    let to = from + DOCUMENT;
    while (to < end && documentAt(to) >> shift == block) to += DOCUMENT;
    const count = <u32>((to - from) / DOCUMENT);
    const out = outs + <usize>block * STREAM;
    let at = reserveInStream(out, 12 + ((<usize>count) << 1));
    const last = load<u32>(lasts + ((<usize>block) << 2));
    let delta = id - last;
    if (last == NOTHING || delta > MAX_DELTA) {
      store<u32>(at, 0);
      store<u32>(at, id, 4);
      at += 8;
      delta = 0;
    }
    store<u32>(lasts + ((<usize>block) << 2), id);
    store<u32>(at, (delta << DELTA_SHIFT) | (count << COUNT_SHIFT) | df);
    for (at += 4; from < to; from += DOCUMENT, at += 2) store<u16>(at, <u16>(documentAt(from) & mask));
    setStreamEnd(out, at);
  }
}

/**
 * Scratch of a thread for blocks of `size` documents, words: 0 sums, 4 touched documents, 8 the heap, 12 where
 * the rows of the loaded block start, 16 where each is filled up to, 20 items, 24 how many there is room for, 28
 * a table of a stretch of postings.
 */
export function createTileScratch(size: u32): usize {
  const scratch = allocate(32);
  const row = ((<usize>size) << 2) + 4;
  memory.fill(scratch, 0, 32);
  store<u32>(scratch, <u32>allocate(row));
  memory.fill(<usize>load<u32>(scratch), 0, row);
  store<u32>(scratch, <u32>allocate(row), 4);
  store<u32>(scratch, <u32>allocate((<usize>MAX_PARTNERS) << 3), 8);
  store<u32>(scratch, <u32>allocate(row), 12);
  store<u32>(scratch, <u32>allocate(row), 16);
  store<u32>(scratch, <u32>allocate((<usize>STRETCH) << 2), 28);
  return scratch;
}

/** Lays out rows for the `size` documents of the block whose records are [at, end). */
export function loadTile(at: usize, end: usize, size: u32, scratch: usize): void {
  const rows = <usize>load<u32>(scratch, 12);
  memory.fill(rows, 0, ((<usize>size) << 2) + 4);
  while (at < end) {
    const count = (load<u32>(at) >> COUNT_SHIFT) & COUNT_MASK;
    const stop = at + (count == 0 ? 8 : 4 + ((<usize>count) << 1));
    if (count != 0) {
      for (let item = at + 4; item < stop; item += 2) {
        const row = rows + ((<usize>load<u16>(item)) << 2);
        store<u32>(row, load<u32>(row) + 1);
      }
    }
    at = stop;
  }
  let next: u32 = 0;
  for (let i: u32 = 0; i <= size; i++) {
    const row = rows + ((<usize>i) << 2);
    const count = load<u32>(row);
    store<u32>(row, next);
    next += count;
  }
  if (next > load<u32>(scratch, 24)) {
    const room = next + (next >> 4);
    store<u32>(scratch, <u32>allocate((<usize>room) << 2), 20);
    store<u32>(scratch, room, 24);
  }
}

/**
 * Merges the records [at, end) of the loaded block of `size` documents with those of another, [other,
 * otherEnd): each document gets the addresses of the records that it meets there.
 *
 * Stretch by stretch of numbers: where the records of the other block are is noted in a table, in which those
 * of the loaded one are looked up. Comparing number with number mispredicts at every other record, and takes
 * four times as long.
 */
export function mergeTile(
  at: usize,
  end: usize,
  other: usize,
  otherEnd: usize,
  size: u32,
  scratch: usize,
): void {
  const rows = <usize>load<u32>(scratch, 16);
  const items = <usize>load<u32>(scratch, 20);
  const table = <usize>load<u32>(scratch, 28);
  memory.copy(rows, <usize>load<u32>(scratch, 12), (<usize>size) << 2);
  let id: u32 = 0;
  let otherId: u32 = 0;
  for (let stretch: u32 = 0; at < end; stretch += STRETCH) {
    memory.fill(table, 0, (<usize>STRETCH) << 2);
    while (other < otherEnd) {
      const header = load<u32>(other);
      const count = (header >> COUNT_SHIFT) & COUNT_MASK;
      if (count == 0) {
        otherId = load<u32>(other, 4);
        other += 8;
        continue;
      }
      const place = otherId + (header >> DELTA_SHIFT) - stretch;
      if (place >= STRETCH) break;
      otherId = place + stretch;
      store<u32>(table + ((<usize>place) << 2), <u32>other);
      other += 4 + ((<usize>count) << 1);
    }
    while (at < end) {
      const header = load<u32>(at);
      const count = (header >> COUNT_SHIFT) & COUNT_MASK;
      if (count == 0) {
        id = load<u32>(at, 4);
        at += 8;
        continue;
      }
      const place = id + (header >> DELTA_SHIFT) - stretch;
      if (place >= STRETCH) break;
      id = place + stretch;
      const stop = at + 4 + ((<usize>count) << 1);
      const met = load<u32>(table + ((<usize>place) << 2));
      if (met != 0) {
        for (let item = at + 4; item < stop; item += 2) {
          const row = rows + ((<usize>load<u16>(item)) << 2);
          const last = load<u32>(row);
          store<u32>(items + ((<usize>last) << 2), met);
          store<u32>(row, last + 1);
        }
      }
      at = stop;
    }
  }
}

/**
 * Ranks, for the documents [from, to) of the merged block, the partners of the other one among those found
 * before. The blocks begin with documents `first` and `otherFirst`.
 */
export function rankTile(
  from: u32,
  to: u32,
  first: u32,
  otherFirst: u32,
  partners: usize,
  weights: usize,
  scratch: usize,
): void {
  const sums = <usize>load<u32>(scratch);
  const touched = <usize>load<u32>(scratch, 4);
  const heap = <usize>load<u32>(scratch, 8);
  const rows = <usize>load<u32>(scratch, 12);
  const ends = <usize>load<u32>(scratch, 16);
  const items = <usize>load<u32>(scratch, 20);
  for (let i = from; i < to; i++) {
    const row = (<usize>i) << 2;
    const start = items + ((<usize>load<u32>(rows + row)) << 2);
    const end = items + ((<usize>load<u32>(ends + row)) << 2);
    if (start == end) continue;
    let next = touched;
    for (let at = start; at < end; ) {
      const stop = min(at + (AHEAD << 2), end);
      lookAhead(at, stop);
      for (; at < stop; at += 4) next = addRecord(<usize>load<u32>(at), weights, sums, next);
    }
    // the document met itself in its postings
    if (first == otherFirst) store<u32>(sums + row, 0);
    const count = readPartners(partners, first + i, heap);
    writePartners(
      partners,
      first + i,
      heap,
      keepBest(touched, next, sums, otherFirst, heap, count),
    );
  }
}

/** Loads every record, so that the memory fetches all of them at once. */
function lookAhead(at: usize, stop: usize): void {
  let bits: u32 = 0xffffffff;
  for (; at < stop; at += 4) bits &= load<u32>(<usize>load<u32>(at));
  // never true, as a record has less than all bits, but the compiler does not know
  if (bits == 0xffffffff) unreachable();
}

// @ts-ignore: decorator of AssemblyScript
@inline
function addRecord(record: usize, weights: usize, sums: usize, touched: usize): usize {
  const header = load<u32>(record);
  const weight = load<u32>(weights + ((<usize>(header & COUNT_MASK)) << 2));
  const stop = record + 4 + ((<usize>((header >> COUNT_SHIFT) & COUNT_MASK)) << 1);
  for (let at = record + 4; at < stop; at += 2) {
    touched = addTo(sums, load<u16>(at), weight, touched);
  }
  return touched;
}
