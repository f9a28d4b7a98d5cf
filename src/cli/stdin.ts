/** Standard input that is a folder: node takes it for an empty stream, so nothing would be said. */

import { DedupeError } from '../core/errors.ts';

/** @throws {DedupeError} `STDIN_MISSING` when standard input is a folder. */
export async function refuseFolderAsStdin(): Promise<void> {
  const { fstatSync } = await import('node:fs');
  let isFolder = false;
  try {
    isFolder = fstatSync(0).isDirectory();
  } catch {
    // what cannot be looked at says so when it is read
  }
  if (!isFolder) return;
  const message = 'standard input is a folder: name it as a path, dedupe FOLDER';
  throw new DedupeError('STDIN_MISSING', message);
}
