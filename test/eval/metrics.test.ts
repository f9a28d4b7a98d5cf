import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracyOf, adjustedRandIndex, countPairs, groupByLabel } from '../../src/eval/metrics.ts';

/** Small labellings, 0 to 12 documents: true labels or -1, found clusters or -1. */
const labellings = fc
  .array(fc.tuple(fc.integer({ min: -1, max: 4 }), fc.integer({ min: -1, max: 4 })), {
    maxLength: 12,
  })
  .map((rows) => ({
    labels: withoutGaps(rows.map(([label]) => label)),
    found: Int32Array.from(rows, ([, cluster]) => cluster),
  }));

function withoutGaps(labels: readonly number[]): Int32Array {
  const used = [...new Set(labels.filter((label) => label >= 0))];
  return Int32Array.from(labels, (label) => used.indexOf(label));
}

/** Documents that have a label; those without a found cluster get one of their own. */
function partitions(labels: Int32Array, found: Int32Array): [label: number, cluster: number][] {
  return [...labels]
    .map((label, i): [number, number] => [label, found[i] === -1 ? 1000 + i : (found[i] ?? 0)])
    .filter(([label]) => label >= 0);
}

function countByLoop(labels: Int32Array, found: Int32Array) {
  const rows = partitions(labels, found);
  const counts = { both: 0, truth: 0, found: 0, all: 0 };
  rows.forEach(([labelA, clusterA], i) =>
    rows.slice(i + 1).forEach(([labelB, clusterB]) => {
      counts.all += 1;
      if (labelA === labelB) counts.truth += 1;
      if (clusterA === clusterB) counts.found += 1;
      if (labelA === labelB && clusterA === clusterB) counts.both += 1;
    }),
  );
  return counts;
}

const choose2 = (n: number): number => (n * (n - 1)) / 2;

/** The formula as published: from the cells and the margins of the contingency table. */
function ariByTable(labels: Int32Array, found: Int32Array): number {
  const rows = partitions(labels, found);
  const tally = (keyOf: (row: [number, number]) => string): number => {
    const sizes = new Map<string, number>();
    for (const row of rows) sizes.set(keyOf(row), (sizes.get(keyOf(row)) ?? 0) + 1);
    return [...sizes.values()].reduce((total, size) => total + choose2(size), 0);
  };
  const cells = tally(([label, cluster]) => `${label},${cluster}`);
  const byLabel = tally(([label]) => String(label));
  const byCluster = tally(([, cluster]) => String(cluster));
  const expected = (byLabel * byCluster) / choose2(rows.length);
  return (cells - expected) / ((byLabel + byCluster) / 2 - expected);
}

const measure = (labels: number[], found: number[]) =>
  countPairs(groupByLabel(Int32Array.from(labels)), Int32Array.from(found));

describe('pair counts', () => {
  it('equal a loop over all pairs', () => {
    fc.assert(
      fc.property(labellings, ({ labels, found }) => {
        expect(countPairs(groupByLabel(labels), found)).toEqual(countByLoop(labels, found));
      }),
    );
  });

  it('take cluster numbers with gaps, and documents without a label between others', () => {
    expect(measure([0, -1, 0, 1], [7, 7, 7, -1])).toEqual({ both: 1, truth: 1, found: 1, all: 3 });
  });

  it('are all zero for no documents', () => {
    expect(measure([], [])).toEqual({ both: 0, truth: 0, found: 0, all: 0 });
  });

  it('stay exact if there are far more pairs than documents', () => {
    const documents = 200_000;
    const all = (documents * (documents - 1)) / 2;
    const one = new Int32Array(documents);
    expect(countPairs(groupByLabel(one), one)).toEqual({ both: all, truth: all, found: all, all });
  });
});

describe('precision, recall and F1', () => {
  it('are shares of the found and of the true pairs', () => {
    const accuracy = accuracyOf({ both: 3, truth: 4, found: 6 });
    expect(accuracy).toEqual({ precision: 0.5, recall: 0.75, f1: 0.6 });
  });

  it('are 1 if nothing is true and nothing was found', () => {
    expect(accuracyOf({ both: 0, truth: 0, found: 0 })).toEqual({ precision: 1, recall: 1, f1: 1 });
  });

  it('have recall and F1 0 if nothing of something was found', () => {
    expect(accuracyOf({ both: 0, truth: 5, found: 0 })).toEqual({ precision: 1, recall: 0, f1: 0 });
  });

  it('have precision and F1 0 if something was found though nothing is true', () => {
    expect(accuracyOf({ both: 0, truth: 0, found: 5 })).toEqual({ precision: 0, recall: 1, f1: 0 });
  });
});

describe('the adjusted Rand index', () => {
  it('equals the published formula if that is defined', () => {
    fc.assert(
      fc.property(labellings, ({ labels, found }) => {
        const published = ariByTable(labels, found);
        fc.pre(Number.isFinite(published));
        expect(adjustedRandIndex(countPairs(groupByLabel(labels), found))).toBeCloseTo(
          published,
          10,
        );
      }),
    );
  });

  it('is 1 for equal partitions, also if both are all singletons or one cluster', () => {
    expect(adjustedRandIndex(measure([0, 0, 1, 2], [5, 5, 3, -1]))).toBe(1);
    expect(adjustedRandIndex(measure([0, 1, 2], [-1, -1, -1]))).toBe(1);
    expect(adjustedRandIndex(measure([0, 0, 0], [2, 2, 2]))).toBe(1);
    expect(adjustedRandIndex(measure([0], [-1]))).toBe(1);
    expect(adjustedRandIndex(measure([], []))).toBe(1);
  });

  it('is 0 for singletons against one cluster, and negative below chance', () => {
    expect(adjustedRandIndex(measure([0, 1, 2], [0, 0, 0]))).toBe(0);
    expect(adjustedRandIndex(measure([0, 0, 1, 1], [0, 1, 0, 1]))).toBeCloseTo(-0.5, 10);
  });
});
