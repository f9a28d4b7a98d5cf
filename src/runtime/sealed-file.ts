/**
 * Bytes with a seal, a name and a checksum in front: whoever reads them knows that they are those that were written,
 * by this program, to the last one. One pass over the bytes.
 */

import { createHash, hash } from 'node:crypto';

const MAGIC = 'neardup-cache 1';
const SEAL = new RegExp(`^${MAGIC} ([0-9a-f]{64})\n`);
/** How long a seal is. */
export const SEAL_BYTES = MAGIC.length + 1 + 64 + 1;

/** What goes in front of bytes that may come in parts. */
export function sealOf(parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return Buffer.from(`${MAGIC} ${hash.digest('hex')}\n`, 'latin1');
}

/** The bytes behind a seal; undefined if it does not hold. */
export function unsealed<Room extends ArrayBufferLike>(
  bytes: Buffer<Room>,
): Buffer<Room> | undefined {
  const [, checksum] = SEAL.exec(bytes.toString('latin1', 0, SEAL_BYTES)) ?? [];
  const content = bytes.subarray(SEAL_BYTES);
  const found = hash('sha256', content);
  return checksum === found ? content : undefined;
}
