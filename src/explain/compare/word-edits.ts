/**
 * The edits inside a passage, word by word: steps over both sides, each of equal words or of words that
 * were exchanged.
 *
 * The passage is walked again by the rule by which it grew (passage-edits.ts). Of what this leaves between
 * runs of equal words, npm `diff` finds the fewest edits (Myers 1986). Such a stretch is a few words, and
 * one that takes more than `MOST_EDITS` is a single edit, so the whole is linear in the passage.
 */

import { diffArrays } from 'diff';
import { alignPassage } from '../../core/passages/passage-edits.ts';

/** Equal words in a row that the search for edits between other words need not look at. */
const ANCHOR = 3;
/** Words left out or put in, beyond which a stretch is not worth the search. */
const MOST_EDITS = 64;

/** So many words of each side; if they are equal, as many of both. */
export interface Step {
  readonly isShared: boolean;
  readonly a: number;
  readonly b: number;
}

/** The steps over two sides of a passage, neighbours of a kind made one. */
export function wordEdits(a: Int32Array, b: Int32Array): Step[] {
  const steps: Step[] = [];
  // the stretch since the last anchor: [fromA, i) and [fromB, j)
  let [fromA, fromB, i, j] = [0, 0, 0, 0];
  const endStretch = (): void => {
    for (const step of fewestEdits(a.subarray(fromA, i), b.subarray(fromB, j))) push(steps, step);
  };
  for (const step of alignedSteps(a, b)) {
    const isAnchor = step.isShared && step.a >= ANCHOR;
    if (isAnchor) {
      endStretch();
      push(steps, step);
    }
    [i, j] = [i + step.a, j + step.b];
    if (isAnchor) [fromA, fromB] = [i, j];
  }
  endStretch();
  return steps;
}

/** The steps of the walk. */
function alignedSteps(a: Int32Array, b: Int32Array): Step[] {
  const equal = alignPassage(a, b);
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [fromA, fromB] = [i, j];
    while (i < a.length && equal.a[i] === 0) i++;
    while (j < b.length && equal.b[j] === 0) j++;
    if (i > fromA || j > fromB) steps.push({ isShared: false, a: i - fromA, b: j - fromB });
    const shared = i;
    while (i < a.length && j < b.length && equal.a[i] === 1 && equal.b[j] === 1) {
      [i, j] = [i + 1, j + 1];
    }
    if (i > shared) steps.push({ isShared: true, a: i - shared, b: i - shared });
  }
  return steps;
}

function fewestEdits(a: Int32Array, b: Int32Array): Step[] {
  if (a.length + b.length === 0) return [];
  const changes =
    a.length > 0 && b.length > 0
      ? diffArrays([...a], [...b], { maxEditLength: MOST_EDITS })
      : undefined;
  if (changes === undefined) return [{ isShared: false, a: a.length, b: b.length }];
  return changes.map(({ added, removed, count }) => ({
    isShared: !added && !removed,
    a: added ? 0 : count,
    b: removed ? 0 : count,
  }));
}

function push(steps: Step[], step: Step): void {
  const last = steps.at(-1);
  if (last?.isShared !== step.isShared) steps.push(step);
  else steps[steps.length - 1] = { ...step, a: last.a + step.a, b: last.b + step.b };
}
