import { describe, expect, it } from 'vitest';
import { RELATIONS, type Relation } from '../../src/core/types.ts';
import { evaluate } from '../../src/eval/evaluate.ts';
import type { ScoredDocuments } from '../../src/eval/judge.ts';
import { printEvaluation } from '../../src/eval/table.ts';
import { resolveLabels } from '../../src/eval/truth.ts';

type Scored = readonly [a: number, b: number, score: number, relation: Relation];

/** Documents whose clusters are what the counting pairs connect. */
function corpusOf(ids: readonly string[], scored: readonly Scored[]): ScoredDocuments {
  const scores = Float64Array.from(scored, ([, , score]) => score);
  return {
    ids,
    pairs: {
      a: Int32Array.from(scored, ([a]) => a),
      b: Int32Array.from(scored, ([, b]) => b),
      relation: Uint8Array.from(scored, ([, , , relation]) => RELATIONS.indexOf(relation)),
      score: scores,
      resemblance: scores.map((score) => score / 2),
      containment: scores,
    },
    cluster: ({ by, threshold, relation }) => {
      const measured = scored.map(([, , score]) => (by === 'resemblance' ? score / 2 : score));
      const counting = scored.filter(
        (pair, i) =>
          (measured[i] ?? 0) >= threshold &&
          RELATIONS.indexOf(pair[3]) <= RELATIONS.indexOf(relation),
      );
      return connect(ids.length, counting);
    },
  };
}

function connect(documents: number, pairs: readonly Scored[]): Int32Array {
  const cluster = new Int32Array(documents).fill(-1);
  for (const [a, b] of pairs) {
    const [from, to] = [cluster[b] ?? -1, cluster[a] === -1 ? a : (cluster[a] ?? -1)];
    cluster[a] = to;
    cluster[b] = to;
    if (from >= 0) cluster.forEach((old, i) => old === from && (cluster[i] = to));
  }
  return cluster;
}

const RIVERS = ['don', 'ebro', 'elbe', 'loire', 'oder', 'po'];
const CORPUS = corpusOf(RIVERS, [
  [0, 1, 1, 'identical'],
  [2, 3, 0.8, 'rewrite'],
  [3, 4, 0.62, 'rewrite'],
  [0, 5, 0.3, 'excerpt'],
]);
const CLUSTERS = resolveLabels(
  { kind: 'clusters', ids: [...RIVERS, 'rhine'], clusters: ['1', '1', '2', '2', '3', '4', '4'] },
  RIVERS,
);
// ebro is a copy of don, so its pair with po follows from the one that is listed
const PAIRS = resolveLabels(
  { kind: 'pairs', ids: RIVERS, a: [0, 2, 1, 4], b: [1, 3, 5, 5] },
  RIVERS,
);
const SETTINGS = { by: 'score', threshold: 0.5, relation: 'rewrite' } as const;

describe('evaluation against true clusters', () => {
  const evaluation = evaluate(CORPUS, CLUSTERS, SETTINGS);

  it('measures every threshold in steps of .05', () => {
    expect(evaluation.thresholds.map(({ threshold }) => threshold)).toEqual(
      Array.from({ length: 20 }, (_, step) => (step + 1) / 20),
    );
    expect(evaluation.thresholds.map(({ clusters }) => clusters)).toEqual([
      ...Array<number>(16).fill(2),
      ...Array<number>(4).fill(1),
    ]);
  });

  it('measures the threshold of the run', () => {
    expect(evaluation.default).toEqual({
      threshold: 0.5,
      precision: 0.5,
      recall: 1,
      f1: 0.666667,
      ari: 0.594595,
      clusters: 2,
    });
  });

  it('finds the best threshold between the listed ones, in the middle of its plateau', () => {
    expect(evaluation.best).toMatchObject({ threshold: 0.71, f1: 1, ari: 1 });
  });

  it('counts labels and gaps', () => {
    expect(evaluation.labels).toEqual({
      kind: 'clusters',
      documents: 6,
      clusters: 2,
      pairs: 2,
      missing: 1,
      ambiguous: 0,
      unlabelled: 0,
    });
    expect(evaluation.averagePrecision).toBe(1);
  });

  it('holds to the relation and the measure that it is given', () => {
    const identical = evaluate(CORPUS, CLUSTERS, { ...SETTINGS, relation: 'identical' });
    expect(identical).toMatchObject({ averagePrecision: 0.5, best: { recall: 0.5 } });
    const half = evaluate(CORPUS, CLUSTERS, { ...SETTINGS, by: 'resemblance' });
    expect(half).toMatchObject({ by: 'resemblance', best: { threshold: 0.36, f1: 1 } });
  });

  it('measures a threshold that is not on the grid', () => {
    const run = evaluate(CORPUS, CLUSTERS, { ...SETTINGS, threshold: 0.625 });
    expect(run.default).toMatchObject({ threshold: 0.625, f1: 1 });
  });
});

