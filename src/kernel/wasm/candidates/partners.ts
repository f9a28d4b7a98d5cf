/**
 * Turns postings round, for a block of documents: for each the twins and links that it shares with another
 * document, and the postings that it is in. A counting sort by document, in which every thread does its part of
 * the streams: one pass counts, the next one fills in.
 *
 * Rows are laid out by kind, 0 twins, 1 links, 2 postings, and by document: 4 bytes each, and one more row at the
 * end of a kind. Counting leaves counts in the rows of each thread; `layOutPartners` makes them the places where
 * the thread fills in.
 */
import { bytesOf, documentAt } from '../texts/documents';
import { blockEnd, blockStart } from '../memory';
import { THREAD } from './scratch';
import {
  KIND_MASK,
  POSTINGS_KIND,
  RANK_BLOCKS,
  RANK_COUNTS,
  RANK_FIRST,
  RANK_ITEMS,
  RANK_ROWS,
  RANK_ROW_BYTES,
  RANK_SIZE,
  RANK_THREADS,
  SHARED_KINDS,
} from '../../layout/candidates';
import { DOCUMENT_BYTES } from '../../layout/corpus';

/** Bytes of the rows of one kind. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function bytesOfKind(size: u32): usize {
  return (<usize>size + 1) << 2;
}

/** Counts the documents that are laid out in the blocks [from, to), in the rows of one thread. */
export function countPartners(rank: usize, scratch: usize, from: u32, to: u32): void {
  const first = load<u32>(rank, RANK_FIRST);
  const size = load<u32>(rank, RANK_SIZE);
  const rows = rowsOf(rank, scratch);
  for (let i = from; i < to; i++) {
    const block = load<u32>(<usize>load<u32>(rank, RANK_BLOCKS) + ((<usize>i) << 2));
    const kind = block & KIND_MASK;
    const address = <usize>(block & ~KIND_MASK);
    const ofKind = rows + <usize>kind * bytesOfKind(size);
    if (kind == POSTINGS_KIND) countPostings(address, ofKind, first, size);
    else countPairs(address, ofKind, first, size);
  }
}

/** The rows of a thread. */
function rowsOf(rank: usize, scratch: usize): usize {
  const thread = <usize>load<u32>(scratch, THREAD);
  return <usize>load<u32>(rank, RANK_COUNTS) + thread * <usize>load<u32>(rank, RANK_ROW_BYTES);
}

function countPairs(block: usize, rows: usize, first: u32, size: u32): void {
  const end = blockEnd(block);
  for (let at = blockStart(block); at < end; at += DOCUMENT_BYTES) {
    countUp(rows, documentAt(at) - first, size);
  }
}

function countPostings(block: usize, rows: usize, first: u32, size: u32): void {
  const end = blockEnd(block);
  for (let at = blockStart(block); at < end;) {
    const stop = at + 1 + bytesOf(load<u8>(at));
    for (at++; at < stop; at += DOCUMENT_BYTES) countUp(rows, documentAt(at) - first, size);
  }
}

// @ts-ignore: decorator of AssemblyScript
@inline
function countUp(rows: usize, row: u32, size: u32): void {
  if (row >= size) return;
  const at = rows + ((<usize>row) << 2);
  store<u32>(at, load<u32>(at) + 1);
}

/**
 * Turns the counts of all threads into places where each begins; and notes where the rows of all begin. Returns the
 * items.
 */
export function layOutPartners(rank: usize): u32 {
  const rows = <usize>load<u32>(rank, RANK_COUNTS);
  const rowBytes = <usize>load<u32>(rank, RANK_ROW_BYTES);
  const threads = load<u32>(rank, RANK_THREADS);
  const starts = <usize>load<u32>(rank, RANK_ROWS);
  const size = load<u32>(rank, RANK_SIZE);
  let next: u32 = 0;
  for (let kind: u32 = 0; kind < <u32>SHARED_KINDS; kind++) {
    const offset = <usize>kind * bytesOfKind(size);
    for (let row: u32 = 0; row < size; row++) {
      const at = offset + ((<usize>row) << 2);
      store<u32>(starts + at, next);
      for (let t: u32 = 0; t < threads; t++) {
        const place = rows + <usize>t * rowBytes + at;
        const count = load<u32>(place);
        store<u32>(place, next);
        next += count;
      }
    }
    store<u32>(starts + offset + ((<usize>size) << 2), next);
  }
  return next;
}

/** Fills in the items of the same blocks: of pairs the other document, of postings the address. */
export function fillPartners(rank: usize, scratch: usize, from: u32, to: u32): void {
  const size = load<u32>(rank, RANK_SIZE);
  const rows = rowsOf(rank, scratch);
  for (let i = from; i < to; i++) {
    const block = load<u32>(<usize>load<u32>(rank, RANK_BLOCKS) + ((<usize>i) << 2));
    const kind = block & KIND_MASK;
    const address = <usize>(block & ~KIND_MASK);
    const ofKind = rows + <usize>kind * bytesOfKind(size);
    if (kind == POSTINGS_KIND) fillPostings(rank, address, ofKind);
    else fillPairs(rank, address, ofKind);
  }
}

function fillPairs(rank: usize, block: usize, rows: usize): void {
  const first = load<u32>(rank, RANK_FIRST);
  const size = load<u32>(rank, RANK_SIZE);
  const items = <usize>load<u32>(rank, RANK_ITEMS);
  const end = blockEnd(block);
  for (let at = blockStart(block); at < end; at += 2 * DOCUMENT_BYTES) {
    const one = documentAt(at);
    const other = documentAt(at + DOCUMENT_BYTES);
    put(rows, items, one - first, size, other);
    put(rows, items, other - first, size, one);
  }
}

function fillPostings(rank: usize, block: usize, rows: usize): void {
  const first = load<u32>(rank, RANK_FIRST);
  const size = load<u32>(rank, RANK_SIZE);
  const items = <usize>load<u32>(rank, RANK_ITEMS);
  const end = blockEnd(block);
  for (let at = blockStart(block); at < end;) {
    const posting = <u32>at;
    const stop = at + 1 + bytesOf(load<u8>(at));
    for (at++; at < stop; at += DOCUMENT_BYTES)
      put(rows, items, documentAt(at) - first, size, posting);
  }
}

/**
 * Puts an item where its row says, if the row is of the block. Hot: inlined, so that its five parameters stay in
 * registers; as fields of the record three of them would be loaded for each document.
 */
// @ts-ignore: decorator of AssemblyScript
@inline
function put(rows: usize, items: usize, row: u32, size: u32, item: u32): void {
  if (row >= size) return;
  const at = rows + ((<usize>row) << 2);
  const place = load<u32>(at);
  store<u32>(items + ((<usize>place) << 2), item);
  store<u32>(at, place + 1);
}
