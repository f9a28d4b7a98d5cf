/**
 * Precision against recall of the scored pairs as the threshold falls, and the fewest points of the
 * curve that look the same.
 */

import type { RankStep } from './ranking.ts';
import { round } from './round.ts';

/** How good the pairs at or above a threshold are. */
export interface CurvePoint {
  readonly threshold: number;
  readonly precision: number;
  readonly recall: number;
}

/** The curve, highest threshold first: one point a distinct score. Empty without true pairs. */
export function precisionRecall(steps: readonly RankStep[], allTruePairs: number): CurvePoint[] {
  if (allTruePairs === 0) return [];
  const points: CurvePoint[] = [];
  let pairs = 0;
  let truePairs = 0;
  for (const step of steps) {
    pairs += step.pairs;
    truePairs += step.truePairs;
    if (pairs === 0) continue;
    points.push({
      threshold: step.score,
      precision: round(truePairs / pairs),
      recall: round(truePairs / allTruePairs),
    });
  }
  return points;
}

/**
 * Some of the points, with both ends, such that no dropped point is further than `tolerance` from the
 * line through the kept ones (Ramer, 1972; Douglas and Peucker, 1973).
 */
export function simplifyCurve(points: readonly CurvePoint[], tolerance: number): CurvePoint[] {
  const kept = new Uint8Array(points.length);
  if (points.length > 0) kept[0] = kept[points.length - 1] = 1;
  const open: (readonly [start: number, end: number])[] = [[0, points.length - 1]];
  for (let stretch = open.pop(); stretch !== undefined; stretch = open.pop()) {
    const furthest = findFurthest(points, stretch);
    if (furthest.distance <= tolerance) continue;
    kept[furthest.index] = 1;
    open.push([stretch[0], furthest.index], [furthest.index, stretch[1]]);
  }
  return points.filter((_, index) => kept[index] === 1);
}

function findFurthest(
  points: readonly CurvePoint[],
  [start, end]: readonly [start: number, end: number],
): { readonly index: number; readonly distance: number } {
  let index = start;
  let distance = 0;
  const [from, to] = [points[start], points[end]];
  for (let i = start + 1; i < end; i++) {
    const away = from && to ? distanceToLine(points[i] ?? from, from, to) : 0;
    if (away <= distance) continue;
    index = i;
    distance = away;
  }
  return { index, distance };
}

/** Distance of a point from the straight line between two others, which ends at them. */
function distanceToLine(point: CurvePoint, from: CurvePoint, to: CurvePoint): number {
  const [dx, dy] = [to.recall - from.recall, to.precision - from.precision];
  const [x, y] = [point.recall - from.recall, point.precision - from.precision];
  const square = dx ** 2 + dy ** 2;
  const along = square === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / square));
  return Math.hypot(x - along * dx, y - along * dy);
}
