/**
 * Two texts as rows: the passages in the order of the first text, and around them what each has alone.
 * What only the second text has comes before the passage that follows it there.
 *
 * Every word of both texts is in a row; words in two passages are in both. O(words log passages).
 */

import type { ComparedPassage, ComparedRow, UnsharedText } from '../../model/comparison.ts';
import type { Passage, Place, Side } from '../../model/result.ts';
import { tokensIn } from '../passages.ts';
import type { LocatedText } from '../rare-words.ts';
import { inOrder } from './in-order.ts';
import { segmentsOf } from './segments.ts';

/** A text, and where a range of it is in its file. */
export interface ComparedText extends LocatedText {
  readonly placeOf: (range: Passage['a']) => Place;
}

/** The rows of two texts with these passages, which are in the order of the first. */
export function compareTexts(
  passages: readonly Passage[],
  a: ComparedText,
  b: ComparedText,
): ComparedRow[] {
  const [ofA, ofB] = [
    gapsBetween(
      passages.map((passage) => passage.a),
      a,
      'a',
    ),
    gapsBetween(
      passages.map((passage) => passage.b),
      b,
      'b',
    ),
  ];
  const kept = inOrder(passages.map((passage) => passage.b[0]));
  const rows = passages.flatMap((passage, i): (ComparedRow | undefined)[] => {
    const shape = { number: i + 1, isMoved: !kept.has(i) };
    return [ofA[i], ofB[i], { ...shape, ...describe(passage, a, b) }];
  });
  return [...rows, ofA.at(-1), ofB.at(-1)].filter((row) => row !== undefined);
}

function describe(
  passage: Passage,
  a: ComparedText,
  b: ComparedText,
): Omit<ComparedPassage, 'number' | 'isMoved'> {
  const segments = segmentsOf(
    { located: a, ...tokensIn(a, passage.a) },
    { located: b, ...tokensIn(b, passage.b) },
  );
  return {
    kind: 'passage',
    sharedWords: segments.reduce((sum, part) => sum + (part.isShared ? part.a.words : 0), 0),
    placeA: a.placeOf(passage.a),
    placeB: b.placeOf(passage.b),
    segments,
  };
}

/** The text before each range that no earlier one covers, by the number of the range; last, what is behind all. */
function gapsBetween(
  ranges: readonly Passage['a'][],
  text: ComparedText,
  side: Side,
): (UnsharedText | undefined)[] {
  const gaps: (UnsharedText | undefined)[] = ranges.map(() => undefined);
  const numbers = ranges
    .map((_, i) => i)
    .toSorted((x, y) => startOf(ranges, x) - startOf(ranges, y));
  let covered = 0;
  for (const i of numbers) {
    const [start, end] = ranges[i] ?? [0, 0];
    gaps[i] = gapIn(text, side, [covered, start]);
    covered = Math.max(covered, end);
  }
  return [...gaps, gapIn(text, side, [covered, text.text.length])];
}

function startOf(ranges: readonly Passage['a'][], i: number): number {
  return ranges[i]?.[0] ?? 0;
}

/** The range without the spaces at its ends; undefined if it says nothing. */
function gapIn(text: ComparedText, side: Side, [from, to]: Passage['a']): UnsharedText | undefined {
  const source = text.text.slice(from, Math.max(from, to));
  if (!/[\p{L}\p{N}]/u.test(source)) return undefined;
  const start = from + source.length - source.trimStart().length;
  const end = start + source.trim().length;
  const place = text.placeOf([start, end]);
  const words = wordsIn(text, [start, end]);
  return { kind: 'unshared', side, start, end, words, place, text: text.text.slice(start, end) };
}

/** Tokens that begin in the range; `tokensIn` expects that there is one. */
function wordsIn(text: ComparedText, [start, end]: Passage['a']): number {
  const { from, to } = tokensIn(text, [start, end]);
  return (text.spans.start[from] ?? end) >= end ? 0 : to - from;
}
