/**
 * Rows of a delimited text, with the line each one starts on, in one pass.
 *
 * Commas follow RFC 4180: a field in double quotes may hold commas, line breaks and doubled quotes.
 * Tab-separated text has no quotes: there a quote is a character like any other. Strict on purpose,
 * though the usual CSV readers guess: a label read wrongly is a wrong measurement. A row has a
 * longest length, so that neither many fields nor a quote that is never closed take much memory.
 */

import type { DedupeError } from '../../model/error.ts';
import { badLabels } from './fault.ts';
import { quoted } from './quoted.ts';

/** One row: its line, from 1, and its fields as written, without the quotes around them. */
export interface Row {
  readonly line: number;
  readonly fields: readonly string[];
}

/** UTF-16 units that one row may have, line breaks in quotes included; also one line of JSON. */
export const MOST_IN_ROW = 4 * 2 ** 20;

/** What is between two fields. */
export type Delimiter = ',' | '\t';

/** How to read a text, and what messages call it. */
export interface DelimitedOptions {
  /** The file as the user named it. */
  readonly file: string;
  readonly delimiter: Delimiter;
}

/** The same for one row, with its line. */
interface RowOptions extends DelimitedOptions {
  readonly line: number;
}

/**
 * Yields every row that is not blank, in order. Lines end in LF or CRLF.
 *
 * @throws {DedupeError} `BAD_LABELS` if a quote is not closed, or does not enclose its whole field.
 */
export function* readRows(text: string, options: DelimitedOptions): Generator<Row> {
  let start = 0;
  let line = 1;
  while (start < text.length) {
    if (text[start] === '\n') {
      line++;
      start++;
      continue;
    }
    const row = readRow(text, start, { ...options, line });
    if (row.fields.length > 1 || row.fields[0]?.trim() !== '') yield { line, fields: row.fields };
    line += row.lines;
    start = row.end;
  }
}

interface RowRead {
  readonly fields: string[];
  /** Offset of the next row. */
  readonly end: number;
  /** Lines that the row took: more than one if a quoted field holds line breaks. */
  readonly lines: number;
}

function readRow(text: string, start: number, at: RowOptions): RowRead {
  const fields: string[] = [];
  let pos = start;
  let lines = 1;
  for (;;) {
    const isQuoted = at.delimiter === ',' && text[pos] === '"';
    const field = isQuoted ? readQuoted(text, pos, at) : readPlain(text, pos, at);
    if (field.end - start > MOST_IN_ROW) throw rowTooLong(at);
    fields.push(field.value);
    if (isQuoted) lines += countLineBreaks(field.value);
    if (text[field.end] !== at.delimiter) {
      return { fields, end: skipLineBreak(text, field.end), lines };
    }
    pos = field.end + 1;
  }
}

interface FieldRead {
  readonly value: string;
  /** Offset of the delimiter, the line break or the end of the text after it. */
  readonly end: number;
}

function readPlain(text: string, start: number, at: RowOptions): FieldRead {
  let end = start;
  while (end < text.length && text[end] !== at.delimiter && text[end] !== '\n') end++;
  const stop = text[end] !== at.delimiter && text[end - 1] === '\r' && end > start ? end - 1 : end;
  const value = text.slice(start, stop);
  if (at.delimiter === ',' && value.includes('"')) {
    throw badLabels(
      at,
      `a quote in the middle of ${quoted(value)}; put the whole field in quotes, and double each quote inside`,
    );
  }
  return { value, end: stop };
}

function readQuoted(text: string, start: number, at: RowOptions): FieldRead {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text[end + 1] === '"') end = text.indexOf('"', end + 2);
  if (end < 0) throw badLabels(at, 'a quoted field is never closed');
  const value = text.slice(start + 1, end).replaceAll('""', '"');
  const next = text.slice(end + 1, end + 3);
  if (next !== '' && next[0] !== ',' && next[0] !== '\n' && next !== '\r\n' && next !== '\r') {
    throw badLabels(
      at,
      `text after the closing quote of ${quoted(value)}; expected a comma or the end of the line`,
    );
  }
  return { value, end: end + 1 };
}

function rowTooLong(at: RowOptions): DedupeError {
  return badLabels(at, `a row of more than ${MOST_IN_ROW / 2 ** 20} MB; is a quote not closed?`);
}

function skipLineBreak(text: string, pos: number): number {
  return text[pos] === '\r' ? pos + 2 : pos + 1;
}

function countLineBreaks(value: string): number {
  let count = 0;
  for (let pos = value.indexOf('\n'); pos >= 0; pos = value.indexOf('\n', pos + 1)) count++;
  return count;
}
