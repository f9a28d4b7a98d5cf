/**
 * Ctrl-C. While the program works, the system ends it immediately, at any moment: a handler could not run
 * in the middle of a parse, and there is nothing to clean up, as temporary files have no name. Only an
 * unfinished report is removed: see aside-file.ts.
 *
 * While the program waits for standard input, there is time to be tidy: the screen is cleaned up, and the
 * exit code is 130, which a shell also makes of the signal.
 */

/** The exit code for a run that Ctrl-C ended. */
export const INTERRUPTED = 130;

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
