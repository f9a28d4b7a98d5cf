/**
 * Ranks the partners of each document by the rarity they share, and keeps the best 20: what
 * core/candidates/weights.ts specifies.
 *
 * Sums are integers, so their order does not matter. The best are kept in a binary heap of 64-bit keys
 * with the worst on top: the sum above, the complement of the partner below, so that the smaller number is better
 * if sums are equal. O(sum of df^2), 1.3 ns each while the sums stay in the cache.
 */

import { HEAP, SUMS, TOUCHED } from './scratch';
import { bytesOf, documentAt } from '../texts/documents';
import { bytesOfKind } from './partners';
import {
  PARTNERS_BYTES,
  PARTNERS_HEAD,
  PARTNER_RARITY,
  POSTINGS_KIND,
  RANK_FIRST,
  RANK_ITEMS,
  RANK_PARTNERS,
  RANK_ROWS,
  RANK_SIZE,
  RANK_WEIGHTS,
} from '../../layout/candidates';
import { DOCUMENT_BYTES } from '../../layout/corpus';
import { MAX_PARTNERS } from '../../layout/phrases';

/** Postings whose first lines are asked for together: waiting for one at a time takes most of all time. */
export const AHEAD: usize = 16;
/** Where the weight of a posting of two is; the first weight is for a link. */
const TWINS_WEIGHT: usize = 8;
/** Bytes that the memory fetches together. */
export const LINE: usize = 64;

/** Ranks the partners of documents [from, to), of the block that was laid out. */
export function rankDocuments(rank: usize, scratch: usize, from: u32, to: u32): void {
  const heap = <usize>load<u32>(scratch, HEAP);
  for (let document = from; document < to; document++) {
    const end = sumRarity(rank, document, scratch);
    const count = keepBest(scratch, end, 0, 0);
    writePartners(<usize>load<u32>(rank, RANK_PARTNERS), document, heap, count);
  }
}

/** Writes the partners of a document. */
export function writePartners(partners: usize, document: u32, heap: usize, count: u32): void {
  const out = partners + <usize>document * PARTNERS_BYTES;
  store<u32>(out, count);
  for (let i: u32 = 0; i < count; i++) {
    const key = load<u64>(heap + ((<usize>i) << 3));
    store<u32>(out + ((<usize>i) << 3), ~(<u32>key), PARTNERS_HEAD);
    store<u32>(out + ((<usize>i) << 3), <u32>(key >> 32), PARTNERS_HEAD + PARTNER_RARITY);
  }
}

/** Reads the partners of a document that were written; returns how many they are. */
export function readPartners(partners: usize, document: u32, heap: usize): u32 {
  const from = partners + <usize>document * PARTNERS_BYTES;
  const count = load<u32>(from);
  for (let i: u32 = 0; i < count; i++) {
    const partner = load<u32>(from + ((<usize>i) << 3), PARTNERS_HEAD);
    const sum = load<u32>(from + ((<usize>i) << 3), PARTNERS_HEAD + PARTNER_RARITY);
    store<u64>(heap + ((<usize>i) << 3), ((<u64>sum) << 32) | <u64>~partner);
  }
  return count;
}

// @ts-ignore: decorator of AssemblyScript
@inline
export function addTo(sums: usize, partner: u32, weight: u32, touched: usize): usize {
  const at = sums + ((<usize>partner) << 2);
  const sum = load<u32>(at);
  // written always, kept only if the partner is new: no branch to mispredict
  store<u32>(touched, partner);
  store<u32>(at, sum + weight);
  return touched + ((<usize>u32(sum == 0)) << 2);
}

