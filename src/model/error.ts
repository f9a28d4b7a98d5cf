/**
 * The one error class for a run that cannot go on. A problem of a single article is a value in
 * `skipped[]`, never an exception.
 */

/** An error that the user can correct: the message says what, where, and what to do. */
export class DedupeError extends Error {
  /** Stable name of the kind of error, for programs: `PATH_MISSING`, `BAD_OPTION`, ... */
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.name = 'DedupeError';
    this.code = code;
  }
}
