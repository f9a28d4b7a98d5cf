/**
 * Writes all of something to a descriptor. The system may take less than it is given, for example if the
 * disk is nearly full, and says why only at the next call.
 */

import { writeSync } from 'node:fs';
import { hasCode } from '../screen/failure.ts';

/** Milliseconds to wait for a slow reader. */
const PAUSE = 5;

/** Writes all of it; throws the errors of the system. */
export async function writeAll(descriptor: number, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let done = 0; done < bytes.length;) {
    const count = writeSome(descriptor, bytes.subarray(done));
    if (count === 0) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    done += count;
  }
}

/** Returns how many bytes were taken: none if the other end is not ready. */
function writeSome(descriptor: number, bytes: Uint8Array): number {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    if (hasCode(error, 'EAGAIN')) return 0;
    throw error;
  }
}
