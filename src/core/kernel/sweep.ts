/**
 * Takes the shingles of 1, 2 and 3 tokens that more than one text may have, and parts them by hash: the
 * first half of the inversion that src/core/postings.ts specifies.
 *
 * The polynomial of a shingle is that of the shingle without its last token, times the base, plus that
 * token: all levels in one pass, two products a token. A word that one text alone has ends the run of
 * words that can be shared. A single word above the cap of postings is not taken.
 *
 * Each thread has a list of chunks for each of 256 partitions, by the top bits of the hash; so hot
 * shingles overflow nothing. Where not all shingles fit in memory at once, only those of one range of
 * hashes are taken, and the sweep is done again for the next: hashing twice costs less than a disk. A
 * shingle out of the range is written as well, and written over: that is faster than a branch that
 * no processor can foretell.
 *
 * O(tokens), 6 ns a token; 12 bytes a shingle.
 */
import { allocate } from './memory';
import { classesOf, distinctOf, hashesOf, lengthAt, tokensAt } from './corpus';
import { finishShingle, SHINGLE_BASE } from './hash';

export const PARTITIONS: u32 = 256;
/** A chunk begins with the address of the next one; entries fill the rest exactly: 4 + 1365 x 12. */
export const CHUNK_BYTES: usize = 1 << 14;
const CHUNK_MASK: usize = CHUNK_BYTES - 1;
export const CHUNK_HEAD: usize = 4;
/** Hash, 8 bytes; document and level, 4 bytes. */
export const ENTRY: usize = 12;
const CHUNK_ENTRIES: u32 = 1365;
/** Prime to the entries of a chunk, and near its golden section: neighbours begin far apart. */
const STAGGER: u32 = 844;
/** Bytes of a further block of chunks, where the first one is full; a chunk is lost to alignment. */
const BLOCK_BYTES: usize = 1 << 20;

/** Largest document frequency of a posting whose documents are all paired: `MAX_DF` of postings.ts. */
export const MAX_DF: u32 = 64;

/**
 * The lists of a thread: by partition, where the next entry goes (0 at first) and the first chunk; then
 * the pool: the first block, the block in use, and the next chunk in it. A block begins with the next one
 * and its own size.
 */
export const LISTS_BYTES: usize = ((<usize>PARTITIONS) << 3) + 16;
const POOL: usize = (<usize>PARTITIONS) << 3;

/** New lists for a thread, to be cleared before use, with `bytes` of memory at `region` for their chunks. */
export function createLists(region: usize, bytes: usize): usize {
  const lists = allocate(LISTS_BYTES);
  memory.fill(lists, 0, LISTS_BYTES);
  store<u32>(lists + POOL, <u32>region);
  store<u32>(region, 0);
  store<u32>(region, <u32>bytes, 4);
  return lists;
}

/** Empties the lists, and gives each its first chunk; their memory is used again. */
export function clearLists(lists: usize): void {
  const pool = lists + POOL;
  store<u32>(pool, load<u32>(pool), 4);
  store<u32>(pool, 0, 8);
  for (let partition: u32 = 0; partition < PARTITIONS; partition++) {
    const head = lists + ((<usize>partition) << 3);
    const chunk = takeChunk(lists);
    store<u32>(head, <u32>(chunk + firstEntry(partition)));
    store<u32>(head, <u32>chunk, 4);
  }
}

/**
 * Where the entries of a partition begin in its first chunk. All lists grow at one pace; did they begin
 * at one offset, the lines that are written to would fall into the same few sets of the cache.
 */
// @ts-ignore: decorator of AssemblyScript
@inline
export function firstEntry(partition: u32): usize {
  return CHUNK_HEAD + <usize>((partition * STAGGER) % CHUNK_ENTRIES) * ENTRY;
}

