/**
 * Ranks partners if the postings do not fit in memory: by tiles, the documents of one block with the
 * partners of another.
 *
 * Each posting is parted by blocks of documents, and every block has a list of its own: which posting, how
 * many documents it has in all, and those of the block. The lists of two blocks, both in order of postings, are
 * merged: a posting that both have tells each document of the one which documents of the other share something
 * with it. The best partners of a document are the best in all blocks, so nothing is approximate.
 *
 * All threads work on one tile: lists are in pieces, in which both blocks have the same postings, and each thread has
 * its share of them. So blocks are as large as the memory allows, and a posting is in few of them: what a document
 * meets costs a miss of the cache for each block, however many partners it finds there.
 *
 * A record is 4 bytes, from the top 18 bits by how much its posting's number is above that of the record before,
 * 7 how many documents of the block, 7 how many in all (0 for a link); then 3 bytes a document, its number in
 * the block. A record without documents is followed by the number that the next one has, and begins each piece.
 * O(records) a tile.
 */
import { bytesOf, documentAt, putDocument } from '../texts/documents';
import {
  allocate,
  blockEnd,
  blockStart,
  firstBlock,
  nextBlock,
  reserveInStream,
  setStreamEnd,
} from '../memory';
import { createRankScratch, HEAP, SUMS, TABLE, THREAD, TOUCHED } from './scratch';
import { addTo, AHEAD, keepBest, readPartners, writePartners } from './ranking';
import {
  LINKS_KIND,
  MAX_TILE_SIZE,
  NO_POSTING,
  PARTING_BYTES,
  PARTING_COUNT,
  PARTING_ID,
  PARTING_LASTS,
  PARTING_OUTS,
  PARTING_SIZE,
  PARTING_STREAMS,
  POSTINGS_KIND,
  TILE_BASE,
  TILE_FIRST,
  TILE_ITEMS,
  TILE_LAID_OUT,
  TILE_LEFT,
  TILE_OTHER_FIRST,
  TILE_OTHER_PIECES,
  TILE_PARTNERS,
  TILE_PIECES,
  TILE_ROW_BYTES,
  TILE_SIZE,
  TILE_THREADS,
  TILE_WEIGHTS,
} from '../../layout/candidates';
import { DOCUMENT_BYTES } from '../../layout/corpus';
import { PAIR_BYTES, PAIR_OTHER, STREAM_HEAD_BYTES } from '../../layout/memory';

const DELTA_SHIFT: u32 = 14;
const MAX_DELTA: u32 = (1 << 18) - 1;
const COUNT_SHIFT: u32 = 7;
const COUNT_MASK: u32 = 0x7f;
/** A record without documents is as long as two headers: behind the first is the number of the next. */
const HEADER: usize = 4;
const JUMP: usize = 8;
/** Postings whose records are looked up in one table, which stays in the cache. */
const STRETCH: u32 = 1 << 14;
/** In the table of a stretch: a record of one document, as that partner and how many documents its posting has. */
const IS_PARTNER: u32 = 0x80000000;
const DF_SHIFT: u32 = 24;
const PARTNER_MASK: u32 = MAX_TILE_SIZE - 1;

/** Parts the postings of the threads [from, to) by blocks of documents, each to a stream of the block. */
export function partPostings(parts: usize, from: u32, to: u32): void {
  for (let i = from; i < to; i++) partStreams(parts + <usize>i * PARTING_BYTES);
}

/** Parts the streams of one thread, postings numbered one after another. */
function partStreams(part: usize): void {
  const streams = <usize>load<u32>(part, PARTING_STREAMS);
  const end = streams + <usize>load<u32>(part, PARTING_COUNT) * PAIR_BYTES;
  let id = load<u32>(part, PARTING_ID);
  for (let at = streams; at < end; at += PAIR_BYTES) {
    id = partStream(<usize>load<u32>(at), load<u32>(at, PAIR_OTHER), id, part);
  }
}

/** Parts the postings of a stream, numbered from `id` on; returns the number after the last. */
function partStream(stream: usize, kind: u32, id: u32, part: usize): u32 {
  for (let block = firstBlock(stream); block != 0; block = nextBlock(block)) {
    const end = blockEnd(block);
    for (let at = blockStart(block); at < end; id++) {
      let df: u32 = 2;
      if (kind == POSTINGS_KIND) df = load<u8>(at++);
      partPosting(at, at + bytesOf(df), kind == LINKS_KIND ? 0 : df, id, part);
      at += bytesOf(df);
    }
  }
  return id;
}

