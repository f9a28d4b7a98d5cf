/** The size of a file that is yet to be read: enough to decide how to read it. */

import { statSync } from 'node:fs';
import { failureReason } from '../read/bytes.ts';
import { STDIN } from './list-files.ts';
import { openPath, type SourceFile } from './source.ts';

/**
 * The bytes of a file on disk; 0 for one that cannot be looked at, of which reading will say why.
 * Undefined for standard input.
 */
export function sizeOfFile(file: SourceFile): number | undefined {
  if (file.path === STDIN) return undefined;
  if (file.size !== undefined) return file.size;
  try {
    return statSync(openPath(file)).size;
  } catch (error) {
    if (failureReason(error) === undefined) throw error;
    return 0;
  }
}
