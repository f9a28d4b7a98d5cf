/** Why the cache could not be written, in words. */

import { describeSystemFailure, systemFailure } from '../../model/system-error.ts';

/** Rethrows nothing: a run that has its result does not fail for its cache. */
export function failureOf(error: unknown): string {
  const failure = systemFailure(error);
  if (failure !== undefined) return describeSystemFailure(failure);
  return error instanceof RangeError ? 'the result is too large' : String(error);
}
