/**
 * Leaves out the tables and the JSON of a folder that hold no articles, by their first bytes. One short read for each
 * such file, none for others.
 */
import { closeSync, constants, openSync, readSync } from 'node:fs';
import { failureReason } from '../read/bytes.ts';
import { SNIFFED_BYTES } from '../read/decode.ts';
import { isLookedAt } from '../read/formats.ts';
import { looksLikeRecords } from '../read/looks-like-records.ts';
import { openPath, type SourceFile, type SourceOptions } from './source.ts';

/** True for every other format, and for a file that cannot be looked at: reading it will tell why. */
export function mayHoldArticles(file: SourceFile, { textField = 'text' }: SourceOptions): boolean {
  if (!isLookedAt(file.format)) return true;
  // the head of a packed file is not worth unpacking; who names it has it read
  if (file.gzip) return false;
  try {
    return looksLikeRecords(readHead(file), file.format, textField);
  } catch (error) {
    if (failureReason(error) === undefined) throw error;
    return true;
  }
}

function readHead(file: SourceFile): Uint8Array {
  const descriptor = openSync(openPath(file), constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const head = new Uint8Array(SNIFFED_BYTES);
    return head.subarray(0, readSync(descriptor, head, 0, SNIFFED_BYTES, 0));
  } finally {
    closeSync(descriptor);
  }
}
