/** Which endings a config file can have. Apart from what reads them, as every run asks for code. */

const CODE = ['.js', '.mjs', '.cjs'];

/** What a config can end in, for messages. */
export const ENDINGS = ['.json', '.jsonc', '.yaml', '.yml', ...CODE];

/** Whether a file with this ending is run to have its settings. */
export function isCode(ending: string): boolean {
  return CODE.includes(ending);
}
