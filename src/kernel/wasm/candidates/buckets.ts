/** The middle of a counting sort: counts of buckets become places, and what is alone in its bucket is dropped. */

/** The place of a bucket whose only item is dropped. */
export const DROPPED: u32 = 0xffffffff;

/** Turns counts into the places where buckets start; returns how many items are kept. */
export function layOutBuckets(counts: usize, buckets: u32): u32 {
  let next: u32 = 0;
  for (let i: u32 = 0; i < buckets; i++) {
    const at = counts + ((<usize>i) << 2);
    const size = load<u32>(at);
    store<u32>(at, size < 2 ? DROPPED : next);
    if (size >= 2) next += size;
  }
  return next;
}
