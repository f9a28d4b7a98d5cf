/**
 * Standard output, for everything that the program prints there. What goes into a pipe or on a terminal
 * is awaited block by block, so that a pipe of any size is neither truncated nor buffered whole, and a
 * reader who closes early (`| head -1`) ends the report quietly.
 *
 * A file is written to here, and not by node's stream for files: that one takes a short write for a whole
 * one, so that a report on a full disk would be cut without a word.
 */

import { fstatSync } from 'node:fs';
import { blocks } from './blocks.ts';
import { hasCode } from '../screen/failure.ts';
import { refuseOutput } from './refuse-output.ts';
import { writeAll } from './write-all.ts';

const STDOUT = 1;

/**
 * Prints the pieces; stops without an error when nobody reads them any more.
 *
 * @throws {DedupeError} `OUTPUT_FAILED` where they cannot be written: a full disk.
 */
export async function writeToStdout(pieces: Iterable<string>): Promise<void> {
  // a fault in what makes the pieces is not one of the output, whatever its code
  for (const block of blocks(pieces)) if (!(await print(block))) return;
}

/** Prints a block; false where nobody reads it. */
async function print(block: string): Promise<boolean> {
  try {
    await (isAwaited() ? writeToStream(block) : writeAll(STDOUT, block));
    return true;
  } catch (error) {
    if (hasCode(error, 'EPIPE')) return false;
    return refuseOutput('to standard output', error);
  }
}

/** Whether whoever is at the other end may be slow: a program or a terminal. */
function isAwaited(): boolean {
  if (process.stdout.isTTY) return true;
  const stats = fstatSync(STDOUT);
  return stats.isFIFO() || stats.isSocket();
}

function writeToStream(block: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(block, (error) => (error ? reject(error) : resolve()));
  });
}