/** A chunk from the pool: from the block in use, the next one from an earlier round, or a new one. */
function takeChunk(lists: usize): usize {
  const pool = lists + POOL;
  let block = <usize>load<u32>(pool, 4);
  let chunk = <usize>load<u32>(pool, 8);
  if (chunk == 0) chunk = firstChunk(block);
  if (chunk + CHUNK_BYTES > block + <usize>load<u32>(block, 4)) {
    let next = <usize>load<u32>(block);
    if (next == 0) {
      next = allocate(BLOCK_BYTES + CHUNK_BYTES);
      store<u32>(next, 0);
      store<u32>(next, <u32>(BLOCK_BYTES + CHUNK_BYTES), 4);
      store<u32>(block, <u32>next);
    }
    block = next;
    store<u32>(pool, <u32>block, 4);
    chunk = firstChunk(block);
  }
  store<u32>(pool, <u32>(chunk + CHUNK_BYTES), 8);
  store<u32>(chunk, 0);
  return chunk;
}

/** The first whole chunk of a block, beyond its head. */
function firstChunk(block: usize): usize {
  return (block + 8 + CHUNK_MASK) & ~CHUNK_MASK;
}

/** Goes on in a new chunk after the one that ends at `end`; returns where. */
function startChunk(lists: usize, end: usize): usize {
  const chunk = takeChunk(lists);
  store<u32>(end - CHUNK_BYTES, <u32>chunk);
  return chunk + CHUNK_HEAD;
}

/** The partition of a hash among all ranges; `total` is how many there are of them. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function slotOf(hash: u64, total: u64): u32 {
  return <u32>(((hash >> 32) * total) >> 32);
}

// @ts-ignore: decorator of AssemblyScript
@inline
function put(lists: usize, hash: u64, tag: u32, first: u32, total: u64): void {
  const partition = slotOf(hash, total) - first;
  const head = lists + ((<usize>(partition & (PARTITIONS - 1))) << 3);
  let at = <usize>load<u32>(head);
  store<u64>(at, hash);
  store<u32>(at, tag, 8);
  // a product, as the engine makes a branch of a choice
  at += ENTRY * <usize>u32(partition < PARTITIONS);
  if ((at & CHUNK_MASK) == 0) at = startChunk(lists, at);
  store<u32>(head, <u32>at);
}

/** Takes the shingles of the distinct texts [from, to) whose hashes are in one of `ranges` ranges. */
export function sweep(
  corpus: usize,
  from: u32,
  to: u32,
  lists: usize,
  range: u32,
  ranges: u32,
): void {
  const distinct = distinctOf(corpus);
  for (let i = from; i < to; i++) {
    const document = load<u32>(distinct + ((<usize>i) << 2));
    sweepDocument(corpus, document, lists, range * PARTITIONS, <u64>ranges * PARTITIONS);
  }
}

/** Takes the shingles of one document, repeats included. */
function sweepDocument(
  corpus: usize,
  document: u32,
  lists: usize,
  first: u32,
  total: u64,
): void {
  const hashes = hashesOf(corpus);
  const classes = classesOf(corpus);
  let at = tokensAt(corpus, document);
  const end = at + ((<usize>lengthAt(corpus, document)) << 2);
  const tag = document << 2;
  let run: u32 = 0;
  let one: u64 = 0;
  let two: u64 = 0;
  for (; at < end; at += 4) {
    const token = <usize>load<u32>(at);
    const kind = load<u8>(classes + token);
    if (kind == 0) {
      run = 0;
      continue;
    }
    const hash = load<u64>(hashes + (token << 3));
    run++;
    if (run >= 3) {
      put(lists, finishShingle(two * SHINGLE_BASE + hash, 3), tag | 3, first, total);
    }
    if (run >= 2) {
      two = one * SHINGLE_BASE + hash;
      put(lists, finishShingle(two, 2), tag | 2, first, total);
    }
    one = hash;
    if (kind == 1) put(lists, finishShingle(one, 1), tag | 1, first, total);
  }
}
