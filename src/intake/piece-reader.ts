/**
 * The work of reading in pieces that any thread can take: a part of a file of JSON lines, cut where a line
 * ends, or a number of small files. Whoever reads a piece writes its tokens into kernel memory and hands on
 * the rest: ids, where the texts are, what was skipped.
 */
import { closeSync, readSync } from 'node:fs';
import type { Kernel } from '../kernel/kernel.ts';
import { TokenWriter } from '../core/tokens/token-writer.ts';
import { findQuotedLines, markTokens } from '../core/boilerplate/quoted-lines.ts';
import { tokenSpans } from '../core/tokens/spans.ts';
import { Tokeniser } from '../core/tokens/tokenise.ts';
import type { Article, Skipped } from '../model/article.ts';
import { fieldsOf, readEach, type Repairs, type SourceFile } from '../files/articles.ts';
import { openPath } from '../files/source.ts';
import { loadStemmer } from './stem.ts';
import { failureReason, openFile } from '../read/bytes.ts';
import { withoutBom } from '../read/decode.ts';
import { recordLimit, type SizeLimit } from '../read/limits.ts';
import { isBlank } from '../read/lines.ts';
import { PieceMemory } from './memory/piece-memory.ts';
import { RecordScanner, type PieceEnd } from './record-scanner.ts';
import { spillTo } from './spill.ts';
import {
  type Piece,
  type PieceOptions,
  type PieceResult,
  type ReadArticles,
  type RememberedArticles,
} from './pieces.ts';
import { viewPacked } from '../core/tokens/packed-tokens.ts';
/** Bytes read at a time while the end of a line is looked for. */
const TAIL_BYTES = 1 << 16;
/** The kernel reads this far around a text. */
const MARGIN = 64;
const NEWLINE = 0x0a;

/** Reads pieces for one thread. */
export class PieceReader {
  readonly #kernel: Kernel;
  readonly #options: PieceOptions;
  readonly #writer: TokenWriter;
  readonly #tokeniser: Tokeniser;
  readonly #scanner: RecordScanner;
  readonly #limit: SizeLimit;
  readonly #tail = Buffer.allocUnsafeSlow(TAIL_BYTES);
  readonly #texts = new TextBundle();
  #buffer = 0;
  #room = 0;

  private constructor(
    kernel: Kernel,
    options: PieceOptions,
    { writer, tokeniser, tables }: { writer: TokenWriter; tokeniser: Tokeniser; tables: number },
  ) {
    this.#kernel = kernel;
    this.#options = options;
    this.#writer = writer;
    this.#tokeniser = tokeniser;
    const fields = fieldsOf(options.sources);
    const limit = (this.#limit = recordLimit(options.sources));
    this.#scanner = new RecordScanner(writer, tables, { fields, limit, tokeniser });
  }

  /** `tables` is where the tables of Unicode are in the kernel's memory. */
  static async create(kernel: Kernel, tables: number, options: PieceOptions): Promise<PieceReader> {
    const map = options.stem === null ? undefined : await loadStemmer(options.stem);
    const spill = options.scratch === undefined ? undefined : spillTo(kernel, options.scratch);
    const writer = new TokenWriter(kernel, tables, { map, spill });
    return new PieceReader(kernel, options, { writer, tokeniser: new Tokeniser(map), tables });
  }

  /** The vocabulary of this thread. */
  get vocabulary(): number {
    return this.#writer.vocabulary;
  }

  /** Reads one piece. */
  async read(piece: Piece): Promise<PieceResult> {
    if (piece.kind === 'files') return this.#readFiles(piece.files);
    try {
      return this.#readLines(piece);
    } catch (error) {
      const reason = failureReason(error);
      if (reason === undefined) throw error;
      return { kind: 'skipped', skipped: { path: piece.path, reason } };
    }
  }

  /** Reads bytes that are no file: lines, of which the last one needs no break. */
  readBytes(path: string, bytes: Uint8Array): PieceResult & { kind: 'records' } {
    const at = this.#reserve(bytes.length, 0);
    this.#kernel.bytes.set(bytes, at);
    const records = this.#scanner.scan(at, at + bytes.length);
    return { kind: 'records', path, offset: 0, vocabulary: this.vocabulary, records };
  }

  #readLines(piece: Piece & { kind: 'lines' }): PieceResult {
    const { path, rawPath, from, to } = piece;
    const descriptor = openFile(openPath(piece));
    try {
      // the byte before tells whether a line begins here
      const offset = Math.max(0, from - 1);
      const { end, dropped } = this.#fill(descriptor, offset, to);
      const start = from === 0 ? this.#markLength(end) : this.#lineStart(end);
      const [first, last] = [this.#buffer + start, this.#buffer + end];
      const records = this.#scanner.scan(first, last, { dropped });
      const { vocabulary } = this;
      return { kind: 'records', path, rawPath, offset: offset + start, vocabulary, records };
    } finally {
      closeSync(descriptor);
    }
  }

  /** The length of a byte-order mark at the start of a file. */
  #markLength(end: number): number {
    const bytes = this.#kernel.bytes.subarray(this.#buffer, this.#buffer + end);
    return end - withoutBom(bytes).length;
  }

