/**
 * Records of JSON lines straight from their bytes: the kernel finds the fields and tokenises the text where
 * it lies, so that a line costs no object and its text no string.
 *
 * A line on which the kernel finds anything unusual is read as jsonl.ts reads it; the outcome is the same.
 */
import { findQuotedLines, markTokens } from '../core/boilerplate/quoted-lines.ts';
import { tokenSpans } from '../core/tokens/spans.ts';
import type { TokenWriter, WrittenRows } from '../core/tokens/token-writer.ts';
import type { Article } from '../model/article.ts';
import type { Tokeniser } from '../core/tokens/tokenise.ts';
import { makeArticle } from '../read/article.ts';
import { isoDate } from '../core/dates/date.ts';
import type { ArticleParts, RecordFields } from '../read/format.ts';
import { beginsNoValue, NO_OBJECT, ORIGIN_FIELDS, originOf, parseLine } from '../read/json-line.ts';
import type { SizeLimit } from '../read/limits.ts';
import { SkippedLinesWriter, type SkippedLines } from '../read/skipped-lines.ts';
import {
  JSON_ABSENT,
  JSON_END,
  JSON_FLAGS,
  JSON_HEADER_BYTES,
  JSON_IS_SLOW,
  JSON_KINDS,
  JSON_LINE,
  JSON_LINES,
  JSON_MAX_KEYS,
  JSON_MAY_BE_QUOTED,
  JSON_NUMBER,
  JSON_READ,
  JSON_RECORD_BYTES,
  JSON_START,
  JSON_STRING,
  JSON_STRING_WITH_ESCAPES,
  JSON_STRING_WITH_UNICODE_ESCAPES,
  JSON_VALUES,
  JSON_VALUE_BYTES,
  JSON_VALUE_END,
  SPEC_COUNT,
  SPEC_KEYS,
  SPEC_KEY_BYTES,
  SPEC_KEY_LENGTH,
  SPEC_MOST,
  SPEC_OUT,
  SPEC_TABLES,
  SPEC_TEXT,
} from '../kernel/layout/json.ts';
import { TEXT_MARGIN } from '../kernel/layout/memory.ts';

/** Records found by one call of the kernel. */
const MAX_RECORDS = 1024;

/** What a record says of its article beside its id and text. */
export type RecordExtras = Omit<Article, 'id' | 'text' | 'path' | 'line'>;

/** The records of a piece of a file, their texts written as tokens. All arrays are by record. */
export interface ScannedRecords {
  readonly rows: WrittenRows;
  /** The id that a record gives itself; undefined where it has none. */
  readonly ids: readonly (string | undefined)[];
  /** Number of the line, 1 for the first of the piece. */
  readonly lines: readonly number[];
  /** Where the line starts, in bytes from the start of the piece, and how long it is. */
  readonly starts: readonly number[];
  readonly lengths: readonly number[];
  /** What else it says, where that is anything. */
  readonly extras: ReadonlyMap<number, RecordExtras>;
  /** 1 for each token in a quoted line, of records that have any. */
  readonly quoted: ReadonlyMap<number, Uint8Array>;
  /** Lines that are no record, and why. */
  readonly skipped: SkippedLines;
  /** Bytes that were not UTF-8. */
  readonly repairedBytes: number;
  /** Lines, blank ones too. */
  readonly lineCount: number;
  /** Bytes of the piece that are whole lines, and of these those of records. */
  readonly readBytes: number;
  readonly recordBytes: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };
type Scan = Mutable<Omit<ScannedRecords, 'skipped'>> & {
  readonly ids: (string | undefined)[];
  readonly lines: number[];
  readonly starts: number[];
  readonly lengths: number[];
  readonly extras: Map<number, RecordExtras>;
  readonly quoted: Map<number, Uint8Array>;
  readonly skipped: SkippedLinesWriter;
};

/** What comes after the bytes of a piece. */
export interface PieceEnd {
  /** A line more, which was too long to be read. */
  readonly dropped?: { readonly isBlank: boolean } | undefined;
}

/** Order of the wanted keys. */
const [ID, TEXT, TITLE, DATE, FIRST_ORIGIN] = [0, 1, 2, 3, 4] as const;

/** How to read records. */
export interface ScannerOptions {
  readonly fields: RecordFields;
  /** The longest line that is read. */
  readonly limit: SizeLimit;
  /** The reference for what the writer writes; it finds where tokens stand. */
  readonly tokeniser: Tokeniser;
}

