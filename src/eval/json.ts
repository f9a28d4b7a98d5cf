/** An evaluation as JSON: one object, each threshold on a line of its own, to read and to grep. */

import type { Evaluation } from './evaluate.ts';

/** Yields the JSON of an evaluation, line by line, without line ends; the same for the same input. */
export function* printEvaluationJson(evaluation: Evaluation): Generator<string> {
  const { thresholds, ...rest } = evaluation;
  yield '{';
  for (const [key, value] of Object.entries(rest)) yield `  "${key}": ${JSON.stringify(value)},`;
  yield '  "thresholds": [';
  for (const [index, result] of thresholds.entries()) {
    const separator = index + 1 < thresholds.length ? ',' : '';
    yield `    ${JSON.stringify(result)}${separator}`;
  }
  yield '  ]';
  yield '}';
}