  /** Where the first line after a line break begins; the end where there is none. */
  #lineStart(end: number): number {
    const found = this.#findLineBreak(0, end);
    return found < 0 ? end : found + 1;
  }

  /** Where the first line break of [from, to) of the buffer is; -1 where there is none. */
  #findLineBreak(from: number, to: number): number {
    // memory goes on behind the buffer, and is not to be searched
    const found = this.#kernel.bytes
      .subarray(this.#buffer + from, this.#buffer + to)
      .indexOf(NEWLINE);
    return found < 0 ? found : found + from;
  }

  /** Reads [offset, to) and on to the end of a line that begins before `to`, unless that is too long. */
  #fill(descriptor: number, offset: number, to: number): PieceEnd & { readonly end: number } {
    const end = this.#readInto(descriptor, 0, to - offset, offset);
    // a piece inside one long line has none of its own
    if (offset > 0 && this.#lineStart(end) >= end) return { end };
    const line = this.#openLine(offset, end);
    if (line === end) return { end };
    // one byte more may be the first half of the line break
    const room = this.#limit.bytes + 1 - (end - line);
    const rest = this.#restOfLine(descriptor, offset + end, room);
    if (rest.length <= room)
      return { end: end + this.#readInto(descriptor, end, rest.length, offset + end) };
    const begun = this.#kernel.bytes.subarray(this.#buffer + line, this.#buffer + end);
    return { end: line, dropped: { isBlank: rest.isBlank && isBlank(begun) } };
  }

  /** Where the last line of the buffer begins if it has no end; else the end of the buffer. */
  #openLine(offset: number, end: number): number {
    const bytes = this.#kernel.bytes.subarray(this.#buffer, this.#buffer + end);
    const start = bytes.lastIndexOf(NEWLINE) + 1;
    return start === 0 && offset === 0 ? this.#markLength(end) : start;
  }

  /** Bytes from a position to the end of a line; where they are more than `room`, no more than that is certain. */
  #restOfLine(
    descriptor: number,
    position: number,
    room: number,
  ): { readonly length: number; readonly isBlank: boolean } {
    let length = 0;
    let isBlankSoFar = true;
    while (length <= room || isBlankSoFar) {
      const count = readSync(descriptor, this.#tail, 0, TAIL_BYTES, position + length);
      const found = this.#tail.subarray(0, count).indexOf(NEWLINE);
      const part = this.#tail.subarray(0, found < 0 ? count : found);
      isBlankSoFar &&= isBlank(part);
      length += part.length;
      if (count === 0 || found >= 0) break;
    }
    return { length, isBlank: isBlankSoFar };
  }

  /** Reads up to `wanted` bytes to place `at` of the buffer; returns how many there were. */
  #readInto(descriptor: number, at: number, wanted: number, position: number): number {
    this.#reserve(at + wanted, at);
    const { bytes } = this.#kernel;
    let length = 0;
    while (length < wanted) {
      const start = this.#buffer + at + length;
      const count = readSync(descriptor, bytes, start, wanted - length, position + length);
      if (count === 0) break;
      length += count;
    }
    return length;
  }

  /** Makes room for so many bytes, of which the first `kept` stay; returns where. */
  #reserve(bytes: number, kept: number): number {
    if (bytes + 2 * MARGIN > this.#room) {
      this.#room = bytes + (bytes >> 1) + 2 * MARGIN;
      const at = this.#kernel.allocate(this.#room) + MARGIN;
      this.#kernel.bytes.copyWithin(at, this.#buffer, this.#buffer + kept);
      this.#buffer = at;
    }
    return this.#buffer;
  }

  /** Reads small files, or remembers them. */
  async #readFiles(files: readonly SourceFile[]): Promise<PieceResult> {
    const memory = PieceMemory.of(files, this.#options);
    const known = memory?.recall() ?? 'none';
    const { vocabulary } = this;
    if (typeof known !== 'string') {
      return { kind: 'articles', vocabulary, articles: this.#writeKnown(known), memory: 'used' };
    }
    const articles = await this.#parseFiles(files);
    const { rows, ...others } = articles;
    memory?.keep({ ...others, tokens: this.#writer.pack(rows) });
    return {
      kind: 'articles',
      vocabulary,
      articles,
      ...(known === 'damaged' && { memory: known }),
    };
  }

  #writeKnown({ tokens, ...known }: RememberedArticles): ReadArticles {
    const packed = tokens && viewPacked(tokens);
    if (packed === undefined) this.#writeTexts(known);
    else this.#writer.writePacked(packed);
    return { ...known, rows: this.#writer.takeRows() };
  }

  #writeTexts({ texts, ends }: Pick<ReadArticles, 'texts' | 'ends'>): void {
    let start = 0;
    for (const end of ends) {
      this.#writer.writeUtf8(texts.subarray(start, end));
      start = end;
    }
  }

  async #parseFiles(files: readonly SourceFile[]): Promise<ReadArticles> {
    const metadata: Omit<Article, 'text'>[] = [];
    const quoted = new Map<number, Uint8Array>();
    const skipped: Skipped[] = [];
    const warnings: string[] = [];
    const repairs: Repairs = new Map();
    let size = 0;
    for await (const reading of readEach(files, this.#options.sources, repairs)) {
      if (reading.kind === 'skipped') skipped.push(reading.skipped);
      if (reading.kind === 'warning') warnings.push(reading.message);
      if (reading.kind !== 'article') continue;
      const { text, ...rest } = reading.article;
      this.#writer.writeText(text);
      const ranges = findQuotedLines(text);
      if (ranges.length > 0) {
        quoted.set(metadata.length, markTokens(tokenSpans(this.#tokeniser, text), ranges));
      }
      this.#texts.add(text);
      metadata.push(rest);
      size += reading.bytes;
    }
    return {
      rows: this.#writer.takeRows(),
      metadata,
      ...this.#texts.take(),
      quoted,
      bytes: size,
      skipped,
      warnings,
      repairs,
    };
  }
}

/** Bytes of a bundle at first; and the most that UTF-8 takes for a UTF-16 unit. */
const BUNDLE_BYTES = 1 << 18;
const BYTES_PER_UNIT = 3;

/** Texts end to end, as UTF-8. */
class TextBundle {
  readonly #encoder = new TextEncoder();
  #bytes = new Uint8Array(BUNDLE_BYTES);
  #used = 0;
  #ends: number[] = [];

  add(text: string): void {
    const most = text.length * BYTES_PER_UNIT;
    if (this.#used + most > this.#bytes.length) this.#widen(this.#used + Buffer.byteLength(text));
    this.#used += this.#encoder.encodeInto(text, this.#bytes.subarray(this.#used)).written;
    this.#ends.push(this.#used);
  }

  /** All of them, in a buffer of their own, and where each ends; then there are none. */
  take(): Pick<ReadArticles, 'texts' | 'ends'> {
    const taken = { texts: this.#bytes.slice(0, this.#used), ends: this.#ends };
    this.#used = 0;
    this.#ends = [];
    return taken;
  }

  #widen(least: number): void {
    if (least <= this.#bytes.length) return;
    const wide = new Uint8Array(Math.max(least, this.#bytes.length * 2));
    wide.set(this.#bytes.subarray(0, this.#used));
    this.#bytes = wide;
  }
}
