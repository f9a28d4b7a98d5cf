/**
 * Groups the shingles of one partition by hash, and decides what becomes of each group by its document
 * frequency, as src/core/posting-groups.ts specifies: dropped, kept as a posting, or chained.
 *
 * Counts by some bits of the hash, then a counting sort in which a count of one drops an entry before it
 * is moved; within a bucket, entries of the first hash are taken out until none is left. Everything of
 * a partition stays in the cache. O(entries), 8 ns each.
 *
 * What is found goes to streams of the thread (memory.ts):
 * - `twins`: documents of postings of two, in twos;
 * - `postings`: of three to `MAX_DF`: how many, then the documents;
 * - `crowds`: phrases above the cap: hash (2 words), how many, then the documents;
 * and the frequent phrases, hash and document frequency, to a table of the partition, and as a bit each to a
 * filter for all (Bloom 1970, of one function), which stays in the cache where the tables do not.
 */
import { allocate, reserveInStream, setStreamEnd } from './memory';
import { CHUNK_BYTES, CHUNK_HEAD, ENTRY, firstEntry, MAX_DF, PARTITIONS, slotOf } from './sweep';

/** The level that is chained and whose frequent shingles are noted: `PHRASE_LEVEL` of posting-groups.ts. */
const PHRASE_LEVEL: u32 = 3;
/** Document frequency from which a phrase is noted: `FREQUENT_DF` of posting-groups.ts. */
const FREQUENT_DF: u32 = 5;

/**
 * Scratch of a thread: 0 counts (4 bytes a bucket and one more), 4 bits of buckets there is room for, 8
 * sorted entries, 12 how many there is room for, 16 frequent phrases (12 bytes), 20 how many there is room
 * for, 24 documents of one group, 28 how many there is room for.
 */
const SCRATCH_BYTES: usize = 32;

export function createGroupScratch(): usize {
  const scratch = allocate(SCRATCH_BYTES);
  memory.fill(scratch, 0, SCRATCH_BYTES);
  return scratch;
}

/** Streams of a thread, 12 bytes each: twins, postings, crowds; then the rooms of crowds. */
export const TWINS: usize = 0;
export const POSTINGS: usize = 12;
export const CROWDS: usize = 24;
export const STREAMS_BYTES: usize = 48;

export function createStreams(): usize {
  const streams = allocate(STREAMS_BYTES);
  memory.fill(streams, 0, STREAMS_BYTES);
  return streams;
}

/** Room for at least `count` items of `bytes` in one of the scratch's arrays. */
function reserve(scratch: usize, field: usize, count: u32, bytes: usize): usize {
  if (count > load<u32>(scratch + field, 4)) {
    const room = count + (count >> 1) + 64;
    store<u32>(scratch + field, <u32>allocate(<usize>room * bytes));
    store<u32>(scratch + field, room, 4);
  }
  return <usize>load<u32>(scratch + field);
}

/** Entries of a partition in the lists of one thread. */
function countEntries(lists: usize, partition: u32): u32 {
  const head = lists + ((<usize>partition) << 3);
  const end = <usize>load<u32>(head);
  let count: u32 = 0;
  let start = firstEntry(partition);
  for (let chunk = <usize>load<u32>(head, 4); chunk != 0; chunk = <usize>load<u32>(chunk)) {
    count += <u32>((stopOf(chunk, end) - chunk - start) / ENTRY);
    start = CHUNK_HEAD;
  }
  return count;
}

// @ts-ignore: decorator of AssemblyScript
@inline
function stopOf(chunk: usize, end: usize): usize {
  return load<u32>(chunk) == 0 ? end : chunk + CHUNK_BYTES;
}

/**
 * Groups a partition of which `threads` threads have lists, at the addresses in `allLists`. The table of frequent phrases goes to `table`: its address, its slots
 * less one, and how many it has.
 */
