/**
 * One line of JSON lines: its record, or why there is none. The reader of whole streams is a file
 * of its own, jsonl.ts, because only some runs need it.
 */

import type { Skipped } from '../model/article.ts';
import { isoDate } from '../core/dates/date.ts';
import { decodeUtf8, isBinary, utf16Label } from './decode.ts';
import type { ArticleParts, RecordContext, RecordFields } from './format.ts';

const SPACE = 0x20;
const TAB = 0x09;

/** Returns why a file that begins with these bytes cannot be read as records; undefined if it can. */
export function refusal(chunk: Uint8Array, what = 'JSON lines'): string | undefined {
  if (utf16Label(chunk)) return `UTF-16 ${what}: save the file as UTF-8`;
  return isBinary(chunk) ? 'binary file' : undefined;
}

/**
 * Returns the skip for a file that cannot be read beyond this many lines. With none read, it is a
 * skip of the whole file.
 */
export function brokenOff(path: string, lines: number, reason: string): Skipped {
  return lines === 0 ? { path, reason } : { path, line: lines + 1, reason };
}

/** A record as its line holds it, with the id that it gives itself, if any. */
export interface ParsedRecord {
  readonly id: string | undefined;
  readonly parts: ArticleParts;
}

/** Returns the record on a line, or why there is none; undefined for a blank line. */
export function parseLine(
  bytes: Uint8Array,
  context: Omit<RecordContext, 'path'>,
): ParsedRecord | string | undefined {
  const { fields } = context;
  if (beginsNoValue(bytes, 0, bytes.length)) return NO_OBJECT;
  const { text, repairedBytes } = decodeUtf8(bytes);
  const line = text.trim();
  if (line === '') return undefined;
  if (repairedBytes > 0) context.onRepair(repairedBytes);
  const record = parseRecord(line);
  return typeof record === 'string' ? record : partsOfRecord(record, fields);
}

/** The text of a line that was read before, and nothing else of it; undefined if it has none any more. */
export function textOfLine(bytes: Uint8Array, fields: RecordFields): string | undefined {
  const record = parseRecord(decodeUtf8(bytes).text.trim());
  if (typeof record === 'string') return undefined;
  const text = field(record, fields.text);
  return typeof text === 'string' ? text.toWellFormed() : undefined;
}

/** The fields of a record that tell where it comes from; their names are fixed. */
export const ORIGIN_FIELDS = [
  'url',
  'canonical',
  'author',
  'outlet',
  'publisher',
  'source',
] as const;
/** One of them. */
export type OriginField = (typeof ORIGIN_FIELDS)[number];

/** What a record says about its origin; its outlet stands in the first field that is not empty. */
export function originOf(
  read: (name: OriginField) => string | undefined,
): Pick<ArticleParts, 'url' | 'canonical' | 'author' | 'outlet'> {
  return {
    url: read('url'),
    canonical: read('canonical'),
    author: read('author'),
    outlet: [read('outlet'), read('publisher'), read('source')].find(isOutlet),
  };
}

/** A source may be an address, which is no name. */
function isOutlet(name: string | undefined): boolean {
  return name !== undefined && name.trim() !== '' && !name.includes('://');
}

/** What a record says by the names of its fields, or why it is none. */
export function partsOfRecord(record: object, fields: RecordFields): ParsedRecord | string {
  const text = field(record, fields.text);
  if (typeof text !== 'string') return `no text field "${fields.text}"`;
  return {
    id: recordId(field(record, fields.id)),
    parts: {
      // half of a surrogate pair is no character and cannot be written as UTF-8
      text: text.toWellFormed(),
      title: stringOrNone(field(record, fields.title)),
      date: isoDate(field(record, fields.date)),
      ...originOf((name) => stringOrNone(own(record, name))),
    },
  };
}

/** The reason for a line that does not begin as JSON does. */
export const NO_OBJECT = 'invalid JSON: no { at its start';

/** 1 for each printable ASCII character that no JSON value begins with. */
const NO_VALUE = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte > 0x20 && byte < 0x7f && !'{["-0123456789tfn'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/**
 * Returns true for most lines that are not JSON, at the price of their first byte. False proves
 * nothing.
 */
export function beginsNoValue(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  while (at < to && (bytes[at] === SPACE || bytes[at] === TAB)) at++;
  return at < to && NO_VALUE[bytes[at] ?? 0] === 1;
}

/**
 * By first character: the last character of the JSON value, and what to call a value that is not an
 * object.
 */
const VALUES: Readonly<Record<string, readonly [end: string, kind: string]>> = {
  '{': ['}', 'an object'],
  '[': [']', 'an array'],
  '"': ['"', 'a string'],
};
const LITERALS: Readonly<Record<string, string>> = {
  true: 'a boolean',
  false: 'a boolean',
  null: 'null',
};
const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** The longest number or literal that is recognised. */
const MAX_SCALAR = 400;

/**
 * The record, or why it is none. There may be millions of lines that are not JSON; most never reach
 * the parser, because its errors are slow to make, quote the line and change with its version.
 */
function parseRecord(line: string): object | string {
  const [end, kind] = VALUES[line.charAt(0)] ?? [];
  if (end === undefined) return whyNoObject(line);
  if (line.length === 1 || !line.endsWith(end)) return `invalid JSON: no ${end} at its end`;
  if (end === ']') return `not a JSON object but ${kind}`;
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null ? value : `not a JSON object but ${kind}`;
  } catch {
    return 'invalid JSON';
  }
}

function whyNoObject(line: string): string {
  const kind = line.length > MAX_SCALAR ? undefined : scalarKind(line);
  return kind === undefined ? NO_OBJECT : `not a JSON object but ${kind}`;
}

function scalarKind(line: string): string | undefined {
  if (Object.hasOwn(LITERALS, line)) return LITERALS[line];
  return NUMBER.test(line) ? 'a number' : undefined;
}

/** The value at a dotted path. A key that itself contains the dots wins. */
function field(record: object, path: string): unknown {
  if (Object.hasOwn(record, path) || !path.includes('.')) return own(record, path);
  let value: unknown = record;
  for (const key of path.split('.')) value = own(value, key);
  return value;
}

function own(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return Reflect.get(value, key);
}

function recordId(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value.toWellFormed() : undefined;
}

function stringOrNone(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
