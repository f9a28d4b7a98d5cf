/**
 * Numbers from a seed, the same on every machine (mulberry32).
 *
 * @typedef {ReturnType<typeof randomSource>} Random
 */

/** @param {number} seed */
export function randomSource(seed) {
  let state = seed;
  /** A number in [0, 1). */
  const share = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** @param {number} size A whole number in [0, size). */
  const below = (size) => Math.floor(share() * size);
  /** @template T @param {readonly T[]} items @returns {T} */
  const pick = (items) => /** @type {T} */ (items[below(items.length)]);
  /** @template T @param {readonly T[]} items @param {number} count @returns {T[]} */
  const sample = (items, count) => {
    const rest = items.slice();
    for (let i = 0; i < count; i++) {
      const j = i + below(rest.length - i);
      [rest[i], rest[j]] = [/** @type {T} */ (rest[j]), /** @type {T} */ (rest[i])];
    }
    return rest.slice(0, count);
  };
  return { share, below, pick, sample };
}
