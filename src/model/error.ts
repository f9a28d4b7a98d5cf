/**
 * The one error class for "cannot go on". What is wrong with a single article is a value in
 * `skipped[]`, never an exception.
 */

/** An error that the user can mend: the message says what, where, and what to do. */
export class DedupeError extends Error {
  /** Stable name of the kind of error, for programs: `PATH_MISSING`, `BAD_OPTION`, ... */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'DedupeError';
    this.code = code;
  }
}
