/**
 * The length of the longest increasing subsequence, by patience sorting: O(n log n) (Fredman 1975).
 *
 * Of n words in random order about 2 * sqrt(n) are in increasing order by chance (Vershik and Kerov
 * 1977); texts with a common origin have many more.
 */

/** The length of the longest strictly increasing subsequence of the first `count` values, which it overwrites. */
export function longestIncreasing(values: Int32Array, count: number): number {
  let length = 0;
  // values[0 .. length) become the smallest ends of the subsequences of each length; length <= i
  for (let i = 0; i < count; i++) {
    const value = values[i] ?? 0;
    let low = 0;
    let high = length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((values[middle] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    values[low] = value;
    if (low === length) length++;
  }
  return length;
}
