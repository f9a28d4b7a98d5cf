/**
 * Joins the small pieces that a report is made of into chunks worth a write.
 *
 * A result may hold millions of documents, and a string ends at 512 MB, so no report is ever one
 * string. Cost: each character is copied once.
 */

/** Enough that a write costs little beside what it carries, little enough to stay in cache. */
const CHUNK_LENGTH = 32_768;

/** The pieces in order, joined into chunks of about 32,000 characters; none is empty. */
export function* chunks(pieces: Iterable<string>): Generator<string, void, undefined> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < CHUNK_LENGTH) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
