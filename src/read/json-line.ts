/**
 * One line of JSON lines: the record on it, or why there is none. Apart from the reader of whole streams, which
 * only runs that stream need.
 */

import { isoDate } from './date.ts';
import { decodeUtf8, isBinary, utf16Label } from './decode.ts';
import type { ArticleParts, RecordContext } from './format.ts';

/** Why a file that begins like this cannot be read as lines; undefined where it can. */
export function refusal(chunk: Uint8Array): string | undefined {
  if (utf16Label(chunk)) return 'UTF-16 JSON lines: save the file as UTF-8';
  return isBinary(chunk) ? 'binary file' : undefined;
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
  const { text: line, repairedBytes } = decodeUtf8(bytes);
  if (line.trim() === '') return undefined;
  if (repairedBytes > 0) context.onRepair(repairedBytes);
  const record = parseRecord(line);
  if (typeof record === 'string') return record;
  const text = field(record, fields.text);
  if (typeof text !== 'string') return `no text field "${fields.text}"`;
  return {
    id: recordId(field(record, fields.id)),
    parts: {
      text,
      title: stringOrNone(field(record, fields.title)),
      date: isoDate(field(record, fields.date)),
      url: stringOrNone(field(record, 'url')),
      canonical: stringOrNone(field(record, 'canonical')),
    },
  };
}

/** The record, or why it is none. */
function parseRecord(line: string): object | string {
  try {
    const value: unknown = JSON.parse(line);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
    return `not a JSON object but ${kindOf(value)}`;
  } catch (error) {
    return `invalid JSON: ${parserMessage(error)}`;
  }
}

function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'an array' : `a ${typeof value}`;
}

// Newer engines add the line and column within the record, which would read as the file's.
function parserMessage(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.replace(/ \(line \d+ column \d+\)$/, '').replace(/\s+/g, ' ');
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
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function stringOrNone(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
