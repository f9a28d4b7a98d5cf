/**
 * Groups the entries of one partition by pair. group-phrases.ts then groups the entries of a pair by the token that
 * follows, and group-keep.ts decides by the document frequency of a group whether it is dropped, kept as a posting, or
 * chained, as test/oracle/postings.ts specifies.
 *
 * Counts by some bits of the mixed pair, then a counting sort: an entry whose count is one is dropped before it is
 * moved. Within a bucket, entries of the first pair are taken out until none is left. Everything of a partition stays
 * in the cache, except what the hottest pair has. O(entries).
 */
import { CHUNK_HEAD, firstEntry, HEAD_FIRST } from './sweeps';
import { DROPPED, layOutBuckets } from './buckets';
import { groupPair } from './group-phrases';
import {
  arrayAt,
  CORPUS,
  COUNTS,
  ITEM_BYTES,
  ITEMS,
  reserve,
  SORTED,
  STRETCHES,
} from './group-scratch';
import {
  ENTRY_BYTES,
  ENTRY_CHUNK_BYTES,
  GROUP_CORPUS,
  GROUP_LISTS,
  GROUP_THREADS,
} from '../../layout/candidates';

/** Of an entry: what follows its pair. */
const ENTRY_ITEM: usize = 8;
/** A stretch of entries in a chunk: start and end. */
const STRETCH_BYTES: usize = 8;
const STRETCH_END: usize = 4;

/** Groups the partitions [from, to); every thread has lists of each. */
export function groupPartitions(group: usize, streams: usize, from: u32, to: u32): void {
  store<u32>(streams, load<u32>(group, GROUP_CORPUS), CORPUS);
  for (let partition = from; partition < to; partition++) groupPartition(group, streams, partition);
}

function groupPartition(group: usize, streams: usize, partition: u32): void {
  const stretches = listStretches(group, streams, partition);
  const count = countEntries(stretches, streams);
  if (count == 0) return;
  // about an entry a bucket; the lower bits of the pair have no part in its partition
  const bits: u32 = max<u32>(4, 32 - <u32>clz<u32>((count - 1) | 1));
  const buckets: u32 = 1 << bits;
  const counts = reserve(streams, COUNTS, buckets, 4);
  reserve(streams, SORTED, count, ENTRY_BYTES);
  memory.fill(counts, 0, (<usize>buckets) << 2);
  countBuckets(stretches, streams, buckets - 1);
  const kept = layOutBuckets(counts, buckets);
  scatterEntries(stretches, streams, buckets - 1);
  groupSorted(kept, streams, buckets - 1);
}

/** Lists the stretches of a partition's entries in the chunks of all threads; returns how many they are. */
function listStretches(group: usize, streams: usize, partition: u32): u32 {
  const allLists = arrayAt(group, GROUP_LISTS);
  const end = allLists + ((<usize>load<u32>(group, GROUP_THREADS)) << 2);
  let chunks: u32 = 0;
  for (let at = allLists; at < end; at += 4) {
    const head = <usize>load<u32>(at) + ((<usize>partition) << 3);
    for (let chunk = arrayAt(head, HEAD_FIRST); chunk != 0; chunk = <usize>load<u32>(chunk)) chunks++;
  }
  let stretch = reserve(streams, STRETCHES, chunks, STRETCH_BYTES);
  for (let at = allLists; at < end; at += 4) {
    const head = <usize>load<u32>(at) + ((<usize>partition) << 3);
    let start = firstEntry(partition);
    for (let chunk = arrayAt(head, HEAD_FIRST); chunk != 0;) {
      const next = load<u32>(chunk);
      store<u32>(stretch, <u32>(chunk + start));
      store<u32>(stretch, next == 0 ? load<u32>(head) : <u32>(chunk + ENTRY_CHUNK_BYTES), STRETCH_END);
      stretch += STRETCH_BYTES;
      start = CHUNK_HEAD;
      chunk = <usize>next;
    }
  }
  return chunks;
}

/** The entries of so many stretches. */
function countEntries(stretches: u32, streams: usize): u32 {
  let at = arrayAt(streams, STRETCHES);
  let bytes: u32 = 0;
  for (let i: u32 = 0; i < stretches; i++, at += STRETCH_BYTES) {
    bytes += load<u32>(at, STRETCH_END) - load<u32>(at);
  }
  return bytes / ENTRY_BYTES;
}

