/**
 * The JSON report: one object, each item of its lists on a line of its own, so that it is small and
 * still easy to read and to grep. `result.schema.json` describes it.
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

/** Chunks of the JSON report; the same bytes for the same result. Ends with a newline. */
export function json(
  result: DedupeResult,
  options: Pick<ReportOptions, 'timing'>,
): Generator<string, void, undefined> {
  return chunks(pieces(result, options));
}

function* pieces(
  result: DedupeResult,
  { timing }: Pick<ReportOptions, 'timing'>,
): Generator<string, void, undefined> {
  yield `{\n  "$schema": "urn:neardup:result:${result.schemaVersion}",\n`;
  yield `  "schemaVersion": ${result.schemaVersion},\n`;
  yield `  "tool": ${encodeJson(toolRecord(result.tool))},\n`;
  yield `  "settings": ${encodeJson(pickSettings(result.settings))},\n`;
  yield `  "summary": ${encodeJson(summaryRecord(result.summary))},\n`;
  if (result.baseline) yield `  "baseline": ${encodeJson(baselineRecord(result.baseline))},\n`;
  if (timing) yield `  "timing": ${encodeJson(timingRecord(timing))},\n`;
  yield* list('clusters', result.clusters, (cluster) => braced(clusterFields(cluster)));
  yield ',\n';
  yield* list('pairs', result.pairs, (pair) => braced(pairFields(pair)));
  yield ',\n';
  yield* list('documents', result.documents, (entry) => `{${documentFields(entry)}}`);
  yield ',\n';
  yield* list('skipped', result.skipped, (skipped) => `{${skippedFields(skipped)}}`);
  if (result.templates) {
    yield ',\n';
    yield* list('templates', result.templates, (family) => encodeJson(templateRecord(family)));
  }
  if (result.boilerplate) {
    yield ',\n';
    yield* list('boilerplate', result.boilerplate, (piece) => encodeJson(boilerplateRecord(piece)));
  }
  if (result.suppressions) {
    yield ',\n';
    yield* list('suppressions', result.suppressions, (one) => encodeJson(suppressionRecord(one)));
  }
  if (result.focus) {
    yield ',\n';
    yield* list('focus', result.focus, encodeJson);
  }
  yield '\n}\n';
}

function braced(fields: string | Iterable<string>): string | Iterable<string> {
  return typeof fields === 'string' ? `{${fields}}` : bracedPieces(fields);
}

function* bracedPieces(pieces: Iterable<string>): Generator<string, void, undefined> {
  yield '{';
  yield* pieces;
  yield '}';
}

/** A named list, one item a line. */
function* list<T>(
  name: string,
  items: readonly T[],
  encode: (item: T) => string | Iterable<string>,
): Generator<string, void, undefined> {
  yield `  "${name}": [`;
  yield* listChunks(items, { encode, first: '\n    ', next: ',\n    ' });
  yield items.length === 0 ? ']' : '\n  ]';
}
