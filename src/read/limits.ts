/**
 * How much of the input one article may take: a text in a file of its own, or a record on a line. What is
 * larger is skipped with a reason that says which option allows more.
 *
 * In memory a text comes to some fifteen times its bytes at worst, while it is taken apart, so a run that was told
 * how much memory to use takes no text larger than a sixteenth of it, unless asked to by name.
 */

import { constants } from 'node:buffer';
import { MAX_RECORD_BYTES } from './lines.ts';

/** A limit, and what to say of what is beyond. */
export interface SizeLimit {
  readonly bytes: number;
  readonly reason: string;
}

/** What a caller says of sizes, in bytes. */
export interface SizeOptions {
  readonly maxFileSize?: number | undefined;
  readonly maxRecordSize?: number | undefined;
  readonly memory?: number | undefined;
}

/** The share of the memory of a run that one text may have. */
const MEMORY_PARTS = 16;

/** The limit for files of one text each, decompressed. */
export function fileLimit({ maxFileSize, memory = Infinity }: SizeOptions): SizeLimit {
  const most = constants.MAX_STRING_LENGTH;
  if (maxFileSize !== undefined) return larger('', Math.min(maxFileSize, most));
  const share = Math.floor(memory / MEMORY_PARTS);
  return share < most ? larger('', share, advice('--max-file-size')) : larger('', most);
}

/** The limit for lines of one record each. */
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

/** `64 MB` where it is that to the byte, else `4999 bytes`. */
function sizeInWords(bytes: number): string {
  const megabytes = bytes / (1 << 20);
  return Number.isInteger(megabytes) ? `${megabytes} MB` : `${bytes} bytes`;
}
