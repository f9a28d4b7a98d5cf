/** The share of the work on candidates that is done after each stage, by the time that each takes on prose. */
export const INVERTED = 0.45;
export const RANKED = 0.75;
export const WINDOWED = 0.8;
export const PROFILED = 0.85;
