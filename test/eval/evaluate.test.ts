import { describe, expect, it } from 'vitest';
import { evaluate } from '../../src/eval/evaluate.ts';
import { resolveLabels } from '../../src/eval/labels/truth.ts';
import { corpusOf } from './corpus-of.ts';

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
const SETTINGS = {
  by: 'score',
  threshold: 0.5,
  relation: 'rewrite',
  precision: 0.95,
  mistakes: 5,
} as const;

describe('evaluation against true clusters', () => {
  const evaluation = evaluate(CORPUS, CLUSTERS, SETTINGS);

  it('measures every threshold in steps of .01', () => {
    expect(evaluation.thresholds.map(({ threshold }) => threshold)).toEqual(
      Array.from({ length: 100 }, (_, step) => (step + 1) / 100),
    );
    expect(evaluation.thresholds.map(({ clusters }) => clusters)).toEqual([
      ...Array<number>(80).fill(2),
      ...Array<number>(20).fill(1),
    ]);
  });

  it('measures the threshold of the run', () => {
    expect(evaluation.default).toEqual({
      threshold: 0.5,
      pairs: 4,
      truePairs: 2,
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

  it('suggests the threshold for a precision, or the closest one', () => {
    expect(evaluation.suggested).toMatchObject({
      precision: 0.95,
      isReached: true,
      result: { threshold: 0.71, pairs: 2, truePairs: 2 },
      interval: [0.34238, 1],
    });
    const modest = evaluate(CORPUS, CLUSTERS, { ...SETTINGS, precision: 0.4 });
    expect(modest.suggested.result).toMatchObject({ threshold: 0.55, recall: 1 });
  });

  it('draws the curve of the pairs, without documents that have no label', () => {
    expect(evaluation.curve).toEqual([
      { threshold: 1, precision: 1, recall: 0.5 },
      { threshold: 0.8, precision: 1, recall: 1 },
      { threshold: 0.3, precision: 0.4, recall: 1 },
    ]);
  });

  it('judges the score by two texts once, however many copies they have', () => {
    expect(evaluation.reliability).toMatchObject({
      candidates: 3,
      prior: 0.333333,
      pairs: 3,
      truePairs: 1,
      bins: [
        { from: 0.3, to: 0.3, pairs: 1, trueShare: 0 },
        { from: 0.62, to: 0.62, pairs: 1, trueShare: 0 },
        { from: 0.8, to: 0.8, pairs: 1, trueShare: 1 },
      ],
    });
  });

  it('lists what it gets wrong', () => {
    expect(evaluation.mistakes).toEqual({
      threshold: 0.5,
      falsePairs: {
        pairs: 2,
        candidates: 1,
        worst: [
          {
            a: { id: 'loire', opening: 'All about the loire' },
            b: { id: 'oder', opening: 'All about the oder' },
            score: 0.62,
            resemblance: 0.31,
            containment: 0.62,
            relation: 'rewrite',
            isCandidate: true,
          },
          {
            a: { id: 'elbe', opening: 'All about the elbe' },
            b: { id: 'oder', opening: 'All about the oder' },
            score: 0,
            resemblance: 0,
            containment: 0,
            relation: 'rewrite',
            isCandidate: false,
          },
        ],
      },
      missedPairs: { pairs: 0, candidates: 0, worst: [] },
    });
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

  it('counts pairs by the relation and the measure that it is given', () => {
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

  it('recalls pairs that are in one cluster or listed, and has the precision of the listed ones', () => {
    const [lowest] = evaluation.thresholds;
    // listed: don-ebro, elbe-loire, loire-oder, and po with each of the two copies
    expect(lowest).toMatchObject({ precision: 0.6, recall: 0.75, ari: null });
    expect(evaluation.default).toMatchObject({ precision: 0.666667, recall: 0.5 });
  });

  it('takes two texts for a true pair if any of their copies are', () => {
    // of po, don and ebro, its copy, only po and ebro are listed
    expect(evaluation.reliability).toMatchObject({ candidates: 3, truePairs: 2 });
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
