/**
 * The shape of a comparison: two documents side by side, what they share with its edits, and what each
 * has alone. Plain data; a report is a pure function of it.
 *
 * `a` and `b` are the documents in the order in which the user named them. The parts that an explanation
 * has too are the same there.
 */

import type { Both, Explanation } from './explanation.ts';
import type { Place, Side } from './result.ts';

/** What two documents are to each other, and their texts row by row. */
export interface Comparison extends Pick<
  Explanation,
  | 'schemaVersion'
  | 'tool'
  | 'settings'
  | 'corpus'
  | 'verdict'
  | 'a'
  | 'b'
  | 'relation'
  | 'prior'
  | 'candidates'
> {
  readonly score: number;
  /** Of phrases of as many words as the settings say. */
  readonly resemblance: number;
  /** The share of the first document's phrases that the second has, and the reverse. */
  readonly containmentA: number;
  readonly containmentB: number;
  /** Words that are equal in the passages; one in two passages counts twice. */
  readonly sharedWords: number;
  /** In the order of the first document; what only the second has comes before the passage after it. */
  readonly rows: readonly ComparedRow[];
}

/** A passage that both have, or text that one of them has alone. */
export type ComparedRow = ComparedPassage | UnsharedText;

/** A passage that both documents have, but for small edits; with the punctuation at its ends. */
export interface ComparedPassage {
  readonly kind: 'passage';
  /** From 1, in the order of the first document. */
  readonly number: number;
  /** True if it stands elsewhere in the second document than among the other passages. */
  readonly isMoved: boolean;
  /** Words that are equal in both. */
  readonly sharedWords: number;
  readonly placeA: Place;
  readonly placeB: Place;
  /** They add up to the passage, in both texts. */
  readonly segments: readonly Segment[];
}

/**
 * A part of a passage: shared words, which end where a sentence does; or an edit, words of the one
 * instead of words of the other, of which one side may have none.
 */
export interface Segment extends Both<SegmentSide> {
  readonly isShared: boolean;
}

/** A part of a passage in one of the two texts. */
export interface SegmentSide {
  /** UTF-16 offsets into the text, half-open. */
  readonly start: number;
  readonly end: number;
  readonly words: number;
  readonly text: string;
}

/** Text in no passage. */
export interface UnsharedText {
  readonly kind: 'unshared';
  readonly side: Side;
  readonly start: number;
  readonly end: number;
  /** 0 for markup, which is not compared. */
  readonly words: number;
  readonly place: Place;
  readonly text: string;
}
