/**
 * An explanation as JSON: one object, each part and each entry of a list on a line of its own, easy to
 * read and to grep. The same bytes for the same explanation.
 */

import type { Explanation } from '../../model/explanation.ts';
import { escapeUnsafe } from '../../report/json/json-string.ts';

/** Pieces of the JSON; ends with a newline. Measures have at most 6 decimals. */
export function printExplanationJson(explanation: Explanation): Generator<string> {
  return printParts(explanation);
}

/** The parts of an object, in their order. */
export function* printParts(parts: object): Generator<string> {
  let separator = '{\n';
  for (const [name, part] of Object.entries(parts)) {
    yield `${separator}  ${JSON.stringify(name)}: `;
    yield* partJson(part);
    separator = ',\n';
  }
  yield '\n}\n';
}

function* partJson(part: unknown): Generator<string> {
  if (!Array.isArray(part) || part.length === 0) return yield encode(part);
  let separator = '[\n    ';
  for (const item of part) {
    yield separator + encode(item);
    separator = ',\n    ';
  }
  yield '\n  ]';
}

const DECIMALS = 1e6;

function encode(value: unknown): string {
  return escapeUnsafe(
    JSON.stringify(value, (_, part: unknown) =>
      typeof part === 'number' ? Math.round(part * DECIMALS) / DECIMALS : part,
    ),
  );
}
