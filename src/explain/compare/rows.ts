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

/** Signs that close what stands before them, and that open what stands behind. */
const CLOSING = /[.,;:!?…。！？、，"'”’»)]*/uy;
const OPENING = /(?<=^|\s)["'“‘«(]+$/u;
/** Where signs that open a passage are looked for. */
const MOST_SIGNS = 4;

/** The rows of two texts with these passages, which are in the order of the first. */
export function compareTexts(
  found: readonly Passage[],
  a: ComparedText,
  b: ComparedText,
): ComparedRow[] {
  const passages = found.map((one) => ({
    a: withSigns(one.a, a.text),
    b: withSigns(one.b, b.text),
  }));
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
  const kept = inOrder(passages.map(({ b: [at, end] }) => ({ at, weight: end - at })));
  const rows = passages.flatMap((passage, i): (ComparedRow | undefined)[] => {
    const shape = { number: i + 1, isMoved: !kept.has(i) };
    return [ofA[i], ofB[i], { ...shape, ...describe(passage, a, b) }];
  });
  return [...rows, ofA.at(-1), ofB.at(-1)].filter((row) => row !== undefined);
}

/** The range with the signs at its ends, which are of no word. */
function withSigns([start, end]: Passage['a'], text: string): Passage['a'] {
  CLOSING.lastIndex = end;
  const closing = CLOSING.exec(text)?.[0].length ?? 0;
  const before = text.slice(Math.max(0, start - MOST_SIGNS - 1), start);
  return [start - (OPENING.exec(before)?.[0].length ?? 0), end + closing];
}

function describe(
  passage: Passage,
  a: ComparedText,
  b: ComparedText,
): Omit<ComparedPassage, 'number' | 'isMoved'> {
  const segments = segmentsOf(
    { located: a, range: passage.a, ...tokensIn(a, passage.a) },
    { located: b, range: passage.b, ...tokensIn(b, passage.b) },
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
