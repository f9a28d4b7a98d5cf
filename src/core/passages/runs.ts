/** The longest runs that two texts share, place by place. */

/** The longest runs of one text, by their start, so that they are by their end as well. */
export interface LongestRuns {
  readonly starts: readonly number[];
  readonly lengths: readonly number[];
  /** Where run `k` stands in the other text: the start nearest to `target`, of two the smaller. */
  place(k: number, target: number): number;
  /** The one place of run `k`, -1 where it has several. */
  onlyPlace(k: number): number;
}