/**
 * Writes what each block has of the documents [from, end), ascending, of a posting. Hot: called once a posting, so
 * that its number and document frequency are parameters; in the record of the part both would be stored and loaded
 * each time.
 */
function partPosting(from: usize, end: usize, df: u32, id: u32, part: usize): void {
  const size = load<u32>(part, PARTING_SIZE);
  const lasts = <usize>load<u32>(part, PARTING_LASTS);
  const outs = <usize>load<u32>(part, PARTING_OUTS);
  while (from < end) {
    const block = documentAt(from) / size;
    const first = block * size;
    let to = from + DOCUMENT_BYTES;
    while (to < end && documentAt(to) - first < size) to += DOCUMENT_BYTES;
    const count = <u32>((to - from) / DOCUMENT_BYTES);
    const out = outs + <usize>block * STREAM_HEAD_BYTES;
    // the last number writes one byte behind it
    let at = reserveInStream(out, JUMP + HEADER + 1 + bytesOf(count));
    const last = load<u32>(lasts + ((<usize>block) << 2));
    let delta = id - last;
    if (last == NO_POSTING || delta > MAX_DELTA) {
      store<u32>(at, 0);
      store<u32>(at, id, HEADER);
      at += JUMP;
      delta = 0;
    }
    store<u32>(lasts + ((<usize>block) << 2), id);
    store<u32>(at, (delta << DELTA_SHIFT) | (count << COUNT_SHIFT) | df);
    for (at += HEADER; from < to; from += DOCUMENT_BYTES, at += DOCUMENT_BYTES) {
      putDocument(at, documentAt(from) - first);
    }
    setStreamEnd(out, at);
  }
}

/** Scratch of a thread for blocks of `size` documents. */
export function createTileScratch(size: u32, thread: u32): usize {
  const scratch = createRankScratch(size, thread);
  store<u32>(scratch, <u32>allocate((<usize>STRETCH) << 2), TABLE);
  return scratch;
}

/** Counts the records of the pieces [from, to) in which each document of the block is, in the rows of one thread. */
export function countTile(tile: usize, scratch: usize, from: u32, to: u32): void {
  const pieces = <usize>load<u32>(tile, TILE_PIECES);
  const rows = <usize>load<u32>(tile, TILE_LAID_OUT) + offsetOf(tile, scratch);
  for (let i = from; i < to; i++) {
    const piece = pieces + <usize>i * PAIR_BYTES;
    countPiece(<usize>load<u32>(piece), <usize>load<u32>(piece, PAIR_OTHER), rows);
  }
}

/** Where the rows of a thread begin among all rows. */
function offsetOf(tile: usize, scratch: usize): usize {
  return <usize>load<u32>(scratch, THREAD) * <usize>load<u32>(tile, TILE_ROW_BYTES);
}

function countPiece(at: usize, end: usize, rows: usize): void {
  while (at < end) {
    const count = (load<u32>(at) >> COUNT_SHIFT) & COUNT_MASK;
    const stop = at + (count == 0 ? JUMP : HEADER + bytesOf(count));
    if (count != 0) {
      for (let item = at + HEADER; item < stop; item += DOCUMENT_BYTES) {
        const row = rows + ((<usize>documentAt(item)) << 2);
        store<u32>(row, load<u32>(row) + 1);
      }
    }
    at = stop;
  }
}

/**
 * Makes of counts the places where each thread's items of each document begin, and behind the rows of all threads where
 * they end: the items of a document are together. Returns how many items there are.
 */
export function layOutTile(tile: usize): u32 {
  const rows = <usize>load<u32>(tile, TILE_LAID_OUT);
  const rowBytes = <usize>load<u32>(tile, TILE_ROW_BYTES);
  const threads = <usize>load<u32>(tile, TILE_THREADS);
  const limits = threads * rowBytes;
  const size = <usize>load<u32>(tile, TILE_SIZE);
  let next: u32 = 0;
  for (let i: usize = 0; i < size; i++) {
    for (let thread: usize = 0; thread < threads; thread++) {
      const row = rows + thread * rowBytes + (i << 2);
      const count = load<u32>(row);
      store<u32>(row, next);
      next += count;
      store<u32>(row + limits, next);
    }
  }
  return next;
}

