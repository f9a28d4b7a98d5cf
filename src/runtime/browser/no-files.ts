/** What says that a page cannot read files. */
import { DedupeError } from '../../model/error.ts';

/** The error of whoever asks for one. */
export function noFiles(): DedupeError {
  return new DedupeError(
    'UNSUPPORTED',
    'no file can be read in a browser: hand in articles, each { id, text }',
  );
}
