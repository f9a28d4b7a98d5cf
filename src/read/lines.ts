/**
 * Lines out of a stream of bytes, cut at `\n` before any decoding, so that neither the file nor a
 * character at the edge of a chunk has to fit in a string. Each byte is looked at once; only a line
 * that crosses a chunk is copied.
 */

import { constants } from 'node:buffer';

const NEWLINE = 10;
const RETURN = 13;

/** One line without its line break; `bytes` is undefined if it is longer than a string can be. */
export interface Line {
  readonly bytes: Uint8Array | undefined;
  /** 1-based. */
  readonly number: number;
}

/** Cuts chunks into lines: `push` each chunk, then `end`. */
export class LineSplitter {
  private parts: Uint8Array[] = [];
  private held = 0;
  private count = 0;

  /** Yields the lines that this chunk completes. The chunk must not be written to afterwards. */
  *push(chunk: Uint8Array): Generator<Line> {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield this.line(chunk.subarray(start, end));
      start = end + 1;
    }
    if (start < chunk.length) this.hold(chunk.subarray(start));
  }

  /** Yields the last line, if the stream did not end with a line break. */
  *end(): Generator<Line> {
    if (this.held > 0) yield this.line(new Uint8Array(0));
  }

  private hold(part: Uint8Array): void {
    this.held += part.length;
    if (this.held > constants.MAX_STRING_LENGTH) this.parts = [];
    else this.parts.push(part);
  }

  private line(last: Uint8Array): Line {
    const number = ++this.count;
    if (this.held === 0) return { bytes: withoutReturn(last), number };
    this.hold(last);
    const fits = this.held <= constants.MAX_STRING_LENGTH;
    const bytes = fits ? withoutReturn(Buffer.concat(this.parts)) : undefined;
    this.parts = [];
    this.held = 0;
    return { bytes, number };
  }
}

function withoutReturn(line: Uint8Array): Uint8Array {
  return line.at(-1) === RETURN ? line.subarray(0, -1) : line;
}
