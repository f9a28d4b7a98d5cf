/**
 * Groups the entries of one partition by pair, and those of a pair by the token that follows; and decides what
 * becomes of each group by its document frequency, as core/candidates/posting-groups.ts specifies: dropped, kept
 * as a posting, or chained.
 *
 * Counts by some bits of the mixed pair, then a counting sort in which a count of one drops an entry before it
 * is moved; within a bucket, entries of the first pair are taken out until none is left. The phrases of a
 * pair are grouped in the same way, by the third token. Everything of a partition stays in the cache, but for
 * that of the hottest pair. O(entries).
 *
 * What is found goes, by functions that are given all they work on, as it is hot, to streams of the thread (memory.ts):
 * - `twins`: documents of postings of two, in twos, 3 bytes each (documents.ts);
 * - `postings`: of three to `MAX_DF`: how many (a byte), then the documents;
 * - `crowds`: phrases above the cap: hash (2 words), how many, and where their documents stand;
 * - `frequent`: phrases that five documents or more have: hash (2 words), document frequency.
 */
import { hashesOf, isSampled, lastSampledOf } from '../texts/corpus';
import { bytesOf, putDocument } from '../texts/documents';
import { keepCrowd } from './crowds';
import { allocate, reserveInStream, setStreamEnd } from '../memory';
import { finishShingle, SHINGLE_BASE } from '../tokens/hash';
import { spreadWord } from '../key';
import { NO_TOKEN, unmixPair } from './pairs';
import { CHUNK_HEAD, firstEntry, HEAD_FIRST } from './sweep';
import {
  ENTRY_BYTES,
  ENTRY_CHUNK_BYTES,
  FREQUENT_STREAM,
  GROUP_CORPUS,
  GROUP_LISTS,
  GROUP_SCRATCH,
  GROUP_THREADS,
  NOTED_BYTES,
  NOTED_DF,
  POSTINGS_STREAM,
  TWINS_STREAM,
} from '../../layout/candidates';
import { DOCUMENT_BYTES } from '../../layout/corpus';
import { FREQUENT_DF, MAX_DF, PHRASE_LEVEL } from '../../layout/phrases';

/** Entries of a pair whose phrases are grouped without being sorted. */
const FEW: u32 = 16;
/** Every hash is in a sample whose last one this is. */
const ALL: u32 = 0xffffffff;
/** Bytes of an entry without its pair: token, document. */
const REST: usize = 8;
const REST_DOCUMENT: usize = 4;
/** And of its pair. */
const PAIR: usize = 8;

/**
 * Scratch of a thread: 0 counts, 8 sorted entries, 16 entries of one pair, 24 documents of one group, 32 counts
 * and 40 sorted entries of one pair; each an address, and how many items there is room for.
 */
const SCRATCH_BYTES: usize = 48;
/** Of an array: how many items there is room for. */
const ROOM: usize = 4;
const COUNTS: usize = 0;
const SORTED: usize = 8;
const ITEMS: usize = 16;
const DOCUMENTS: usize = 24;
const COUNTS_OF_PAIR: usize = 32;
const SORTED_OF_PAIR: usize = 40;

/** What a thread groups with: its streams, and behind them its scratch. */
export function createStreams(): usize {
  const streams = allocate(SCRATCH_BYTES + GROUP_SCRATCH);
  memory.fill(streams, 0, SCRATCH_BYTES + GROUP_SCRATCH);
  return streams;
}

/** Room for at least `count` items of `bytes` in one of the scratch's arrays. */
function reserve(scratch: usize, field: usize, count: u32, bytes: usize): usize {
  if (count > load<u32>(scratch + field, ROOM)) {
    const room = count + (count >> 1) + 64;
    store<u32>(scratch + field, <u32>allocate(<usize>room * bytes));
    store<u32>(scratch + field, room, ROOM);
  }
  return <usize>load<u32>(scratch + field);
}

/** Entries of a partition in the lists of one thread. */
function countEntries(lists: usize, partition: u32): u32 {
  const head = lists + ((<usize>partition) << 3);
  const end = <usize>load<u32>(head);
  let count: u32 = 0;
  let start = firstEntry(partition);
  for (
    let chunk = <usize>load<u32>(head, HEAD_FIRST);
    chunk != 0;
    chunk = <usize>load<u32>(chunk)
  ) {
    count += <u32>((stopOf(chunk, end) - chunk - start) / ENTRY_BYTES);
    start = CHUNK_HEAD;
  }
  return count;
}

// @ts-ignore: decorator of AssemblyScript
@inline
function stopOf(chunk: usize, end: usize): usize {
  return load<u32>(chunk) == 0 ? end : chunk + ENTRY_CHUNK_BYTES;
}

/** Groups the partitions [from, to), of which every thread has lists. */
export function groupPartitions(group: usize, streams: usize, from: u32, to: u32): void {
  for (let partition = from; partition < to; partition++) groupPartition(group, streams, partition);
}

