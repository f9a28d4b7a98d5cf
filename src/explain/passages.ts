/**
 * The passages of two documents as text, with equal parts marked apart from edits.
 *
 * O(words of the passages). If words are pairs of characters, they overlap, and a character is equal if
 * any word over it is.
 */

import type { ExplainedPassage, PassagePart, PassageSide } from '../model/explanation.ts';
import { alignPassage } from '../core/passages/passage-edits.ts';
import type { LocatedText } from './rare-words.ts';
import type { Passage } from '../model/result.ts';

/** A passage that says where it is in both files. */
export type PlacedPassage = Required<Passage>;

/** Explains the passages of two texts, in the order of the first. */
export function explainPassages(
  passages: readonly PlacedPassage[],
  [a, b]: readonly [LocatedText, LocatedText],
): ExplainedPassage[] {
  return passages.map((passage) => {
    const [ofA, ofB] = [tokensIn(a, passage.a), tokensIn(b, passage.b)];
    const equal = alignPassage(
      a.tokens.subarray(ofA.from, ofA.to),
      b.tokens.subarray(ofB.from, ofB.to),
    );
    return {
      a: describeSide(a, ofA, equal.a),
      b: describeSide(b, ofB, equal.b),
      sharedWords: equal.a.reduce((sum, isEqual) => sum + isEqual, 0),
      placeA: passage.placeA,
      placeB: passage.placeB,
    };
  });
}

/** Tokens [from, to). */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** The tokens of a range of the text; at least one. */
export function tokensIn(
  { spans }: LocatedText,
  [start, end]: readonly [number, number],
): TokenRange {
  // words may overlap: the next may start before this one ends
  const from = lowerBound(spans.start, start);
  return { from, to: Math.max(from + 1, lowerBound(spans.end, end + 1)) };
}

/** The first position in `sorted`, ascending, whose value is at least `value`. */
function lowerBound(sorted: Int32Array, value: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function describeSide(located: LocatedText, range: TokenRange, equal: Uint8Array): PassageSide {
  const { text, spans } = located;
  const start = spans.start[range.from] ?? 0;
  const end = spans.end[range.to - 1] ?? 0;
  const states = markUnits(located, range, equal);
  const parts = cutParts(text.slice(start, end), states);
  return { start, end, words: range.to - range.from, parts };
}

/** What a unit of the text belongs to: no word, an equal word, an edited one. */
const GAP = 0;
const EQUAL = 1;
const EDITED = 2;

/** The state of each unit of the passage. */
function markUnits(
  { spans }: LocatedText,
  { from, to }: TokenRange,
  equal: Uint8Array,
): Uint8Array {
  const start = spans.start[from] ?? 0;
  const states = new Uint8Array((spans.end[to - 1] ?? 0) - start);
  for (const kind of [EDITED, EQUAL]) {
    for (let i = from; i < to; i++) {
      if ((equal[i - from] === 1 ? EQUAL : EDITED) !== kind) continue;
      states.fill(kind, (spans.start[i] ?? 0) - start, (spans.end[i] ?? 0) - start);
    }
  }
  closeGaps(states);
  return states;
}

/** A gap between two edited words is edited too; any other counts as equal. */
function closeGaps(states: Uint8Array): void {
  let before = EQUAL;
  for (let unit = 0; unit < states.length; unit++) {
    if (states[unit] !== GAP) {
      before = states[unit] ?? GAP;
      continue;
    }
    let next = unit;
    while (states[next] === GAP) next++;
    states.fill(before === EDITED && states[next] === EDITED ? EDITED : EQUAL, unit, next);
    unit = next - 1;
  }
}

function cutParts(text: string, states: Uint8Array): PassagePart[] {
  const parts: PassagePart[] = [];
  for (let from = 0; from < text.length;) {
    let to = from + 1;
    while (to < text.length && states[to] === states[from]) to++;
    parts.push({ text: text.slice(from, to), isShared: states[from] === EQUAL });
    from = to;
  }
  return parts;
}
