/**
 * The words of a passage that its partner does not have: what was edited. Words are compared as the run does, more or
 * less: without case. A passage that was edited all over has no words worth marking, so the search ends early.
 */

import { diffArrays } from 'diff';
import type { Numbered } from './segments.ts';

const MAX_WORDS = 4000;
const MAX_EDITS = 600;
const WORD = /[\p{L}\p{N}\p{M}]+/gu;

/** Ranges end to end, [start, end) after [start, end), of both texts. */
export interface Edits {
  readonly left: readonly number[];
  readonly right: readonly number[];
}

interface Word {
  readonly start: number;
  readonly end: number;
  readonly folded: string;
}

/** What was edited in all passages, which are numbered alike on both sides. */
export function editsOf(
  [left, right]: readonly [string, string],
  [ofLeft, ofRight]: readonly [readonly Numbered[], readonly Numbered[]],
): Edits {
  const partners = new Map(ofRight.map((one) => [one.passage, one]));
  const edits: { left: number[]; right: number[] } = { left: [], right: [] };
  for (const one of ofLeft) {
    const other = partners.get(one.passage);
    if (other === undefined) continue;
    addEdits(wordsOf(left, one), wordsOf(right, other), edits);
  }
  return { left: sorted(edits.left), right: sorted(edits.right) };
}

function wordsOf(text: string, { start, end }: Numbered): readonly Word[] {
  return [...text.slice(start, end).matchAll(WORD)].map(({ 0: word, index }) => {
    return { start: start + index, end: start + index + word.length, folded: word.toLowerCase() };
  });
}

function addEdits(
  left: readonly Word[],
  right: readonly Word[],
  edits: { readonly left: number[]; readonly right: number[] },
): void {
  if (left.length > MAX_WORDS || right.length > MAX_WORDS) return;
  const [before, after] = [left, right].map((words) => words.map(({ folded }) => folded));
  const changes = diffArrays(before ?? [], after ?? [], { maxEditLength: MAX_EDITS });
  let [i, j] = [0, 0];
  for (const { count, added, removed } of changes ?? []) {
    if (removed) edits.left.push(...rangeOf(left.slice(i, i + count)));
    if (added) edits.right.push(...rangeOf(right.slice(j, j + count)));
    if (!added) i += count;
    if (!removed) j += count;
  }
}

function rangeOf(words: readonly Word[]): readonly number[] {
  const [first, last] = [words[0], words.at(-1)];
  return first && last ? [first.start, last.end] : [];
}

/** Passages of the right side need not come in order. */
function sorted(ranges: readonly number[]): readonly number[] {
  const starts = ranges.filter((_, i) => i % 2 === 0);
  const ends = ranges.filter((_, i) => i % 2 === 1);
  return starts
    .map((start, i) => [start, ends[i] ?? start])
    .toSorted(([a = 0], [b = 0]) => a - b)
    .flat();
}
