/**
 * An evaluation as text, for people: the thresholds, whether the score can be believed, the worst
 * mistakes; and at the end, which is seen first, how the run did and what to do. A pure function.
 */

import { Chalk, type ChalkInstance } from 'chalk';
import type { Evaluation } from '../evaluate.ts';
import type { JudgedLabel } from '../labels/truth.ts';
import type { ThresholdResult } from '../threshold-judge.ts';
import { counted, grouped } from '../../report/text/number.ts';
import { clean } from '../../report/text/clean.ts';
import type { ColorLevel } from '../../report/options.ts';
import { wrap } from '../../report/text/width.ts';
import { printMistakes } from './mistakes.ts';
import { printReliability } from './reliability.ts';
import { orCloser, share } from './wording.ts';
import { printTable } from './table.ts';

/** How the text looks. */
export interface TextOptions {
  readonly color: ColorLevel;
  /** Columns to cut lines to; null if it is not for a terminal: nothing is cut. */
  readonly width: number | null;
}

/** Everything except text from files fits into so many columns, on a terminal or not. */
const COLUMNS = 80;

/** Yields the report, line by line, without line ends. */
export function* printEvaluation(
  evaluation: Evaluation,
  { color, width }: TextOptions,
): Generator<string> {
  const paint = new Chalk({ level: color });
  yield* wrap(describeLabels(evaluation), COLUMNS);
  yield '';
  yield* printTable(evaluation, paint);
  yield '';
  yield* printReliability(evaluation.reliability, paint);
  yield* printMistakes(evaluation.mistakes, { paint, width });
  yield '';
  yield `average precision ${share(evaluation.averagePrecision)}`;
  yield describeResult('this run:  ', evaluation.default);
  const { judged } = evaluation.labels;
  if (judged !== undefined) yield* wrap(describeReported(judged, evaluation.default), COLUMNS);
  yield paint.bold(describeResult('best:      ', evaluation.best)) + hint(evaluation);
  yield* describeSuggestion(evaluation, paint);
}

function describeLabels({ labels, by, relation }: Evaluation): string {
  const counting = `by ${by}, ${orCloser(relation)}`;
  if (labels.judged !== undefined) return `${describeJudged(labels.judged)}, ${counting}`;
  const clusters = labels.clusters === null ? '' : `${counted(labels.clusters, 'true cluster')}, `;
  const truth = `${clusters}${counted(labels.pairs, 'true pair')}`;
  return `${counted(labels.documents, 'labelled document')}, ${truth}, ${counting}`;
}

/** `150 judged pairs, which stand for 7,512, 2,210 of them copies` */
function describeJudged(judged: readonly JudgedLabel[]): string {
  const pairs = judged.reduce((sum, label) => sum + label.pairs, 0);
  const weight = judged.reduce((sum, label) => sum + label.weight, 0);
  const copies = judged.reduce((sum, label) => sum + (label.isCopy ? label.weight : 0), 0);
  const all =
    Math.round(weight) === pairs ? '' : `, which stand for ${grouped(Math.round(weight))}`;
  return `${counted(pairs, 'judged pair')}${all}, ${grouped(Math.round(copies))} of them copies`;
}

/** How many of each label this run reports: `reported:  C 23 of 56, T 30 of 72`. */
function describeReported(
  judged: readonly JudgedLabel[],
  { reported = {} }: ThresholdResult,
): string {
  const counts = judged.map(
    ({ label, pairs }) => `${clean(label)} ${grouped(reported[label] ?? 0)} of ${grouped(pairs)}`,
  );
  return `reported:  ${counts.join(', ')}`;
}

function describeResult(
  name: string,
  { threshold, precision, recall, f1 }: ThresholdResult,
): string {
  const accuracy = `precision ${share(precision)}, recall ${share(recall)}, F1 ${share(f1)}`;
  return `${name}threshold ${threshold}: ${accuracy}`;
}

/** The flag to use, if another threshold would do better. */
function hint({ best, default: current }: Evaluation): string {
  return best.f1 > current.f1 ? ` (-t ${best.threshold})` : '';
}

/** The threshold for the wanted precision, or why there is none. */
function* describeSuggestion({ suggested }: Evaluation, paint: ChalkInstance): Generator<string> {
  const { precision, isReached, result, interval } = suggested;
  if (result === null) {
    yield `suggested: none for precision ${precision}, as no pair is found at any threshold`;
    return;
  }
  if (!isReached) {
    const most = `the highest is ${share(result.precision)}, at -t ${result.threshold}`;
    yield paint.bold(`suggested: no threshold reaches precision ${precision}; ${most}`);
    return;
  }
  yield paint.bold(describeResult('suggested: ', result)) + ` (-t ${result.threshold})`;
  const [low, high] = interval ?? [0, 1];
  const sure = `95 % interval ${share(low)} to ${share(high)}, of ${counted(Math.round(result.pairs), 'pair')}`;
  yield `           for precision ${precision}; ${sure}`;
}
