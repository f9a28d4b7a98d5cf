/**
 * Which passages follow each other in the second text as they do in the first: a longest rising
 * subsequence, by patience sorting, with a link from each item back to the one before it (Fredman 1975).
 * The others were moved. O(n log n).
 */

/** The indices of a longest strictly rising subsequence. */
export function inOrder(values: readonly number[]): ReadonlySet<number> {
  /** By length less one: the index of the smallest end of such a subsequence. */
  const ends: number[] = [];
  const before: (number | undefined)[] = [];
  for (const [i, value] of values.entries()) {
    const length = lowerBound(ends, values, value);
    before.push(ends[length - 1]);
    ends[length] = i;
  }
  const found = new Set<number>();
  for (let i = ends.at(-1); i !== undefined; i = before[i]) found.add(i);
  return found;
}

/** How many subsequences end below the value. */
function lowerBound(ends: readonly number[], values: readonly number[], value: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[ends[middle] ?? 0] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
