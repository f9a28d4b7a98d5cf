/** The error for a fault in a labels file, at its line. */

import { DedupeError } from '../../model/error.ts';

/** A line of a file, as the user named it. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** The error for what is wrong at a place; the message says what to do. */
export function badLabels({ file, line }: Place, problem: string): DedupeError {
  return new DedupeError('BAD_LABELS', `${file}:${line}: ${problem}`);
}
