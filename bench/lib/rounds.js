/** Several rounds of what is measured, and their medians. */

/** @typedef {import('./measure.js').Measured} Measured */

/**
 * Runs several programs in turn, A B A B, so that what else the machine does meets all alike.
 * @template {Record<string, () => Promise<Measured>>} Programs
 * @param {Programs} programs @param {number} rounds
 * @returns {Promise<{ [Name in keyof Programs]: Awaited<ReturnType<Programs[Name]>>[] }>}
 */
export async function interleave(programs, rounds) {
  const runs = /** @type {any} */ (
    Object.fromEntries(Object.keys(programs).map((name) => [name, []]))
  );
  for (let round = 0; round < rounds; round++) {
    for (const [name, run] of Object.entries(programs)) runs[name].push(await run());
  }
  return runs;
}

/** The median of each figure. @param {readonly Measured[]} runs */
export function medians(runs) {
  const of = (/** @type {'wall' | 'cpu' | 'memory'} */ figure) =>
    median(runs.map((run) => run[figure]));
  return { wall: of('wall'), cpu: of('cpu'), memory: of('memory') };
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** Milliseconds. @param {() => void} work */
export function timed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}
