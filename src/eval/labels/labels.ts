/**
 * What the user knows to be true about a corpus: which cluster each document belongs to, which pairs come from the
 * same text, or what some pairs were judged to be. Read strictly: every fault is an error with its file and line.
 *
 * Clusters: a header `id,cluster` (other columns are ignored), or one `{"id", "cluster"}` a line;
 * an empty or null cluster means that the document is unique. Pairs: `id1,id2[,value]`, the header
 * optional, or one `{"id1", "id2", "value"?}` a line; value 0 means that it is *not* a true pair.
 * Judged pairs: see judged.ts.
 */

import { DedupeError } from '../../model/error.ts';
import { MOST_IN_ROW, type Row, readRows } from './delimited.ts';
import { badLabels } from './fault.ts';
import {
  checked,
  describe,
  EXPECTED,
  fieldAt,
  missing,
  missingField,
  nameIn,
  type RecordLine,
} from './fields.ts';
import {
  collectJudged,
  findJudgedColumns,
  type JudgedColumns,
  type JudgedLabels,
  judgedOf,
  judgedRows,
} from './judged.ts';
import { quoted } from './quoted.ts';

/** A cluster for each id; `null` for a document that belongs to none. Ids are unique. */
export interface ClusterLabels {
  readonly kind: 'clusters';
  readonly ids: readonly string[];
  readonly clusters: readonly (string | null)[];
}

/** True pairs, as indices into the distinct `ids`; the same pair may occur more than once. */
export interface PairLabels {
  readonly kind: 'pairs';
  readonly ids: readonly string[];
  readonly a: readonly number[];
  readonly b: readonly number[];
}

/** What a labels file says. */
export type Labels = ClusterLabels | PairLabels | JudgedLabels;

/** Columns that a message lists. */
const MOST_COLUMNS_SHOWN = 6;

/**
 * Returns the labels in `text`. The name of the file decides the format: `.tsv`, `.csv`, `.jsonl` or
 * `.ndjson`, each also with `.gz` after it. With any other name the first line decides.
 *
 * @throws {DedupeError} `BAD_LABELS` on the first fault, and for a file without labels.
 */
export function parseLabels(text: string, file: string): Labels {
  const labels = parseFormat(text, file);
  const size = labels.kind === 'clusters' ? labels.ids.length : labels.a.length;
  if (size === 0) throw new DedupeError('BAD_LABELS', `${file}: no labels in it; ${EXPECTED}`);
  return labels;
}

function parseFormat(text: string, file: string): Labels {
  const format = formatOf(text, file);
  if (format === 'jsonl') return parseRecords(text, file);
  return parseRows(readRows(text, { file, delimiter: format === 'tsv' ? '\t' : ',' }), file);
}

function formatOf(text: string, file: string): 'tsv' | 'csv' | 'jsonl' {
  const extension = /\.(tsv|csv|jsonl|ndjson)(\.gz)?$/i.exec(file)?.[1]?.toLowerCase();
  if (extension === 'tsv' || extension === 'csv') return extension;
  if (extension !== undefined || text.trimStart().startsWith('{')) return 'jsonl';
  return text.slice(0, text.search(/\n|$/)).includes('\t') ? 'tsv' : 'csv';
}

/** The index of each column of interest, found in the first row. */
type Columns =
  | { readonly kind: 'clusters'; readonly id: number; readonly cluster: number }
  | { readonly kind: 'pairs'; readonly id1: number; readonly id2: number; readonly value: number }
  | JudgedColumns;

function parseRows(rows: Generator<Row>, file: string): Labels {
  const first = rows.next();
  if (first.done === true) throw new DedupeError('BAD_LABELS', `${file}: empty; ${EXPECTED}`);
  const header = readHeader(first.value, file);
  const body = header === null ? withFirst(first.value, rows) : rows;
  const columns = header ?? { kind: 'pairs', id1: 0, id2: 1, value: 2 };
  if (columns.kind === 'clusters') return collectClusters(clusterRows(body, columns, file), file);
  if (columns.kind === 'judged') return collectJudged(judgedRows(body, columns, file), file);
  return collectPairs(pairRows(body, columns, file), file);
}

function* withFirst<T>(first: T, rest: Iterable<T>): Generator<T> {
  yield first;
  yield* rest;
}

/** The columns if the row names any that we know, null if it holds a pair instead. */
function readHeader({ fields, line }: Row, file: string): Columns | null {
  const names = fields.map((field) => field.trim().toLowerCase());
  const at = (name: string): number => {
    const column = names.indexOf(name);
    if (column === names.lastIndexOf(name)) return column;
    throw badLabels({ file, line }, `two columns '${name}'; keep one of them`);
  };
  if (at('id') >= 0 && at('cluster') >= 0) {
    return { kind: 'clusters', id: at('id'), cluster: at('cluster') };
  }
  if (at('id1') >= 0 && at('id2') >= 0) {
    return { kind: 'pairs', id1: at('id1'), id2: at('id2'), value: at('value') };
  }
  const judged = findJudgedColumns(names, at);
  if (judged !== null) return judged;
  const isHeader = ['id', 'cluster', 'id1', 'id2'].some((name) => at(name) >= 0);
  if (!isHeader && (fields.length === 2 || fields.length === 3)) return null;
  throw badLabels({ file, line }, `found ${quoteAll(fields)}; ${EXPECTED}`);
}

function quoteAll(fields: readonly string[]): string {
  const others = fields.length - MOST_COLUMNS_SHOWN;
  const shown = fields.slice(0, MOST_COLUMNS_SHOWN).map(quoted).join(', ');
  return others > 0 ? `${shown} and ${others} more` : shown;
}

