/**
 * Reads a saved result from a file or from standard input. NDJSON is parsed line by line; JSON is one
 * string, and a string can have 512 MB.
 */

import { readFileSync } from 'node:fs';
import { DedupeError } from '../../../model/error.ts';
import type { DedupeResult } from '../../../model/result.ts';
import { systemFailure } from '../../../model/system-error.ts';
import { joinRecords, savedResult } from '../../../report/saved/saved-result.ts';
import { isStdin } from '../../options/stdin.ts';

const LINE_END = 0x0a;
/** How an NDJSON report begins; a JSON report begins with its version. */
const NDJSON = /^\s*\{"type":/;
/** More bytes of JSON may not fit a string. */
const MOST_JSON = 2 ** 29 - 2 ** 10;

/**
 * The result in a file.
 *
 * @throws {DedupeError} `BAD_RESULT` if it cannot be read, or is no result.
 */
export async function readSaved(file: string): Promise<DedupeResult> {
  const isPiped = isStdin(file);
  const name = isPiped ? 'standard input' : JSON.stringify(file);
  const bytes = isPiped ? await readStdin() : readFile(file, name);
  const isLines = NDJSON.test(bytes.toString('latin1', 0, 100));
  const value = isLines
    ? joinRecords(records(bytes, name), name)
    : parsed(whole(bytes, name), name);
  return savedResult(value, name);
}

async function readStdin(): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of process.stdin) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

function readFile(file: string, name: string): Buffer {
  try {
    return readFileSync(file);
  } catch (error) {
    const failure = systemFailure(error);
    if (failure === undefined) throw error;
    const remedy = failure.remedy === undefined ? '' : `; ${failure.remedy}`;
    throw new DedupeError('BAD_RESULT', `cannot read ${name}: ${failure.reason}${remedy}`);
  }
}

function whole(bytes: Buffer, name: string): string {
  if (bytes.length <= MOST_JSON) return bytes.toString();
  const remedy = 'save it with -f ndjson, which is read line by line';
  throw new DedupeError('BAD_RESULT', `${name} is larger than 512 MB of JSON can be; ${remedy}`);
}

function* records(bytes: Buffer, name: string): Generator<unknown, void, undefined> {
  let [from, line] = [0, 1];
  while (from < bytes.length) {
    const end = bytes.indexOf(LINE_END, from);
    const to = end < 0 ? bytes.length : end;
    const text = bytes.toString('utf8', from, to);
    if (text.trim() !== '') yield parsed(text, `line ${line} of ${name}`);
    [from, line] = [to + 1, line + 1];
  }
}

/** The parser's own words quote the input, so only the place is said. */
function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const place = /at position \d+|Unexpected end/.exec(String(error))?.[0].toLowerCase();
    const problem = place === undefined ? 'is not JSON' : `is not JSON (${place})`;
    const remedy = 'save a result with dedupe PATHS -f json -o FILE, and report that';
    throw new DedupeError('BAD_RESULT', `${name} ${problem}; ${remedy}`);
  }
}
