/**
 * Long computations as generators. They stop between stretches of work, so the caller can show progress,
 * handle a signal, or give up. The result does not depend on the caller.
 */

/** A computation that yields how much of it is done, from 0 to 1, and returns its result. */
export type Steps<T> = Generator<number, T, void>;

/** Runs a computation to its end without stopping. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Runs a computation, waiting for `pause` between its stretches; what `pause` throws ends it. */
export async function finishSlowly<T>(
  steps: Steps<T>,
  pause: (share: number) => Promise<void>,
): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await pause(value);
  }
}
