/**
 * The lines of a file that are kept, byte for byte, line breaks included. Only the lines of dropped records are left
 * out: what is no record stays. One look at each byte up to the last dropped line, none after it, and no copy.
 */

const NEWLINE = 10;

/** Leaves lines out of chunks: `push` each chunk, in order. */
export class KeptLines {
  readonly #dropped: readonly number[];
  /** Index of the first dropped line that is not passed. */
  #next = 0;
  /** Number of the line at which the next byte stands. */
  #line = 1;

  /** `dropped` are numbers of lines, from 1, ascending. */
  constructor(dropped: readonly number[]) {
    this.#dropped = dropped;
  }

  /** Yields the parts of the chunk that are kept, in order; none is empty. */
  *push(chunk: Uint8Array): Generator<Uint8Array> {
    let from = 0;
    let at = 0;
    while (at < chunk.length && this.#next < this.#dropped.length) {
      const isDropped = this.#dropped[this.#next] === this.#line;
      const end = chunk.indexOf(NEWLINE, at) + 1;
      if (isDropped && from < at) yield chunk.subarray(from, at);
      at = end === 0 ? chunk.length : end;
      if (isDropped) from = at;
      if (end === 0) continue;
      this.#line++;
      if (isDropped) this.#next++;
    }
    if (from < chunk.length) yield chunk.subarray(from);
  }
}

/** Yields lines with their breaks, one each. Only a line that crosses a chunk is copied. */
export async function* wholeLines(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  let held: Uint8Array[] = [];
  for await (const chunk of chunks) {
    let at = 0;
    for (let end = chunk.indexOf(NEWLINE) + 1; end > 0; end = chunk.indexOf(NEWLINE, at) + 1) {
      const rest = chunk.subarray(at, end);
      yield held.length === 0 ? rest : Buffer.concat([...held, rest]);
      held = [];
      at = end;
    }
    if (at < chunk.length) held.push(chunk.subarray(at));
  }
  if (held.length > 0) yield Buffer.concat(held);
}
