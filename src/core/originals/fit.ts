/**
 * Whether a text of a cluster may be its original: it matches the centre and most of the others, and
 * is a stranger to none.
 *
 * The members of a star match its centre, and need not match each other. The part of a compilation
 * with the earliest date matches the compilation alone: the other parts cannot come from it. What
 * articles say of themselves, a credit or a date, outweighs a few weak matches. Where only the texts
 * speak, the one that they come from matches nearly all of them: to demand it finds 165 instead of
 * 133 of 566 originals of heavy rewrites, and 1,698 instead of 1,535 of 3,927 of watermark edits.
 *
 * At most `MAX_ASKED` pairs for each text that is tried. Most are candidates, measured before.
 */

import type { PairMeasure } from '../score/measure.ts';

/** The texts of a cluster, and how to compare them. */
export interface Family {
  /** The text that every member matches. */
  readonly centre: number;
  /** Its distinct texts, ascending. */
  readonly texts: readonly number[];
  /** Measures two different texts. */
  readonly measure: (one: number, other: number) => PairMeasure;
  /** Returns true if a measured pair counts. */
  readonly counts: (pair: PairMeasure) => boolean;
}

/** An original matches more than this share of the other texts: told by an article, or not. */
const MIN_MATCHED_TOLD = 0.5;
const MIN_MATCHED = 0.9;
/** Two texts with a lower score have nothing to do with each other. */
const STRANGER_SCORE = 0.05;
/** A larger cluster is asked by a sample, evenly spread. */
const MAX_ASKED = 256;

/**
 * Returns true if a text matches the centre and most of the others, and is a stranger to none.
 * `isTold` if a credit or a date says that it is the original.
 */
export function isFit(family: Family, text: number, isTold: boolean): boolean {
  const { centre, measure, counts } = family;
  if (text === centre) return true;
  if (!counts(measure(text, centre))) return false;
  const others = sampleOf(family.texts).filter((other) => other !== text && other !== centre);
  // the centre is one of those that match
  const share = isTold ? MIN_MATCHED_TOLD : MIN_MATCHED;
  let missed = Math.ceil((1 - share) * (others.length + 1)) - 1;
  for (const other of others) {
    const pair = measure(text, other);
    if (counts(pair)) continue;
    if (missed === 0 || pair.score < STRANGER_SCORE) return false;
    missed--;
  }
  return true;
}

function sampleOf(texts: readonly number[]): readonly number[] {
  if (texts.length <= MAX_ASKED) return texts;
  const step = texts.length / MAX_ASKED;
  return Array.from({ length: MAX_ASKED }, (_, i) => texts[Math.floor(i * step)] ?? 0);
}
