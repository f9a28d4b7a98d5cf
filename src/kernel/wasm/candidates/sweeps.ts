/**
 * Takes the pairs of tokens that more than one text may have, each with the token that follows, and parts them:
 * the first half of the inversion that test/oracle/postings.ts specifies.
 *
 * A phrase of three tokens is its first two and one more, so that one entry a token serves the shingles of two
 * and of three; and a pair that one text alone has spares the look at its phrase. Entries hold the tokens
 * themselves: hashes are made of what is kept, which is little. A word that one text alone has ends the run
 * of words that can be shared; a word under the cap of postings is an entry of its own.
 *
 * Each thread has a list of chunks for each of 256 partitions, by the top bits of the mixed pair; so hot
 * pairs overflow nothing. If not all entries fit in memory together, a sweep takes only those of one range
 * of mixed pairs, and the next sweep takes the next range. The first sweep notes the range of every pair in a byte, so
 * that later sweeps look at sixteen tokens at a time and mix what they take; words come in a sweep of their own.
 *
 * O(tokens); 16 bytes a token in one range.
 */
import { allocate } from '../memory';
import { classesOf, distinctAt, lengthAt, tokensAt } from '../texts/corpus';
import { mixPair, NO_TOKEN } from './pairs';
import {
  ENTRY_BYTES,
  ENTRY_CHUNK_BYTES,
  PARTITIONS,
  SWEEP_CORPUS,
  SWEEP_MARKS,
  SWEEP_PLACES,
  SWEEP_RANGE,
  SWEEP_RANGES,
} from '../../layout/candidates';

/** A chunk begins with the address of the next one; entries fill the rest: 16 + 1023 x 16. */
const CHUNK_MASK: usize = ENTRY_CHUNK_BYTES - 1;
export const CHUNK_HEAD: usize = 16;
const CHUNK_ENTRIES: u32 = 1023;
/** Prime to the entries of a chunk, and near its golden section: neighbours begin far apart. */
const STAGGER: u32 = 632;
/** Bytes of a further block of chunks, when the first one is full; a chunk is lost to alignment. */
const BLOCK_BYTES: usize = 1 << 20;

/**
 * The lists of a thread: by partition, where the next entry goes (0 at first) and the first chunk; then
 * the pool: the first block, the block in use, and the next chunk in it. A block begins with the next one
 * and its own size.
 */
export const LISTS_BYTES: usize = ((<usize>PARTITIONS) << 3) + 16;
const POOL: usize = (<usize>PARTITIONS) << 3;
/** Of a partition: where the next entry goes, and the first chunk. */
export const HEAD_FIRST: usize = 4;
/** Of the pool: the first block, the block in use, the next chunk in it. */
const POOL_FIRST: usize = 0;
const POOL_BLOCK: usize = 4;
const POOL_CHUNK: usize = 8;
/** Of a block: the next one, and its size. */
const BLOCK_NEXT: usize = 0;
const BLOCK_SIZE: usize = 4;
const BLOCK_HEAD: usize = 8;
/** Of an entry: the token that follows, and the document. */
const ENTRY_REST: usize = 8;

/** New lists for a thread, to be cleared before use, with `bytes` of memory at `region` for their chunks. */
export function createLists(region: usize, bytes: usize): usize {
  const lists = allocate(LISTS_BYTES);
  memory.fill(lists, 0, LISTS_BYTES);
  store<u32>(lists + POOL, <u32>region, POOL_FIRST);
  store<u32>(region, 0, BLOCK_NEXT);
  store<u32>(region, <u32>bytes, BLOCK_SIZE);
  return lists;
}

/** Empties the lists, and gives each its first chunk; their memory is used again. */
export function clearLists(lists: usize): void {
  const pool = lists + POOL;
  store<u32>(pool, load<u32>(pool, POOL_FIRST), POOL_BLOCK);
  store<u32>(pool, 0, POOL_CHUNK);
  for (let partition: u32 = 0; partition < <u32>PARTITIONS; partition++) {
    const head = lists + ((<usize>partition) << 3);
    const chunk = takeChunk(lists);
    store<u32>(head, <u32>(chunk + firstEntry(partition)));
    store<u32>(head, <u32>chunk, HEAD_FIRST);
  }
}

/**
 * Where the entries of a partition begin in its first chunk. All lists grow at one pace: if they began at
 * one offset, the lines that are written to would fall into the same few sets of the cache.
 */
// @ts-ignore: decorator of AssemblyScript
@inline
export function firstEntry(partition: u32): usize {
  return CHUNK_HEAD + <usize>((partition * STAGGER) % CHUNK_ENTRIES) * ENTRY_BYTES;
}

