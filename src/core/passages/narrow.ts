/**
 * Cuts a long document down to the parts that it shares with a short one, so that comparing the two
 * costs only as much as the short one. A book that quotes thousands is not searched whole for each.
 *
 * Each shared part is kept with `MARGIN` tokens on either side, which is more than an edit leaves out. A
 * token that no document has separates the parts. O(tokens kept).
 */

/** Tokens kept on either side of what is shared. */
const MARGIN = 16;
const SHINGLE = 3;

/** What is left of a document, and the position that each token had in it. */
export interface Narrowed {
  readonly tokens: Int32Array;
  readonly origins: Int32Array;
}

/** The part of `tokens` around its shared shingles, which start at `positions`, ascending. */
export function narrow(
  tokens: Int32Array,
  positions: readonly number[],
  separator: number,
): Narrowed {
  const kept: number[] = [];
  const origins: number[] = [];
  let end = 0;
  for (const position of positions) {
    const from = Math.max(end, position - MARGIN);
    const to = Math.min(tokens.length, position + SHINGLE + MARGIN);
    if (from > end && kept.length > 0) {
      kept.push(separator);
      origins.push(end);
    }
    for (let i = from; i < to; i++) {
      kept.push(tokens[i] ?? 0);
      origins.push(i);
    }
    end = Math.max(end, to);
  }
  return { tokens: Int32Array.from(kept), origins: Int32Array.from(origins) };
}
