/**
 * One line of JSON lines: the record on it, or why there is none. Apart from the reader of whole streams, which
 * only runs that stream need.
 */

import type { Skipped } from '../model/article.ts';
import { isoDate } from '../core/dates/date.ts';
import { decodeUtf8, isBinary, utf16Label } from './decode.ts';
import type { ArticleParts, RecordContext, RecordFields } from './format.ts';

const SPACE = 0x20;
const TAB = 0x09;

/** Why a file that begins like this cannot be read as lines; undefined where it can. */
export function refusal(chunk: Uint8Array): string | undefined {
  if (utf16Label(chunk)) return 'UTF-16 JSON lines: save the file as UTF-8';
  return isBinary(chunk) ? 'binary file' : undefined;
}

/** The skip of a file that cannot be read any further, after so many lines; with none it is all of it. */
export function brokenOff(path: string, lines: number, reason: string): Skipped {
  return lines === 0 ? { path, reason } : { path, line: lines + 1, reason };
}

/** What a line holds: a record with the id it gives itself, if any, or why it is none. */
export interface FoundRecord {
  readonly id: string | undefined;
  readonly parts: ArticleParts;
}

/** The record on a line, or why there is none; undefined for a blank line. */
export function parseLine(
  bytes: Uint8Array,
  context: Omit<RecordContext, 'path'>,
): FoundRecord | string | undefined {
  const { fields } = context;
  if (beginsNoValue(bytes, 0, bytes.length)) return NO_OBJECT;
  const { text, repairedBytes } = decodeUtf8(bytes);
  const line = text.trim();
  if (line === '') return undefined;
  if (repairedBytes > 0) context.onRepair(repairedBytes);
  const record = parseRecord(line);
  return typeof record === 'string' ? record : fieldsOfRecord(record, fields);
}

function fieldsOfRecord(record: object, fields: RecordFields): FoundRecord | string {
  const text = field(record, fields.text);
  if (typeof text !== 'string') return `no text field "${fields.text}"`;
  return {
    id: recordId(field(record, fields.id)),
    parts: {
      // half of a pair is no character, and has no place in UTF-8
      text: text.toWellFormed(),
      title: stringOrNone(field(record, fields.title)),
      date: isoDate(field(record, fields.date)),
      url: stringOrNone(field(record, 'url')),
      canonical: stringOrNone(field(record, 'canonical')),
    },
  };
}

/** What is said of a line that begins with no value of JSON. */
export const NO_OBJECT = 'invalid JSON: no { at its start';

/** 1 for each printable ASCII character that begins no value. */
const NO_VALUE = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte > 0x20 && byte < 0x7f && !'{["-0123456789tfn'.includes(String.fromCharCode(byte)) ? 1 : 0,
);

/** True of most lines that are no JSON, for the price of their first byte; false says nothing. */
export function beginsNoValue(bytes: Uint8Array, from: number, to: number): boolean {
  let at = from;
  while (at < to && (bytes[at] === SPACE || bytes[at] === TAB)) at++;
  return at < to && NO_VALUE[bytes[at] ?? 0] === 1;
}

/** How a value of JSON ends that begins so, and what it is where it is no object. */
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
/** The longest number or word that is looked at. */
const MAX_SCALAR = 400;

/**
 * The record, or why it is none. Of millions of lines that are none few get as far as the parser, whose
 * errors are dear, and whose words quote the line and change with its version.
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

/** The value at a dotted path; a key that itself has the dots comes first. */
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
