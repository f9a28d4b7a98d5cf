/**
 * How what two texts share, and what they do not, lies in one of them: single words here and there, or long stretches.
 * One pass over its tokens.
 */

/** Tokens of a stretch of a text's own, and of a long run of what is shared. */
export const STRETCH = 6;
export const LONG_RUN = 12;

/** Counts of tokens, but for the runs. */
export interface CoverShape {
  /** Not shared, in how many runs, and of these in stretches. */
  readonly left: number;
  readonly leftRuns: number;
  readonly stretched: number;
  /** Shared, in long runs. */
  readonly inLongRuns: number;
}

/** The shape of a text, by token: 1 if it is shared. */
export function shapeOf(cover: Uint8Array): CoverShape {
  const { length } = cover;
  let left = 0;
  let leftRuns = 0;
  let stretched = 0;
  let inLongRuns = 0;
  for (let at = 0; at < length;) {
    const isShared = cover[at];
    let end = at + 1;
    while (end < length && cover[end] === isShared) end++;
    const run = end - at;
    at = end;
    if (isShared === 1) {
      if (run >= LONG_RUN) inLongRuns += run;
      continue;
    }
    left += run;
    leftRuns++;
    if (run >= STRETCH) stretched += run;
  }
  return { left, leftRuns, stretched, inLongRuns };
}
