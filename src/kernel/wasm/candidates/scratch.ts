/**
 * Scratch of a thread that ranks: sums by document, touched documents, the heap of the best, and which thread it
 * is.
 */
import { allocate } from '../memory';
import { MAX_PARTNERS } from '../../layout/phrases';

export const SUMS: usize = 0;
export const TOUCHED: usize = 4;
export const HEAP: usize = 8;
export const THREAD: usize = 12;
/** For tiles: the table of a stretch of postings. */
export const TABLE: usize = 16;
const BYTES: usize = 20;

/** Scratch for so many documents; sums are zeros. */
export function createRankScratch(documents: u32, thread: u32): usize {
  const scratch = allocate(BYTES);
  memory.fill(scratch, 0, BYTES);
  const row = ((<usize>documents) << 2) + 4;
  const sums = allocate(row);
  memory.fill(sums, 0, row);
  store<u32>(scratch, <u32>sums, SUMS);
  store<u32>(scratch, <u32>allocate(row), TOUCHED);
  store<u32>(scratch, <u32>allocate((<usize>MAX_PARTNERS) << 3), HEAP);
  store<u32>(scratch, thread, THREAD);
  return scratch;
}
