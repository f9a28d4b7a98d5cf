import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterDocuments, type Clustering } from '../../../src/core/clusters/cluster.ts';
import { gatherNeighbours } from '../../../src/core/clusters/neighbours.ts';

type Edge = readonly [a: number, b: number, score: number];

/** A graph with the true score of every pair; only some pairs are edges. */
interface Graph {
  readonly size: number;
  readonly edges: readonly Edge[];
  /** Pairs that match and were never candidates. */
  readonly hidden: readonly Edge[];
  readonly excluded: readonly number[];
}

function edgesOf(edges: readonly Edge[]) {
  return {
    a: Int32Array.from(edges, ([a]) => a),
    b: Int32Array.from(edges, ([, b]) => b),
    score: Float64Array.from(edges, ([, , score]) => score),
  };
}

function scoreIn({ edges, hidden }: Graph, one: number, other: number): number {
  const found = [...edges, ...hidden].find(
    ([a, b]) => (a === one && b === other) || (a === other && b === one),
  );
  return found?.[2] ?? -1;
}

function clusterOf(graph: Graph): Clustering {
  const isExcluded = new Uint8Array(graph.size);
  for (const document of graph.excluded) isExcluded[document] = 1;
  return clusterDocuments({
    size: graph.size,
    neighbours: gatherNeighbours(edgesOf(graph.edges), graph.size),
    match: (centre, document) => scoreIn(graph, centre, document),
    isExcluded,
  });
}

function graphOf(size: number, edges: readonly Edge[], hidden: readonly Edge[] = []): Graph {
  return { size, edges, hidden, excluded: [] };
}

const SIZE = 12;
const document = fc.integer({ min: 0, max: SIZE - 1 });
const score = fc.constantFrom(0.5, 0.61, 0.7, 0.75, 0.9, 0.99, 1);
const pairs = fc.uniqueArray(
  fc.tuple(document, document, score).filter(([a, b]) => a < b),
  { maxLength: 40, selector: ([a, b]) => a * SIZE + b },
);
const graphs: fc.Arbitrary<Graph> = fc
  .tuple(pairs, fc.integer({ min: 0, max: 10 }), fc.uniqueArray(document, { maxLength: 2 }))
  .map(([all, hidden, excluded]) => ({
    size: SIZE,
    edges: all.slice(hidden),
    hidden: all.slice(0, hidden),
    excluded,
  }));

