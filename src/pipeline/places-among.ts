/**
 * Which names of one list are in another, when nearly all are, in the same order: both are gone through together, and only
 * names beside a change are looked up. O(names), without a hash of each.
 */

/** Where each name is in a list of other names that differ; -1 if it is not there, or empty. */
export function placesAmong(before: readonly string[], names: readonly string[]): Int32Array {
  const places = new Int32Array(names.length).fill(-1);
  const passedOver = new Map<string, number>();
  const unplaced: number[] = [];
  let next = 0;
  for (const [i, name] of names.entries()) {
    // one is gone
    if (name === before[next + 1]) passedOver.set(before[next] ?? '', next++);
    if (name === before[next]) {
      places[i] = next++;
      continue;
    }
    unplaced.push(i);
    // one is new, or else it stands for what was there before
    const isNew = names[i + 1] === before[next];
    if (!isNew && next < before.length) passedOver.set(before[next] ?? '', next++);
  }
  for (; next < before.length; next++) passedOver.set(before[next] ?? '', next);
  for (const i of unplaced) places[i] = passedOver.get(names[i] ?? '') ?? -1;
  return places.map((place, i) => (names[i] === '' ? -1 : place));
}