export function groupPartition(
  allLists: usize,
  threads: u32,
  partition: u32,
  scratch: usize,
  streams: usize,
  table: usize,
  filter: usize,
  filterMask: u32,
): void {
  let count: u32 = 0;
  for (let t: u32 = 0; t < threads; t++) {
    count += countEntries(<usize>load<u32>(allLists + ((<usize>t) << 2)), partition);
  }
  store<u32>(table, 0);
  store<u32>(table, 0, 4);
  store<u32>(table, 0, 8);
  if (count == 0) return;
  // about an entry a bucket; the lower bits of the hash have no part in its partition
  const bits: u32 = max<u32>(4, 32 - <u32>clz<u32>((count - 1) | 1));
  const buckets: u32 = 1 << bits;
  const counts = reserve(scratch, 0, buckets, 4);
  const sorted = reserve(scratch, 8, count, ENTRY);
  reserve(scratch, 16, count / FREQUENT_DF + 1, ENTRY);
  reserve(scratch, 24, count, 4);
  memory.fill(counts, 0, (<usize>buckets) << 2);
  for (let t: u32 = 0; t < threads; t++) {
    const lists = <usize>load<u32>(allLists + ((<usize>t) << 2));
    countBuckets(lists, partition, counts, buckets - 1);
  }
  const kept = layOutBuckets(counts, buckets);
  for (let t: u32 = 0; t < threads; t++) {
    const lists = <usize>load<u32>(allLists + ((<usize>t) << 2));
    scatterEntries(lists, partition, counts, sorted, buckets - 1);
  }
  const frequent = groupSorted(sorted, kept, scratch, streams, buckets - 1);
  buildTable(<usize>load<u32>(scratch, 16), frequent, table);
  fillFilter(<usize>load<u32>(scratch, 16), frequent, filter, filterMask);
}

/** Sets the bits of the frequent phrases; other threads set those of theirs. */
function fillFilter(noted: usize, count: u32, filter: usize, mask: u32): void {
  for (let i: u32 = 0; i < count; i++, noted += ENTRY) {
    const bit = load<u32>(noted) & mask;
    atomic.or<u32>(filter + (<usize>(bit >> 5) << 2), 1 << (bit & 31));
  }
}

/** False where a phrase is certainly not frequent. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function mayBeFrequent(filter: usize, mask: u32, hash: u64): bool {
  const bit = <u32>hash & mask;
  return ((load<u32>(filter + (<usize>(bit >> 5) << 2)) >> (bit & 31)) & 1) == 1;
}

function countBuckets(lists: usize, partition: u32, counts: usize, mask: u32): void {
  const head = lists + ((<usize>partition) << 3);
  const end = <usize>load<u32>(head);
  let start = firstEntry(partition);
  for (let chunk = <usize>load<u32>(head, 4); chunk != 0; chunk = <usize>load<u32>(chunk)) {
    const stop = stopOf(chunk, end);
    let at = chunk + start;
    start = CHUNK_HEAD;
    for (; at < stop; at += ENTRY) {
      const bucket = counts + ((<usize>(load<u32>(at) & mask)) << 2);
      store<u32>(bucket, load<u32>(bucket) + 1);
    }
  }
}

const DROPPED: u32 = 0xffffffff;

/** Turns counts into where each bucket starts; a bucket of one is dropped. Returns the entries kept. */
function layOutBuckets(counts: usize, buckets: u32): u32 {
  let next: u32 = 0;
  for (let i: u32 = 0; i < buckets; i++) {
    const at = counts + ((<usize>i) << 2);
    const size = load<u32>(at);
    store<u32>(at, size < 2 ? DROPPED : next);
    if (size >= 2) next += size;
  }
  return next;
}

function scatterEntries(
  lists: usize,
  partition: u32,
  counts: usize,
  sorted: usize,
  mask: u32,
): void {
  const head = lists + ((<usize>partition) << 3);
  const end = <usize>load<u32>(head);
  let start = firstEntry(partition);
  for (let chunk = <usize>load<u32>(head, 4); chunk != 0; chunk = <usize>load<u32>(chunk)) {
    const stop = stopOf(chunk, end);
    let at = chunk + start;
    start = CHUNK_HEAD;
    for (; at < stop; at += ENTRY) {
      const hash = load<u64>(at);
      const bucket = counts + ((<usize>(<u32>hash & mask)) << 2);
      const place = load<u32>(bucket);
      if (place == DROPPED) continue;
      store<u32>(bucket, place + 1);
      const to = sorted + <usize>place * ENTRY;
      store<u64>(to, hash);
      store<u32>(to, load<u32>(at, 8), 8);
    }
  }
}