describe('clusters of any graph', () => {
  it('have members that match their centre with the given score', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { centre, score: scores } = clusterOf(graph);
        for (const [member, own] of centre.entries()) {
          if (own === -1) expect(scores[member]).toBe(0);
          else if (own === member) expect(scores[member]).toBe(1);
          else {
            expect(centre[own]).toBe(own);
            expect(scores[member]).toBe(scoreIn(graph, own, member));
            expect(scores[member]).toBeGreaterThan(0);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('have two members or more, none of them excluded', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { centre } = clusterOf(graph);
        for (const own of new Set(centre)) {
          if (own === -1) continue;
          expect(centre.filter((other) => other === own).length).toBeGreaterThan(1);
        }
        for (const document of graph.excluded) expect(centre[document]).toBe(-1);
      }),
      { numRuns: 300 },
    );
  });

  it('leave no document out that has an edge to a centre, nor with a centre that is second best', () => {
    fc.assert(
      fc.property(graphs, (graph) => {
        const { centre, score: scores } = clusterOf(graph);
        const directed = graph.edges.flatMap(([a, b, s]): Edge[] => [
          [a, b, s],
          [b, a, s],
        ]);
        for (const [from, to, edge] of directed) {
          if (centre[to] !== to || centre[from] === from || graph.excluded.includes(from)) continue;
          expect(centre[from]).not.toBe(-1);
          expect(scores[from]).toBeGreaterThanOrEqual(edge);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('do not depend on the order or the direction of the edges', () => {
    const shuffled = graphs.chain((graph) =>
      fc.tuple(
        fc.constant(graph),
        fc.shuffledSubarray([...graph.edges], { minLength: graph.edges.length }),
        fc.infiniteStream(fc.boolean()),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([graph, edges, turns]) => {
        const turned = edges.map(([a, b, s]): Edge => {
          const { value } = turns.next();
          return value === true ? [b, a, s] : [a, b, s];
        });
        expect(clusterOf({ ...graph, edges: turned })).toEqual(clusterOf(graph));
      }),
      { numRuns: 300 },
    );
  });

  it('do not change if two graphs are put side by side', () => {
    fc.assert(
      fc.property(graphs, graphs, (left, right) => {
        const moved = (edges: readonly Edge[]): Edge[] =>
          edges.map(([a, b, s]) => [a + SIZE, b + SIZE, s]);
        const { centre } = clusterOf({
          size: 2 * SIZE,
          edges: [...left.edges, ...moved(right.edges)],
          hidden: [...left.hidden, ...moved(right.hidden)],
          excluded: [...left.excluded, ...right.excluded.map((document) => document + SIZE)],
        });
        const expected = [
          ...clusterOf(left).centre,
          ...clusterOf(right).centre.map((centre) => (centre === -1 ? -1 : centre + SIZE)),
        ];
        expect([...centre]).toEqual(expected);
      }),
    );
  });
});

describe('clusters of small graphs', () => {
  it('are none without an edge', () => {
    expect([...clusterOf(graphOf(3, [])).centre]).toEqual([-1, -1, -1]);
    expect(clusterOf(graphOf(0, [])).centre).toHaveLength(0);
  });

  it('hold a pair, with the smaller number as its centre', () => {
    expect([...clusterOf(graphOf(3, [[1, 2, 0.8]])).centre]).toEqual([-1, 1, 1]);
  });

  it('hold a star around its middle, whatever its number', () => {
    const star = graphOf(5, [
      [0, 3, 0.6],
      [1, 3, 0.7],
      [2, 3, 0.8],
      [3, 4, 0.9],
    ]);
    const { centre, score: scores } = clusterOf(star);
    expect([...centre]).toEqual([3, 3, 3, 3, 3]);
    expect([...scores]).toEqual([0.6, 0.7, 0.8, 1, 0.9]);
  });

  it('hold three in a row around the one between', () => {
    expect([
      ...clusterOf(
        graphOf(3, [
          [0, 1, 0.9],
          [1, 2, 0.6],
        ]),
      ).centre,
    ]).toEqual([1, 1, 1]);
  });

  it.each([
    [0.8, 0.8, 0.8],
    [0.9, 0.6, 0.9],
    [0.6, 0.9, 0.6],
    [0.5, 0.7, 0.9],
    [0.9, 0.7, 0.5],
  ])('never hold both ends of a row of four: %d, %d, %d', (ab, bc, cd) => {
    const { centre } = clusterOf(
      graphOf(4, [
        [0, 1, ab],
        [1, 2, bc],
        [2, 3, cd],
      ]),
    );
    expect(centre[0] === centre[3] && centre[0] !== -1).toBe(false);
  });

  it('take in what matches the centre and was never a candidate, by way of a member', () => {
    const edges: Edge[] = [
      [0, 1, 0.9],
      [0, 2, 0.9],
      [0, 3, 0.9],
      [3, 4, 0.8],
    ];
    expect([...clusterOf(graphOf(5, edges)).centre]).toEqual([0, 0, 0, 0, -1]);
    const { centre, score: scores } = clusterOf(graphOf(5, edges, [[0, 4, 0.7]]));
    expect([...centre]).toEqual([0, 0, 0, 0, 0]);
    expect(scores[4]).toBe(0.7);
  });

  it('give a member to the centre that it matches best', () => {
    const left: Edge[] = [
      [0, 1, 0.9],
      [0, 2, 0.9],
      [0, 3, 0.6],
    ];
    const right: Edge[] = [
      [3, 4, 0.8],
      [4, 5, 0.7],
    ];
    const { centre, score: scores } = clusterOf(graphOf(6, [...left, ...right]));
    expect([...centre]).toEqual([0, 0, 0, 4, 4, 4]);
    expect(scores[3]).toBe(0.8);
  });

  it('pass over what is excluded, and are not joined by it', () => {
    const edges: Edge[] = [
      [0, 1, 0.9],
      [1, 2, 0.9],
      [2, 3, 0.9],
    ];
    const { centre } = clusterOf({ ...graphOf(4, edges), excluded: [1] });
    expect([...centre]).toEqual([-1, -1, 2, 2]);
  });
});

describe('the neighbours of documents', () => {
  it('are both directions of every edge', () => {
    fc.assert(
      fc.property(graphs, ({ edges }) => {
        const { starts, ends, documents, scores } = gatherNeighbours(edgesOf(edges), SIZE);
        const found = Array.from({ length: SIZE }, (_, from) =>
          Array.from(documents.subarray(starts[from], ends[from]), (to, i) =>
            [from, to, scores[(starts[from] ?? 0) + i]].join(' '),
          ),
        ).flat();
        const expected = edges.flatMap(([a, b, s]) => [`${a} ${b} ${s}`, `${b} ${a} ${s}`]);
        expect(found.toSorted()).toEqual(expected.toSorted());
      }),
    );
  });
});