describe('evaluation against true pairs', () => {
  const evaluation = evaluate(CORPUS, PAIRS, SETTINGS);

  it('recalls pairs that are in one cluster or listed; precision is that of the listed ones', () => {
    const [lowest] = evaluation.thresholds;
    // listed: don-ebro, elbe-loire, loire-oder, and po with each of the two copies
    expect(lowest).toMatchObject({ precision: 0.6, recall: 0.75, ari: null });
    expect(evaluation.default).toMatchObject({ precision: 0.666667, recall: 0.5 });
  });

  it('has no true clusters', () => {
    expect(evaluation.labels).toMatchObject({
      kind: 'pairs',
      clusters: null,
      pairs: 4,
      documents: 6,
    });
  });
});

describe('the table', () => {
  it('lists thresholds, marks the best one, and ends with it', () => {
    const lines = [...printEvaluation(evaluate(CORPUS, CLUSTERS, SETTINGS), { color: 0 })];
    expect(`${lines.join('\n')}\n`).toMatchInlineSnapshot(`
      "6 labelled documents, 2 true clusters, 2 true pairs, by score, rewrite or closer

        threshold  precision   recall       F1      ARI  clusters
             0.05     0.3333   1.0000   0.5000   0.3750         2
             0.10     0.3333   1.0000   0.5000   0.3750         2
             0.15     0.3333   1.0000   0.5000   0.3750         2
             0.20     0.3333   1.0000   0.5000   0.3750         2
             0.25     0.3333   1.0000   0.5000   0.3750         2
             0.30     0.3333   1.0000   0.5000   0.3750         2
             0.35     0.5000   1.0000   0.6667   0.5946         2
             0.40     0.5000   1.0000   0.6667   0.5946         2
             0.45     0.5000   1.0000   0.6667   0.5946         2
             0.50     0.5000   1.0000   0.6667   0.5946         2
             0.55     0.5000   1.0000   0.6667   0.5946         2
             0.60     0.5000   1.0000   0.6667   0.5946         2
             0.65     1.0000   1.0000   1.0000   1.0000         2
             0.70     1.0000   1.0000   1.0000   1.0000         2
             0.71     1.0000   1.0000   1.0000   1.0000         2  < best
             0.75     1.0000   1.0000   1.0000   1.0000         2
             0.80     1.0000   1.0000   1.0000   1.0000         2
             0.85     1.0000   0.5000   0.6667   0.6341         1
             0.90     1.0000   0.5000   0.6667   0.6341         1
             0.95     1.0000   0.5000   0.6667   0.6341         1
             1.00     1.0000   0.5000   0.6667   0.6341         1

      average precision 1.0000
      this run:  threshold 0.5: precision 0.5000, recall 1.0000, F1 0.6667
      best:      threshold 0.71: precision 1.0000, recall 1.0000, F1 1.0000 (-t 0.71)
      "
    `);
  });

  it('fits 80 columns, and has no colour unless it is told to', () => {
    const evaluation = evaluate(CORPUS, PAIRS, { ...SETTINGS, threshold: 0.123456 });
    const plain = [...printEvaluation(evaluation, { color: 0 })];
    const colored = [...printEvaluation(evaluation, { color: 1 })];
    expect(Math.max(...plain.map((line) => line.length))).toBeLessThanOrEqual(80);
    expect(plain.join('')).not.toContain('\u001b');
    expect(colored.join('\n')).toContain('\u001b[');
    // oxlint-disable-next-line no-control-regex -- colours are control sequences
    expect(colored.map((line) => line.replace(/\u001b\[\d+m/g, ''))).toEqual(plain);
  });
});
