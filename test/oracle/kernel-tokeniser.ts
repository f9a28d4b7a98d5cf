/**
 * The tokeniser on the kernel: strings to tokens as `Tokeniser` gives them, in a fraction of its time.
 *
 * It has a memory of its own, and encodes every text into it. Where many texts are at hand as bytes,
 * calling the kernel on these spares the encoding, which takes as long as the rest.
 */
import { createKernelMemory, instantiateKernel } from '../../src/kernel/kernel.ts';
import type { KernelExports } from '../../src/kernel/exports.ts';
import { KERNEL_TABLES_BYTES, writeKernelTables } from '../../src/core/tokens/unicode-tables.ts';
import { normaliseText } from '../../src/core/tokens/normalise.ts';
import type { Tokens } from '../../src/core/tokens/tokenise.ts';
import { UnicodeTables } from '../../src/core/tokens/unicode.ts';
import { TEXT_MARGIN } from '../../src/kernel/layout/memory.ts';
import {
  FOLDED_BYTES_PER_BYTE,
  NEEDS_NORMALISING,
  TOKEN_BYTES,
  TOKEN_ROOM_PER_BYTE,
} from '../../src/kernel/layout/tokens.ts';

const PAGE = 1 << 16;
const TABLES_AT = TEXT_MARGIN;
const TEXT_AT = TABLES_AT + KERNEL_TABLES_BYTES + TEXT_MARGIN;
const INITIAL_PAGES = 16;
const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;

const encoder = new TextEncoder();

/** Tokenises with the kernel. One instance serves any number of texts; each call overwrites `tokens`. */
export class KernelTokeniser {
  readonly tokens: Tokens = {
    count: 0,
    hi: new Int32Array(),
    lo: new Int32Array(),
    start: new Int32Array(),
    end: new Int32Array(),
    isNumber: new Uint8Array(),
    words: new Uint8Array(),
    wordEnds: new Int32Array(),
  };
  /** True where the last text needed steps 1-3 of the specification. */
  isNormalised = false;
  /** The text as its last tokens were cut from it, and their offsets are into it. */
  cutText = '';
  readonly #memory = createKernelMemory(INITIAL_PAGES);
  readonly #kernel: KernelExports;
  readonly #tables = new UnicodeTables();

  /** `module` is the compiled kernel. */
  constructor(module: WebAssembly.Module) {
    this.#kernel = instantiateKernel(module, this.#memory).exports;
    writeKernelTables(this.#memory.buffer, TABLES_AT, this.#tables);
  }

  /** Tokenises `text`; a text without a letter or a number has no tokens. */
  tokenise(text: string): Tokens {
    this.isNormalised = !this.#cut(text, false);
    if (this.isNormalised) this.#cut(normaliseText(text, this.#tables), true);
    return this.tokens;
  }

  /** False where the text has to be normalised first. */
  #cut(text: string, isNormal: boolean): boolean {
    const end = TEXT_AT + this.#encode(text);
    const out = (end + 2 * TEXT_MARGIN) & ~7;
    this.#reserve(out + TOKEN_ROOM_PER_BYTE * (end - TEXT_AT) + TEXT_MARGIN);
    const { tokenise, tokeniseNormal } = this.#kernel;
    const cut = isNormal ? tokeniseNormal : tokenise;
    const count = cut(TEXT_AT, end, out, TABLES_AT);
    if (count === NEEDS_NORMALISING) return false;
    this.cutText = text;
    this.#copy(count, end, out);
    this.#copyWords(count, out);
    return true;
  }

  /** Copies the folded bytes of the tokens of the `count` records at `records`. */
  #copyWords(count: number, records: number): void {
    const ends = records + TOKEN_BYTES * count;
    const words = ends + 4 * count;
    this.#reserve(words);
    const places = new Int32Array(this.#memory.buffer, records, 4 * count);
    let bytes = 0;
    for (let i = 0; i < count; i++) bytes += (places[4 * i + 3] ?? 0) - (places[4 * i + 2] ?? 0);
    this.#reserve(words + FOLDED_BYTES_PER_BYTE * bytes + TEXT_MARGIN);
    this.#kernel.foldTokens(records, count, TEXT_AT, TABLES_AT);
    const { tokens } = this;
    tokens.wordEnds.set(new Int32Array(this.#memory.buffer, ends, count));
    const size = count === 0 ? 0 : (tokens.wordEnds[count - 1] ?? 0);
    tokens.words = new Uint8Array(this.#memory.buffer, words, size).slice();
    for (let i = 0, start = 0; i < count; i++) {
      const end = tokens.wordEnds[i] ?? 0;
      tokens.isNumber[i] = isNumber(tokens.words, start, end);
      start = end;
    }
  }

  /** Writes the UTF-8 of a text, lone surrogates as U+FFFD; returns how many bytes it has. */
  #encode(text: string): number {
    // no UTF-16 unit takes more than three bytes
    this.#reserve(TEXT_AT + 3 * text.length + TEXT_MARGIN);
    return encoder.encodeInto(text, new Uint8Array(this.#memory.buffer, TEXT_AT)).written;
  }

  #reserve(bytes: number): void {
    const missing = bytes - this.#memory.buffer.byteLength;
    if (missing > 0) this.#memory.grow(Math.ceil(missing / PAGE));
  }

  /** Copies the records that the kernel wrote at `out`, of the text that ends at `end`. */
  #copy(count: number, end: number, out: number): void {
    const { tokens } = this;
    if (count > tokens.hi.length) Object.assign(tokens, emptyTokens(2 * count));
    const records = new Int32Array(this.#memory.buffer, out, 4 * count);
    const bytes = new Uint8Array(this.#memory.buffer, TEXT_AT, end - TEXT_AT);
    const places = new Utf16Places(bytes);
    // offsets ascend but where tokens overlap, as pairs of characters do: starts, then ends
    for (let i = 0; i < count; i++) {
      const start = records[4 * i + 2] ?? 0;
      tokens.lo[i] = records[4 * i] ?? 0;
      tokens.hi[i] = records[4 * i + 1] ?? 0;
      tokens.start[i] = places.unitAt(start);
    }
    places.rewind();
    for (let i = 0; i < count; i++) tokens.end[i] = places.unitAt(records[4 * i + 3] ?? 0);
    tokens.count = count;
  }
}

function emptyTokens(length: number): Omit<Tokens, 'count'> {
  return {
    hi: new Int32Array(length),
    lo: new Int32Array(length),
    start: new Int32Array(length),
    end: new Int32Array(length),
    isNumber: new Uint8Array(length),
    words: new Uint8Array(),
    wordEnds: new Int32Array(length),
  };
}

/** Ascending byte offsets of a UTF-8 text to UTF-16 units, in one pass. */
class Utf16Places {
  readonly #bytes: Uint8Array;
  #byte = 0;
  #unit = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  rewind(): void {
    this.#byte = 0;
    this.#unit = 0;
  }

  unitAt(byte: number): number {
    const bytes = this.#bytes;
    for (; this.#byte < byte; this.#byte++) {
      const value = bytes[this.#byte] ?? 0;
      // every first byte is a unit, and that of four bytes two
      if ((value & 0xc0) !== 0x80) this.#unit += value >= 0xf0 ? 2 : 1;
    }
    return this.#unit;
  }
}

/** 1 where all bytes are the digits 0-9. */
function isNumber(bytes: Uint8Array, start: number, end: number): number {
  for (let i = start; i < end; i++) {
    const byte = bytes[i] ?? 0;
    if (byte < DIGIT_0 || byte > DIGIT_9) return 0;
  }
  return 1;
}
