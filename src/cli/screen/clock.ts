/** The clock of the command line. */

/** Milliseconds since the process started; `performance.now` would load a module, which takes 2 ms. */
export const now = (): number => process.uptime() * 1e3;
