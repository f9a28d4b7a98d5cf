/**
 * What a thread groups with: its streams, and behind them its scratch, which serves partition after partition.
 *
 * An array of the scratch is an address and a capacity in items. It only grows, and what it held is lost then.
 */
import { allocate } from '../memory';
import { GROUP_SCRATCH } from '../../layout/candidates';

/** Of a partition: stretches of entries in the lists, each [start, end); counts of buckets; sorted entries. */
export const STRETCHES: usize = GROUP_SCRATCH;
export const COUNTS: usize = GROUP_SCRATCH + 8;
export const SORTED: usize = GROUP_SCRATCH + 16;
/** Of a pair: its items, and the documents of one group of them. */
export const ITEMS: usize = GROUP_SCRATCH + 24;
export const DOCUMENTS: usize = GROUP_SCRATCH + 32;
/** Of a pair of many items: counts of buckets, and sorted items. */
export const COUNTS_OF_PAIR: usize = GROUP_SCRATCH + 40;
export const SORTED_OF_PAIR: usize = GROUP_SCRATCH + 48;
/** The corpus whose partition is grouped. */
export const CORPUS: usize = GROUP_SCRATCH + 56;
const STREAMS_BYTES: usize = GROUP_SCRATCH + 60;
/** Of an array. */
const CAPACITY: usize = 4;

/** Bytes of an item, which is an entry without its pair: the token that follows, and the document. */
export const ITEM_BYTES: usize = 8;
export const ITEM_DOCUMENT: usize = 4;

/** What a thread groups with: its streams, and behind them its scratch. */
export function createStreams(): usize {
  const streams = allocate(STREAMS_BYTES);
  memory.fill(streams, 0, STREAMS_BYTES);
  return streams;
}

/** Makes an array hold at least `count` items of `bytes`; returns its address. */
export function reserve(streams: usize, field: usize, count: u32, bytes: usize): usize {
  if (count > load<u32>(streams + field, CAPACITY)) {
    const capacity = count + (count >> 1) + 64;
    store<u32>(streams + field, <u32>allocate(<usize>capacity * bytes));
    store<u32>(streams + field, capacity, CAPACITY);
  }
  return arrayAt(streams, field);
}

/** The address of an array. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function arrayAt(streams: usize, field: usize): usize {
  return <usize>load<u32>(streams + field);
}