/** A chunk from the pool: from the block in use, the next one from an earlier round, or a new one. */
function takeChunk(lists: usize): usize {
  const pool = lists + POOL;
  let block = <usize>load<u32>(pool, POOL_BLOCK);
  let chunk = <usize>load<u32>(pool, POOL_CHUNK);
  if (chunk == 0) chunk = firstChunk(block);
  if (chunk + ENTRY_CHUNK_BYTES > block + <usize>load<u32>(block, BLOCK_SIZE)) {
    let next = <usize>load<u32>(block, BLOCK_NEXT);
    if (next == 0) {
      next = allocate(BLOCK_BYTES + ENTRY_CHUNK_BYTES);
      store<u32>(next, 0, BLOCK_NEXT);
      store<u32>(next, <u32>(BLOCK_BYTES + ENTRY_CHUNK_BYTES), BLOCK_SIZE);
      store<u32>(block, <u32>next, BLOCK_NEXT);
    }
    block = next;
    store<u32>(pool, <u32>block, POOL_BLOCK);
    chunk = firstChunk(block);
  }
  store<u32>(pool, <u32>(chunk + ENTRY_CHUNK_BYTES), POOL_CHUNK);
  store<u32>(chunk, 0);
  return chunk;
}

/** The first whole chunk of a block, beyond its head. */
function firstChunk(block: usize): usize {
  return (block + BLOCK_HEAD + CHUNK_MASK) & ~CHUNK_MASK;
}

/** Goes on in a new chunk after the one that ends at `end`; returns where. */
function startChunk(lists: usize, end: usize): usize {
  const chunk = takeChunk(lists);
  store<u32>(end - ENTRY_CHUNK_BYTES, <u32>chunk);
  return chunk + CHUNK_HEAD;
}

/** The partition of a mixed pair among all ranges; `total` is how many there are of them. */
// @ts-ignore: decorator of AssemblyScript
@inline
function slotOf(pair: u64, total: u64): u32 {
  return <u32>(((pair >> 32) * total) >> 32);
}

/**
 * Adds an entry to the list of its partition, if that is of the range. Hot: inlined, so that its five parameters stay
 * in registers; as a record they would be stored and loaded for each token.
 */
// @ts-ignore: decorator of AssemblyScript
@inline
function put(lists: usize, pair: u64, rest: u64, first: u32, total: u64): void {
  const partition = slotOf(pair, total) - first;
  if (partition >= <u32>PARTITIONS) return;
  const head = lists + ((<usize>partition) << 3);
  let at = <usize>load<u32>(head);
  store<u64>(at, pair);
  store<u64>(at, rest, ENTRY_REST);
  at += ENTRY_BYTES;
  if ((at & CHUNK_MASK) == 0) at = startChunk(lists, at);
  store<u32>(head, <u32>at);
}

/** The mark of a token that ends no pair. */
const NO_RANGE: u8 = 0xff;

/** Takes the pairs of the distinct texts [from, to) that are in the range of the sweep, and those of single words. */
export function sweep(sweep: usize, lists: usize, from: u32, to: u32): void {
  const corpus = <usize>load<u32>(sweep, SWEEP_CORPUS);
  for (let i = from; i < to; i++) sweepDocument(sweep, lists, distinctAt(corpus, i));
}

/** The partitions of all ranges. */
function totalOf(sweep: usize): u64 {
  return <u64>load<u32>(sweep, SWEEP_RANGES) * PARTITIONS;
}

/** Where the marks of a document are. */
function marksOf(sweep: usize, document: u32): usize {
  const places = <usize>load<u32>(sweep, SWEEP_PLACES);
  return <usize>load<u32>(sweep, SWEEP_MARKS) + <usize>load<u32>(places + ((<usize>document) << 2));
}

/**
 * Takes the pairs of the first range, and marks all: the mark of a token, a byte, is the range of the pair that it
 * ends. The sweep says where the marks of a document go.
 */
export function sweepAndMark(sweep: usize, lists: usize, from: u32, to: u32): void {
  const corpus = <usize>load<u32>(sweep, SWEEP_CORPUS);
  for (let i = from; i < to; i++) markDocument(sweep, lists, distinctAt(corpus, i));
}

/** Takes the pairs of a range that was marked. */
export function sweepMarked(sweep: usize, lists: usize, from: u32, to: u32): void {
  const corpus = <usize>load<u32>(sweep, SWEEP_CORPUS);
  for (let i = from; i < to; i++) takeMarked(sweep, lists, distinctAt(corpus, i));
}

