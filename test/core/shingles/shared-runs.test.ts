import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SharedRuns } from '../../../src/core/shingles/shared-runs.ts';
import { collectionOf, randomTexts } from '../small-corpus.ts';

const SIZE = 3;

function shinglesOf(text: string): string[] {
  const words = text.split(' ').filter((word) => word !== '');
  return words.slice(SIZE - 1).map((_, i) => words.slice(i, i + SIZE).join(' '));
}

/** Where the shingles of `text` start that `other` has, each looked for everywhere. */
function positionsByForce(text: string, other: string): number[] {
  const others = shinglesOf(other);
  return shinglesOf(text).flatMap((shingle, i) => (others.includes(shingle) ? [i] : []));
}

const few = randomTexts({ texts: 5, length: 40, vocabulary: 4 });

describe('the places of the shingles that a document shares with another', () => {
  it('are those that a search everywhere finds, in any order of loading', () => {
    fc.assert(
      fc.property(few, (texts) => {
        const runs = new SharedRuns(collectionOf(texts));
        for (const [document, text] of texts.entries()) {
          runs.load(document);
          for (const [number, other] of texts.entries()) {
            expect(runs.positions(number)).toEqual(positionsByForce(text, other));
          }
        }
      }),
    );
  });

  it('leave out shingles that occur too often there, if a limit is given', () => {
    const runs = new SharedRuns(collectionOf(['a b c a b c a b d e f', 'a b c d e f']));
    runs.load(0);
    expect(runs.positions(1)).toEqual([0, 3, 8]);
    expect(runs.positions(1, 1)).toEqual([8]);
  });
});

describe('the runs that a document shares with another', () => {
  it('cover what the places cover and are no shorter than the given length', () => {
    fc.assert(
      fc.property(few, fc.integer({ min: 3, max: 8 }), (texts, minTokens) => {
        const [text = '', other = text] = texts;
        const runs = new SharedRuns(collectionOf([text, other]));
        runs.load(0);
        const all = runs.runs(1, SIZE);
        const covered = all.flatMap(({ start, end }) =>
          Array.from({ length: end - start - SIZE + 1 }, (_, i) => start + i),
        );
        expect(covered).toEqual(positionsByForce(text, other));
        expect(runs.runs(1, minTokens)).toEqual(
          all.filter(({ start, end }) => end - start >= minTokens),
        );
      }),
    );
  });

  it('are none with a document too short for a shingle', () => {
    const runs = new SharedRuns(collectionOf(['a b c d', 'a b', '']));
    runs.load(0);
    expect([runs.runs(1, 3), runs.runs(2, 3)]).toEqual([[], []]);
    runs.load(1);
    expect(runs.runs(0, 3)).toEqual([]);
  });
});
