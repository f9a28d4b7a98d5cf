/**
 * The NDJSON report: one typed record a line, for pipes that cannot hold a whole report.
 *
 * The records are the same as in the JSON report, with a `type` in front. `summary` comes last, so a
 * report without it was cut off; it holds what the JSON report has at its head.
 */

import { pickSettings } from '../model/complete-settings.ts';
import type { DedupeResult } from '../model/result.ts';
import { chunks, listChunks } from './json/chunks.ts';
import { clusterFields, documentFields, pairFields, skippedFields } from './json/json-records.ts';
import { encodeJson } from './json/json-string.ts';
import type { ReportOptions } from './options.ts';
import {
  baselineRecord,
  boilerplateRecord,
  summaryRecord,
  suppressionRecord,
  templateRecord,
  timingRecord,
  toolRecord,
} from './json/records.ts';

/** Chunks of the NDJSON report: clusters, pairs, documents, skipped, templates, boilerplate, then the one summary. */
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
  yield* lines('cluster', result.clusters, clusterFields);
  yield* lines('pair', result.pairs, pairFields);
  yield* lines('document', result.documents, documentFields);
  yield* lines('skipped', result.skipped, skippedFields);
  for (const family of result.templates ?? []) yield line('template', templateRecord(family));
  for (const piece of result.boilerplate ?? []) yield line('boilerplate', boilerplateRecord(piece));
  for (const one of result.suppressions ?? []) yield line('suppression', suppressionRecord(one));
  yield line('summary', summaryLine(result, options));
}

function line(type: string, record: object): string {
  return `${encodeJson({ type, ...record })}\n`;
}

/** A line for each item, its type first. */
function* lines<T>(
  type: string,
  items: readonly T[],
  encode: (item: T) => string | Iterable<string>,
): Generator<string, void, undefined> {
  const opening = `{"type":"${type}",`;
  yield* listChunks(items, { encode, first: opening, next: `}\n${opening}` });
  if (items.length > 0) yield '}\n';
}

function summaryLine(result: DedupeResult, { timing }: Pick<ReportOptions, 'timing'>): object {
  return {
    schemaVersion: result.schemaVersion,
    tool: toolRecord(result.tool),
    settings: pickSettings(result.settings),
    ...summaryRecord(result.summary),
    ...(result.focus && { focus: result.focus }),
    ...(result.baseline && { baseline: baselineRecord(result.baseline) }),
    ...(timing && { timing: timingRecord(timing) }),
  };
}
