/** What all that reads configs shares: how a problem is told, and what counts as settings. */

/** Why a config cannot be read, as the end of a sentence that begins with its name. */
export class ConfigProblem extends Error {}

/**
 * What was read, where it is settings by name.
 *
 * @throws {ConfigProblem} for anything else: a list, a word, nothing.
 */
export function settingsIn(content: unknown): Readonly<Record<string, unknown>> {
  if (!isPlain(content)) throw new ConfigProblem('expected settings by name');
  return content;
}

/** Whether a value is a plain record: no list, no `Set` or `Map` that YAML can make. */
export function isPlain(content: unknown): content is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(content) === '[object Object]';
}
