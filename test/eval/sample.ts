/** An evaluation as a run could have made it, small enough to check by eye. */

import type { Evaluation } from '../../src/eval/evaluate.ts';
import type { ThresholdResult } from '../../src/eval/threshold-judge.ts';
import { reliabilityOf } from '../../src/eval/reliability.ts';
import { middleBest, suggestThreshold } from '../../src/eval/suggest.ts';

/** Precision rises and recall falls with the threshold, in steps of .01. */
const thresholds = Array.from({ length: 100 }, (_, step): ThresholdResult => {
  const threshold = (step + 1) / 100;
  const truePairs = Math.round(400 * (1 - threshold ** 3));
  const pairs = Math.ceil(truePairs / (0.6 + 0.36 * threshold));
  const precision = pairs === 0 ? 1 : truePairs / pairs;
  const recall = truePairs / 400;
  const f1 = truePairs === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { threshold, pairs, truePairs, precision, recall, f1, ari: f1, clusters: 100 - step };
});

const candidates = [0.97, 0.8, 0.6, 0.4, 0.2, 0.01].map((score) => {
  return { score, pairs: 200, truePairs: Math.round(200 * score ** 2) };
});

/** The threshold of the run. */
const CURRENT = 0.5;

/** The evaluation, with changes by a test. */
export function sampleEvaluation(change: Partial<Evaluation> = {}): Evaluation {
  const current = thresholds.find(({ threshold }) => threshold === CURRENT);
  const best = middleBest(thresholds, ({ f1 }) => f1);
  if (current === undefined || best === null) throw new Error('no such threshold');
  return {
    schemaVersion: 1,
    labels: {
      kind: 'clusters',
      documents: 1234,
      clusters: 90,
      pairs: 400,
      missing: 0,
      ambiguous: 0,
      unlabelled: 0,
    },
    by: 'score',
    relation: 'rewrite',
    averagePrecision: 0.8765,
    default: current,
    best,
    suggested: suggestThreshold(thresholds, 0.9),
    reliability: reliabilityOf(candidates),
    mistakes: {
      threshold: CURRENT,
      falsePairs: {
        pairs: 83,
        candidates: 83,
        worst: [
          {
            a: { id: 'ponds/heron.txt', opening: 'A heron stood in the pond behind the mill' },
            b: {
              id: 'very/long/path/of/a/folder/in/a/folder/egret.txt',
              opening: 'An egret\u001b[31m stood in the pond, which belongs to nobody in the town',
            },
            score: 0.93,
            resemblance: 0.41,
            containment: 0.6,
            relation: 'rewrite',
            isCandidate: true,
          },
        ],
      },
      missedPairs: {
        pairs: 50,
        candidates: 30,
        worst: [
          {
            a: {
              id: 'ponds/coot.txt',
              opening: '水面の上を飛ぶ鳥の群れが夕方になると町に戻って来る',
            },
            b: { id: 'ponds/rail.txt', opening: '' },
            score: 0.02,
            resemblance: 0.003,
            containment: 0.01,
            relation: 'rewrite',
            isCandidate: false,
          },
        ],
      },
    },
    thresholds,
    curve: thresholds
      .toReversed()
      .map(({ threshold, precision, recall }) => ({ threshold, precision, recall: recall * 0.98 })),
    ...change,
  };
}
