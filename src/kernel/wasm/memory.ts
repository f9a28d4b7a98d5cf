/**
 * One memory for all threads: a bump allocator for every thread, and lists of blocks for
 * what grows while its size is not known.
 *
 * Nothing is freed one by one; the pipeline sets the mark back when a stage is over, and the
 * next stage writes over it. A page that is touched for the first time costs as much as reading it a
 * hundred times, so what is reused is worth more than what is small.
 */
import { ARENA_AT, ARENA_END_AT, MARK_AT, UNIT_BITS, UNIT_BYTES } from '../layout/memory';

/** The mark counts units, so that 32 bits reach all of the memory. */
const PAGE_BITS: u32 = 16;
/** Pages that the memory grows by at least. */
const GROWTH: i32 = 64;

/**
 * Takes `bytes` of memory, aligned to 64: of the arena, while there is room in it, else new. Traps if the
 * memory cannot grow any further.
 */
export function allocate(bytes: usize): usize {
  const units = <u32>((bytes + UNIT_BYTES - 1) >> UNIT_BITS);
  const arenaEnd = load<u32>(ARENA_END_AT);
  if (arenaEnd != 0 && load<u32>(ARENA_AT) + units <= arenaEnd) {
    const place = atomic.add<u32>(ARENA_AT, units);
    if (place + units <= arenaEnd) return (<usize>place) << UNIT_BITS;
  }
  const at = atomic.add<u32>(MARK_AT, units);
  const end = (<u64>at + <u64>units) << UNIT_BITS;
  if (end > 0xfffe0000) unreachable();
  const missing = <i32>((end + 0xffff) >> PAGE_BITS) - memory.size();
  // two threads may both grow it, which does no harm
  if (missing > 0 && memory.grow(max(missing, GROWTH)) < 0 && memory.grow(missing) < 0) {
    unreachable();
  }
  return (<usize>at) << UNIT_BITS;
}

/**
 * A stream of words in blocks, written by one thread. Its head is three words: the first block, the
 * last block, and where the next word goes. A block begins with the next block and with where its words
 * end; the end of the last block is only in the head until `firstBlock`.
 */
const FIRST: usize = 0;
const LAST: usize = 4;
const NEXT_WORD: usize = 8;
/** Of a block: the next one, and where its words end. */
const NEXT: usize = 0;
const END: usize = 4;
const BLOCK_BYTES: usize = 1 << 18;
const BLOCK_HEAD: usize = 16;

/** Where the next `bytes`, at most `BLOCK_BYTES` / 2, go: after this, set it with `setStreamEnd`. */
export function reserveInStream(stream: usize, bytes: usize): usize {
  const last = <usize>load<u32>(stream, LAST);
  const at = <usize>load<u32>(stream, NEXT_WORD);
  if (last != 0 && at + bytes <= last + BLOCK_BYTES) return at;
  let block: usize = 0;
  if (last != 0) {
    store<u32>(last, <u32>at, END);
    // one that was emptied
    block = <usize>load<u32>(last, NEXT);
  }
  if (block == 0) {
    block = allocate(BLOCK_BYTES);
    store<u32>(block, 0, NEXT);
    if (last == 0) store<u32>(stream, <u32>block, FIRST);
    else store<u32>(last, <u32>block, NEXT);
  }
  store<u32>(stream, <u32>block, LAST);
  return block + BLOCK_HEAD;
}

/** Forgets what a stream holds; its blocks are used again. */
export function emptyStream(stream: usize): void {
  const first = <usize>load<u32>(stream, FIRST);
  if (first == 0) return;
  for (let block = first; block != 0; block = nextBlock(block)) {
    store<u32>(block, <u32>blockStart(block), END);
  }
  store<u32>(stream, <u32>first, LAST);
  store<u32>(stream, <u32>blockStart(first), NEXT_WORD);
}

/** Notes the address at which the stream goes on. */
export function setStreamEnd(stream: usize, at: usize): void {
  store<u32>(stream, <u32>at, NEXT_WORD);
}

/** The first block of a stream, 0 if nothing was written. Its words follow from `blockStart`. */
export function firstBlock(stream: usize): usize {
  const last = <usize>load<u32>(stream, LAST);
  if (last != 0) store<u32>(last, load<u32>(stream, NEXT_WORD), END);
  return <usize>load<u32>(stream, FIRST);
}

/** The block after this one, 0 after the last. */
export function nextBlock(block: usize): usize {
  return <usize>load<u32>(block, NEXT);
}

/** Where the words of a block begin. */
export function blockStart(block: usize): usize {
  return block + BLOCK_HEAD;
}

/** Where the words of a block end. */
export function blockEnd(block: usize): usize {
  return <usize>load<u32>(block, END);
}
