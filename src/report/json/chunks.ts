/**
 * Joins the small pieces of a report into chunks that are worth a write.
 *
 * A result may hold millions of documents, and a string can have 512 MB, so no report is ever one
 * string. Cost: each character is copied once.
 */

/** Large enough that the call of a write costs little, small enough to stay in cache. */
const CHUNK_LENGTH = 32_768;

/** The pieces in order, joined into chunks of at least `length` characters; none is empty. */
export function* chunks(
  pieces: Iterable<string>,
  length = CHUNK_LENGTH,
): Generator<string, void, undefined> {
  let chunk = '';
  for (const piece of pieces) {
    chunk += piece;
    if (chunk.length < length) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}

/** How the items of a list are written. */
export interface ListText<T> {
  /** One item; in pieces if it may be huge. */
  readonly encode: (item: T) => string | Iterable<string>;
  /** The text before the first item, and before every later one. */
  readonly first: string;
  readonly next: string;
}

/**
 * A list in chunks; the last may be short, and none is empty. A million items cost a million strings,
 * but no generator for each.
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
