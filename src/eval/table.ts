/**
 * An evaluation as text: one line a threshold, the best one marked; below it average precision, the
 * threshold of the run, and last what to do about it. Fits 80 columns; a pure function.
 */

import { Chalk, type ChalkInstance } from 'chalk';
import { RELATIONS } from '../core/types.ts';
import type { Evaluation } from './evaluate.ts';
import type { ThresholdResult } from './judge.ts';

/** How the text is to look. */
export interface TableOptions {
  /** Colours, as chalk counts them: 0 for none. */
  readonly color: 0 | 1 | 2 | 3;
}

const COLUMNS = ['threshold', 'precision', 'recall', 'F1', 'ARI', 'clusters'] as const;
const WIDTHS = [11, 11, 9, 9, 9, 10] as const;

/** Returns the report, line by line, without line ends. */
export function* printEvaluation(
  evaluation: Evaluation,
  { color }: TableOptions,
): Generator<string> {
  const paint = new Chalk({ level: color });
  yield describeLabels(evaluation);
  yield '';
  yield paint.bold(alignRow(COLUMNS));
  for (const result of withBest(evaluation)) yield printResult(result, evaluation, paint);
  yield '';
  yield `average precision ${share(evaluation.averagePrecision)}`;
  yield describeResult('this run:  ', evaluation.default);
  yield paint.bold(describeResult('best:      ', evaluation.best)) + hint(evaluation);
}

function describeLabels({ labels, by, relation }: Evaluation): string {
  const clusters = labels.clusters === null ? '' : `${count(labels.clusters, 'true cluster')}, `;
  const truth = `${clusters}${count(labels.pairs, 'true pair')}`;
  const counting = relation === RELATIONS[0] ? `${relation} only` : `${relation} or closer`;
  return `${count(labels.documents, 'labelled document')}, ${truth}, by ${by}, ${counting}`;
}

/** `1 pair`, `12,787 pairs`: grouped by hand, as the machine's locale must not show. */
function count(n: number, noun: string): string {
  const digits = String(n).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${digits} ${noun}${n === 1 ? '' : 's'}`;
}

/** The listed thresholds, the best one among them even where it lies between two. */
function withBest({ thresholds, best }: Evaluation): readonly ThresholdResult[] {
  if (thresholds.some(({ threshold }) => threshold === best.threshold)) return thresholds;
  return [...thresholds, best].toSorted((a, b) => a.threshold - b.threshold);
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

function share(value: number | null): string {
  return value === null ? '-' : value.toFixed(4);
}

function describeResult(
  name: string,
  { threshold, precision, recall, f1 }: ThresholdResult,
): string {
  const accuracy = `precision ${share(precision)}, recall ${share(recall)}, F1 ${share(f1)}`;
  return `${name}threshold ${threshold}: ${accuracy}`;
}

/** The flag to use, where another threshold would do better. */
function hint({ best, default: current }: Evaluation): string {
  return best.f1 > current.f1 ? ` (-t ${best.threshold})` : '';
}