function groupPartition(group: usize, streams: usize, partition: u32): void {
  const corpus = <usize>load<u32>(group, GROUP_CORPUS);
  const allLists = <usize>load<u32>(group, GROUP_LISTS);
  const end = allLists + ((<usize>load<u32>(group, GROUP_THREADS)) << 2);
  const scratch = streams + GROUP_SCRATCH;
  let count: u32 = 0;
  for (let at = allLists; at < end; at += 4) count += countEntries(<usize>load<u32>(at), partition);
  if (count == 0) return;
  // about an entry a bucket; the lower bits of the pair have no part in its partition
  const bits: u32 = max<u32>(4, 32 - <u32>clz<u32>((count - 1) | 1));
  const buckets: u32 = 1 << bits;
  const counts = reserve(scratch, COUNTS, buckets, 4);
  const sorted = reserve(scratch, SORTED, count, ENTRY_BYTES);
  memory.fill(counts, 0, (<usize>buckets) << 2);
  for (let at = allLists; at < end; at += 4) {
    countBuckets(<usize>load<u32>(at), partition, counts, buckets - 1);
  }
  const kept = layOutBuckets(counts, buckets);
  for (let at = allLists; at < end; at += 4) {
    scatterEntries(<usize>load<u32>(at), partition, counts, sorted, buckets - 1);
  }
  groupSorted(corpus, sorted, kept, scratch, streams, buckets - 1);
}

function countBuckets(lists: usize, partition: u32, counts: usize, mask: u32): void {
  const head = lists + ((<usize>partition) << 3);
  const end = <usize>load<u32>(head);
  let start = firstEntry(partition);
  for (
    let chunk = <usize>load<u32>(head, HEAD_FIRST);
    chunk != 0;
    chunk = <usize>load<u32>(chunk)
  ) {
    const stop = stopOf(chunk, end);
    let at = chunk + start;
    start = CHUNK_HEAD;
    for (; at < stop; at += ENTRY_BYTES) {
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
  for (
    let chunk = <usize>load<u32>(head, HEAD_FIRST);
    chunk != 0;
    chunk = <usize>load<u32>(chunk)
  ) {
    const stop = stopOf(chunk, end);
    let at = chunk + start;
    start = CHUNK_HEAD;
    for (; at < stop; at += ENTRY_BYTES) {
      const bucket = counts + ((<usize>(load<u32>(at) & mask)) << 2);
      const place = load<u32>(bucket);
      if (place == DROPPED) continue;
      store<u32>(bucket, place + 1);
      v128.store(sorted + <usize>place * ENTRY_BYTES, v128.load(at));
    }
  }
}

/** Walks the buckets one after another. */
function groupSorted(
  corpus: usize,
  sorted: usize,
  kept: u32,
  scratch: usize,
  streams: usize,
  mask: u32,
): void {
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
    if (isOne || to - from > 2 * ENTRY_BYTES) groupBucket(corpus, from, to, scratch, streams);
    from = to;
  }
}

/**
 * Groups the entries [from, to) of one bucket: takes out those of the first pair, moves the others to
 * the front in their order, until none is left. O(entries x distinct pairs), and these are few.
 */
function groupBucket(corpus: usize, from: usize, to: usize, scratch: usize, streams: usize): void {
  const items = reserve(scratch, ITEMS, <u32>((to - from) / ENTRY_BYTES), REST);
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
      const item = load<u64>(at, PAIR);
      isAscending = isAscending && last >> 32 <= item >> 32;
      last = item;
      store<u64>(end, item);
      end += REST;
    }
    to = rest;
    if (end - items == REST) continue;
    if (!isAscending) sortItems(items, <u32>((end - items) / REST));
    groupPair(corpus, pair, items, end, scratch, streams);
  }
}

/** Sorts entries of a pair that several threads took in turn by document: shell sort, of a few ascending runs. */
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

/** Keeps the posting of a pair, and those of its phrases; the entries [items, end) ascend by document. */
function groupPair(
  corpus: usize,
  pair: u64,
  items: usize,
  end: usize,
  scratch: usize,
  streams: usize,
): void {
  const count = <u32>((end - items) / REST);
  const documents = reserve(scratch, DOCUMENTS, count, 4);
  let df: u32 = 0;
  let last: u32 = NO_TOKEN;
  for (let at = items; at < end; at += REST) {
    const document = load<u32>(at, REST_DOCUMENT);
    if (document == last) continue;
    last = document;
    store<u32>(documents + ((<usize>df) << 2), document);
    df++;
  }
  if (df < 2) return;
  if (df <= <u32>MAX_DF && isSampledPair(corpus, pair)) keepPosting(documents, df, streams);
  if (count <= FEW) groupPhrases(corpus, pair, items, end, documents, streams);
  else sortPhrases(corpus, pair, items, end, scratch, streams);
}

