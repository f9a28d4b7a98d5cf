/**
 * The CSV report, RFC 4180: a row for each member of a cluster, for spreadsheets and data frames.
 * Control characters become visible signs, so that a row is a line; the JSON report has the names to the letter.
 */

import type { Cluster, DedupeResult, DocumentEntry, Member } from '../model/result.ts';
import { CSV_END, csvField } from './csv-field.ts';
import { clusteredEntries, type EntryOf } from './entries.ts';
import { chunks } from './json/chunks.ts';
import { clean, cleanLine } from './text/clean.ts';

/** One member with all that its row may say. */
interface Row {
  readonly cluster: Cluster;
  readonly member: Member;
  readonly entry: DocumentEntry;
  /** The number of its origin in the cluster, from 1. */
  readonly origin: number | undefined;
  /** Whether there is a baseline, which knows it or not. */
  readonly hasBaseline: boolean;
}

/** What a row says in one column; empty if undefined. */
type Cell = (row: Row) => string | number | undefined;

/** Every column, in order. */
const COLUMNS: readonly (readonly [name: string, cell: Cell])[] = [
  ['cluster', ({ cluster }) => clean(cluster.id)],
  ['role', ({ member }) => member.role],
  ['document', ({ member }) => clean(member.document)],
  ['path', ({ entry }) => clean(entry.path)],
  ['line', ({ entry }) => entry.line],
  ['title', ({ entry }) => cleanLine(entry.title ?? '')],
  ['date', ({ entry }) => cleanLine(entry.date ?? '')],
  ['score', ({ member }) => member.score],
  ['resemblance', ({ member }) => member.resemblance],
  ['containment', ({ member }) => member.containment],
  ['original', ({ cluster }) => clean(cluster.original)],
  ['via', ({ member }) => clean(member.via)],
  ['words', ({ entry }) => entry.words],
  ['author', ({ entry }) => cleanLine(entry.author ?? '')],
  ['outlet', ({ entry }) => cleanLine(entry.outlet ?? '')],
  ['origin', ({ origin }) => origin],
  ['known', knownOf],
];

/** Only of a finding a baseline says whether it knows it. */
function knownOf({ member, hasBaseline }: Row): string | undefined {
  const isFinding = member.role !== 'original' && member.settled === undefined;
  return hasBaseline && isFinding ? String(member.isKnown === true) : undefined;
}

/** The first line of every CSV report, by which a later run knows its own: see cli/output/earlier-report.ts. */
const HEADER = COLUMNS.map(([name]) => name).join(',');

/** Chunks of the CSV report: the header, then clusters and members in the order of the result. */
export function csv(result: DedupeResult): Generator<string, void, undefined> {
  return chunks(rows(result, clusteredEntries(result)));
}

function* rows(
  { clusters, baseline }: DedupeResult,
  entryOf: EntryOf,
): Generator<string, void, undefined> {
  yield HEADER + CSV_END;
  for (const cluster of clusters) {
    const origins = originNumbers(cluster);
    for (const member of cluster.members) {
      const row = {
        cluster,
        member,
        entry: entryOf(member.document),
        origin: origins.get(member.document),
        hasBaseline: baseline !== undefined,
      };
      yield COLUMNS.map(([, cell]) => csvField(cell(row))).join(',') + CSV_END;
    }
  }
}

function originNumbers({ origins = [] }: Cluster): ReadonlyMap<string, number> {
  return new Map(
    origins.flatMap(({ members }, i) => members.map((document) => [document, i + 1] as const)),
  );
}
