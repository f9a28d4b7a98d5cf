/**
 * Standard output, for everything that the program prints there. Writes to a pipe or a terminal are awaited
 * block by block, so that output of any size is neither truncated nor buffered whole, and a reader that
 * closes early (`| head -1`) ends the report quietly.
 *
 * A file is written here, and not by the stream of node: the stream takes a short write for a complete one,
 * so a report on a full disk would be cut in silence.
 */

import { fstatSync } from 'node:fs';
import { blocks } from './blocks.ts';
import { hasCode } from '../screen/failure.ts';
import { refuseOutput } from './refuse-output.ts';
import { writeAll } from './write-all.ts';

const STDOUT = 1;

/**
 * Prints the pieces; stops without an error if the reader is gone.
 *
 * @throws {DedupeError} `OUTPUT_FAILED` if they cannot be written: a full disk.
 */
export async function writeToStdout(pieces: Iterable<string>): Promise<void> {
  // an error of the code that makes the pieces is not an error of the output, whatever its code
  for (const block of blocks(pieces)) if (!(await print(block))) return;
}

/**
 * Prints chunks of bytes; stops without an error if the reader is gone.
 *
 * @throws {DedupeError} `OUTPUT_FAILED` if they cannot be written: a full disk.
 */
export async function writeBytesToStdout(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  for await (const chunk of chunks) if (!(await print(chunk))) return;
}

/** Prints a block; false if the reader is gone. */
async function print(block: string | Uint8Array): Promise<boolean> {
  try {
    await (isAwaited() ? writeToStream(block) : writeAll(STDOUT, block));
    return true;
  } catch (error) {
    if (hasCode(error, 'EPIPE')) return false;
    return refuseOutput('to standard output', error);
  }
}

/** Whether the reader may be slow: a program or a terminal. */
function isAwaited(): boolean {
  if (process.stdout.isTTY) return true;
  const stats = fstatSync(STDOUT);
  return stats.isFIFO() || stats.isSocket();
}

function writeToStream(block: string | Uint8Array): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(block, (error) => (error ? reject(error) : resolve()));
  });
}
