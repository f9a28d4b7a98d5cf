/** An evaluation as JSON: one object, each entry of a list on a line of its own, to read and to grep. */

import type { Evaluation } from '../evaluate.ts';

/** Yields the JSON of an evaluation, line by line, without line ends; the same for the same input. */
export function printEvaluationJson(evaluation: Evaluation): Generator<string> {
  return printValue(evaluation, '', '');
}

/** A value with a list somewhere in it takes many lines; any other takes one. */
function* printValue(value: unknown, key: string, indent: string): Generator<string> {
  if (!holdsList(value)) return yield `${indent}${key}${JSON.stringify(value)}`;
  const isList = Array.isArray(value);
  const entries = Object.entries(value ?? {});
  yield `${indent}${key}${isList ? '[' : '{'}`;
  for (const [index, [name, part]] of entries.entries()) {
    const comma = index + 1 < entries.length ? ',' : '';
    const label = isList ? '' : `${JSON.stringify(name)}: `;
    yield* endWith(printValue(part, label, `${indent}  `), comma);
  }
  yield `${indent}${isList ? ']' : '}'}`;
}

/** Whether a list of objects is somewhere in the value. */
function holdsList(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const parts: unknown[] = Object.values(value);
  const isList = Array.isArray(value) && parts.some((part) => typeof part === 'object');
  return isList || parts.some(holdsList);
}

function* endWith(lines: Iterable<string>, end: string): Generator<string> {
  let last: string | undefined;
  for (const line of lines) {
    if (last !== undefined) yield last;
    last = line;
  }
  if (last !== undefined) yield last + end;
}
