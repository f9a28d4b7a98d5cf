/**
 * A result that was saved as JSON or NDJSON, read again: checked against the schema, so that a report
 * of it is as safe as a report of a run. A million documents take about a second.
 */

import check from '#vendor/result-check';
import { DedupeError } from '../../model/error.ts';
import type { DedupeResult } from '../../model/result.ts';

/** The version of the contract that is read. */
const VERSION = 1;

/** What a record of NDJSON is called, and the list of the result that it belongs to. */
const LISTS: ReadonlyMap<unknown, string> = new Map([
  ['cluster', 'clusters'],
  ['pair', 'pairs'],
  ['document', 'documents'],
  ['skipped', 'skipped'],
  ['template', 'templates'],
  ['boilerplate', 'boilerplate'],
  ['suppression', 'suppressions'],
]);
/** Lists that are there without an entry as well. */
const ALWAYS = ['clusters', 'pairs', 'documents', 'skipped'];
/** What a summary line of NDJSON holds beside the summary. */
const HEAD: ReadonlySet<string> = new Set([
  'schemaVersion',
  'tool',
  'settings',
  'timing',
  'baseline',
  'focus',
]);

const REMEDY = 'save one with dedupe PATHS -f json -o FILE';

/**
 * The value as a result; `name` is what messages call it.
 *
 * @throws {DedupeError} `BAD_RESULT` if it is not one, or one of another version.
 */
export function savedResult(value: unknown, name: string): DedupeResult {
  const version = fieldOf(value, 'schemaVersion');
  if (typeof version === 'number' && version !== VERSION) {
    const remedy = `report it with the version of dedupe that wrote it, or run that one's input again`;
    throw bad(`${name} has schemaVersion ${version}, and this version reads ${VERSION}; ${remedy}`);
  }
  if (!check(value)) throw bad(`${name} is no result of dedupe: ${problemOf()}; ${REMEDY}`);
  refuseUnknown(value, name);
  return value;
}

/**
 * The records of an NDJSON report as one result.
 *
 * @throws {DedupeError} `BAD_RESULT` if the summary is missing, which comes last, or more follows it.
 */
export function joinRecords(records: Iterable<unknown>, name: string): unknown {
  const lists = new Map<string, unknown[]>(ALWAYS.map((list) => [list, []]));
  let summary: unknown;
  for (const record of records) {
    if (summary !== undefined) throw bad(`${name} goes on after its summary; ${REMEDY}`);
    const type = fieldOf(record, 'type');
    if (type === 'summary') summary = record;
    const list = LISTS.get(type);
    // a type that a later version added
    if (list === undefined) continue;
    const found = lists.get(list);
    if (found === undefined) lists.set(list, [record]);
    else found.push(record);
  }
  if (summary === undefined) {
    throw bad(`${name} ends before its summary, so it was cut off; ${REMEDY}`);
  }
  const entries = Object.entries(summary ?? {}).filter(([key]) => key !== 'type');
  const head = entries.filter(([key]) => HEAD.has(key));
  const counts = entries.filter(([key]) => !HEAD.has(key));
  return Object.fromEntries([...head, ['summary', Object.fromEntries(counts)], ...lists]);
}

function problemOf(): string {
  const [first] = check.errors ?? [];
  const place = placeOf(first?.instancePath ?? '');
  return `${place} ${first?.message ?? 'is not as it must be'}`;
}

/** `/clusters/0/size` -> `clusters[0].size`. */
function placeOf(pointer: string): string {
  if (pointer === '') return 'it';
  return pointer
    .replaceAll(/\/(\d+)/g, '[$1]')
    .replaceAll('/', '.')
    .slice(1);
}

/** A cluster of documents that are not there would be a report of nothing. */
function refuseUnknown({ clusters, documents }: DedupeResult, name: string): void {
  const known = new Set(documents.map(({ id }) => id));
  for (const { id, members } of clusters) {
    const stray = members.find(({ document }) => !known.has(document));
    if (stray === undefined) continue;
    const what = `document ${JSON.stringify(stray.document)} of cluster ${id} is not among its documents`;
    throw bad(`${name} is no whole result: ${what}; ${REMEDY}`);
  }
}

function fieldOf(value: unknown, key: string): unknown {
  const isObject = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
  return isObject ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined;
}

function bad(message: string): DedupeError {
  return new DedupeError('BAD_RESULT', message);
}
