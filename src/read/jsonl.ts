/**
 * JSON lines: one record a line, read as a stream, so that the file's size does not matter. A line
 * that is no record is skipped with its number and the reason; the others still count.
 */

import type { Reading } from '../core/types.ts';
import { makeArticle } from './article.ts';
import { isoDate } from './date.ts';
import { withHead } from './bytes.ts';
import { decodeUtf8, isBinary, SNIFFED_BYTES, utf16Label, withoutBom } from './decode.ts';
import type { RecordContext } from './format.ts';
import { LineSplitter, type Line } from './lines.ts';

/** Yields every record as an article or a skip; blank lines are nothing. */
export async function* readJsonl(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  context: RecordContext,
): AsyncGenerator<Reading> {
  const lines = new LineSplitter();
  let isFirst = true;
  for await (const chunk of withHead(chunks, SNIFFED_BYTES)) {
    const reason = isFirst ? refusal(chunk) : undefined;
    if (reason) return yield { kind: 'skipped', skipped: { path: context.path, reason } };
    for (const line of lines.push(isFirst ? withoutBom(chunk) : chunk)) {
      const reading = readLine(line, context);
      if (reading) yield reading;
    }
    isFirst = false;
  }
  for (const line of lines.end()) {
    const reading = readLine(line, context);
    if (reading) yield reading;
  }
}

function refusal(chunk: Uint8Array): string | undefined {
  if (utf16Label(chunk)) return 'UTF-16 JSON lines: save the file as UTF-8';
  return isBinary(chunk) ? 'binary file' : undefined;
}

function readLine({ bytes, number }: Line, context: RecordContext): Reading | undefined {
  if (!bytes) return skip('line longer than 512 MB', number, context);
  const { text, repairedBytes } = decodeUtf8(bytes);
  if (text.trim() === '') return undefined;
  if (repairedBytes > 0) context.onRepair(repairedBytes);
  const record = parseRecord(text);
  if (typeof record === 'string') return skip(record, number, context);
  return readRecord(record, { number, bytes: bytes.length, context });
}

interface RecordPlace {
  readonly number: number;
  readonly bytes: number;
  readonly context: RecordContext;
}

function readRecord(record: object, { number, bytes, context }: RecordPlace): Reading {
  const { fields, path } = context;
  const text = field(record, fields.text);
  if (typeof text !== 'string') return skip(`no text field "${fields.text}"`, number, context);
  const article = makeArticle(
    { id: recordId(field(record, fields.id)) ?? `${path}#${number}`, path, line: number },
    {
      text,
      title: stringOrNone(field(record, fields.title)),
      date: isoDate(field(record, fields.date)),
      url: stringOrNone(field(record, 'url')),
      canonical: stringOrNone(field(record, 'canonical')),
    },
  );
  return { kind: 'article', article, bytes };
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

function skip(reason: string, line: number, { path }: RecordContext): Reading {
  return { kind: 'skipped', skipped: { path, line, reason } };
}
