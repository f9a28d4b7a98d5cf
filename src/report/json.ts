/**
 * The JSON report: one object, each item of its lists on a line of its own, so that it is small,
 * and still something to read and to grep. `result.schema.json` describes it.
 */

import type { Cluster, DedupeResult } from '../core/types.ts';
import { chunks } from './chunks.ts';
import type { ReportOptions } from './options.ts';
import {
  boilerplateRecord,
  clusterRecord,
  documentRecord,
  memberRecord,
  pairRecord,
  settingsRecord,
  skippedRecord,
  summaryRecord,
  timingRecord,
  toolRecord,
} from './records.ts';

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
  yield `{\n  "schemaVersion": ${result.schemaVersion},\n`;
  yield `  "tool": ${JSON.stringify(toolRecord(result.tool))},\n`;
  yield `  "settings": ${JSON.stringify(settingsRecord(result.settings))},\n`;
  yield `  "summary": ${JSON.stringify(summaryRecord(result.summary))},\n`;
  if (timing) yield `  "timing": ${JSON.stringify(timingRecord(timing))},\n`;
  yield* list('clusters', result.clusters, clusterJson);
  yield ',\n';
  yield* list('pairs', result.pairs, (pair) => [JSON.stringify(pairRecord(pair))]);
  yield ',\n';
  yield* list('documents', result.documents, (entry) => [JSON.stringify(documentRecord(entry))]);
  yield ',\n';
  yield* list('skipped', result.skipped, (skipped) => [JSON.stringify(skippedRecord(skipped))]);
  if (result.boilerplate) {
    yield ',\n';
    yield* list('boilerplate', result.boilerplate, (piece) => [
      JSON.stringify(boilerplateRecord(piece)),
    ]);
  }
  yield '\n}\n';
}

/** A named list, one item a line; an item comes in pieces because a cluster may be huge. */
function* list<T>(
  name: string,
  items: readonly T[],
  encode: (item: T) => Iterable<string>,
): Generator<string, void, undefined> {
  let separator = '\n    ';
  yield `  "${name}": [`;
  for (const item of items) {
    yield separator;
    yield* encode(item);
    separator = ',\n    ';
  }
  yield items.length === 0 ? ']' : '\n  ]';
}

/** One cluster as JSON, in pieces: a corpus of one text a million times is one cluster. */
export function* clusterJson(cluster: Cluster): Generator<string, void, undefined> {
  yield `${JSON.stringify(clusterRecord(cluster)).slice(0, -1)},"members":[`;
  let separator = '';
  for (const member of cluster.members) {
    yield separator + JSON.stringify(memberRecord(member));
    separator = ',';
  }
  yield ']}';
}
