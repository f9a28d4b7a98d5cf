/**
 * The NDJSON report: one typed record a line, for pipes that cannot hold a whole report.
 *
 * The records are those of the JSON report with a `type` in front. `summary` comes last, so that its
 * absence tells of a run that was cut off; it carries what stands at the head of the JSON report.
 */

import type { DedupeResult } from '../core/types.ts';
import { chunks } from './chunks.ts';
import { clusterJson } from './json.ts';
import type { ReportOptions } from './options.ts';
import {
  boilerplateRecord,
  documentRecord,
  pairRecord,
  settingsRecord,
  skippedRecord,
  summaryRecord,
  timingRecord,
  toolRecord,
} from './records.ts';

/** Chunks of the NDJSON report: clusters, pairs, documents, skipped, boilerplate, then the one summary. */
export function ndjson(
  result: DedupeResult,
  options: Pick<ReportOptions, 'timing'>,
): Generator<string, void, undefined> {
  return chunks(pieces(result, options));
}

function* pieces(
  result: DedupeResult,
  options: Pick<ReportOptions, 'timing'>,
): Generator<string, void, undefined> {
  for (const cluster of result.clusters) yield* clusterLine(clusterJson(cluster));
  for (const pair of result.pairs) yield line('pair', pairRecord(pair));
  for (const entry of result.documents) yield line('document', documentRecord(entry));
  for (const skipped of result.skipped) yield line('skipped', skippedRecord(skipped));
  for (const piece of result.boilerplate ?? []) yield line('boilerplate', boilerplateRecord(piece));
  yield line('summary', summaryLine(result, options));
}

function line(type: string, record: object): string {
  return `${JSON.stringify({ type, ...record })}\n`;
}

/** The type goes in place of the brace that opens the first piece. */
function* clusterLine(encoded: Iterable<string>): Generator<string, void, undefined> {
  let opened = false;
  for (const piece of encoded) {
    yield opened ? piece : `{"type":"cluster",${piece.slice(1)}`;
    opened = true;
  }
  yield '\n';
}

function summaryLine(result: DedupeResult, { timing }: Pick<ReportOptions, 'timing'>): object {
  return {
    schemaVersion: result.schemaVersion,
    tool: toolRecord(result.tool),
    settings: settingsRecord(result.settings),
    ...summaryRecord(result.summary),
    ...(timing && { timing: timingRecord(timing) }),
  };
}
