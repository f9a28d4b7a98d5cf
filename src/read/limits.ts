/**
 * How much input one article may take, as a text in a file of its own or as a record on a line.
 * Anything larger is skipped, with a reason that names the option that allows more.
 *
 * While a text is taken apart it needs at worst some fifteen times its bytes of memory. So a run
 * with a memory limit takes no text larger than a sixteenth of it, unless the user names a size.
 */

import { constants } from 'node:buffer';
import { sizeInWords } from '../model/limits.ts';
import { MAX_RECORD_BYTES } from './lines.ts';

/** A limit, and the reason given for what exceeds it. */
export interface SizeLimit {
  readonly bytes: number;
  readonly reason: string;
}

/** The sizes that a caller sets, in bytes. */
export interface SizeOptions {
  readonly maxFileSize?: number | undefined;
  readonly maxRecordSize?: number | undefined;
  readonly memory?: number | undefined;
}

/** One text may have one of this many parts of a run's memory. */
const MEMORY_PARTS = 16;

/** Returns the limit for files of one text each, in bytes after decompression. */
export function fileLimit({ maxFileSize, memory = Infinity }: SizeOptions): SizeLimit {
  const most = constants.MAX_STRING_LENGTH;
  if (maxFileSize !== undefined) return larger('', Math.min(maxFileSize, most));
  const share = Math.floor(memory / MEMORY_PARTS);
  return share < most ? larger('', share, advice('--max-file-size')) : larger('', most);
}

/** Returns the limit for lines of one record each, in bytes. */
export function recordLimit({ maxRecordSize, memory = Infinity }: SizeOptions): SizeLimit {
  const most = constants.MAX_STRING_LENGTH;
  if (maxRecordSize !== undefined) return larger('line ', Math.min(maxRecordSize, most));
  const share = Math.floor(memory / MEMORY_PARTS);
  if (share < MAX_RECORD_BYTES) return larger('line ', share, advice('--max-record-size'));
  return larger('line ', MAX_RECORD_BYTES, ': --max-record-size allows more');
}

function larger(what: string, bytes: number, more = ''): SizeLimit {
  return { bytes, reason: `${what}larger than ${sizeInWords(bytes)}${more}` };
}

const advice = (option: string): string =>
  `, a sixteenth of the memory: ${option} allows more, or raise --memory`;
