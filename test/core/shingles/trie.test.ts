import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ShingleTrie } from '../../../src/core/shingles/trie.ts';
import { numbers } from '../../large-corpus.ts';

const VOCABULARY = 6;
const document = fc.array(fc.nat(VOCABULARY - 1), { maxLength: 30 });

/** Each distinct run of `depth` tokens, with the position of the last token where it first stands. */
function runsOf(tokens: readonly number[], depth: number): Map<string, number> {
  const runs = new Map<string, number>();
  for (let last = depth - 1; last < tokens.length; last++) {
    const run = tokens.slice(last - depth + 1, last + 1).join(' ');
    if (!runs.has(run)) runs.set(run, last);
  }
  return runs;
}

/** The node of a run of tokens, followed from the root; 0 where the trie does not have it. */
function follow(trie: ShingleTrie, run: readonly number[]): number {
  const [first = 0, ...rest] = run;
  let node = trie.root(first);
  for (const token of rest) node = node === 0 ? 0 : trie.child(node, token);
  return node;
}

describe('a trie of shingles', () => {
  it('visits each distinct shingle once, at its first end, and counts them by depth', () => {
    fc.assert(
      fc.property(
        fc.array(document, { maxLength: 5 }),
        fc.integer({ min: 1, max: 6 }),
        (documents, depth) => {
          const trie = new ShingleTrie(VOCABULARY, depth);
          for (const tokens of documents) {
            const visits: string[] = [];
            trie.load(Int32Array.from(tokens), (at, position) => visits.push(`${at}: ${position}`));
            const levels = Array.from({ length: depth }, (_, i) => runsOf(tokens, i + 1));
            const expected = levels.flatMap((runs, i) =>
              [...runs.values()].map((p) => `${i + 1}: ${p}`),
            );
            expect(visits.toSorted()).toEqual(expected.toSorted());
            expect([...trie.sizes.subarray(1)]).toEqual(levels.map((runs) => runs.size));
            expect(trie.nodes).toBe(expected.length);
          }
        },
      ),
    );
  });

  it('has a node for each shingle of the last document, its own, and none for others', () => {
    fc.assert(
      fc.property(document, document, document, (before, tokens, other) => {
        const depth = 4;
        const trie = new ShingleTrie(VOCABULARY, depth);
        trie.load(Int32Array.from(before), () => {});
        trie.load(Int32Array.from(tokens), () => {});
        const nodes = new Map<number, string>();
        for (const text of [tokens, other]) {
          for (let length = 1; length <= depth; length++) {
            for (let start = 0; start + length <= text.length; start++) {
              const run = text.slice(start, start + length);
              const node = follow(trie, run);
              expect(node > 0).toBe(runsOf(tokens, length).has(run.join(' ')));
              if (node > 0) expect(nodes.get(node) ?? run.join(' ')).toBe(run.join(' '));
              if (node > 0) nodes.set(node, run.join(' '));
            }
          }
        }
        expect(nodes.size).toBe(trie.nodes);
      }),
    );
  });

  it('grows for a long document, and holds a short one after it', () => {
    let state = 1;
    const long = Array.from({ length: 9000 }, () => {
      state = (state * 48_271) % 0x7fffffff;
      return state % 50;
    });
    const trie = new ShingleTrie(50, 5);
    for (const tokens of [[1, 2], long, [2, 1, 2], long]) {
      trie.load(Int32Array.from(tokens), () => {});
      const sizes = [1, 2, 3, 4, 5].map((depth) => runsOf(tokens, depth).size);
      expect([...trie.sizes.subarray(1)]).toEqual(sizes);
    }
  });

  it('grows with a text that has more shingles than it is made ready for', () => {
    const [length, depth, vocabulary] = [420_000, 9, 1 << 20];
    const next = numbers(5);
    const tokens = Int32Array.from({ length }, () => next(vocabulary));
    const trie = new ShingleTrie(vocabulary, depth);
    trie.load(tokens, () => {});
    // of so many words, no two follow each other twice; but some stand twice
    expect(trie.sizes[1]).toBe(new Set(tokens).size);
    for (let k = 3; k <= depth; k++) expect(trie.sizes[k]).toBe(length - k + 1);
    for (let at = 0; at + depth <= length; at += 9973) {
      const run = [...tokens.subarray(at, at + depth)];
      expect(follow(trie, run)).toBeGreaterThan(0);
      expect(follow(trie, [...run.slice(0, -1), ((run.at(-1) ?? 0) + 1) % vocabulary])).toBe(0);
    }
  }, 30_000);
});
