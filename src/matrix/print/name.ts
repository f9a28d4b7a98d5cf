/** What a document of the matrix is called for people. */

import { clean } from '../../report/text/clean.ts';
import type { MatrixDocument } from '../similarities.ts';

/** The id, or `path:line` for a record without one of its own; cleaned. */
export function nameOf(document: MatrixDocument | undefined): string {
  const { id = '', path = '', line } = document ?? {};
  return clean(line !== undefined && id === `${path}#${line}` ? `${path}:${line}` : id);
}
