/** What all readers of configs share: how to report a problem, and what counts as settings. */

/** Why a config cannot be read, as the end of a sentence that begins with its name. */
export class ConfigProblem extends Error {}

/** The problem of a config that holds a list, a word or nothing. */
export const NOT_SETTINGS = 'expected an object of settings';

/**
 * The content of a config, if it is an object of settings.
 *
 * @throws {ConfigProblem} for anything else: a list, a word, nothing.
 */
export function settingsIn(content: unknown): Readonly<Record<string, unknown>> {
  if (!isPlain(content)) throw new ConfigProblem(NOT_SETTINGS);
  return content;
}

/** Whether a value is a plain object: no list, and no `Set` or `Map`, which YAML can make. */
export function isPlain(content: unknown): content is Readonly<Record<string, unknown>> {
  return Object.prototype.toString.call(content) === '[object Object]';
}
