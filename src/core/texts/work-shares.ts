/** Shares of the work on candidates that are done after each of its stages, as long as they take in prose. */
export const INVERTED = 0.45;
export const RANKED = 0.75;
export const WINDOWED = 0.8;
export const PROFILED = 0.85;
