/**
 * The size of a file before it is read: enough to decide how to read it.
 */

import { statSync } from 'node:fs';
import { failureReason } from '../read/bytes.ts';
import { STDIN } from './list-files.ts';
import { openPath, type SourceFile } from './source.ts';

/**
 * Returns the bytes of a file on disk; undefined for standard input. Returns 0 if the file cannot
 * be looked at: reading it will tell why.
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
