/**
 * A comparison as JSON: the parts of an explanation, and the rows, each on a line of its own. The text that
 * only one document has is left out, unless all is asked for: its places are there.
 */

import type { ComparedRow, Comparison } from '../../../model/comparison.ts';
import { printParts } from '../../print/json.ts';

/** Pieces of the JSON; ends with a newline. */
export function printComparisonJson(
  comparison: Comparison,
  { all }: { readonly all: boolean },
): Generator<string> {
  return printParts({ ...comparison, rows: all ? comparison.rows : comparison.rows.map(folded) });
}

function folded(row: ComparedRow): object {
  if (row.kind === 'passage') return row;
  const { text: _, ...rest } = row;
  return rest;
}
