/**
 * The corpus as it is written: the lines of its files, one file after another, or one table, or one array. A line of one
 * file never runs into the next file, and a mark at the start of a file (BOM) is only written at the start of all.
 */

import { DedupeError } from '../../../model/error.ts';
import { withField } from '../../../filter/annotate.ts';
import { KeptLines, wholeLines } from '../../../filter/kept-lines.ts';
import { keptElements, keptRows } from '../../../filter/kept-rows.ts';
import { type Selection, UNIQUE } from '../../../filter/selection.ts';
import { ReadFailure, withHead } from '../../../read/bytes.ts';
import { SNIFFED_BYTES, withoutBom } from '../../../read/decode.ts';
import type { Kept } from './read-again.ts';

const NEWLINE = 10;
/** Bytes of lines that are written at once. */
const BLOCK_BYTES = 1 << 18;

/**
 * Yields what is kept of every file, or every record with what is known of it.
 *
 * @throws {DedupeError} `FILE_CHANGED` for a file that is no longer what was read; `BAD_INPUT` for a damaged one.
 */
export async function* corpusBytes(
  selection: Selection,
  again: Kept,
  isAnnotated: boolean,
): AsyncGenerator<Uint8Array> {
  const format = again.files[0]?.format;
  if (format === 'csv') return yield* tableBytes(selection, again);
  if (format === 'json') return yield* arrayBytes(selection, again);
  const unread = unreadPaths(selection);
  const rows = isAnnotated ? annotations(selection) : undefined;
  const dropped = droppedPlaces(selection, 'line');
  let last: number | undefined;
  for (const file of again.files) {
    const path = again.nameOf(file);
    if (unread.has(path)) continue;
    const chunks = orRefuse(path, again.chunks(file), last === undefined);
    const parts =
      rows === undefined
        ? keptParts(chunks, dropped.get(path) ?? [])
        : annotatedParts(chunks, rows.get(path));
    let isFirst = true;
    for await (const part of parts) {
      if (isFirst && last !== undefined && last !== NEWLINE) yield Uint8Array.of(NEWLINE);
      isFirst = false;
      last = part.at(-1);
      yield part;
    }
  }
}

async function* keptParts(
  chunks: AsyncIterable<Uint8Array>,
  dropped: readonly number[],
): AsyncGenerator<Uint8Array> {
  const lines = new KeptLines(dropped);
  for await (const chunk of chunks) yield* lines.push(chunk);
}

/** The chunks; the mark at their start goes unless it is the first of all. A damage ends the call. */
async function* orRefuse(
  path: string,
  chunks: AsyncIterable<Uint8Array>,
  isStart: boolean,
): AsyncGenerator<Uint8Array> {
  let isHead = !isStart;
  try {
    for await (const chunk of withHead(chunks, SNIFFED_BYTES)) {
      yield isHead ? withoutBom(chunk) : chunk;
      isHead = false;
    }
  } catch (error) {
    if (!(error instanceof ReadFailure)) throw error;
    const found = JSON.stringify(path);
    throw new DedupeError(
      'BAD_INPUT',
      `${found} cannot be copied: ${error.message}; mend it, or leave it out with --ignore`,
    );
  }
}

/** Files of which nothing was read. */
function unreadPaths({ skipped }: Selection): ReadonlySet<string> {
  return new Set(skipped.filter(({ line }) => line === undefined).map(({ path }) => path));
}

/** The rows that are kept of all tables, under the header of the first; all have the same. */
async function* tableBytes(selection: Selection, again: Kept): AsyncGenerator<Uint8Array> {
  const unread = unreadPaths(selection);
  const dropped = droppedPlaces(selection, 'line');
  let header: string | undefined;
  let last = NEWLINE;
  for (const file of again.files) {
    const path = again.nameOf(file);
    if (unread.has(path)) continue;
    const onHeader = (bytes: Uint8Array): boolean => {
      const found = Buffer.from(withoutBom(bytes)).toString('latin1').trim();
      if (found !== '' && header !== undefined && found !== header) throw otherColumns(path);
      const isFirst = header === undefined;
      if (found !== '') header ??= found;
      return isFirst;
    };
    const chunks = orRefuse(path, again.chunks(file), header === undefined);
    for await (const row of keptRows(chunks, new Set(dropped.get(path)), onHeader)) {
      if (last !== NEWLINE) yield Uint8Array.of(NEWLINE);
      last = row.at(-1) ?? NEWLINE;
      yield row;
    }
  }
}

function otherColumns(path: string): DedupeError {
  const found = JSON.stringify(path);
  return new DedupeError(
    'BAD_INPUT',
    `${found} has other columns than the table before it: filter them apart`,
  );
}

/** The elements that are kept of all arrays, in one, each on a line of its own. */
async function* arrayBytes(selection: Selection, again: Kept): AsyncGenerator<Uint8Array> {
  const unread = unreadPaths(selection);
  const dropped = droppedPlaces(selection, 'record');
  let before = '[\n';
  for (const file of again.files) {
    const path = again.nameOf(file);
    if (unread.has(path)) continue;
    const chunks = orRefuse(path, again.chunks(file), false);
    for await (const element of keptElements(chunks, new Set(dropped.get(path)))) {
      yield Buffer.concat([Buffer.from(before), element]);
      before = ',\n';
    }
  }
  yield Buffer.from(before === ',\n' ? '\n]\n' : '[]\n');
}

/** By path: the numbers of the lines or records that are dropped, ascending. */
function droppedPlaces(
  { documents, dropped }: Selection,
  unit: 'line' | 'record',
): ReadonlyMap<string, readonly number[]> {
  const lines = new Map<string, number[]>();
  for (const { index } of dropped) {
    const { path, [unit]: line } = documents[index] ?? {};
    if (path === undefined || line === undefined) continue;
    const known = lines.get(path);
    if (known === undefined) lines.set(path, [line]);
    else known.push(line);
  }
  for (const known of lines.values()) known.sort((x, y) => x - y);
  return lines;
}

/** By path and line: what is put into a record. */
type Rows = ReadonlyMap<number, object>;

function annotations({ documents, dropped, standings }: Selection): ReadonlyMap<string, Rows> {
  const isDropped = new Set(dropped.map(({ index }) => index));
  const rows = new Map<string, Map<number, object>>();
  const unique = { ...UNIQUE, kept: true };
  for (const [index, { path, line }] of documents.entries()) {
    if (path === undefined || line === undefined) continue;
    const standing = standings.get(index);
    const kept = !isDropped.has(index);
    const row = standing === undefined && kept ? unique : { ...(standing ?? UNIQUE), kept };
    const known = rows.get(path);
    if (known === undefined) rows.set(path, new Map([[line, row]]));
    else known.set(line, row);
  }
  return rows;
}

async function* annotatedParts(
  chunks: AsyncIterable<Uint8Array>,
  rows: Rows = new Map(),
): AsyncGenerator<Uint8Array> {
  let number = 0;
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const line of wholeLines(chunks)) {
    const row = rows.get(++number);
    const written = row === undefined ? line : withField(line, row);
    held.push(written);
    size += written.length;
    if (size < BLOCK_BYTES) continue;
    yield Buffer.concat(held);
    held = [];
    size = 0;
  }
  if (size > 0) yield Buffer.concat(held);
}
