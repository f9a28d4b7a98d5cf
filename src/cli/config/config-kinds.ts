/** The endings that a config file can have. A file of its own, as every run asks about code. */

const CODE = ['.js', '.mjs', '.cjs'];

/** What a config can end in, for messages. */
export const ENDINGS = ['.json', '.jsonc', '.yaml', '.yml', ...CODE];

/** Whether a file with this ending is run to get its settings. */
export function isCode(ending: string): boolean {
  return CODE.includes(ending);
}