/** Walks the buckets one after another; returns how many frequent phrases were noted. */
function groupSorted(
  sorted: usize,
  kept: u32,
  scratch: usize,
  streams: usize,
  mask: u32,
): u32 {
  let frequent: u32 = 0;
  const end = sorted + <usize>kept * ENTRY;
  for (let from = sorted; from < end; ) {
    const first = load<u64>(from);
    const bucket = <u32>first & mask;
    let to = from + ENTRY;
    let isOne = true;
    while (to < end) {
      const hash = load<u64>(to);
      if ((<u32>hash & mask) != bucket) break;
      isOne = isOne && hash == first;
      to += ENTRY;
    }
    // most buckets are two singletons
    if (isOne || to - from > 2 * ENTRY) {
      frequent = groupBucket(from, to, scratch, streams, frequent);
    }
    from = to;
  }
  return frequent;
}

/**
 * Groups the entries [from, to) of one bucket: takes out those of the first hash, moves the others to
 * the front in their order, until none is left. O(entries x distinct hashes), and these are few.
 */
function groupBucket(from: usize, to: usize, scratch: usize, streams: usize, frequent: u32): u32 {
  const documents = <usize>load<u32>(scratch, 24);
  while (from < to) {
    const hash = load<u64>(from);
    const level = load<u32>(from, 8) & 3;
    let df: u32 = 0;
    let last: u32 = 0xffffffff;
    let isAscending = true;
    let rest = from;
    for (let at = from; at < to; at += ENTRY) {
      const tag = load<u32>(at, 8);
      if (load<u64>(at) != hash) {
        store<u64>(rest, load<u64>(at));
        store<u32>(rest, tag, 8);
        rest += ENTRY;
        continue;
      }
      // a document's repeats follow each other
      const document = tag >> 2;
      if (document == last) continue;
      isAscending = isAscending && (df == 0 || document > last);
      last = document;
      store<u32>(documents + ((<usize>df) << 2), document);
      df++;
    }
    to = rest;
    if (df < 2) continue;
    if (!isAscending) sortDocuments(documents, df);
    keepGroup(hash, level, documents, df, streams);
    if (level != PHRASE_LEVEL || df < FREQUENT_DF) continue;
    const noted = <usize>load<u32>(scratch, 16) + <usize>frequent * ENTRY;
    store<u64>(noted, hash);
    store<u32>(noted, df, 8);
    frequent++;
  }
  return frequent;
}

/** Sorts documents that several threads took in turn: shell sort, of a few ascending runs. */
function sortDocuments(documents: usize, count: u32): void {
  let gap: u32 = 1;
  while (gap < count / 3) gap = gap * 3 + 1;
  for (; gap > 0; gap /= 3) {
    for (let i = gap; i < count; i++) {
      const document = load<u32>(documents + ((<usize>i) << 2));
      let at = i;
      while (at >= gap) {
        const other = load<u32>(documents + ((<usize>(at - gap)) << 2));
        if (other < document) break;
        store<u32>(documents + ((<usize>at) << 2), other);
        at -= gap;
      }
      store<u32>(documents + ((<usize>at) << 2), document);
    }
  }
}

/** Writes a group of two documents or more to the stream where it belongs. */
function keepGroup(hash: u64, level: u32, documents: usize, df: u32, streams: usize): void {
  if (df == 2) {
    const at = reserveInStream(streams + TWINS, 8);
    store<u64>(at, load<u64>(documents));
    setStreamEnd(streams + TWINS, at + 8);
  } else if (df <= MAX_DF) {
    const at = reserveInStream(streams + POSTINGS, ((<usize>df) << 2) + 4);
    store<u32>(at, df);
    for (let i: usize = 0; i < (<usize>df) << 2; i += 4) {
      store<u32>(at + 4 + i, load<u32>(documents + i));
    }
    setStreamEnd(streams + POSTINGS, at + 4 + ((<usize>df) << 2));
  } else if (level == PHRASE_LEVEL) {
    keepCrowd(hash, documents, df, streams);
  }
}

