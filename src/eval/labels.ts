/**
 * What the user knows to be true about a corpus: which cluster each document belongs to, or which
 * pairs come from the same text. Read strictly: every fault is an error with its file and line.
 *
 * Clusters: a header `id,cluster` (other columns are ignored), or one `{"id", "cluster"}` a line;
 * an empty or null cluster says that the document is unique. Pairs: `id1,id2[,value]`, the header
 * optional, or one `{"id1", "id2", "value"?}` a line; a pair of value 0 is known *not* to be one.
 */

import { DedupeError } from '../core/errors.ts';
import { type Row, readRows } from './delimited.ts';

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

export type Labels = ClusterLabels | PairLabels;

const EXPECTED =
  "expected a clusters file (header 'id,cluster') or a pairs file ('id1,id2' and maybe a value)";

/**
 * Returns the labels in `text`, whose name decides the format: `.tsv`, `.csv`, `.jsonl` or
 * `.ndjson`, each also with `.gz` after it; any other name, and the first line decides. Throws
 * `DedupeError` `BAD_LABELS` on the first fault, and on a file without a single label.
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

/** Where each column of interest stands, found once, in the first row. */
type Columns =
  | { readonly kind: 'clusters'; readonly id: number; readonly cluster: number }
  | { readonly kind: 'pairs'; readonly id1: number; readonly id2: number; readonly value: number };

function parseRows(rows: Generator<Row>, file: string): Labels {
  const first = rows.next();
  if (first.done === true) throw new DedupeError('BAD_LABELS', `${file}: empty; ${EXPECTED}`);
  const header = readHeader(first.value, file);
  const body = header === null ? withFirst(first.value, rows) : rows;
  const columns = header ?? { kind: 'pairs', id1: 0, id2: 1, value: 2 };
  if (columns.kind === 'clusters') return collectClusters(clusterRows(body, columns, file), file);
  return collectPairs(pairRows(body, columns, file), file);
}

function* withFirst(first: Row, rest: Iterable<Row>): Generator<Row> {
  yield first;
  yield* rest;
}

/** The columns if the row names any that we know, null if it already holds a pair. */
function readHeader({ fields, line }: Row, file: string): Columns | null {
  const names = fields.map((field) => field.trim().toLowerCase());
  const at = (name: string): number => names.indexOf(name);
  if (at('id') >= 0 && at('cluster') >= 0) {
    return { kind: 'clusters', id: at('id'), cluster: at('cluster') };
  }
  if (at('id1') >= 0 && at('id2') >= 0) {
    return { kind: 'pairs', id1: at('id1'), id2: at('id2'), value: at('value') };
  }
  const isHeader = ['id', 'cluster', 'id1', 'id2'].some((name) => at(name) >= 0);
  if (!isHeader && (fields.length === 2 || fields.length === 3)) return null;
  throw new DedupeError('BAD_LABELS', `${file}:${line}: found ${quoteAll(fields)}; ${EXPECTED}`);
}

function quoteAll(fields: readonly string[]): string {
  return fields.map((field) => `'${field}'`).join(', ');
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
    if (Number.isNaN(value)) throw notANumber(row.line, field, file);
    yield { line: row.line, id1, id2, value };
  }
}

function fieldAt(row: Row, column: number, name: string, file: string): string {
  const field = row.fields[column]?.trim() ?? '';
  if (field === '') throw missingField(row.line, name, file);
  return field;
}

function missingField(line: number, name: string, file: string): DedupeError {
  return new DedupeError('BAD_LABELS', `${file}:${line}: no ${name}; ${EXPECTED}`);
}

function notANumber(line: number, value: string, file: string): DedupeError {
  return new DedupeError(
    'BAD_LABELS',
    `${file}:${line}: value '${value}' is not a number; expected a pair as id1, id2, value`,
  );
}

function parseRecords(text: string, file: string): Labels {
  const records = [...readRecords(text, file)];
  const isPairs = records[0] !== undefined && 'id1' in records[0].record;
  if (isPairs)
    return collectPairs(
      records.map((at) => pairOf(at, file)),
      file,
    );
  return collectClusters(
    records.map((at) => clusterOf(at, file)),
    file,
  );
}

interface RecordLine {
  readonly line: number;
  readonly record: object;
}

function* readRecords(text: string, file: string): Generator<RecordLine> {
  let line = 0;
  for (const source of text.split('\n')) {
    line++;
    if (source.trim() !== '') yield { line, record: parseRecord(source, line, file) };
  }
}

function parseRecord(source: string, line: number, file: string): object {
  const value = parseJson(source);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new DedupeError(
    'BAD_LABELS',
    `${file}:${line}: not a JSON object; expected {"id": ..., "cluster": ...} on every line`,
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
  const id = nameIn(record, 'id');
  const cluster = nameIn(record, 'cluster');
  if (id === undefined || id === null) throw missingField(line, 'id', file);
  if (cluster === undefined) throw missingField(line, 'cluster', file);
  return { line, id, cluster };
}

function pairOf({ line, record }: RecordLine, file: string): PairLine {
  const id1 = nameIn(record, 'id1') ?? null;
  const id2 = nameIn(record, 'id2') ?? null;
  if (id1 === null || id2 === null) throw missingField(line, id1 === null ? 'id1' : 'id2', file);
  const value: unknown = Reflect.get(record, 'value') ?? null;
  if (value === null || typeof value === 'number') return { line, id1, id2, value };
  throw notANumber(line, String(value), file);
}

/**
 * A string or a number under `key`, as a string; null for an empty string or null, undefined where
 * there is neither, or nothing at all.
 */
function nameIn(record: object, key: string): string | null | undefined {
  const value: unknown = Reflect.get(record, key);
  if (value === null || value === '') return null;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' ? value : undefined;
}

function collectClusters(lines: Iterable<ClusterLine>, file: string): ClusterLabels {
  const lineOf = new Map<string, number>();
  const clusters: (string | null)[] = [];
  for (const { line, id, cluster } of lines) {
    const earlier = lineOf.get(id);
    if (earlier !== undefined) {
      throw new DedupeError(
        'BAD_LABELS',
        `${file}:${line}: id '${id}' has a label on line ${earlier} already; keep one of the two`,
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
  for (const { line, id1, id2, value } of lines) {
    if (id1 === id2) {
      throw new DedupeError('BAD_LABELS', `${file}:${line}: '${id1}' is paired with itself`);
    }
    if (value === 0) continue;
    a.push(intern(id1));
    b.push(intern(id2));
  }
  return { kind: 'pairs', ids: [...indexOf.keys()], a, b };
}