/** Reads pieces of files, one after another, for one thread. */
export class RecordScanner {
  readonly #writer: TokenWriter;
  readonly #fields: RecordFields;
  readonly #limit: SizeLimit;
  readonly #spec: number;
  readonly #out: number;
  readonly #isNested: boolean;
  readonly #tokeniser: Tokeniser;

  constructor(writer: TokenWriter, tables: number, { fields, limit, tokeniser }: ScannerOptions) {
    this.#writer = writer;
    this.#fields = fields;
    this.#limit = limit;
    this.#tokeniser = tokeniser;
    const { kernel } = writer;
    const names = [fields.id, fields.text, fields.title, fields.date, ...ORIGIN_FIELDS];
    // a dotted path leads into what is nested, where the kernel does not look
    this.#isNested = names.some((name) => name.includes('.'));
    const encoded = names.map((name) => new TextEncoder().encode(name));
    const places = encoded.map((bytes, key) => {
      const at = kernel.allocate(bytes.length + TEXT_MARGIN);
      kernel.bytes.set(bytes, at);
      const entry = SPEC_KEYS + SPEC_KEY_BYTES * key;
      return [[entry, at] as const, [entry + SPEC_KEY_LENGTH, bytes.length] as const];
    });
    this.#out = kernel.allocate(JSON_HEADER_BYTES + MAX_RECORDS * JSON_RECORD_BYTES);
    this.#spec = kernel.allocateRecord(SPEC_KEYS + SPEC_KEY_BYTES * JSON_MAX_KEYS, [
      [SPEC_COUNT, JSON_MAX_KEYS],
      [SPEC_TEXT, TEXT],
      [SPEC_TABLES, tables],
      [SPEC_OUT, this.#out],
      [SPEC_MOST, MAX_RECORDS],
      ...places.flat(),
    ]);
  }

  /** Reads the lines of the bytes [from, to) in kernel memory; the last one needs no break. */
  scan(from: number, to: number, { dropped }: PieceEnd = {}): ScannedRecords {
    const scan: Scan = {
      rows: this.#writer.rows,
      ids: [],
      lines: [],
      starts: [],
      lengths: [],
      extras: new Map(),
      quoted: new Map(),
      skipped: new SkippedLinesWriter(),
      repairedBytes: 0,
      lineCount: 0,
      readBytes: 0,
      recordBytes: 0,
    };
    const { exports } = this.#writer.kernel;
    for (let at = from; at < to;) {
      const count = exports.scanRecords(this.#spec, at, to, 1);
      const read = this.#writer.kernel.word(this.#out + JSON_READ);
      const lines = this.#writer.kernel.word(this.#out + JSON_LINES);
      for (let i = 0; i < count; i++) this.#take(scan, i, { from, at });
      scan.lineCount += lines;
      at += read;
      scan.readBytes = at - from;
      if (read === 0) break;
    }
    if (dropped !== undefined) scan.lineCount++;
    if (dropped?.isBlank === false) scan.skipped.add(scan.lineCount, this.#limit.reason);
    scan.rows = this.#writer.takeRows();
    return { ...scan, skipped: scan.skipped.take() };
  }

  /** Takes one record that the kernel found: `at` is where its piece begins, `from` that of all. */
  #take(scan: Scan, index: number, { from, at }: { from: number; at: number }): void {
    const { kernel } = this.#writer;
    const record = this.#out + JSON_HEADER_BYTES + index * JSON_RECORD_BYTES;
    const start = at + kernel.word(record + JSON_START);
    const end = at + kernel.word(record + JSON_END);
    const line = scan.lineCount + kernel.word(record + JSON_LINE) + 1;
    const flags = kernel.word(record + JSON_FLAGS);
    if (end - start > this.#limit.bytes) return scan.skipped.add(line, this.#limit.reason);
    const isRead =
      (flags & JSON_IS_SLOW) === 0 && !this.#isNested && this.#takeFields(scan, record, at, flags);
    if (!isRead && !this.#takeSlowly(scan, start, end, line)) return;
    scan.lines.push(line);
    scan.starts.push(start - from);
    scan.lengths.push(end - start);
    scan.recordBytes += end - start;
  }

  #takeFields(scan: Scan, record: number, at: number, flags: number): boolean {
    const text = this.#range(record, TEXT, at);
    if (!isString(text.kind) || !this.#writer.writeJson(text.from, text.to)) return false;
    const row = scan.ids.length;
    scan.ids.push(this.#id(this.#range(record, ID, at)));
    // without an escape a text is one line
    const mayBeQuoted = (flags & JSON_MAY_BE_QUOTED) !== 0 && text.kind !== JSON_STRING;
    if (mayBeQuoted) this.#mark(scan, row, this.#string(text) ?? '');
    this.#takeExtras(scan, row, record, at);
    return true;
  }

  #takeExtras(scan: Scan, row: number, record: number, at: number): void {
    if (!this.#hasExtras(record)) return;
    const [title, date] = [this.#range(record, TITLE, at), this.#range(record, DATE, at)];
    const origin = ORIGIN_FIELDS.map((_, i) => this.#range(record, FIRST_ORIGIN + i, at));
    const stated = date.kind === JSON_NUMBER ? this.#number(date) : this.#string(date);
    noteExtras(scan, row, {
      text: '',
      title: this.#string(title),
      date: isoDate(stated),
      ...originOf((name) => {
        const range = origin[ORIGIN_FIELDS.indexOf(name)];
        return range && this.#string(range);
      }),
    });
  }

  /** Most records have none, so they are looked for before anything is made. */
  #hasExtras(record: number): boolean {
    const { bytes } = this.#writer.kernel;
    const first = record + JSON_KINDS;
    for (let key = TITLE; key < FIRST_ORIGIN + ORIGIN_FIELDS.length; key++) {
      if (bytes[first + key] !== JSON_ABSENT) return true;
    }
    return false;
  }

  /** Reads a line as `readJsonl` does; false where it holds no record. */
  #takeSlowly(scan: Scan, start: number, end: number, line: number): boolean {
    if (beginsNoValue(this.#writer.kernel.bytes, start, end)) {
      scan.skipped.add(line, NO_OBJECT);
      return false;
    }
    const bytes = this.#writer.kernel.bytes.slice(start, end);
    const found = parseLine(bytes, {
      fields: this.#fields,
      onRepair: (count) => {
        scan.repairedBytes += count;
      },
    });
    if (found === undefined) return false;
    if (typeof found === 'string') {
      scan.skipped.add(line, found);
      return false;
    }
    const row = scan.ids.length;
    this.#writer.writeText(found.parts.text);
    scan.ids.push(found.id);
    this.#mark(scan, row, found.parts.text);
    noteExtras(scan, row, found.parts);
    return true;
  }

  /** Notes which tokens of the text stand in quoted lines. */
  #mark(scan: Scan, row: number, text: string): void {
    const ranges = findQuotedLines(text);
    if (ranges.length === 0) return;
    scan.quoted.set(row, markTokens(tokenSpans(this.#tokeniser, text), ranges));
  }

  #range(record: number, key: number, at: number): Range {
    const { kernel } = this.#writer;
    const value = record + JSON_VALUES + JSON_VALUE_BYTES * key;
    return {
      kind: kernel.bytes[record + JSON_KINDS + key] ?? 0,
      from: at + kernel.word(value),
      to: at + kernel.word(value + JSON_VALUE_END),
    };
  }

  #id(range: Range): string | undefined {
    if (range.kind === JSON_NUMBER) return String(this.#number(range));
    return this.#string(range) || undefined;
  }

  #number({ from, to }: Range): number {
    return Number(this.#slice(from, to));
  }

  #string({ kind, from, to }: Range): string | undefined {
    if (!isString(kind)) return undefined;
    const body = this.#slice(from, to);
    if (kind === JSON_STRING) return body;
    const value: unknown = JSON.parse(`"${body}"`);
    return typeof value === 'string' ? value.toWellFormed() : undefined;
  }

  #slice(from: number, to: number): string {
    return Buffer.from(this.#writer.kernel.memory.buffer, from, to - from).toString('utf8');
  }
}

interface Range {
  readonly kind: number;
  readonly from: number;
  readonly to: number;
}

function isString(kind: number): boolean {
  return (
    kind === JSON_STRING ||
    kind === JSON_STRING_WITH_ESCAPES ||
    kind === JSON_STRING_WITH_UNICODE_ESCAPES
  );
}

/** Notes what makeArticle makes of the fields, if anything. */
function noteExtras(scan: Scan, row: number, parts: ArticleParts): void {
  const { id: _id, path: _path, text: _text, ...extras } = makeArticle({ id: '', path: '' }, parts);
  if (Object.keys(extras).length > 0) scan.extras.set(row, extras);
}
