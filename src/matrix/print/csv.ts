/** The matrix as CSV: a row and a column for each document, and in a cell how alike the two are. */

import { CSV_END, csvField } from '../../report/csv-field.ts';
import { clean } from '../../report/text/clean.ts';
import type { Similarities } from '../similarities.ts';

/** Pieces of the CSV; the names of the columns are those of the rows. */
export function* matrixCsv({ documents, rows }: Similarities): Generator<string, void, undefined> {
  const names = documents.map(({ id }) => csvField(clean(id)));
  yield ['document', ...names].join(',') + CSV_END;
  for (const [i, row] of rows.entries()) yield [names[i], ...row].join(',') + CSV_END;
}
