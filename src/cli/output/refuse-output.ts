/** The errors for output that cannot be written: where, why, and what to do. */

import { DedupeError } from '../../model/error.ts';
import { describeSystemFailure, systemFailure } from '../../model/system-error.ts';

/** The error for a place that cannot be used, with the reason. */
export function cannotWrite(place: string, reason: string): DedupeError {
  return new DedupeError('OUTPUT_FAILED', `cannot write ${place}: ${reason}`);
}

/** Throws an error of the system about a place as `OUTPUT_FAILED`, and any other error as it is. */
export function refuseOutput(place: string, error: unknown): never {
  return refuse(`cannot write ${place}`, error);
}

/** Returns what `work` does; an error of the system becomes one about the place. */
export function orRefuse<T>(place: string, work: () => T): T {
  return orCannot(`cannot write ${place}`, work);
}

/** Returns what `work` does; the message of a system error begins with what could not be done. */
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
