/** Ctrl-C: the work is told to stop, the screen is cleaned up, and the run ends with exit code 130. */

/** Milliseconds that work which does not notice may go on. */
const GRACE = 300;

/** The run was ended by Ctrl-C. */
export class Interrupted extends Error {}

/**
 * What the work comes to, unless Ctrl-C comes first. A second Ctrl-C ends the process at once.
 *
 * @throws {Interrupted} on Ctrl-C.
 */
export async function untilInterrupted<T>(work: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const controller = new AbortController();
  const { promise, listener } = interruption(controller);
  process.once('SIGINT', listener);
  try {
    return await Promise.race([work(controller.signal), promise]);
  } finally {
    process.off('SIGINT', listener);
  }
}

function interruption(controller: AbortController) {
  let listener = (): void => {};
  const promise = new Promise<never>((_, reject) => {
    listener = () => {
      controller.abort();
      // the report was not begun, so nothing is cut short here
      setTimeout(() => process.exit(130), GRACE).unref();
      reject(new Interrupted());
    };
  });
  return { promise, listener };
}
