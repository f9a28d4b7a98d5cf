/** The matrix as JSON: the documents, a row of figures for each, and their order in the tree. */

import { encodeJson } from '../../report/json/json-string.ts';
import { toolRecord } from '../../report/json/records.ts';
import { VERSION } from '../../version.ts';
import { averageLinkage, leavesOf } from '../linkage.ts';
import type { Similarities } from '../similarities.ts';

/** Pieces of the JSON, a row a line. `order` has the indices of the documents, what is alike side by side. */
export function* matrixJson(matrix: Similarities): Generator<string, void, undefined> {
  const { by, documents, rows } = matrix;
  yield `{\n  "schemaVersion": 1,\n`;
  yield `  "tool": ${encodeJson(toolRecord({ name: 'neardup', version: VERSION }))},\n`;
  yield `  "by": ${encodeJson(by)},\n`;
  yield* list('documents', documents.map(encodeJson));
  yield ',\n';
  yield* list(
    'rows',
    rows.map((row) => `[${row.join(',')}]`),
  );
  yield `,\n  "order": [${leavesOf(averageLinkage(rows)).join(',')}]\n}\n`;
}

function* list(name: string, items: readonly string[]): Generator<string, void, undefined> {
  yield `  "${name}": [`;
  for (const [i, item] of items.entries()) yield `${i === 0 ? '\n    ' : ',\n    '}${item}`;
  yield items.length === 0 ? ']' : '\n  ]';
}
