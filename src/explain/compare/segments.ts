/**
 * The parts of a passage in both texts: shared words and edits, each with its place and its text.
 *
 * What is between two words, spaces and commas, belongs to the shared ones, as in an explanation. Shared
 * words end where a sentence of the first text does, so that the two texts can be set side by side sentence
 * by sentence. O(words). Words of scripts without spaces overlap, so ends are brought into order.
 */

import type { Segment, SegmentSide } from '../../model/comparison.ts';
import type { TokenRange } from '../passages.ts';
import type { LocatedText } from '../rare-words.ts';
import { type Step, wordEdits } from './word-edits.ts';

/** What ends a sentence or a paragraph, between two words. */
const SENTENCE_END = /[.!?…。！？]|\n\s*\n/u;
/** Shared words without an end of a sentence that are cut all the same. */
const MOST_WORDS = 60;

/** A passage in a text: its tokens, and its range with the signs around them. */
export interface PassageText extends TokenRange {
  readonly located: LocatedText;
  readonly range: readonly [start: number, end: number];
}

/** The segments of a passage; they add up to it, in both texts. */
export function segmentsOf(a: PassageText, b: PassageText): Segment[] {
  const steps = wordEdits(tokensOf(a), tokensOf(b)).flatMap(bySentences(a));
  const [ofA, ofB] = [sidesOf(a, steps, 'a'), sidesOf(b, steps, 'b')];
  return steps.flatMap(({ isShared }, i) => {
    const [sideA, sideB] = [ofA[i], ofB[i]];
    return sideA && sideB ? [{ isShared, a: sideA, b: sideB }] : [];
  });
}

function tokensOf({ located, from, to }: PassageText): Int32Array {
  return located.tokens.subarray(from, to);
}

/** Cuts shared steps at the ends of sentences of this side. */
function bySentences({ located, from }: PassageText): (step: Step) => Step[] {
  const { text, spans } = located;
  let at = from;
  return (step) => {
    const end = at + step.a;
    const parts: Step[] = [];
    for (let start = at; step.isShared && at < end; at++) {
      const count = at + 1 - start;
      const gap = at + 1 < end ? text.slice(spans.end[at] ?? 0, spans.start[at + 1] ?? 0) : '';
      if (at + 1 < end && count < MOST_WORDS && !SENTENCE_END.test(gap)) continue;
      parts.push({ isShared: true, a: count, b: count });
      start = at + 1;
    }
    at = end;
    return step.isShared ? parts : [step];
  };
}

function sidesOf(passage: PassageText, steps: readonly Step[], side: 'a' | 'b'): SegmentSide[] {
  const { text } = passage.located;
  const cuts = cutsOf(passage, steps, side);
  return steps.map((step, i) => {
    const [start, end] = [cuts[i] ?? 0, cuts[i + 1] ?? 0];
    return { start, end, words: step[side], text: text.slice(start, end) };
  });
}

/** Where each step begins, and the end of the last; ascending. */
function cutsOf(
  { located, range, from, to }: PassageText,
  steps: readonly Step[],
  side: 'a' | 'b',
): number[] {
  const { spans } = located;
  const [start, last] = range;
  const cuts = [start];
  let token = from;
  for (const [i, step] of steps.entries()) {
    token += step[side];
    const before = cuts.at(-1) ?? 0;
    const next = token < to ? (spans.start[token] ?? 0) : last;
    const own = step[side] === 0 ? before : (spans.end[token - 1] ?? 0);
    // the space after an edit is of what follows, that after shared words is theirs
    const cut = step.isShared ? Math.max(next, own) : Math.min(next, own);
    cuts.push(i === steps.length - 1 ? last : Math.min(last, Math.max(before, cut)));
  }
  return cuts;
}
