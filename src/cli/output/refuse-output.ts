/** The error for what cannot be written: where, why, and what to do. */

import { DedupeError } from '../../model/error.ts';
import { describeSystemFailure, systemFailure } from '../../model/system-error.ts';

/** The error for a place that is no good, with the reason. */
export function cannotWrite(place: string, reason: string): DedupeError {
  return new DedupeError('OUTPUT_FAILED', `cannot write ${place}: ${reason}`);
}

/** Throws what the system said about a place as an `OUTPUT_FAILED`, and anything else as it is. */
export function refuseOutput(place: string, error: unknown): never {
  return refuse(`cannot write ${place}`, error);
}

/** What `work` returns; its failures are those of the place. */
export function orRefuse<T>(place: string, work: () => T): T {
  return orCannot(`cannot write ${place}`, work);
}

/** What `work` returns; its failures are told behind what could not be done. */
export function orCannot<T>(problem: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    return refuse(problem, error);
  }
}

function refuse(problem: string, error: unknown): never {
  const failure = systemFailure(error);
  if (failure === undefined) throw error;
  throw new DedupeError('OUTPUT_FAILED', `${problem}: ${describeSystemFailure(failure)}`);
}