/** Groups the phrases of a pair of many entries, sorted by some bits of the third token. */
function sortPhrases(
  corpus: usize,
  pair: u64,
  items: usize,
  end: usize,
  scratch: usize,
  streams: usize,
): void {
  const count = <u32>((end - items) / REST);
  const shift: u32 = <u32>clz<u32>(count);
  const buckets: u32 = 1 << (32 - shift);
  const counts = reserve(scratch, COUNTS_OF_PAIR, buckets, 4);
  memory.fill(counts, 0, (<usize>buckets) << 2);
  for (let at = items; at < end; at += REST) {
    const bucket = counts + ((<usize>bucketOf(load<u32>(at), shift)) << 2);
    store<u32>(bucket, load<u32>(bucket) + 1);
  }
  const kept = layOutBuckets(counts, buckets);
  const sorted = reserve(scratch, SORTED_OF_PAIR, kept, REST);
  for (let at = items; at < end; at += REST) {
    const item = load<u64>(at);
    const bucket = counts + ((<usize>bucketOf(<u32>item, shift)) << 2);
    const place = load<u32>(bucket);
    if (place == DROPPED) continue;
    store<u32>(bucket, place + 1);
    store<u64>(sorted + ((<usize>place) << 3), item);
  }
  const documents = <usize>load<u32>(scratch + DOCUMENTS);
  const stop = sorted + ((<usize>kept) << 3);
  for (let from = sorted; from < stop;) {
    const bucket = bucketOf(load<u32>(from), shift);
    let to = from + REST;
    while (to < stop && bucketOf(load<u32>(to), shift) == bucket) to += REST;
    groupPhrases(corpus, pair, from, to, documents, streams);
    from = to;
  }
}

// @ts-ignore: decorator of AssemblyScript
@inline
function bucketOf(token: u32, shift: u32): u32 {
  return spreadWord(token) >> shift;
}

/** Groups entries of a pair by the third token: takes out those of the first, until none is left. */
function groupPhrases(
  corpus: usize,
  pair: u64,
  from: usize,
  to: usize,
  documents: usize,
  streams: usize,
): void {
  while (from < to) {
    const token = load<u32>(from);
    let df: u32 = 0;
    let last: u32 = NO_TOKEN;
    let rest = from;
    for (let at = from; at < to; at += REST) {
      const item = load<u64>(at);
      if (<u32>item != token) {
        store<u64>(rest, item);
        rest += REST;
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
    if (df >= 2 && token != NO_TOKEN) keepPhrase(corpus, pair, token, documents, df, streams);
  }
}

function keepPhrase(
  corpus: usize,
  pair: u64,
  token: u32,
  documents: usize,
  df: u32,
  streams: usize,
): void {
  const isWhole = lastSampledOf(corpus) == ALL;
  // most phrases are in few documents, and their hashes are of no use then
  if (isWhole && df <= <u32>MAX_DF) keepPosting(documents, df, streams);
  if (isWhole && df < <u32>FREQUENT_DF) return;
  const hash = hashPhrase(corpus, unmixPair(pair), token);
  if (!isWhole) {
    if (!isSampled(corpus, hash)) return;
    if (df <= <u32>MAX_DF) keepPosting(documents, df, streams);
    if (df < <u32>FREQUENT_DF) return;
  }
  if (df > <u32>MAX_DF) keepCrowd(hash, documents, df, streams);
  const at = reserveInStream(streams + FREQUENT_STREAM, NOTED_BYTES);
  store<u64>(at, hash);
  store<u32>(at, df, NOTED_DF);
  setStreamEnd(streams + FREQUENT_STREAM, at + NOTED_BYTES);
}

/** True where the shingle of a pair, or of a word and nothing, is in the sample. */
function isSampledPair(corpus: usize, mixed: u64): bool {
  if (lastSampledOf(corpus) == ALL) return true;
  const hashes = hashesOf(corpus);
  const pair = unmixPair(mixed);
  const first = load<u64>(hashes + (<usize>(pair >> 32) << 3));
  if (<u32>pair == NO_TOKEN) return isSampled(corpus, finishShingle(first, 1));
  const second = load<u64>(hashes + (<usize>(<u32>pair) << 3));
  return isSampled(corpus, finishShingle(first * SHINGLE_BASE + second, 2));
}

function hashPhrase(corpus: usize, pair: u64, token: u32): u64 {
  const hashes = hashesOf(corpus);
  let hash = load<u64>(hashes + ((<usize>(pair >> 32)) << 3));
  hash = hash * SHINGLE_BASE + load<u64>(hashes + ((<usize>(<u32>pair)) << 3));
  hash = hash * SHINGLE_BASE + load<u64>(hashes + ((<usize>token) << 3));
  return finishShingle(hash, PHRASE_LEVEL);
}

/** Writes a group of two documents or more, up to the cap, to the stream where it belongs. */
function keepPosting(documents: usize, df: u32, streams: usize): void {
  const stream = streams + (df == 2 ? TWINS_STREAM : POSTINGS_STREAM);
  let at = reserveInStream(stream, bytesOf(df) + 2);
  if (df > 2) {
    store<u8>(at, <u8>df);
    at++;
  }
  for (const end = documents + ((<usize>df) << 2); documents < end; documents += 4) {
    putDocument(at, load<u32>(documents));
    at += DOCUMENT_BYTES;
  }
  setStreamEnd(stream, at);
}