/** Takes the words under the cap, as pairs with nothing: all of them are one range. */
export function sweepWords(sweep: usize, lists: usize, from: u32, to: u32): void {
  const corpus = <usize>load<u32>(sweep, SWEEP_CORPUS);
  const classes = classesOf(corpus);
  for (let i = from; i < to; i++) {
    const document = distinctAt(corpus, i);
    const tag = (<u64>document) << 32;
    const tokens = tokensAt(corpus, document);
    const end = tokens + ((<usize>lengthAt(corpus, document)) << 2);
    for (let at = tokens; at < end; at += 4) {
      const token = load<u32>(at);
      if (load<u8>(classes + <usize>token) != 1) continue;
      put(lists, mixPair(token, NO_TOKEN), tag | NO_TOKEN, 0, PARTITIONS);
    }
  }
}

function markDocument(sweep: usize, lists: usize, document: u32): void {
  const corpus = <usize>load<u32>(sweep, SWEEP_CORPUS);
  const total = totalOf(sweep);
  let marks = marksOf(sweep, document);
  const classes = classesOf(corpus);
  let at = tokensAt(corpus, document);
  const end = at + ((<usize>lengthAt(corpus, document)) << 2);
  const tag = (<u64>document) << 32;
  let run: u32 = 0;
  let before: u32 = 0;
  let pair: u64 = 0;
  for (; at < end; at += 4, marks++) {
    const token = load<u32>(at);
    const isShared = load<u8>(classes + <usize>token) != 0;
    if (run >= 2) put(lists, pair, tag | <u64>(isShared ? token : NO_TOKEN), 0, total);
    store<u8>(marks, NO_RANGE);
    if (!isShared) {
      run = 0;
      continue;
    }
    if (run >= 1) {
      pair = mixPair(before, token);
      store<u8>(marks, <u8>(slotOf(pair, total) / PARTITIONS));
    }
    before = token;
    run++;
  }
  if (run >= 2) put(lists, pair, tag | NO_TOKEN, 0, total);
}

function takeMarked(sweep: usize, lists: usize, document: u32): void {
  const corpus = <usize>load<u32>(sweep, SWEEP_CORPUS);
  const range = load<u32>(sweep, SWEEP_RANGE);
  const total = totalOf(sweep);
  const marks = marksOf(sweep, document);
  const classes = classesOf(corpus);
  const tokens = tokensAt(corpus, document);
  const length = lengthAt(corpus, document);
  const tag = (<u64>document) << 32;
  const wanted = i8x16.splat(<i8>range);
  for (let from: u32 = 0; from < length; from += 16) {
    let bits = <u32>i8x16.bitmask(i8x16.eq(v128.load(marks + <usize>from), wanted));
    // behind the last token are the marks of another document
    if (length - from < 16) bits &= ((<u32>1) << (length - from)) - 1;
    for (; bits != 0; bits &= bits - 1) {
      const place = from + <u32>ctz<u32>(bits);
      const at = tokens + ((<usize>place) << 2);
      const next = place + 1 < length ? load<u32>(at, 4) : NO_TOKEN;
      const isShared = next != NO_TOKEN && load<u8>(classes + <usize>next) != 0;
      const pair = mixPair(load<u32>(at - 4), load<u32>(at));
      put(lists, pair, tag | <u64>(isShared ? next : NO_TOKEN), range * PARTITIONS, total);
    }
  }
}

/** Takes the pairs of one document, repeats included. */
function sweepDocument(sweep: usize, lists: usize, document: u32): void {
  const corpus = <usize>load<u32>(sweep, SWEEP_CORPUS);
  const first = load<u32>(sweep, SWEEP_RANGE) * PARTITIONS;
  const total = totalOf(sweep);
  const classes = classesOf(corpus);
  let at = tokensAt(corpus, document);
  const end = at + ((<usize>lengthAt(corpus, document)) << 2);
  const tag = (<u64>document) << 32;
  let run: u32 = 0;
  let before: u32 = 0;
  let pair: u64 = 0;
  for (; at < end; at += 4) {
    const token = load<u32>(at);
    const kind = load<u8>(classes + <usize>token);
    if (kind == 0) {
      if (run >= 2) put(lists, pair, tag | NO_TOKEN, first, total);
      run = 0;
      continue;
    }
    if (run >= 2) put(lists, pair, tag | <u64>token, first, total);
    if (run >= 1) pair = mixPair(before, token);
    if (kind == 1) put(lists, mixPair(token, NO_TOKEN), tag | NO_TOKEN, first, total);
    before = token;
    run++;
  }
  if (run >= 2) put(lists, pair, tag | NO_TOKEN, first, total);
}
