/**
 * Whether a file is a report that this program wrote, and nothing else: only such a file among the articles
 * may be overwritten. Looks at its first and last bytes, so a huge file costs no more than a small one.
 */

import { closeSync, fstatSync, openSync, readSync } from 'node:fs';

/** Bytes to read at each end. */
const LOOK = 4096;

const JSON_HEAD =
  /^\{\n(?: {2}"\$schema": "urn:neardup:result:\d+",\n)? {2}"schemaVersion": \d+,\n {2}"tool": \{"name":"neardup",/;
const JSON_TAIL = /\n\}\n$/;
const NDJSON_HEAD =
  /^\{"type":"(?:cluster|pair|document|skipped|boilerplate|suppression|summary)",/;
const NDJSON_TAIL =
  /(?:^|\n)\{"type":"summary","schemaVersion":\d+,"tool":\{"name":"neardup",[^\n]*\}\n$/;
const CSV_HEAD = /^cluster,role,document,path,[a-z,]+,words[a-z,]*\r\n/i;
const CSV_TAIL = /\r\n$/;
const MARKDOWN_HEAD = /^<!-- neardup report -->\n/;
const MARKDOWN_TAIL = /\n<!-- end of neardup report -->\n$/;
const HTML_HEAD = /^<!doctype html>\n<!-- neardup report -->\n/;

/** The formats that can be told from an article, by their first and last bytes. */
const FORMATS = [
  [JSON_HEAD, JSON_TAIL],
  [NDJSON_HEAD, NDJSON_TAIL],
  [CSV_HEAD, CSV_TAIL],
  [MARKDOWN_HEAD, MARKDOWN_TAIL],
  [HTML_HEAD, MARKDOWN_TAIL],
] as const;

/** True for a complete JSON, NDJSON, CSV, Markdown or HTML report of this program, and for an empty file. */
export function isEarlierReport(path: string): boolean {
  const { head, tail } = endsOf(path);
  if (head === '') return true;
  return FORMATS.some(([first, last]) => first.test(head) && last.test(tail));
}

interface Ends {
  readonly head: string;
  readonly tail: string;
}

function endsOf(path: string): Ends {
  const descriptor = openSync(path, 'r');
  try {
    const from = Math.max(0, fstatSync(descriptor).size - LOOK);
    return { head: textAt(descriptor, 0), tail: textAt(descriptor, from) };
  } finally {
    closeSync(descriptor);
  }
}

function textAt(descriptor: number, position: number): string {
  const bytes = Buffer.alloc(LOOK);
  return bytes.toString('latin1', 0, readSync(descriptor, bytes, 0, LOOK, position));
}
