/**
 * The records of the JSON contract that a report has once or a few times, with their fields in the
 * order in which they are written. The frequent ones are in `json-records.ts`.
 *
 * A report must be the same bytes for the same result, whatever built the objects. So each record is
 * spelt out once, and `JSON.stringify` drops the optional fields that are undefined.
 */

import type {
  BaselineSummary,
  Boilerplate,
  DedupeResult,
  StaleEntry,
  Summary,
  Suppression,
  TemplateFamily,
} from '../../model/result.ts';

import { PHASES } from '../../model/progress.ts';
import type { Timing } from '../options.ts';

/** Every field of `T` must be named, also the optional ones. */
type Spelt<T> = { readonly [K in keyof T]-?: T[K] | undefined };

/** Name and version of what wrote the report. */
export function toolRecord(tool: DedupeResult['tool']): Spelt<DedupeResult['tool']> {
  return { name: tool.name, version: tool.version };
}

/** The counts of the run. */
export function summaryRecord(summary: Summary): Spelt<Summary> {
  return {
    documents: summary.documents,
    words: summary.words,
    bytes: summary.bytes,
    clusters: summary.clusters,
    origins: summary.origins,
    duplicates: summary.duplicates,
    unique: summary.unique,
    digests: summary.digests,
    pairs: summary.pairs,
    pairsOmitted: summary.pairsOmitted,
    skipped: summary.skipped,
    prior: summary.prior,
    scores: summary.scores && { share: summary.scores.share, counts: summary.scores.counts },
    quoting: summary.quoting,
    withoutWords: summary.withoutWords,
    settled: summary.settled,
    leftOut: summary.leftOut,
    ignoredBlocks: summary.ignoredBlocks,
    asked: summary.asked,
    focused: summary.focused,
  };
}

/** Something that a text suppresses. */
export function suppressionRecord(one: Suppression): Spelt<Suppression> {
  return {
    kind: one.kind,
    path: one.path,
    line: one.line,
    endLine: one.endLine,
    key: one.key,
    names: one.names,
    settles: one.settles,
    stale: one.stale,
  };
}

/** What the baseline says of the findings. */
export function baselineRecord(baseline: BaselineSummary): Spelt<BaselineSummary> {
  const stale = baseline.stale.map(staleRecord);
  return { new: baseline.new, known: baseline.known, stale };
}

function staleRecord({ documents, because }: StaleEntry): StaleEntry {
  return { documents, ...(because !== undefined && { because }) };
}

/** Milliseconds by phase, in the order of the phases. */
export function timingRecord(timing: Timing): Record<string, number | undefined> {
  return Object.fromEntries(PHASES.map((phase) => [phase, timing[phase]]));
}

/** One form, and who follows it. */
export function templateRecord(family: TemplateFamily): Spelt<TemplateFamily> {
  return { documents: family.documents, share: family.share, text: family.text };
}

/** One piece of boilerplate. */
export function boilerplateRecord(piece: Boilerplate): Spelt<Boilerplate> {
  return {
    opening: piece.opening,
    words: piece.words,
    documents: piece.documents,
    examples: piece.examples,
  };
}
