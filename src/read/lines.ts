/**
 * Lines from a stream of bytes, cut at `\n` before any decoding, so neither the file nor a
 * character at the edge of a chunk has to fit in a string. Each byte is looked at once; only a line
 * that crosses a chunk is copied.
 *
 * Of a line that is too long, only the limit is held; the rest is passed over up to the line's end.
 */

const NEWLINE = 10;
const RETURN = 13;
const TAB = 9;
const SPACE = 32;

/** The longest line that is read by default. A record of one article is far shorter. */
export const MAX_RECORD_BYTES = 1 << 26;

/** One line without its line break. `bytes` is undefined if the line is too long and not blank. */
export interface InputLine {
  readonly bytes: Uint8Array | undefined;
  /** 1-based. */
  readonly number: number;
}

/** Cuts chunks into lines: `push` each chunk, then `end`. */
export class LineSplitter {
  readonly #limit: number;
  #held = new HeldBytes();
  #count = 0;

  /** A line of more than `limit` bytes is too long. */
  constructor(limit = MAX_RECORD_BYTES) {
    this.#limit = limit;
  }

  /** How many lines were completed. */
  get count(): number {
    return this.#count;
  }

  /** Yields the lines that this chunk completes. The chunk must not be written to afterwards. */
  *push(chunk: Uint8Array): Generator<InputLine> {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE, start)) {
      yield this.#line(chunk.subarray(start, end));
      start = end + 1;
    }
    if (start < chunk.length) this.#hold(chunk.subarray(start));
  }

  /** Yields the last line if the stream did not end with a line break. */
  *end(): Generator<InputLine> {
    if (this.#held.length > 0) yield this.#line(new Uint8Array(0));
  }

  #hold(part: Uint8Array): void {
    this.#held.add(part);
    // one byte more may be the first half of the line break
    if (this.#held.length > this.#limit + 1) this.#held.drop();
  }

  #line(last: Uint8Array): InputLine {
    const number = ++this.#count;
    const held = this.#held;
    if (held.length === 0) return { bytes: this.#fitting(last), number };
    this.#hold(last);
    this.#held = new HeldBytes();
    if (held.isDropped) return { bytes: held.isBlank ? new Uint8Array(0) : undefined, number };
    return { bytes: this.#fitting(held.bytes()), number };
  }

  /** The line without its break; a long and blank one is empty. */
  #fitting(line: Uint8Array): Uint8Array | undefined {
    const bytes = line.at(-1) === RETURN ? line.subarray(0, -1) : line;
    if (bytes.length <= this.#limit) return bytes;
    return isBlank(bytes) ? new Uint8Array(0) : undefined;
  }
}

/** Whole lines, a last line without a break, or a line that was too long to hold. */
export type LinesPiece =
  | { readonly kind: 'lines' | 'open'; readonly bytes: Uint8Array }
  | { readonly kind: 'dropped'; readonly isBlank: boolean };

/** Gathers chunks into pieces of about `size` bytes. Every piece but the last ends with a line. */
export class LineGatherer {
  readonly #size: number;
  readonly #limit: number;
  #held = new HeldBytes();
  /** Bytes at the end of what is held that are not a whole line. */
  #open = 0;

  constructor(size: number, limit: number) {
    this.#size = size;
    this.#limit = limit;
  }

  /** Yields the pieces that this chunk completes. The chunk must not be written to afterwards. */
  *push(chunk: Uint8Array): Generator<LinesPiece> {
    let rest = chunk;
    if (this.#held.isDropped) {
      const end = chunk.indexOf(NEWLINE);
      this.#held.add(end < 0 ? chunk : chunk.subarray(0, end));
      if (end < 0) return;
      yield { kind: 'dropped', isBlank: this.#held.isBlank };
      this.#held = new HeldBytes();
      rest = chunk.subarray(end + 1);
    }
    const whole = rest.lastIndexOf(NEWLINE) + 1;
    this.#open = whole > 0 ? rest.length - whole : this.#open + rest.length;
    this.#held.add(rest);
    const isTooLong = this.#open > this.#limit + 1;
    if (!isTooLong && this.#held.length - this.#open < this.#size) return;
    const held = this.#held;
    const lines = held.length - this.#open;
    this.#held = new HeldBytes();
    if (lines > 0) yield { kind: 'lines', bytes: held.bytes(0, lines) };
    this.#held.add(held.bytes(lines));
    if (isTooLong) this.#held.drop();
  }

  /** Yields what is left. A last line without a break is a piece of its own. */
  *end(): Generator<LinesPiece> {
    const held = this.#held;
    const lines = held.length - this.#open;
    this.#held = new HeldBytes();
    this.#open = 0;
    if (held.isDropped) return yield { kind: 'dropped', isBlank: held.isBlank };
    if (lines > 0) yield { kind: 'lines', bytes: held.bytes(0, lines) };
    if (lines < held.length) yield { kind: 'open', bytes: held.bytes(lines) };
  }
}

/**
 * Parts of one line or piece, held until they are asked for or dropped because they are too many.
 */
class HeldBytes {
  length = 0;
  isDropped = false;
  /** True if everything dropped so far is blank. */
  isBlank = true;
  #parts: Uint8Array[] = [];

  add(part: Uint8Array): void {
    if (part.length === 0) return;
    this.length += part.length;
    if (this.isDropped) this.isBlank &&= isBlank(part);
    else this.#parts.push(part);
  }

  /** Releases what is held, and everything added later. */
  drop(): void {
    this.isDropped = true;
    this.isBlank &&= this.#parts.every(isBlank);
    this.#parts = [];
  }

  /** The bytes of [from, to). */
  bytes(from = 0, to = this.length): Uint8Array {
    const parts: Uint8Array[] = [];
    let at = 0;
    for (const part of this.#parts) {
      const [start, end] = [Math.max(0, from - at), Math.min(part.length, to - at)];
      if (start < end) parts.push(part.subarray(start, end));
      at += part.length;
    }
    const [only = new Uint8Array(0)] = parts;
    return parts.length > 1 ? Buffer.concat(parts) : only;
  }
}

/**
 * Returns true if all bytes are spaces, tabs and returns. Such a line is no record, however long.
 */
export function isBlank(bytes: Uint8Array): boolean {
  // a loop, because there may be gigabytes of them
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    if (byte !== SPACE && byte !== TAB && byte !== RETURN) return false;
  }
  return true;
}