/**
 * Merges the pieces [from, to) of the block with the pieces of the same postings of the other. The items of each document
 * get what it meets there: partners upwards from its row, records, which have several partners, downwards from its row
 * among the limits.
 */
export function mergeTile(tile: usize, scratch: usize, from: u32, to: u32): void {
  const pieces = <usize>load<u32>(tile, TILE_PIECES);
  const others = <usize>load<u32>(tile, TILE_OTHER_PIECES);
  for (let i = from; i < to; i++) {
    const piece = pieces + <usize>i * PAIR_BYTES;
    const other = others + <usize>i * PAIR_BYTES;
    mergePiece(tile, scratch, piece, other);
  }
}

/**
 * Merges two pieces, each a record of where it starts and ends.
 *
 * Hot: it is long, because what it keeps in registers would be loaded again at each record in shorter functions.
 * It goes on by stretches of numbers: a table notes the records of the other block, and those of the first are
 * looked up in it. Comparing number with number mispredicts at every other record, and takes four times as long.
 */
function mergePiece(tile: usize, scratch: usize, piece: usize, otherPiece: usize): void {
  let at = <usize>load<u32>(piece);
  const end = <usize>load<u32>(piece, PAIR_OTHER);
  let other = <usize>load<u32>(otherPiece);
  const otherEnd = <usize>load<u32>(otherPiece, PAIR_OTHER);
  if (at == end || other == otherEnd) return;
  const base = <usize>load<u32>(tile, TILE_BASE);
  const rows = <usize>load<u32>(tile, TILE_LEFT) + offsetOf(tile, scratch);
  const limits = <usize>load<u32>(tile, TILE_THREADS) * <usize>load<u32>(tile, TILE_ROW_BYTES);
  const items = <usize>load<u32>(tile, TILE_ITEMS);
  const table = <usize>load<u32>(scratch, TABLE);
  let id: u32 = 0;
  let otherId: u32 = 0;
  for (
    let stretch = min(load<u32>(at, HEADER), load<u32>(other, HEADER));
    at < end;
    stretch += STRETCH
  ) {
    memory.fill(table, 0, (<usize>STRETCH) << 2);
    while (other < otherEnd) {
      const header = load<u32>(other);
      const count = (header >> COUNT_SHIFT) & COUNT_MASK;
      if (count == 0) {
        otherId = load<u32>(other, HEADER);
        other += JUMP;
        continue;
      }
      const place = otherId + (header >> DELTA_SHIFT) - stretch;
      if (place >= STRETCH) break;
      otherId = place + stretch;
      store<u32>(table + ((<usize>place) << 2), itemOf(other, header, count, base));
      other += HEADER + bytesOf(count);
    }
    while (at < end) {
      const header = load<u32>(at);
      const count = (header >> COUNT_SHIFT) & COUNT_MASK;
      if (count == 0) {
        id = load<u32>(at, HEADER);
        at += JUMP;
        continue;
      }
      const place = id + (header >> DELTA_SHIFT) - stretch;
      if (place >= STRETCH) break;
      id = place + stretch;
      const stop = at + HEADER + bytesOf(count);
      const met = load<u32>(table + ((<usize>place) << 2));
      if ((met & IS_PARTNER) != 0) {
        for (let document = at + HEADER; document < stop; document += DOCUMENT_BYTES) {
          const row = rows + ((<usize>documentAt(document)) << 2);
          const last = load<u32>(row);
          store<u32>(items + ((<usize>last) << 2), met);
          store<u32>(row, last + 1);
        }
      } else if (met != 0) {
        for (let document = at + HEADER; document < stop; document += DOCUMENT_BYTES) {
          const row = rows + limits + ((<usize>documentAt(document)) << 2);
          const last = load<u32>(row) - 1;
          store<u32>(items + ((<usize>last) << 2), met);
          store<u32>(row, last);
        }
      }
      at = stop;
    }
  }
}

/** A record of one document becomes that document, which spares another look; any other becomes its address. */
// @ts-ignore: decorator of AssemblyScript
@inline
function itemOf(record: usize, header: u32, count: u32, base: usize): u32 {
  if (count == 1)
    return IS_PARTNER | ((header & COUNT_MASK) << DF_SHIFT) | documentAt(record + HEADER);
  return <u32>(record - base);
}