/** Sums what each partner shares with the document; returns where the list of those touched ends. */
function sumRarity(lists: usize, document: u32, scratch: usize): usize {
  const sums = <usize>load<u32>(scratch, SUMS);
  const weights = <usize>load<u32>(lists, RANK_WEIGHTS);
  const items = <usize>load<u32>(lists, RANK_ITEMS);
  const step = bytesOfKind(load<u32>(lists, RANK_SIZE));
  const twins =
    <usize>load<u32>(lists, RANK_ROWS) + ((<usize>(document - load<u32>(lists, RANK_FIRST))) << 2);
  const postings = twins + step * POSTINGS_KIND;
  let next = <usize>load<u32>(scratch, TOUCHED);
  for (let row = twins; row < postings; row += step) {
    const weight = row == twins ? load<u32>(weights, TWINS_WEIGHT) : load<u32>(weights);
    const end = items + ((<usize>load<u32>(row, 4)) << 2);
    for (let at = items + ((<usize>load<u32>(row)) << 2); at < end; at += 4) {
      next = addTo(sums, load<u32>(at), weight, next);
    }
  }
  const end = items + ((<usize>load<u32>(postings, 4)) << 2);
  for (let at = items + ((<usize>load<u32>(postings)) << 2); at < end;) {
    const stop = min(at + (AHEAD << 2), end);
    lookAhead(at, stop);
    for (; at < stop; at += 4) {
      const posting = <usize>load<u32>(at);
      const df = <u32>load<u8>(posting);
      const weight = load<u32>(weights + ((<usize>df) << 2));
      const stop = posting + 1 + bytesOf(df);
      for (let other = posting + 1; other < stop; other += DOCUMENT_BYTES) {
        next = addTo(sums, documentAt(other), weight, next);
      }
    }
  }
  // the document met itself in its postings
  const own = sums + ((<usize>document) << 2);
  if (load<u32>(own) != 0) {
    store<u32>(own, 0);
  }
  return next;
}

/** Loads a word of every line of each posting, so that the memory fetches all of them together. */
function lookAhead(at: usize, stop: usize): void {
  for (; at < stop; at += 4) {
    const posting = <usize>load<u32>(at);
    const last = posting + bytesOf(load<u8>(posting)) - DOCUMENT_BYTES;
    let bits = documentAt(last);
    for (let line = posting + LINE; line < last; line += LINE) bits &= load<u32>(line);
    // never true, but the compiler does not know
    if (bits == 0xffffffff) unreachable();
  }
}

/**
 * Keeps the best of the partners touched, whose list ends at `end`, beside the `size` that the heap already has, and
 * clears their sums; returns how many it keeps. Partners are numbered from `first` on.
 */
export function keepBest(scratch: usize, end: usize, first: u32, size: u32): u32 {
  const sums = <usize>load<u32>(scratch, SUMS);
  const heap = <usize>load<u32>(scratch, HEAP);
  let worst: u64 = size == MAX_PARTNERS ? load<u64>(heap) : 0;
  for (let at = <usize>load<u32>(scratch, TOUCHED); at < end; at += 4) {
    const partner = load<u32>(at);
    const place = sums + ((<usize>partner) << 2);
    const sum = load<u32>(place);
    store<u32>(place, 0);
    const key = ((<u64>sum) << 32) | <u64>~(first + partner);
    if (key <= worst || sum == 0) continue;
    if (size < <u32>MAX_PARTNERS) {
      rise(heap, size, key);
      size++;
      if (size == MAX_PARTNERS) worst = load<u64>(heap);
    } else {
      sink(heap, size, key);
      worst = load<u64>(heap);
    }
  }
  return size;
}

function rise(heap: usize, from: u32, key: u64): void {
  let at = from;
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const other = load<u64>(heap + ((<usize>parent) << 3));
    if (other <= key) break;
    store<u64>(heap + ((<usize>at) << 3), other);
    at = parent;
  }
  store<u64>(heap + ((<usize>at) << 3), key);
}

/** Replaces the worst by `key`. */
function sink(heap: usize, size: u32, key: u64): void {
  let at: u32 = 0;
  while (true) {
    let child: u32 = 2 * at + 1;
    if (child >= size) break;
    const right: u32 = child + 1;
    if (
      right < size &&
      load<u64>(heap + ((<usize>right) << 3)) < load<u64>(heap + ((<usize>child) << 3))
    ) {
      child = right;
    }
    const least = load<u64>(heap + ((<usize>child) << 3));
    if (key <= least) break;
    store<u64>(heap + ((<usize>at) << 3), least);
    at = child;
  }
  store<u64>(heap + ((<usize>at) << 3), key);
}
