import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../../src/core/templates/cover-shape.ts';
import { DifferenceJudge } from '../../../src/core/templates/difference.ts';
import { FirstLook } from '../../../src/core/templates/first-look.ts';
import { PhraseTable } from '../../../src/core/templates/phrase-table.ts';

const WORDS = 40;
const rarity = (word: number): number => 1 + (word % 7) / 3;
const isNumber = Uint8Array.from({ length: WORDS }, (_, word) => (word % 5 === 0 ? 1 : 0));

/** Numbers that look like chance, the same each time. */
function* chance(seed: number): Generator<number, never, undefined> {
  for (let state = seed; ;) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    yield (state >>> 8) / 2 ** 24;
  }
}

/** A text, and another that keeps parts of it. */
function textsOf(seed: number): [Int32Array, Int32Array] {
  const random = chance(seed);
  const next = (below: number): number => Math.floor(random.next().value * below);
  const text = Int32Array.from({ length: next(90) }, () => next(WORDS));
  const kept = next(10) / 10;
  const other: number[] = [];
  for (let at = 0; at < text.length;) {
    const run = 1 + next(20);
    const isKept = random.next().value < kept;
    for (let i = 0; i < run; i++) other.push(isKept ? (text[at + i] ?? 0) : next(WORDS));
    at += next(4) === 0 ? 1 : run;
  }
  return [text, Int32Array.from(other)];
}

describe('a first look at two texts', () => {
  it('finds in the second what a comparison of both finds', () => {
    const table = new PhraseTable();
    const look = new FirstLook(table, rarity, isNumber);
    const judge = new DifferenceJudge(WORDS, rarity);
    for (let seed = 1; seed < 400; seed++) {
      const [text, other] = textsOf(seed);
      table.load(text);
      look.load(text);
      const own = look.at(other);
      const cover = table.compare(other).coverOther;
      const { left, leftRuns, stretched, inLongRuns } = shapeOf(cover);
      expect(own).toEqual({
        tokens: left,
        runs: leftRuns,
        stretched,
        sharedInLongRuns: inLongRuns,
        numbers: other.filter((word, at) => cover[at] === 0 && isNumber[word] === 1).length,
        known: judge.known({ tokens: other, cover }, text),
      });
    }
  });
});