/**
 * Ranks, for the documents [from, to) of the merged block, the partners of the other one among those found
 * before.
 */
export function rankTile(tile: usize, scratch: usize, from: u32, to: u32): void {
  const sums = <usize>load<u32>(scratch, SUMS);
  const touched = <usize>load<u32>(scratch, TOUCHED);
  const heap = <usize>load<u32>(scratch, HEAP);
  const partners = <usize>load<u32>(tile, TILE_PARTNERS);
  const rowBytes = <usize>load<u32>(tile, TILE_ROW_BYTES);
  const threads = <usize>load<u32>(tile, TILE_THREADS);
  const first = load<u32>(tile, TILE_FIRST);
  const otherFirst = load<u32>(tile, TILE_OTHER_FIRST);
  for (let i = from; i < to; i++) {
    let next = touched;
    for (let thread: usize = 0; thread < threads; thread++) {
      const row = thread * rowBytes + ((<usize>i) << 2);
      next = addPartners(tile, row, sums, next);
      next = addRecords(tile, row + rowBytes * threads, sums, next);
    }
    if (next == touched) continue;
    // the document met itself in its postings
    if (first == otherFirst) store<u32>(sums + ((<usize>i) << 2), 0);
    const count = readPartners(partners, first + i, heap);
    writePartners(partners, first + i, heap, keepBest(scratch, next, otherFirst, count));
  }
}

/** The item that a row names, of the rows as they were laid out or as they were left. */
// @ts-ignore: decorator of AssemblyScript
@inline
function itemAt(tile: usize, rows: usize, row: usize): usize {
  return <usize>load<u32>(tile, TILE_ITEMS) + ((<usize>load<u32>(rows + row)) << 2);
}

/** Adds the partners of a row; returns where the list of those touched ends. */
function addPartners(tile: usize, row: usize, sums: usize, touched: usize): usize {
  const weights = <usize>load<u32>(tile, TILE_WEIGHTS);
  const end = itemAt(tile, <usize>load<u32>(tile, TILE_LEFT), row);
  let at = itemAt(tile, <usize>load<u32>(tile, TILE_LAID_OUT), row);
  for (; at < end; at += 4) {
    const item = load<u32>(at);
    const weight = load<u32>(weights + ((<usize>((item >> DF_SHIFT) & COUNT_MASK)) << 2));
    touched = addTo(sums, item & PARTNER_MASK, weight, touched);
  }
  return touched;
}

/** Adds what the records of a row among the limits give; returns where the list of those touched ends. */
function addRecords(tile: usize, row: usize, sums: usize, touched: usize): usize {
  const end = itemAt(tile, <usize>load<u32>(tile, TILE_LAID_OUT), row);
  let at = itemAt(tile, <usize>load<u32>(tile, TILE_LEFT), row);
  const weights = <usize>load<u32>(tile, TILE_WEIGHTS);
  const base = <usize>load<u32>(tile, TILE_BASE);
  while (at < end) {
    const stop = min(at + (AHEAD << 2), end);
    lookAhead(at, stop, base);
    for (; at < stop; at += 4)
      touched = addRecord(base + <usize>load<u32>(at), weights, sums, touched);
  }
  return touched;
}

/** Loads every record, so that the memory fetches all of them together. */
function lookAhead(at: usize, stop: usize, base: usize): void {
  let bits: u32 = 0xffffffff;
  for (; at < stop; at += 4) bits &= load<u32>(base + <usize>load<u32>(at));
  // never true, as a record has less than all bits, but the compiler does not know
  if (bits == 0xffffffff) unreachable();
}

// @ts-ignore: decorator of AssemblyScript
@inline
function addRecord(record: usize, weights: usize, sums: usize, touched: usize): usize {
  const header = load<u32>(record);
  const weight = load<u32>(weights + ((<usize>(header & COUNT_MASK)) << 2));
  const stop = record + HEADER + bytesOf((header >> COUNT_SHIFT) & COUNT_MASK);
  for (let at = record + HEADER; at < stop; at += DOCUMENT_BYTES) {
    touched = addTo(sums, documentAt(at), weight, touched);
  }
  return touched;
}
