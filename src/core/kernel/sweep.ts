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
 * hashes are taken, and the sweep is done again for the next: hashing twice costs less than a disk.
 *
 * O(tokens), 2 ns a token; 12 bytes a shingle.
 */
import { allocate } from './memory';
import { dfsOf, distinctOf, hashesOf, lengthAt, tokensAt } from './corpus';
import { finishShingle, SHINGLE_BASE } from './hash';

export const PARTITIONS: u32 = 256;
/** A chunk begins with the address of the next one; entries fill the rest exactly: 4 + 1365 x 12. */
export const CHUNK_BYTES: usize = 1 << 14;
const CHUNK_MASK: usize = CHUNK_BYTES - 1;
export const CHUNK_HEAD: usize = 4;
/** Hash, 8 bytes; document and level, 4 bytes. */
export const ENTRY: usize = 12;
/** Chunks come from blocks of this many bytes; one more chunk is lost to alignment. */
const BLOCK_BYTES: usize = 1 << 20;

/** Largest document frequency of a posting whose documents are all paired: `MAX_DF` of postings.ts. */
export const MAX_DF: u32 = 64;

/**
 * The lists of a thread: by partition, where the next entry goes (0 at first) and the first chunk; then
 * the pool: the first block, the block in use, and the next chunk in it.
 */
export const LISTS_BYTES: usize = ((<usize>PARTITIONS) << 3) + 16;
const POOL: usize = (<usize>PARTITIONS) << 3;

/** New lists for a thread. */
export function createLists(): usize {
  const lists = allocate(LISTS_BYTES);
  memory.fill(lists, 0, LISTS_BYTES);
  return lists;
}

/** Empties the lists; their memory is used again. */
export function clearLists(lists: usize): void {
  memory.fill(lists, 0, POOL);
  const first = load<u32>(lists + POOL);
  store<u32>(lists + POOL, first, 4);
  store<u32>(lists + POOL, 0, 8);
}

/** A chunk from the pool: from the block in use, the next one from an earlier round, or a new one. */
function takeChunk(lists: usize): usize {
  const pool = lists + POOL;
  let block = <usize>load<u32>(pool, 4);
  let chunk = <usize>load<u32>(pool, 8);
  if (block != 0 && chunk == 0) chunk = firstChunk(block);
  if (block == 0 || chunk + CHUNK_BYTES > block + BLOCK_BYTES + CHUNK_BYTES) {
    let next = block == 0 ? 0 : <usize>load<u32>(block);
    if (next == 0) {
      next = allocate(BLOCK_BYTES + CHUNK_BYTES);
      store<u32>(next, 0);
      if (block == 0) store<u32>(pool, <u32>next);
      else store<u32>(block, <u32>next);
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
  return (block + 4 + CHUNK_MASK) & ~CHUNK_MASK;
}

/** Where an entry of this partition goes that no longer fits in the chunk before. */
function startChunk(lists: usize, partition: usize, last: usize): usize {
  const chunk = takeChunk(lists);
  const head = lists + (partition << 3);
  // the write address is the end of a full chunk, 0 where there is none
  if (last == 0) store<u32>(head, <u32>chunk, 4);
  else store<u32>(last - CHUNK_BYTES, <u32>chunk);
  return chunk + CHUNK_HEAD;
}

// @ts-ignore: decorator of AssemblyScript
@inline
function put(lists: usize, hash: u64, tag: u32, rangeBits: u64): void {
  const partition = <usize>((hash << rangeBits) >> 56);
  const head = lists + (partition << 3);
  let at = <usize>load<u32>(head);
  if ((at & CHUNK_MASK) == 0) at = startChunk(lists, partition, at);
  store<u64>(at, hash);
  store<u32>(at, tag, 8);
  store<u32>(head, <u32>(at + ENTRY));
}

/**
 * Takes the shingles of the distinct texts [from, to) whose hashes begin with the `rangeBits` bits of
 * `range`.
 */
export function sweep(
  corpus: usize,
  from: u32,
  to: u32,
  lists: usize,
  range: u32,
  rangeBits: u32,
): void {
  const distinct = distinctOf(corpus);
  for (let i = from; i < to; i++) {
    const document = load<u32>(distinct + ((<usize>i) << 2));
    sweepDocument(corpus, document, lists, <u64>range, <u64>rangeBits);
  }
}

/** Takes the shingles of one document, repeats included. */
export function sweepDocument(
  corpus: usize,
  document: u32,
  lists: usize,
  range: u64,
  rangeBits: u64,
): void {
  const hashes = hashesOf(corpus);
  const dfs = dfsOf(corpus);
  let at = tokensAt(corpus, document);
  const end = at + ((<usize>lengthAt(corpus, document)) << 2);
  const tag = document << 2;
  const rangeShift: u64 = 63 - rangeBits;
  let run: u32 = 0;
  let one: u64 = 0;
  let two: u64 = 0;
  for (; at < end; at += 4) {
    const token = <usize>load<u32>(at);
    const df = load<u32>(dfs + (token << 2));
    if (df == 1) {
      run = 0;
      continue;
    }
    const hash = load<u64>(hashes + (token << 3));
    run++;
    if (run >= 3) {
      const shingle = finishShingle(two * SHINGLE_BASE + hash, 3);
      if ((shingle >> 1) >> rangeShift == range) put(lists, shingle, tag | 3, rangeBits);
    }
    if (run >= 2) {
      two = one * SHINGLE_BASE + hash;
      const shingle = finishShingle(two, 2);
      if ((shingle >> 1) >> rangeShift == range) put(lists, shingle, tag | 2, rangeBits);
    }
    one = hash;
    if (df <= MAX_DF) {
      const shingle = finishShingle(one, 1);
      if ((shingle >> 1) >> rangeShift == range) put(lists, shingle, tag | 1, rangeBits);
    }
  }
}
