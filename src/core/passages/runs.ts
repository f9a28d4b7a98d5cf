/** The longest runs that two texts share, place by place. */

/** The longest runs of one text, in order of start, which is also their order of end. */
export interface LongestRuns {
  readonly starts: readonly number[];
  readonly lengths: readonly number[];
  /** The place of run `k` in the other text: the start nearest to `target`, the smaller of two. */
  place(k: number, target: number): number;
  /** The only place of run `k`; -1 if it has several. */
  onlyPlace(k: number): number;
}
