/**
 * The elements of one JSON array, cut from a stream of bytes: only brackets, braces and strings are looked at, as what an
 * element is gets checked when it is parsed. One look at each byte; only an element that crosses a chunk is copied.
 */

const NEWLINE = 10;
const QUOTE = 34;
const COMMA = 44;
const OPEN = 91;
const BACKSLASH = 92;
const CLOSE = 93;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** One element, without the commas and blanks around it. */
export interface ArrayElement {
  /** Undefined if it is too long. */
  readonly bytes: Uint8Array | undefined;
  /** Number of the line at which it begins, and of the element, from 1. */
  readonly line: number;
  readonly record: number;
}

const isBlankByte = (byte: number): boolean =>
  byte === NEWLINE || byte === 13 || byte === 9 || byte === 32;

/** Cuts chunks into elements. Begins in front of the array. */
export class ArrayElements {
  readonly #limit: number;
  #parts: Uint8Array[] = [];
  #length = 0;
  #depth = 0;
  #isString = false;
  #isEscaped = false;
  #line = 1;
  #first = 0;
  #count = 0;
  #problem: string | undefined;

  /** An element of more than `limit` bytes is too long. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Why what was pushed is no array, or not yet a whole one. */
  get problem(): string | undefined {
    if (this.#problem !== undefined || this.#isEnded) return this.#problem;
    return this.#depth === 0 ? NO_ARRAY : 'invalid JSON: no ] at its end';
  }

  #isEnded = false;

  /** Yields the elements that this chunk completes. The chunk must not be written to afterwards. */
  *push(chunk: Uint8Array): Generator<ArrayElement> {
    let start = this.#length > 0 ? 0 : -1;
    let end = start < 0 ? -1 : 0;
    for (let i = 0; i < chunk.length && this.#problem === undefined; i++) {
      const byte = chunk[i] ?? 0;
      if (byte === NEWLINE) this.#line++;
      if (this.#isString) {
        if (this.#isEscaped) this.#isEscaped = false;
        else if (byte === BACKSLASH) this.#isEscaped = true;
        else if (byte === QUOTE) this.#isString = false;
        end = i + 1;
        continue;
      }
      if (isBlankByte(byte)) continue;
      if (this.#depth === 0) {
        this.#enter(byte);
        continue;
      }
      if (this.#depth === 1 && (byte === COMMA || byte === CLOSE)) {
        if (start >= 0) this.#hold(chunk.subarray(start, end));
        if (this.#length > 0) yield this.#element();
        start = -1;
        if (byte === CLOSE) this.#leave();
        continue;
      }
      if (start < 0) {
        start = i;
        this.#first = this.#line;
      }
      end = i + 1;
      if (byte === QUOTE) this.#isString = true;
      else if (byte === OPEN || byte === OPEN_BRACE) this.#depth++;
      else if (byte === CLOSE || byte === CLOSE_BRACE) this.#depth--;
    }
    if (start >= 0) this.#hold(chunk.subarray(start));
  }

  /** In front of the array, or behind it. */
  #enter(byte: number): void {
    if (byte === OPEN && !this.#isEnded) this.#depth = 1;
    else this.#problem = this.#isEnded ? 'invalid JSON: text after the array' : NO_ARRAY;
  }

  #leave(): void {
    this.#depth = 0;
    this.#isEnded = true;
  }

  #hold(part: Uint8Array): void {
    this.#length += part.length;
    if (this.#length > this.#limit) this.#parts = [];
    else this.#parts.push(part);
  }

  #element(): ArrayElement {
    const [only = new Uint8Array(0)] = this.#parts;
    const whole = this.#parts.length > 1 ? Buffer.concat(this.#parts) : only;
    const bytes = this.#length > this.#limit ? undefined : whole;
    this.#parts = [];
    this.#length = 0;
    return { bytes, line: this.#first, record: ++this.#count };
  }
}

const NO_ARRAY = 'not a JSON array of records';
