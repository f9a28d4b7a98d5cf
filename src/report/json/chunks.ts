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

/** How the items of a list are written. */
export interface ListText<T> {
  /** One item; in pieces where it may be huge. */
  readonly encode: (item: T) => string | Iterable<string>;
  /** What stands before the first item, and before every other. */
  readonly first: string;
  readonly next: string;
}

/**
 * A list in chunks; the last is short, and none is empty. A million items cost as many strings, and no
 * generator is asked for each of them.
 */
export function* listChunks<T>(
  items: readonly T[],
  { encode, first, next }: ListText<T>,
): Generator<string, void, undefined> {
  let chunk = '';
  let before = first;
  for (const item of items) {
    const text = encode(item);
    chunk += before;
    before = next;
    if (typeof text === 'string') {
      chunk += text;
      if (chunk.length < CHUNK_LENGTH) continue;
      yield chunk;
      chunk = '';
    } else {
      yield chunk;
      yield* text;
      chunk = '';
    }
  }
  if (chunk !== '') yield chunk;
}
