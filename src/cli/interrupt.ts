/**
 * Ctrl-C, and the other signals that end a program: what is tidied up before they do.
 *
 * While the program works, the system ends it immediately, at any moment: a handler could not run in the
 * middle of a parse, and there is nothing to tidy up, as temporary files have no name. There are two exceptions:
 *
 * - While it waits for standard input, there is time: the screen is cleaned up, and the exit code is 130,
 *   which a shell also makes of the signal.
 * - While it writes a report, the unfinished file is removed first; then the signal acts as always.
 */

/** The exit code for a run that Ctrl-C ended. */
export const INTERRUPTED = 130;

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** The chunks of a stream; `cleanUp` is called before Ctrl-C ends the process while it waits for one. */
export async function* interruptible<T>(
  chunks: AsyncIterable<T>,
  cleanUp: () => void,
): AsyncGenerator<T, void, undefined> {
  const end = (): void => {
    cleanUp();
    process.exit(INTERRUPTED);
  };
  process.on('SIGINT', end);
  try {
    for await (const chunk of chunks) {
      process.off('SIGINT', end);
      yield chunk;
      process.on('SIGINT', end);
    }
  } finally {
    process.off('SIGINT', end);
  }
}

/**
 * Until the returned function is called, `cleanUp` runs before the process ends, by a signal or in any other way.
 * A handler can only run between two steps of work, so the work must let signals through now and then.
 */
export function cleanUpAtEnd(cleanUp: () => void): () => void {
  const end = (signal: NodeJS.Signals): void => {
    cleanUp();
    stop();
    process.kill(process.pid, signal);
  };
  const stop = (): void => {
    process.off('exit', cleanUp);
    for (const signal of SIGNALS) process.off(signal, end);
  };
  process.on('exit', cleanUp);
  for (const signal of SIGNALS) process.on(signal, end);
  return stop;
}

/** Lets the process handle the signals that were sent meanwhile. */
export function letSignalsThrough(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
