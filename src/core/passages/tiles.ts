/** A tile: two equal stretches of tokens. */

/** A range of one text and its place in the other, half-open. */
export interface Tile {
  start: number;
  end: number;
  otherStart: number;
  otherEnd: number;
  /** Tokens that are equal. */
  matched: number;
}
