/**
 * Numbers as people read them, the same on every machine: nothing here asks for the locale.
 */

/** `1204` as `1,204`. Expects a whole number, 0 or more. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/gu, ',');
}

/** `3 articles`, `1 article`; `many` if the plural takes more than an `s`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`;
}

/** A share in [0, 1] as at most 4 columns: `41%`; `100%` and `0%` only if exact. */
export function percent(share: number): string {
  if (share > 0 && share < 0.005) return '<1%';
  return `${share < 1 ? Math.min(99, Math.round(share * 100)) : 100}%`;
}

/** A share in [0, 1] with two decimals: `.41`; `1.00` and `.00` only if exact. */
export function decimal(share: number): string {
  if (share > 0 && share < 0.005) return '<.01';
  return share < 1 ? Math.min(0.99, share).toFixed(2).slice(1) : '1.00';
}
