/** The names of environment variables. */

/** `textField` -> `DEDUPE_TEXT_FIELD`. */
export function variableOf(key: string): string {
  return `DEDUPE_${key.replace(/[A-Z]/g, '_$&').toUpperCase()}`;
}
