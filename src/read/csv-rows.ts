/**
 * Rows of a table of comma-separated values (RFC 4180), cut from a stream of bytes before any decoding. A quoted field
 * may have line breaks, so a row is not a line: it has the number of the line at which it begins.
 *
 * One look at each byte; only a row that crosses a chunk is copied. Of a row that is too long, nothing is held.
 */

const NEWLINE = 10;
const QUOTE = 34;

/** Where in a row a byte stands: at the start of a field, in a bare or a quoted one, after a quote in the latter. */
const START = 0;
const BARE = 1;
const QUOTED = 2;
const CLOSED = 3;

/** What may stand between two fields. */
const DELIMITERS = [',', ';', '\t'] as const;

/** One row, with its line break if it has one. */
export interface CsvRow {
  /** Undefined if the row is too long. */
  readonly bytes: Uint8Array | undefined;
  /** Number of the line at which it begins, from 1. */
  readonly line: number;
  /** True if it ends inside of a quoted field. */
  readonly isOpen: boolean;
}

/** The delimiter that the first line has most of, outside of quotes; a comma if it has none. */
export function delimiterOf(head: Uint8Array): string {
  const end = head.indexOf(NEWLINE);
  const line = Buffer.from(end < 0 ? head : head.subarray(0, end)).toString('latin1');
  const bare = line.replaceAll(/"[^"]*"/gu, '');
  const count = (delimiter: string): number => bare.split(delimiter).length;
  return DELIMITERS.toSorted((x, y) => count(y) - count(x))[0] ?? ',';
}

/** Cuts chunks into rows: `push` each chunk, then `end`. */
export class CsvRows {
  readonly #delimiter: number;
  readonly #limit: number;
  #parts: Uint8Array[] = [];
  #length = 0;
  #line = 1;
  #first = 1;
  #state = START;

  /** A row of more than `limit` bytes is too long. */
  constructor(delimiter: string, limit: number) {
    this.#delimiter = delimiter.charCodeAt(0);
    this.#limit = limit;
  }

  /** Yields the rows that this chunk completes. The chunk must not be written to afterwards. */
  *push(chunk: Uint8Array): Generator<CsvRow> {
    let start = 0;
    let state = this.#state;
    for (let i = 0; i < chunk.length; i++) {
      const byte = chunk[i] ?? 0;
      if (byte === NEWLINE) this.#line++;
      if (state === QUOTED) {
        if (byte === QUOTE) state = CLOSED;
      } else if (byte === QUOTE && state !== BARE) {
        // after a quote that closed its field, it is one of the text
        state = QUOTED;
      } else if (byte === this.#delimiter) {
        state = START;
      } else if (byte === NEWLINE) {
        this.#hold(chunk.subarray(start, i + 1));
        yield this.#row(false);
        start = i + 1;
        state = START;
      } else state = BARE;
    }
    this.#state = state;
    this.#hold(chunk.subarray(start));
  }

  /** Yields the last row if the stream did not end with a line break. */
  *end(): Generator<CsvRow> {
    if (this.#length > 0) yield this.#row(this.#state === QUOTED);
  }

  #hold(part: Uint8Array): void {
    if (part.length === 0) return;
    this.#length += part.length;
    if (this.#length > this.#limit) this.#parts = [];
    else this.#parts.push(part);
  }

  #row(isOpen: boolean): CsvRow {
    const [only = new Uint8Array(0)] = this.#parts;
    const whole = this.#parts.length > 1 ? Buffer.concat(this.#parts) : only;
    const bytes = this.#length > this.#limit ? undefined : whole;
    const row = { bytes, line: this.#first, isOpen };
    this.#parts = [];
    this.#length = 0;
    this.#first = this.#line;
    return row;
  }
}

/** The fields of a row; undefined if a quoted one does not end, or text follows its closing quote. */
export function fieldsOfRow(row: string, delimiter: string): string[] | undefined {
  const text = row.replace(/\r?\n$/u, '');
  const fields: string[] = [];
  for (let at = 0; ;) {
    if (text[at] !== '"') {
      const end = text.indexOf(delimiter, at);
      fields.push(text.slice(at, end < 0 ? undefined : end));
      if (end < 0) return fields;
      at = end + 1;
      continue;
    }
    let end = text.indexOf('"', at + 1);
    while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
    if (end < 0) return undefined;
    fields.push(text.slice(at + 1, end).replaceAll('""', '"'));
    if (end + 1 === text.length) return fields;
    if (text[end + 1] !== delimiter) return undefined;
    at = end + 2;
  }
}
