/**
 * Writing all of something to a descriptor: the system may take less than it is given, as a disk does that
 * runs full, and says why only when asked again.
 */

import { writeSync } from 'node:fs';
import { hasCode } from '../screen/failure.ts';

/** Milliseconds to wait for a reader who is behind. */
const PAUSE = 5;

/** Writes all of it; throws what the system says. */
export async function writeAll(descriptor: number, content: string | Uint8Array): Promise<void> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  for (let done = 0; done < bytes.length;) {
    const count = writeSome(descriptor, bytes.subarray(done));
    if (count === 0) await new Promise((resolve) => setTimeout(resolve, PAUSE));
    done += count;
  }
}

/** Bytes that were taken: none where the other end is not ready. */
function writeSome(descriptor: number, bytes: Uint8Array): number {
  try {
    return writeSync(descriptor, bytes);
  } catch (error) {
    if (hasCode(error, 'EAGAIN')) return 0;
    throw error;
  }
}
