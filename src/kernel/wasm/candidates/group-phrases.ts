/**
 * Groups the items of one pair, which ascend by document: all of them are its posting, and those of one third token are
 * the posting of a phrase.
 *
 * Items of a frequent pair are parted first, by some bits of the third token; then, as in groups.ts, the items of the
 * first token are taken out until none is left. O(items).
 */
import { spreadWord } from '../key';
import { DROPPED, layOutBuckets } from './buckets';
import { keepPair, keepPhrase } from './group-keep';
import {
  arrayAt,
  COUNTS_OF_PAIR,
  DOCUMENTS,
  ITEM_BYTES,
  ITEM_DOCUMENT,
  reserve,
  SORTED_OF_PAIR,
} from './group-scratch';
import { NO_TOKEN } from './pairs';

/** Items of a pair whose phrases are grouped without being sorted. */
const FEW: u32 = 16;

/** Keeps the posting of a pair, and those of its phrases. */
export function groupPair(pair: u64, items: usize, end: usize, streams: usize): void {
  const count = <u32>((end - items) / ITEM_BYTES);
  const documents = reserve(streams, DOCUMENTS, count, 4);
  let df: u32 = 0;
  let last: u32 = NO_TOKEN;
  for (let at = items; at < end; at += ITEM_BYTES) {
    const document = load<u32>(at, ITEM_DOCUMENT);
    if (document == last) continue;
    last = document;
    store<u32>(documents + ((<usize>df) << 2), document);
    df++;
  }
  if (df < 2) return;
  keepPair(pair, df, streams);
  if (count <= FEW) groupPhrases(pair, items, end, streams);
  else sortPhrases(pair, items, end, streams);
}

/** Groups the phrases of a pair of many items, sorted by some bits of the third token. */
function sortPhrases(pair: u64, items: usize, end: usize, streams: usize): void {
  const count = <u32>((end - items) / ITEM_BYTES);
  const shift: u32 = <u32>clz<u32>(count);
  const buckets: u32 = 1 << (32 - shift);
  const counts = reserve(streams, COUNTS_OF_PAIR, buckets, 4);
  memory.fill(counts, 0, (<usize>buckets) << 2);
  for (let at = items; at < end; at += ITEM_BYTES) {
    const bucket = counts + ((<usize>bucketOf(load<u32>(at), shift)) << 2);
    store<u32>(bucket, load<u32>(bucket) + 1);
  }
  const kept = layOutBuckets(counts, buckets);
  const sorted = reserve(streams, SORTED_OF_PAIR, kept, ITEM_BYTES);
  for (let at = items; at < end; at += ITEM_BYTES) {
    const item = load<u64>(at);
    const bucket = counts + ((<usize>bucketOf(<u32>item, shift)) << 2);
    const place = load<u32>(bucket);
    if (place == DROPPED) continue;
    store<u32>(bucket, place + 1);
    store<u64>(sorted + ((<usize>place) << 3), item);
  }
  const stop = sorted + ((<usize>kept) << 3);
  for (let from = sorted; from < stop;) {
    const bucket = bucketOf(load<u32>(from), shift);
    let to = from + ITEM_BYTES;
    while (to < stop && bucketOf(load<u32>(to), shift) == bucket) to += ITEM_BYTES;
    groupPhrases(pair, from, to, streams);
    from = to;
  }
}

// @ts-ignore: decorator of AssemblyScript
@inline
function bucketOf(token: u32, shift: u32): u32 {
  return spreadWord(token) >> shift;
}

/** Groups items of a pair by the third token: takes out those of the first, until none is left. */
function groupPhrases(pair: u64, from: usize, to: usize, streams: usize): void {
  const documents = arrayAt(streams, DOCUMENTS);
  while (from < to) {
    const token = load<u32>(from);
    let df: u32 = 0;
    let last: u32 = NO_TOKEN;
    let rest = from;
    for (let at = from; at < to; at += ITEM_BYTES) {
      const item = load<u64>(at);
      if (<u32>item != token) {
        store<u64>(rest, item);
        rest += ITEM_BYTES;
        continue;
      }
      // a document's repeats follow each other
      const document = <u32>(item >> 32);
      if (document == last) continue;
      last = document;
      store<u32>(documents + ((<usize>df) << 2), document);
      df++;
    }
    to = rest;
    if (df >= 2 && token != NO_TOKEN) keepPhrase(pair, token, df, streams);
  }
}
