import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FREQUENT_DF } from '../../../src/core/shingles/phrases.ts';
import { buildPostings } from '../../oracle/postings.ts';
import { hashWindows } from '../../oracle/window-hashes.ts';
import { findRepeatedWindows, WINDOW } from '../../../src/core/boilerplate/windows.ts';
import { collectionOf, numbersBelow, wordOf } from '../small-corpus.ts';

/** Texts put together from few long runs, so that many windows repeat. */
const texts = fc.array(
  fc
    .array(fc.integer({ min: 0, max: 3 }), { maxLength: 3 })
    .map((runs) => runs.map((run) => runOf(run)).join(' ')),
  { minLength: 1, maxLength: 24 },
);

const runOf = (run: number): string =>
  Array.from({ length: 9 + run * 3 }, (_, i) => wordOf(run * 100 + (i % (14 + run)))).join(' ');

/** Every window with the documents that have it, where enough have it. */
function bruteForce(words: readonly string[][]): Map<string, number[]> {
  const holders = new Map<string, Set<number>>();
  for (const [document, its] of words.entries()) {
    for (let i = 0; i + WINDOW <= its.length; i++) {
      const window = its.slice(i, i + WINDOW).join(' ');
      holders.set(window, (holders.get(window) ?? new Set()).add(document));
    }
  }
  const frequent = [...holders].filter(([, { size }]) => size >= FREQUENT_DF);
  return new Map(frequent.map(([window, its]) => [window, [...its].toSorted((x, y) => x - y)]));
}

function found(words: readonly string[][], scaled: number): Map<string, number[]> {
  const collection = collectionOf(words.map((its) => its.join(' ')));
  const documents = numbersBelow(words.length);
  const counts = buildPostings(collection, documents, { scaled });
  const windows = findRepeatedWindows(collection, hashWindows(collection, documents, counts));
  const holders = new Map<string, number[]>();
  if (windows === undefined) return holders;
  for (const [rank, document] of windows.documents.entries()) {
    for (let i = windows.starts[rank] ?? 0; i < (windows.starts[rank + 1] ?? 0); i++) {
      const at = windows.position[i] ?? 0;
      const number = windows.number[i] ?? 0;
      const ranks = windows.holders.slice(
        windows.holderStarts[number],
        windows.holderStarts[number + 1],
      );
      expect(ranks.length).toBe(windows.df[number]);
      const its = Array.from(ranks, (each) => windows.documents[each] ?? -1);
      const window = words[document]?.slice(at, at + WINDOW).join(' ') ?? '';
      holders.set(
        window,
        its.toSorted((x, y) => x - y),
      );
    }
  }
  return holders;
}

const wordsOf = (text: string): string[] => text.split(' ').filter((word) => word !== '');

describe('repeated windows', () => {
  it.each([1, 3])(
    'are those that brute force finds, with the same holders; scaled %i',
    (scaled) => {
      fc.assert(
        fc.property(texts, (list) => {
          const words = list.map(wordsOf);
          expect(found(words, scaled)).toEqual(bruteForce(words));
        }),
      );
    },
  );
});
