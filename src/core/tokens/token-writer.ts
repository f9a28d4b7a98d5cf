/**
 * Writes the tokens of texts into kernel memory, for one thread: bytes to tokens to numbers, without an
 * object for any of them.
 *
 * A thread has its own vocabulary and takes memory for tokens in segments, so that it waits for no other;
 * intake/merge-vocabularies.ts brings the numbers of all threads together. The bytes of a text are not kept.
 */
import type { Kernel } from '../../kernel/kernel.ts';
import { normaliseText } from './normalise.ts';
import { Tokeniser, type TokenMap, type Tokens } from './tokenise.ts';
import { packTokens, type PackedTokens } from './packed-tokens.ts';
import { unicodeTables } from './unicode.ts';
import { TEXT_MARGIN } from '../../kernel/layout/memory.ts';
import {
  INVALID_ESCAPE,
  INVALID_UTF8,
  NEEDS_NORMALISING,
  NEEDS_UNESCAPING,
  NUMBERING_BYTES,
  NUMBERING_HASH,
  NUMBERING_HASH_HI,
  NUMBERING_TABLES,
  NUMBERING_TEXT,
  NUMBERING_VOCABULARY,
  TOKEN_BYTES,
  TOKEN_END,
  TOKEN_HASH_HI,
  TOKEN_ROOM_PER_BYTE,
  TOKEN_ROOM_SLACK,
  TOKEN_START,
  UNESCAPE_SLACK,
} from '../../kernel/layout/tokens.ts';

/** Bytes of a segment: a million tokens. */
const SEGMENT_BYTES = 1 << 22;
/** A longer text is cut in slices: scratch takes eight bytes for each of theirs. */
const SLICE_BYTES = 1 << 20;
const SPACE = 0x20;
const INITIAL_VOCABULARY = 1 << 15;
const INITIAL_ROWS = 1 << 10;
/** In place of tables: tokens are spelt as they were hashed. */
const AS_HASHED = 0;
/** No UTF-16 unit takes more bytes of UTF-8. */
const BYTES_PER_UNIT = 3;

/** Takes full segments of tokens out of memory. */
export interface TokenSpill {
  /** Writes the tokens; returns where they are from now on, in tokens from the start. */
  take(tokens: Uint8Array): number;
}

/** Where the tokens of documents are, in order of writing. */
export interface WrittenRows {
  count: number;
  /** Address of the tokens divided by 4, or, if they were spilled, their place there. */
  starts: Uint32Array;
  lengths: Uint32Array;
  /** Hashes of the sequences of token hashes, in two halves: equal for equal texts. */
  hashes: Uint32Array;
}

/** Where a buffer of bytes is, and how long it is. */
interface Room {
  at: number;
  bytes: number;
}

/** Where a text is, where the numbers of its tokens go, and by what they are folded. */
interface Numbering {
  readonly text: number;
  readonly out: number;
  readonly tables?: number;
}

/** Rows for documents to be written. */
export function emptyRows(room = INITIAL_ROWS): WrittenRows {
  return {
    count: 0,
    starts: new Uint32Array(room),
    lengths: new Uint32Array(room),
    hashes: new Uint32Array(room * 2),
  };
}

/** How a writer writes. */
export interface WriterOptions {
  readonly map?: TokenMap | undefined;
  readonly spill?: TokenSpill | undefined;
}

/** Tokenises and numbers texts; not shared between threads. */
export class TokenWriter {
  readonly kernel: Kernel;
  /** Address of this thread's vocabulary. */
  readonly vocabulary: number;
  /** Rows of the documents written since they were taken last. */
  rows: WrittenRows = emptyRows();
  readonly #tables: number;
  /** Cuts texts whose tokens are rewritten before they are hashed. */
  readonly #mapper: Tokeniser | undefined;
  readonly #records: Room = { at: 0, bytes: 0 };
  readonly #text: Room = { at: 0, bytes: 0 };
  readonly #normal: Room = { at: 0, bytes: 0 };
  /** How tokens are numbered: kernel/layout/tokens.ts. */
  readonly #numbering: number;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder('utf-8', { ignoreBOM: true, fatal: true });
  readonly #spill: TokenSpill | undefined;
  #first = 0;
  #next = 0;
  #end = 0;
  /** The rows in `rows` that are not spilled yet begin with this one. */
  #kept = 0;

