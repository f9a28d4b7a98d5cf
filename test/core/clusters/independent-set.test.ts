import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepIndependent } from '../../../src/core/clusters/independent-set.ts';
import { gatherNeighbours } from '../../../src/core/clusters/neighbours.ts';

/** A graph of matches, some of which are known beforehand, and an order of preference. */
interface Graph {
  readonly size: number;
  readonly order: readonly number[];
  /** Scores of all matches, by `a * size + b` with a < b. */
  readonly matches: ReadonlyMap<number, number>;
  readonly known: readonly number[];
}

const graphs: fc.Arbitrary<Graph> = fc.integer({ min: 1, max: 14 }).chain((size) => {
  const pairs: number[] = [];
  for (let a = 0; a < size; a++) for (let b = a + 1; b < size; b++) pairs.push(a * size + b);
  return fc
    .record({
      order: fc.shuffledSubarray(
        Array.from({ length: size }, (_, i) => i),
        { minLength: size },
      ),
      scores: fc.array(fc.integer({ min: -9, max: 9 }), {
        minLength: pairs.length,
        maxLength: pairs.length,
      }),
      isKnown: fc.array(fc.boolean(), { minLength: pairs.length, maxLength: pairs.length }),
    })
    .map(({ order, scores, isKnown }) => {
      const found = pairs.filter((_, i) => (scores[i] ?? 0) > 0);
      const matches = new Map(pairs.map((pair, i) => [pair, (scores[i] ?? 0) / 10] as const));
      for (const pair of pairs) if ((matches.get(pair) ?? 0) <= 0) matches.delete(pair);
      const known = found.filter((pair) => isKnown[pairs.indexOf(pair)]);
      return { size, order, matches, known };
    });
});

const scoreIn = ({ matches, size }: Graph, one: number, other: number): number =>
  matches.get(Math.min(one, other) * size + Math.max(one, other)) ?? -1;

function keep(graph: Graph, known: readonly number[] = graph.known): Int32Array {
  const { size, order, matches } = graph;
  const edges = {
    a: Int32Array.from(known, (pair) => Math.floor(pair / size)),
    b: Int32Array.from(known, (pair) => pair % size),
    score: Float64Array.from(known, (pair) => matches.get(pair) ?? 0),
  };
  const neighbours = gatherNeighbours(edges, size);
  const joined = new Set(neighbours.joined);
  return keepIndependent({
    size,
    neighbours,
    order: order.filter((text) => joined.has(text)),
    match: (kept, text) => scoreIn(graph, kept, text),
  });
}

/** The first text in the order, then each next one that matches none of those before it. */
function greedy(graph: Graph): Set<number> {
  const kept = new Set<number>();
  for (const text of graph.order) {
    if ([...kept].every((other) => scoreIn(graph, text, other) < 0)) kept.add(text);
  }
  return kept;
}

describe('keepIndependent', () => {
  it('keeps no two texts that are known to match', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const keeper = keep(graph);
        for (const pair of graph.known) {
          const [a, b] = [Math.floor(pair / graph.size), pair % graph.size];
          expect(keeper[a] === a && keeper[b] === b).toBe(false);
        }
      }),
    );
  });

  it('names for each other text a kept one that it matches directly', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const keeper = keep(graph);
        for (const [text, kept] of keeper.entries()) {
          expect(keeper[kept]).toBe(kept);
          if (kept !== text) expect(scoreIn(graph, kept, text)).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('takes a text out only for one that is wanted more', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const keeper = keep(graph);
        for (const [text, kept] of keeper.entries()) {
          if (kept === text) continue;
          const before = graph.order.slice(0, graph.order.indexOf(text));
          const matching = before.filter((other) => scoreIn(graph, other, text) > 0);
          expect(matching.some((other) => keeper[other] === other)).toBe(true);
        }
      }),
    );
  });

  it('is the greedy set if every match is known', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const keeper = keep(graph, [...graph.matches.keys()]);
        const kept = [...keeper].filter((one, text) => one === text);
        expect(new Set(kept)).toEqual(greedy(graph));
      }),
    );
  });

  it('names the kept text that it matches best', () => {
    const matches = new Map([
      [1, 0.6],
      [5, 0.9],
    ]);
    const graph = { size: 3, order: [0, 2, 1], matches, known: [1, 5] };
    expect([...keep(graph)]).toEqual([0, 2, 2]);
  });

  it('compares with the kept text what it reaches through another, known or not', () => {
    const matches = new Map([
      [1, 0.6],
      [5, 0.6],
      [2, 0.7],
    ]);
    const graph = { size: 3, order: [0, 1, 2], matches, known: [1, 5] };
    expect([...keep(graph)]).toEqual([0, 0, 0]);
    matches.delete(2);
    expect([...keep(graph)]).toEqual([0, 0, 2]);
  });
});
