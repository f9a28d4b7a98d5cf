/** Six decimals, as all measures have, before anything compares or prints them; never -0. */
export function round(share: number): number {
  return Math.round(share * 1e6) / 1e6 + 0;
}
