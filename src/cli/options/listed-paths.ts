/**
 * The paths of `--files-from`, from a file, a pipe or standard input. The user named the list, so if it
 * is a FIFO we wait for it: `--files-from <(find ...)`.
 */

import { createReadStream } from 'node:fs';
import { DedupeError } from '../../model/error.ts';
import type { InputLimits } from '../../model/limits.ts';
import { parseFileList } from '../../files/file-list.ts';
import { failureReason } from '../../read/bytes.ts';
import { isStdin, refuseFolder, STDIN } from './stdin.ts';

const STDIN_TWICE = 'standard input is asked for twice: as the path "-" and as --files-from -';
const STDIN_LISTED =
  'the list of --files-from names "-", which is standard input, but the list itself comes from there; ' +
  'for a file of that name write "./-"';

/** How a list is read. */
export interface ListReading {
  /** Its paths end in NUL. */
  readonly nul: boolean;
  readonly limits: InputLimits;
}

/**
 * The paths that a list names; `typed` are the paths of the command line.
 *
 * @throws {DedupeError} `PATH_MISSING` for a list that cannot be read, `BAD_OPTION` for a file that is no
 * list, or if standard input is asked for twice.
 */
export async function readFileList(
  file: string,
  typed: readonly string[],
  reading: ListReading,
): Promise<readonly string[]> {
  const isSpent = isStdin(file);
  if (isSpent && typed.includes(STDIN)) throw new DedupeError('BAD_OPTION', STDIN_TWICE);
  if (isSpent) refuseFolder();
  const paths = await parseList(file, reading);
  if (isSpent && paths.includes(STDIN)) throw new DedupeError('BAD_OPTION', STDIN_LISTED);
  return paths;
}

async function parseList(file: string, { nul, limits }: ListReading): Promise<string[]> {
  try {
    const list = file === STDIN ? process.stdin : createReadStream(file);
    return await parseFileList(list, nul, limits);
  } catch (error) {
    if (error instanceof DedupeError) throw error;
    const reason = failureReason(error);
    if (reason === undefined) throw error;
    throw new DedupeError(
      'PATH_MISSING',
      `cannot read the file list ${JSON.stringify(file)}: ${reason.replace('cannot be read: ', '')}`,
    );
  }
}