  /**
   * `tables` is where `writeKernelTables` wrote; `map`, if given, rewrites every token; `spill`, if given,
   * takes the tokens away.
   */
  constructor(kernel: Kernel, tables: number, { map, spill }: WriterOptions = {}) {
    this.#spill = spill;
    this.kernel = kernel;
    this.#tables = tables;
    this.#mapper = map && new Tokeniser(map);
    this.vocabulary = kernel.exports.createVocabulary(INITIAL_VOCABULARY) >>> 0;
    this.#numbering = kernel.allocateRecord(NUMBERING_BYTES, [
      [NUMBERING_VOCABULARY, this.vocabulary],
    ]);
  }

  /** Hands over the rows, and begins new ones. */
  takeRows(): WrittenRows {
    this.#flush();
    this.#kept = 0;
    const { rows } = this;
    this.rows = emptyRows();
    return rows;
  }

  /** Writes a text. */
  writeText(text: string): void {
    if (this.#mapper !== undefined) return this.writeTokens(this.#mapper.tokenise(text));
    const [from, to] = this.#encode(text);
    this.#writeDocument(from, to, false);
  }

  /** Writes a text that is valid UTF-8. */
  writeUtf8(bytes: Uint8Array): void {
    if (this.#mapper !== undefined) return this.writeText(this.#decoder.decode(bytes));
    const from = this.#reserve(this.#text, bytes.length + 2 * TEXT_MARGIN) + TEXT_MARGIN;
    this.kernel.bytes.set(bytes, from);
    this.#writeDocument(from, from + bytes.length, false);
  }

  /**
   * Writes the body of a JSON string at [from, to) in kernel memory. False, and nothing written, if it is
   * not valid: then `JSON.parse` has to say what it is.
   */
  writeJson(from: number, to: number): boolean {
    if (this.#mapper !== undefined) return false;
    const { exports } = this.kernel;
    if (to - from <= SLICE_BYTES) {
      const out = this.#reserve(
        this.#records,
        TOKEN_ROOM_PER_BYTE * (to - from) + TOKEN_ROOM_SLACK,
      );
      const count = exports.tokeniseJson(from, to, out, this.#tables);
      if (count >= 0) {
        this.#clearHash();
        const at = this.#segment(count);
        this.#number(out, count, { text: from, out: at });
        this.#finish(at, count);
        return true;
      }
      if (count !== NEEDS_UNESCAPING && count !== NEEDS_NORMALISING) return false;
    }
    const plain =
      this.#reserve(this.#text, to - from + UNESCAPE_SLACK + 2 * TEXT_MARGIN) + TEXT_MARGIN;
    const bytes = exports.unescapeJson(from, to, plain, this.#tables);
    if (bytes === INVALID_ESCAPE) return false;
    return this.#writeDocument(plain, plain + bytes, true);
  }

  /** Takes in the tokens of texts that were packed before. */
  writePacked(packed: PackedTokens): void {
    const { words: count, tokens, bytes } = packed;
    const text = this.#reserve(this.#text, bytes.length + 2 * TEXT_MARGIN) + TEXT_MARGIN;
    this.kernel.bytes.set(bytes, text);
    const records = this.#reserve(this.#records, TOKEN_BYTES * count);
    this.kernel.words.set(packed.records, records / 4);
    const map = this.#reserve(this.#normal, 4 * count);
    this.kernel.setWord(this.#numbering + NUMBERING_TEXT, text);
    this.kernel.exports.numberWords(this.#numbering, records, count, map);
    const out = this.#segment(tokens);
    this.kernel.words.set(packed.numbers, out / 4);
    this.kernel.exports.renumber(out, tokens, map);
    let at = out;
    for (let i = 0; i < packed.texts; i++) {
      const [lo = 0, hi = 0] = packed.textHashes.subarray(2 * i, 2 * i + 2);
      this.kernel.setWord(this.#numbering + NUMBERING_HASH, lo);
      this.kernel.setWord(this.#numbering + NUMBERING_HASH_HI, hi);
      this.#finish(at, packed.lengths[i] ?? 0);
      at = this.#next;
    }
  }

  /** Packs the tokens of rows that were taken; undefined if they are no longer in memory, or cannot be packed. */
  pack(rows: WrittenRows): Uint8Array<ArrayBuffer> | undefined {
    return this.#spill === undefined ? packTokens(this.kernel, this.vocabulary, rows) : undefined;
  }

  /** Writes tokens that another tokeniser cut. */
  writeTokens({ count, hi, lo, words: bytes, wordEnds }: Tokens): void {
    const size = count === 0 ? 0 : (wordEnds[count - 1] ?? 0);
    const text = this.#reserve(this.#text, size + 2 * TEXT_MARGIN) + TEXT_MARGIN;
    this.kernel.bytes.set(bytes.subarray(0, size), text);
    const records = this.#reserve(this.#records, TOKEN_BYTES * count);
    const { words } = this.kernel;
    for (let i = 0, start = 0; i < count; i++) {
      const record = records + TOKEN_BYTES * i;
      words[record / 4] = lo[i] ?? 0;
      words[(record + TOKEN_HASH_HI) / 4] = hi[i] ?? 0;
      words[(record + TOKEN_START) / 4] = start;
      start = wordEnds[i] ?? 0;
      words[(record + TOKEN_END) / 4] = start;
    }
    const out = this.#segment(count);
    this.#clearHash();
    this.#number(records, count, { text, out, tables: AS_HASHED });
    this.#finish(out, count);
  }

  /** Writes the UTF-8 at [from, to) as a document; false, and nothing written, if it is none. */
  #writeDocument(from: number, to: number, mayBeInvalid: boolean): boolean {
    // a token has a byte at least, and a separator is between two
    const at = this.#segment((to - from) / 2 + 1);
    this.#clearHash();
    let count = 0;
    for (let start = from; start < to;) {
      const end = this.#sliceEnd(start, to);
      const tokens = this.#writeSlice(start, end, at + 4 * count);
      if (tokens < 0 && mayBeInvalid) return false;
      count += Math.max(0, tokens);
      start = end;
    }
    this.#finish(at, count);
    return true;
  }

  /** Where the slice that begins at `start` ends: behind a space, so that no token is cut. */
  #sliceEnd(start: number, to: number): number {
    if (to - start <= SLICE_BYTES) return to;
    const { bytes } = this.kernel;
    let end = start + SLICE_BYTES;
    while (end > start && bytes[end - 1] !== SPACE) end--;
    if (end > start) return end;
    end = bytes.indexOf(SPACE, start + SLICE_BYTES) + 1;
    return end === 0 || end > to ? to : end;
  }

  /** Tokenises and numbers one slice; returns how many tokens it has, negative if it is not UTF-8. */
  #writeSlice(from: number, to: number, at: number): number {
    const { exports } = this.kernel;
    const out = this.#reserve(this.#records, TOKEN_ROOM_PER_BYTE * (to - from) + TOKEN_ROOM_SLACK);
    const count = exports.tokenise(from, to, out, this.#tables);
    if (count !== NEEDS_NORMALISING) {
      if (count > 0) this.#number(out, count, { text: from, out: at });
      return count;
    }
    const text = this.#decode(from, to);
    if (text === undefined) return INVALID_UTF8;
    const [start, end] = this.#encode(normaliseText(text, unicodeTables()), this.#normal);
    const records = this.#reserve(
      this.#records,
      TOKEN_ROOM_PER_BYTE * (end - start) + TOKEN_ROOM_SLACK,
    );
    const normal = exports.tokeniseNormal(start, end, records, this.#tables);
    this.#number(records, normal, { text: start, out: at });
    return normal;
  }

  /** The text of the bytes; undefined if they are not UTF-8, which the tokeniser may not have seen. */
  #decode(from: number, to: number): string | undefined {
    try {
      return this.#decoder.decode(this.kernel.bytes.subarray(from, to));
    } catch {
      return undefined;
    }
  }

  /** Numbers the tokens of a text; the numbers go to `out`. */
  #number(records: number, count: number, { text, out, tables = this.#tables }: Numbering): void {
    const { kernel } = this;
    kernel.setWord(this.#numbering + NUMBERING_TEXT, text);
    kernel.setWord(this.#numbering + NUMBERING_TABLES, tables);
    kernel.exports.numberTokens(this.#numbering, records, count, out);
  }

  #clearHash(): void {
    this.kernel.setWord(this.#numbering + NUMBERING_HASH, 0);
    this.kernel.setWord(this.#numbering + NUMBERING_HASH_HI, 0);
  }

  /** Makes the tokens written at `at` a document. */
  #finish(at: number, count: number): void {
    this.#next = at + 4 * count;
    const { rows } = this;
    if (rows.count === rows.starts.length) this.rows = grown(rows);
    const i = this.rows.count++;
    this.rows.starts[i] = at / 4;
    this.rows.lengths[i] = count;
    this.rows.hashes[2 * i] = this.kernel.word(this.#numbering + NUMBERING_HASH);
    this.rows.hashes[2 * i + 1] = this.kernel.word(this.#numbering + NUMBERING_HASH_HI);
  }

  /** Room for the tokens of a document, `count` at most. */
  #segment(count: number): number {
    const bytes = Math.ceil(count) * 4;
    if (this.#next + bytes > this.#end) this.#flush();
    if (this.#next + bytes > this.#end) {
      const room = Math.max(bytes, SEGMENT_BYTES);
      this.#first = this.#next = this.kernel.allocate(room);
      this.#end = this.#next + room;
    }
    return this.#next;
  }

  /** Spills the segment, if that is to be done, and begins it anew. */
  #flush(): void {
    if (this.#spill === undefined || this.#next === this.#first) return;
    const place = this.#spill.take(this.kernel.bytes.subarray(this.#first, this.#next));
    const { starts, count } = this.rows;
    for (let i = this.#kept; i < count; i++) {
      starts[i] = (starts[i] ?? 0) - this.#first / 4 + place;
    }
    this.#kept = count;
    this.#next = this.#first;
  }

  /** Writes the UTF-8 of a text; returns where. */
  #encode(text: string, room = this.#text): [from: number, to: number] {
    const bytes = text.length * BYTES_PER_UNIT;
    const from = this.#reserve(room, bytes + 2 * TEXT_MARGIN) + TEXT_MARGIN;
    const { written } = this.#encoder.encodeInto(
      text,
      this.kernel.bytes.subarray(from, from + bytes),
    );
    return [from, from + written];
  }

  #reserve(room: Room, bytes: number): number {
    if (bytes > room.bytes) {
      room.bytes = bytes + (bytes >> 1);
      room.at = this.kernel.allocate(room.bytes);
    }
    return room.at;
  }
}

function grown(rows: WrittenRows): WrittenRows {
  const wide = emptyRows(rows.starts.length * 2);
  wide.starts.set(rows.starts);
  wide.lengths.set(rows.lengths);
  wide.hashes.set(rows.hashes);
  wide.count = rows.count;
  return wide;
}
