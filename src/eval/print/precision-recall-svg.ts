/**
 * Precision against recall as a diagram. One line is the clusters as the threshold falls, which is
 * what a user gets, with the important thresholds marked; the other is the scored pairs alone, which
 * shows how good the score is.
 */

import type { CurvePoint } from '../curve.ts';
import type { Evaluation } from '../evaluate.ts';
import type { ThresholdResult } from '../threshold-judge.ts';
import { counted } from '../../report/text/number.ts';
import { drawDiagram, type LegendRow, line, mark, type Point, Scale, type Shape } from './svg.ts';
import { orCloser, share } from './wording.ts';

/** The diagram as an SVG document. */
export function drawPrecisionRecall(evaluation: Evaluation): string {
  const { averagePrecision, curve, by } = evaluation;
  const marks = marksOf(evaluation);
  const found = evaluation.labels.judged === undefined ? 'clusters' : 'judged pairs';
  const low = lowestOf(marks.map(({ result }) => result));
  const scale = new Scale(low);
  return drawDiagram({
    title: 'Precision and recall',
    subtitle: describe(evaluation, low),
    xLabel: 'recall: share of the true pairs that are found',
    yLabel: 'precision: share of the found pairs that are true',
    low,
    lines: [
      line(toTheLeft(curve), scale, { series: 'third', isDashed: true }),
      line(foundOf(evaluation), scale, { series: 'main' }),
    ],
    marks: marks.map(({ result, shape }) => mark(pointOf(result), scale, shape, 'second')),
    legend: [
      { shape: 'line', series: 'main', text: `${found}, by threshold of the ${by}` },
      {
        shape: 'dashes',
        series: 'third',
        text: `scored pairs without clusters, average precision ${share(averagePrecision)}`,
      },
      ...marks.map(({ result, shape, name }): LegendRow => {
        return { shape, series: 'second', text: `${name}, ${describeResult(result)}` };
      }),
    ],
  });
}

/** The results by threshold, with that of the run, which may be between two of the grid. */
function foundOf({ thresholds, default: current }: Evaluation): Point[] {
  const isKnown = thresholds.some(({ threshold }) => threshold === current.threshold);
  const all = isKnown ? thresholds : [...thresholds, current];
  return all
    .filter(({ pairs }) => pairs > 0)
    .toSorted((a, b) => a.threshold - b.threshold)
    .map(pointOf);
}

interface Mark {
  readonly result: ThresholdResult;
  readonly shape: Shape;
  readonly name: string;
}

/** Each shape is larger than the one before, so that all show if they are at one point. */
function marksOf({ default: current, best, suggested }: Evaluation): Mark[] {
  const marks: Mark[] = [
    { result: current, shape: 'dot', name: 'this run' },
    { result: best, shape: 'diamond', name: `best F1 ${best.f1.toFixed(3)}` },
  ];
  if (suggested.result === null || !suggested.isReached) return marks;
  const name = `for precision ${suggested.precision}`;
  return [...marks, { result: suggested.result, shape: 'square', name }];
}

/** Where axes may begin, if all that matters is in a corner. */
const LOWS = [0.95, 0.9, 0.8, 0.5];

/** Where the axes begin: as high as leaves all marks in their upper half. */
function lowestOf(results: readonly ThresholdResult[]): number {
  const lowest = results.reduce(
    (least, { precision, recall }) => Math.min(least, precision, recall),
    Infinity,
  );
  return LOWS.find((low) => lowest >= (low + 1) / 2) ?? 0;
}

function pointOf({ recall, precision }: Pick<ThresholdResult, 'recall' | 'precision'>): Point {
  return { x: recall, y: precision };
}

/** Above the highest score nothing is found; by convention the curve begins at recall 0. */
function toTheLeft(curve: readonly CurvePoint[]): Point[] {
  const points = curve.map(pointOf);
  const [first] = points;
  return first === undefined ? [] : [{ x: 0, y: first.y }, ...points];
}

function describe({ labels, relation, suggested }: Evaluation, low: number): string {
  const axes = low === 0 ? '' : `; axes begin at ${low}`;
  const { precision, isReached } = suggested;
  const unreached = isReached ? '' : `; precision ${precision} is not reached`;
  return `${counted(labels.documents, 'document')}, ${orCloser(relation)}${unreached}${axes}`;
}

function describeResult({ threshold, precision, recall }: ThresholdResult): string {
  return `-t ${threshold}: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`;
}
