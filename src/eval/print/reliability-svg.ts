/**
 * Reliability as a diagram: the mean score of each bin of candidates against its share of true pairs,
 * as scored and after the shift to the prior of the collection. A score on the diagonal can be
 * believed.
 */

import type { Calibration, Reliability } from '../reliability.ts';
import { counted, grouped } from '../../report/text/number.ts';
import { drawDiagram, type LegendRow, line, mark, type Point, Scale, upright } from './svg.ts';

/** The diagram as an SVG document. */
export function drawReliability(reliability: Reliability): string {
  const { bins, asScored, interceptShifted } = reliability;
  const scale = new Scale(0);
  const scored = bins.map(({ meanScore, trueShare }) => ({ x: meanScore, y: trueShare }));
  const shifted = bins.flatMap(({ shiftedScore, trueShare }): Point[] =>
    shiftedScore === null ? [] : [{ x: shiftedScore, y: trueShare }],
  );
  const intervals = bins.map(({ meanScore, interval: [from, to] }) =>
    upright({ x: meanScore, from, to }, scale, 'main'),
  );
  return drawDiagram({
    title: 'Reliability of the score',
    subtitle: describe(reliability),
    xLabel: 'score, mean of a bin',
    yLabel: 'share of true pairs in the bin',
    low: 0,
    lines: [
      line(DIAGONAL, scale, { series: 'third', isDashed: true }),
      ...intervals,
      line(shifted, scale, { series: 'second', isDashed: true }),
      line(scored, scale, { series: 'main' }),
    ],
    marks: [
      ...shifted.map((point) => mark(point, scale, 'ring', 'second')),
      ...scored.map((point) => mark(point, scale, 'dot', 'main')),
    ],
    legend: [...legendOf(asScored, interceptShifted)],
  });
}

const DIAGONAL: readonly Point[] = [
  { x: 0, y: 0 },
  { x: 1, y: 1 },
];

function* legendOf(
  asScored: Reliability['asScored'],
  shifted: Reliability['interceptShifted'],
): Generator<LegendRow> {
  if (asScored !== null) {
    yield { shape: 'dot', series: 'main', text: `as scored: ${describeGap(asScored)}` };
    yield { shape: 'bar', series: 'main', text: '95 % interval of the share' };
  }
  if (shifted !== null) {
    const name = `intercept shift ${shifted.shift.toFixed(3)}`;
    yield { shape: 'ring', series: 'second', text: `${name}: ${describeGap(shifted)}` };
  }
  yield { shape: 'dashes', series: 'third', text: 'score equal to the share' };
}

function describeGap({ calibrationError, largestGap }: Calibration): string {
  return `error ${calibrationError.toFixed(3)}, largest gap ${largestGap.toFixed(3)}`;
}

function describe({ pairs, candidates, prior, from, to }: Reliability): string {
  const share = prior === null ? '' : `; prior ${prior.toFixed(3)}`;
  return `${counted(Math.round(pairs), 'candidate')} of ${grouped(Math.round(candidates))} scored ${from} to ${to}${share}`;
}
