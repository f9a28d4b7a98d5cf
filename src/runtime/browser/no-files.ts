/** The error that says that a page cannot read files. */
import { DedupeError } from '../../model/error.ts';

/** The error for a caller that asks for a file. */
export function noFiles(): DedupeError {
  return new DedupeError(
    'UNSUPPORTED',
    'no file can be read in a browser: hand in articles, each { id, text }',
  );
}
