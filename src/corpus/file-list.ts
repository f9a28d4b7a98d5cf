/**
 * Lists of files, as `find`, `git ls-files` and the like print them.
 */

/**
 * Returns the paths in a list, one a line, or separated by NUL if `nul` is set (then a path may hold
 * any other character). Empty entries are dropped; `\r\n` and a byte-order mark are tolerated in
 * lines.
 */
export function parseFileList(bytes: Buffer, nul: boolean): string[] {
  const text = bytes.toString('utf8');
  const entries = nul ? text.split('\0') : text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return entries.filter((entry) => entry !== '');
}
