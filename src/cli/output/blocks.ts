/** Joins pieces of text into blocks: small enough to show progress, large enough for a write to be cheap. */

/** Characters of a block. */
const BLOCK = 64 * 1024;

/** The pieces in order, as blocks; none is empty. */
export function* blocks(pieces: Iterable<string>): Generator<string, void, undefined> {
  let block = '';
  for (const piece of pieces) {
    block += piece;
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}
