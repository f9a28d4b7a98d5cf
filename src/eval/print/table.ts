/**
 * Thresholds as a table: one line each, with the best one marked. Against judged pairs the last columns say how many
 * with each label count. Fits 80 columns.
 */

import type { ChalkInstance } from 'chalk';
import type { Evaluation } from '../evaluate.ts';
import { clean } from '../../report/text/clean.ts';
import { clip, displayWidth } from '../../report/text/width.ts';
import type { ThresholdResult } from '../threshold-judge.ts';
import { share } from './wording.ts';

const COLUMNS = ['threshold', 'precision', 'recall', 'F1'] as const;
const WIDTHS = [11, 11, 9, 9] as const;
const CLUSTER_COLUMNS = ['ARI', 'clusters'] as const;
const CLUSTER_WIDTHS = [9, 10] as const;
/** Labels that have a column of this width. */
const LABELS_SHOWN = 5;
const LABEL_WIDTH = 6;
/** The thresholds are in steps of .01; one in five is enough to read. */
const LISTED_EVERY = 5;

/** Yields the table, line by line, without line ends. */
export function* printTable(evaluation: Evaluation, paint: ChalkInstance): Generator<string> {
  yield paint.bold(alignAll(COLUMNS, WIDTHS) + printNames(evaluation));
  for (const result of listed(evaluation)) yield printResult(result, evaluation, paint);
}

/** Every fifth, and the best one. */
function listed({ thresholds, best }: Evaluation): readonly ThresholdResult[] {
  return thresholds.filter(
    ({ threshold }, step) => (step + 1) % LISTED_EVERY === 0 || threshold === best.threshold,
  );
}

function printNames({ labels: { judged } }: Evaluation): string {
  if (judged === undefined) return alignAll(CLUSTER_COLUMNS, CLUSTER_WIDTHS);
  const names = judged.slice(0, LABELS_SHOWN).map(({ label }) => clean(label));
  return names.map((name) => padStart(clip(name, LABEL_WIDTH - 1), LABEL_WIDTH)).join('');
}

function printResult(
  result: ThresholdResult,
  { best, labels }: Evaluation,
  paint: ChalkInstance,
): string {
  const { threshold, precision, recall, f1 } = result;
  const cells = [threshold.toFixed(2), ...[precision, recall, f1].map(share)];
  const row = alignAll(cells, WIDTHS) + printRest(result, labels);
  return threshold === best.threshold ? paint.green(`${row}  < best`) : row;
}

/** The columns about clusters, or one for each label. */
function printRest(
  { ari, clusters, reported }: ThresholdResult,
  { judged = [] }: Evaluation['labels'],
): string {
  if (reported === undefined) return alignAll([share(ari), String(clusters)], CLUSTER_WIDTHS);
  const counts = judged.slice(0, LABELS_SHOWN).map(({ label }) => String(reported[label] ?? 0));
  return counts.map((count) => count.padStart(LABEL_WIDTH)).join('');
}

function alignAll(cells: readonly string[], widths: readonly number[]): string {
  return cells.map((cell, column) => cell.padStart(widths[column] ?? 0)).join('');
}

/** As `padStart` of strings, for wide characters too. */
function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - displayWidth(text))) + text;
}
