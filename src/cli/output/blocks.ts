/** Joins pieces of text into blocks: small enough to let signals in, large enough for cheap writes. */

import { chunks } from '../../report/json/chunks.ts';

const BLOCK_LENGTH = 65_536;

/** The pieces in order, as blocks; none is empty. */
export function blocks(pieces: Iterable<string>): Generator<string, void, undefined> {
  return chunks(pieces, BLOCK_LENGTH);
}
