/**
 * The closest match of each document, as CSV, JSON or one record a line. Each document has a row; without a match
 * all but its name and a count of zero is empty.
 */

import { CSV_END, csvField } from '../../report/csv-field.ts';
import { encodeJson } from '../../report/json/json-string.ts';
import { toolRecord } from '../../report/json/records.ts';
import { clean } from '../../report/text/clean.ts';
import { VERSION } from '../../version.ts';
import type { ClosestMatches, ClosestRow } from '../closest.ts';

/** Every column of the CSV, in order. */
const COLUMNS: readonly (readonly [
  name: string,
  cell: (row: ClosestRow) => string | number | undefined,
])[] = [
  ['document', ({ document }) => clean(document.id)],
  ['path', ({ document }) => clean(document.path)],
  ['line', ({ document }) => document.line],
  ['matches', ({ matches }) => matches],
  ['closest', ({ closest }) => closest && clean(closest.document.id)],
  ['relation', ({ closest }) => closest?.relation],
  ['score', ({ closest }) => closest?.score],
  ['resemblance', ({ closest }) => closest?.resemblance],
  ['containment', ({ closest }) => closest?.containment],
  ['contains', ({ closest }) => closest?.contains],
];

/** Pieces of the CSV. */
export function* closestCsv({ rows }: ClosestMatches): Generator<string, void, undefined> {
  yield COLUMNS.map(([name]) => name).join(',') + CSV_END;
  for (const row of rows) {
    yield COLUMNS.map(([, cell]) => csvField(cell(row))).join(',') + CSV_END;
  }
}

/** Pieces of the JSON: one object, a document a line. */
export function* closestJson({ by, rows }: ClosestMatches): Generator<string, void, undefined> {
  yield `{\n  "schemaVersion": 1,\n`;
  yield `  "tool": ${encodeJson(toolRecord({ name: 'neardup', version: VERSION }))},\n`;
  yield `  "by": ${encodeJson(by)},\n  "documents": [`;
  for (const [i, row] of rows.entries()) yield `${i === 0 ? '' : ','}\n    ${record(row)}`;
  yield rows.length === 0 ? ']\n}\n' : '\n  ]\n}\n';
}

/** A line for each document. */
export function* closestNdjson({ rows }: ClosestMatches): Generator<string, void, undefined> {
  for (const row of rows) yield `${record(row)}\n`;
}

function record({ document, matches, closest }: ClosestRow): string {
  if (closest === undefined) return encodeJson({ ...document, matches, closest: null });
  const { relation, score, resemblance, containment, contains } = closest;
  const measures = { relation, score, resemblance, containment, contains };
  return encodeJson({ ...document, matches, closest: closest.document.id, ...measures });
}
