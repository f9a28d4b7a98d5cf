/** Answers as JSON: an object, each asked document with its matches on a line of its own. */

import { printParts } from '../../print/json.ts';
import type { QueryAnswers } from '../answer.ts';

/** Pieces of the JSON; ends with a newline. The same bytes for the same answers. */
export function printAnswersJson({
  answers,
  documents,
  skipped,
}: QueryAnswers): Generator<string, void, undefined> {
  return printParts({ schemaVersion: 1, corpus: { documents, skipped }, answers });
}
