/** Thresholds as a table: one line each, with the best one marked. Fits 80 columns. */

import type { ChalkInstance } from 'chalk';
import type { Evaluation } from '../evaluate.ts';
import type { ThresholdResult } from '../threshold-judge.ts';
import { share } from './wording.ts';

const COLUMNS = ['threshold', 'precision', 'recall', 'F1', 'ARI', 'clusters'] as const;
const WIDTHS = [11, 11, 9, 9, 9, 10] as const;
/** The thresholds are in steps of .01; one in five is enough to read. */
const LISTED_EVERY = 5;

/** Yields the table, line by line, without line ends. */
export function* printTable(evaluation: Evaluation, paint: ChalkInstance): Generator<string> {
  yield paint.bold(alignRow(COLUMNS));
  for (const result of listed(evaluation)) yield printResult(result, evaluation, paint);
}

/** Every fifth, and the best one. */
function listed({ thresholds, best }: Evaluation): readonly ThresholdResult[] {
  return thresholds.filter(
    ({ threshold }, step) => (step + 1) % LISTED_EVERY === 0 || threshold === best.threshold,
  );
}

function printResult(result: ThresholdResult, { best }: Evaluation, paint: ChalkInstance): string {
  const { threshold, precision, recall, f1, ari, clusters } = result;
  const shares = [precision, recall, f1, ari].map(share);
  const row = alignRow([threshold.toFixed(2), ...shares, String(clusters)]);
  return threshold === best.threshold ? paint.green(`${row}  < best`) : row;
}

function alignRow(cells: readonly string[]): string {
  return cells.map((cell, column) => cell.padStart(WIDTHS[column] ?? 0)).join('');
}