function countBuckets(stretches: u32, streams: usize, mask: u32): void {
  const counts = arrayAt(streams, COUNTS);
  let stretch = arrayAt(streams, STRETCHES);
  for (let i: u32 = 0; i < stretches; i++, stretch += STRETCH_BYTES) {
    const end = arrayAt(stretch, STRETCH_END);
    for (let at = <usize>load<u32>(stretch); at < end; at += ENTRY_BYTES) {
      const bucket = counts + ((<usize>(load<u32>(at) & mask)) << 2);
      store<u32>(bucket, load<u32>(bucket) + 1);
    }
  }
}

function scatterEntries(stretches: u32, streams: usize, mask: u32): void {
  const counts = arrayAt(streams, COUNTS);
  const sorted = arrayAt(streams, SORTED);
  let stretch = arrayAt(streams, STRETCHES);
  for (let i: u32 = 0; i < stretches; i++, stretch += STRETCH_BYTES) {
    const end = arrayAt(stretch, STRETCH_END);
    for (let at = <usize>load<u32>(stretch); at < end; at += ENTRY_BYTES) {
      const bucket = counts + ((<usize>(load<u32>(at) & mask)) << 2);
      const place = load<u32>(bucket);
      if (place == DROPPED) continue;
      store<u32>(bucket, place + 1);
      v128.store(sorted + <usize>place * ENTRY_BYTES, v128.load(at));
    }
  }
}

/** Walks the buckets one after another. */
function groupSorted(kept: u32, streams: usize, mask: u32): void {
  const sorted = arrayAt(streams, SORTED);
  const end = sorted + <usize>kept * ENTRY_BYTES;
  for (let from = sorted; from < end;) {
    const first = load<u64>(from);
    const bucket = <u32>first & mask;
    let to = from + ENTRY_BYTES;
    let isOne = true;
    while (to < end) {
      const pair = load<u64>(to);
      if ((<u32>pair & mask) != bucket) break;
      isOne = isOne && pair == first;
      to += ENTRY_BYTES;
    }
    // most buckets are two singletons
    if (isOne || to - from > 2 * ENTRY_BYTES) groupBucket(from, to, streams);
    from = to;
  }
}

/**
 * Groups the entries [from, to) of one bucket: takes out those of the first pair, moves the others to
 * the front in their order, until none is left. O(entries x distinct pairs), and these are few.
 */
function groupBucket(from: usize, to: usize, streams: usize): void {
  const items = reserve(streams, ITEMS, <u32>((to - from) / ENTRY_BYTES), ITEM_BYTES);
  while (from < to) {
    const pair = load<u64>(from);
    let end = items;
    let last: u64 = 0;
    let isAscending = true;
    let rest = from;
    for (let at = from; at < to; at += ENTRY_BYTES) {
      if (load<u64>(at) != pair) {
        v128.store(rest, v128.load(at));
        rest += ENTRY_BYTES;
        continue;
      }
      const item = load<u64>(at, ENTRY_ITEM);
      isAscending = isAscending && last >> 32 <= item >> 32;
      last = item;
      store<u64>(end, item);
      end += ITEM_BYTES;
    }
    to = rest;
    if (end - items == ITEM_BYTES) continue;
    if (!isAscending) sortItems(items, <u32>((end - items) / ITEM_BYTES));
    groupPair(pair, items, end, streams);
  }
}

/** Sorts items of a pair that several threads took in turn by document: shell sort, of a few ascending runs. */
function sortItems(items: usize, count: u32): void {
  let gap: u32 = 1;
  while (gap < count / 3) gap = gap * 3 + 1;
  for (; gap > 0; gap /= 3) {
    for (let i = gap; i < count; i++) {
      const item = load<u64>(items + ((<usize>i) << 3));
      let at = i;
      while (at >= gap) {
        const other = load<u64>(items + ((<usize>(at - gap)) << 3));
        if (other <= item) break;
        store<u64>(items + ((<usize>at) << 3), other);
        at -= gap;
      }
      store<u64>(items + ((<usize>at) << 3), item);
    }
  }
}