interface ClusterLine {
  readonly line: number;
  readonly id: string;
  readonly cluster: string | null;
}

interface PairLine {
  readonly line: number;
  readonly id1: string;
  readonly id2: string;
  readonly value: number | null;
}

function* clusterRows(
  rows: Iterable<Row>,
  columns: Extract<Columns, { kind: 'clusters' }>,
  file: string,
): Generator<ClusterLine> {
  for (const row of rows) {
    const id = fieldAt(row, columns.id, 'id', file);
    const cluster = row.fields[columns.cluster]?.trim();
    if (cluster === undefined) throw missingField(row.line, 'cluster', file);
    yield { line: row.line, id, cluster: cluster === '' ? null : cluster };
  }
}

function* pairRows(
  rows: Iterable<Row>,
  columns: Extract<Columns, { kind: 'pairs' }>,
  file: string,
): Generator<PairLine> {
  for (const row of rows) {
    const id1 = fieldAt(row, columns.id1, 'id1', file);
    const id2 = fieldAt(row, columns.id2, 'id2', file);
    const field = row.fields[columns.value]?.trim() ?? '';
    const value = field === '' ? null : Number(field);
    if (Number.isNaN(value)) throw notANumber(row.line, quoted(field), file);
    yield { line: row.line, id1, id2, value };
  }
}

function notANumber(line: number, value: string, file: string): DedupeError {
  return badLabels(
    { file, line },
    `value ${value} is not a number; expected a pair as id1, id2, value`,
  );
}

function parseRecords(text: string, file: string): Labels {
  const records = readRecords(text, file);
  const first = records.next();
  if (first.done === true) throw new DedupeError('BAD_LABELS', `${file}: empty; ${EXPECTED}`);
  const all = withFirst(first.value, records);
  const { record } = first.value;
  if ('id1' in record) return collectPairs(mapped(all, file, pairOf), file);
  if ('a' in record && !('id' in record)) return collectJudged(mapped(all, file, judgedOf), file);
  return collectClusters(mapped(all, file, clusterOf), file);
}

function* mapped<T>(
  records: Iterable<RecordLine>,
  file: string,
  read: (at: RecordLine, file: string) => T,
): Generator<T> {
  for (const record of records) yield read(record, file);
}

function* readRecords(text: string, file: string): Generator<RecordLine> {
  let line = 0;
  for (let start = 0; start < text.length;) {
    const found = text.indexOf('\n', start);
    const end = found < 0 ? text.length : found;
    line++;
    if (end - start > MOST_IN_ROW) throw lineTooLong(line, file);
    const source = text.slice(start, end);
    if (source.trim() !== '') yield { line, record: parseRecord(source, line, file) };
    start = end + 1;
  }
}

function lineTooLong(line: number, file: string): DedupeError {
  return badLabels(
    { file, line },
    `a line of more than ${MOST_IN_ROW / 2 ** 20} MB; leave out its other fields`,
  );
}

function parseRecord(source: string, line: number, file: string): object {
  const value = parseJson(source);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw badLabels(
    { file, line },
    'not a JSON object; expected {"id": ..., "cluster": ...} on every line',
  );
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function clusterOf({ line, record }: RecordLine, file: string): ClusterLine {
  const cluster = nameIn(record, 'cluster', line, file);
  const id = nameIn(record, 'id', line, file) ?? missing(line, 'id', file);
  return { line, id, cluster: cluster === undefined ? missing(line, 'cluster', file) : cluster };
}

function pairOf({ line, record }: RecordLine, file: string): PairLine {
  const id1 = nameIn(record, 'id1', line, file) ?? missing(line, 'id1', file);
  const id2 = nameIn(record, 'id2', line, file) ?? missing(line, 'id2', file);
  const value: unknown = Reflect.get(record, 'value') ?? null;
  if (value === null || typeof value === 'number') return { line, id1, id2, value };
  throw notANumber(line, describe(value), file);
}

const namesOfCluster = ({ id, cluster }: ClusterLine): string[] => [id, cluster ?? ''];

function collectClusters(lines: Iterable<ClusterLine>, file: string): ClusterLabels {
  const lineOf = new Map<string, number>();
  const clusters: (string | null)[] = [];
  for (const { line, id, cluster } of checked(lines, file, namesOfCluster)) {
    const earlier = lineOf.get(id);
    if (earlier !== undefined) {
      throw badLabels(
        { file, line },
        `id ${quoted(id)} already has a label on line ${earlier}; keep one of the two`,
      );
    }
    lineOf.set(id, line);
    clusters.push(cluster);
  }
  return { kind: 'clusters', ids: [...lineOf.keys()], clusters };
}

function collectPairs(lines: Iterable<PairLine>, file: string): PairLabels {
  const indexOf = new Map<string, number>();
  const intern = (id: string): number => {
    const known = indexOf.get(id);
    if (known === undefined) indexOf.set(id, indexOf.size);
    return known ?? indexOf.size - 1;
  };
  const a: number[] = [];
  const b: number[] = [];
  for (const { line, id1, id2, value } of checked(lines, file, (at) => [at.id1, at.id2])) {
    if (id1 === id2) {
      throw badLabels({ file, line }, `${quoted(id1)} is paired with itself`);
    }
    if (value === 0) continue;
    a.push(intern(id1));
    b.push(intern(id2));
  }
  return { kind: 'pairs', ids: [...indexOf.keys()], a, b };
}