/** Documents of a crowd stand in memory that serves range after range; the stream points to them. */
function keepCrowd(hash: u64, documents: usize, df: u32, streams: usize): void {
  const copy = takeCrowdRoom(streams, (<usize>df) << 2);
  memory.copy(copy, documents, (<usize>df) << 2);
  const at = reserveInStream(streams + CROWDS, 16);
  store<u64>(at, hash);
  store<u32>(at, df, 8);
  store<u32>(at, <u32>copy, 12);
  setStreamEnd(streams + CROWDS, at + 16);
}

/** Rooms of crowds: a list of blocks that begin with the next one and with their size. */
const ROOMS: usize = 36;
const ROOM_BYTES: usize = 1 << 22;
const ROOM_HEAD: usize = 8;

function takeCrowdRoom(streams: usize, bytes: usize): usize {
  const rooms = streams + ROOMS;
  let room = <usize>load<u32>(rooms, 4);
  let at = <usize>load<u32>(rooms, 8);
  while (room == 0 || at + bytes > room + <usize>load<u32>(room, 4)) {
    let next = room == 0 ? <usize>load<u32>(rooms) : <usize>load<u32>(room);
    if (next == 0) {
      const size = max(ROOM_BYTES, bytes + ROOM_HEAD);
      next = allocate(size);
      store<u32>(next, 0);
      store<u32>(next, <u32>size, 4);
      if (room == 0) store<u32>(rooms, <u32>next);
      else store<u32>(room, <u32>next);
    }
    room = next;
    at = room + ROOM_HEAD;
    store<u32>(rooms, <u32>room, 4);
  }
  store<u32>(rooms, <u32>(at + bytes), 8);
  return at;
}

/** Forgets the crowds of a range: the rooms and the block of the stream serve the next. */
export function clearCrowds(streams: usize): void {
  store<u32>(streams + ROOMS, 0, 4);
  store<u32>(streams + ROOMS, 0, 8);
  memory.fill(streams + CROWDS, 0, 12);
}

/** Bytes of a slot of the table: hash, document frequency; 0 for a free one. */
const SLOT: usize = 12;

/** Open addressing at a load of at most a half. */
function buildTable(noted: usize, count: u32, table: usize): void {
  store<u32>(table, count, 8);
  if (count == 0) return;
  const slots: u32 = 1 << (33 - <u32>clz<u32>(count));
  const at = allocate(<usize>slots * SLOT);
  memory.fill(at, 0, <usize>slots * SLOT);
  const mask = slots - 1;
  for (let i: u32 = 0; i < count; i++, noted += ENTRY) {
    const hash = load<u64>(noted);
    let slot = at + <usize>(<u32>hash & mask) * SLOT;
    while (load<u32>(slot, 8) != 0) {
      slot += SLOT;
      if (slot == at + <usize>slots * SLOT) slot = at;
    }
    store<u64>(slot, hash);
    store<u32>(slot, load<u32>(noted, 8), 8);
  }
  store<u32>(table, <u32>at);
  store<u32>(table, mask, 4);
}

/** Bytes that `table` of `groupPartition` takes: three words and one to spare. */
export const TABLE_BYTES: usize = 16;

/**
 * The document frequency of a phrase, 0 where it is not frequent. `tables` has one for each partition of
 * each of `ranges` ranges.
 */
export function frequencyOf(tables: usize, ranges: u32, hash: u64): u32 {
  const table = tables + ((<usize>slotOf(hash, <u64>ranges * PARTITIONS)) << 4);
  const first = <usize>load<u32>(table);
  if (first == 0) return 0;
  const mask = load<u32>(table, 4);
  let index = <u32>hash & mask;
  while (true) {
    const slot = first + <usize>index * SLOT;
    const df = load<u32>(slot, 8);
    if (df == 0 || load<u64>(slot) == hash) return df;
    index = (index + 1) & mask;
  }
}

/** The same for a hash in two halves, as JavaScript has it. */
export function frequencyOfHalves(tables: usize, ranges: u32, hi: u32, lo: u32): u32 {
  return frequencyOf(tables, ranges, (<u64>hi << 32) | <u64>lo);
}
