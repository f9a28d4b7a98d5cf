/**
 * What the readers of every kind of labels share: the fields of a row or a record, and how many and how long they may
 * be. A field that is missing or odd is an error with its file and line.
 */

import type { DedupeError } from '../../model/error.ts';
import type { Row } from './delimited.ts';
import { badLabels } from './fault.ts';
import { quoted } from './quoted.ts';

/** A JavaScript Map holds 16 million ids, and a pair has two. */
const MOST_LABELS = 8_000_000;
/** UTF-16 units. V8 hashes longer strings by their length alone, so each would be compared with all. */
const LONGEST_NAME = 16_000;

/** What a labels file may be, for messages. */
export const EXPECTED =
  "expected a clusters file (header 'id,cluster'), a pairs file ('id1,id2' and maybe a value) or judged pairs (header 'a,b,label')";

/** One line of JSON, parsed. */
export interface RecordLine {
  readonly line: number;
  readonly record: object;
}

/** The field in a column of a row, which must not be empty. */
export function fieldAt(row: Row, column: number, name: string, file: string): string {
  const field = row.fields[column]?.trim() ?? '';
  if (field === '') throw missingField(row.line, name, file);
  return field;
}

/** The error for a field that is not there. */
export function missingField(line: number, name: string, file: string): DedupeError {
  return badLabels({ file, line }, `no ${name}; ${EXPECTED}`);
}

/** Throws the error for a field that is not there. */
export function missing(line: number, name: string, file: string): never {
  throw missingField(line, name, file);
}

/** The string or number under `key`, as a string; null if it is empty or null, undefined if missing. */
export function nameIn(
  record: object,
  key: string,
  line: number,
  file: string,
): string | null | undefined {
  const value: unknown = Reflect.get(record, key);
  if (value === null || value === '') return null;
  if (typeof value === 'number') return String(value);
  if (value === undefined || typeof value === 'string') return value;
  throw badLabels({ file, line }, `${key} is ${describe(value)}; expected text or a number`);
}

/** What a value from outside is; only its kind if it has parts, as they may be anything. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'boolean') return `'${value}'`;
  return Array.isArray(value) ? 'a list' : 'an object';
}

/** The same lines, as long as there are not too many, and no name is too long. */
export function* checked<T extends { readonly line: number }>(
  lines: Iterable<T>,
  file: string,
  namesOf: (at: T) => readonly string[],
): Generator<T> {
  let count = 0;
  for (const at of lines) {
    if (++count > MOST_LABELS) throw tooMany(at.line, file);
    const long = namesOf(at).find((name) => name.length > LONGEST_NAME);
    if (long !== undefined) throw nameTooLong(at.line, long, file);
    yield at;
  }
}

function tooMany(line: number, file: string): DedupeError {
  return badLabels(
    { file, line },
    `more than ${MOST_LABELS / 1e6} million labels; measure fewer documents`,
  );
}

function nameTooLong(line: number, name: string, file: string): DedupeError {
  return badLabels(
    { file, line },
    `${quoted(name)} is longer than ${LONGEST_NAME} characters; the end of a path is enough for an id`,
  );
}
