/**
 * The records of the JSON contract, each with its fields in the order in which they are written.
 *
 * A report must be the same bytes for the same result, whatever built the objects; so each record is
 * spelt out once, and `JSON.stringify` drops the optional fields that are undefined. (Passing it a
 * list of names instead takes twice as long.)
 */

import type {
  Boilerplate,
  Cluster,
  DedupeResult,
  DocumentEntry,
  Member,
  Pair,
  Passage,
  Settings,
  Skipped,
  Source,
  Summary,
} from '../core/types.ts';
import { PHASES } from '../core/types.ts';
import type { Timing } from './options.ts';

/** Every field of `T` must be named, also the optional ones. */
type Spelt<T> = { readonly [K in keyof T]-?: T[K] | undefined };

/** Name and version of what wrote the report. */
export function toolRecord(tool: DedupeResult['tool']): Spelt<DedupeResult['tool']> {
  return { name: tool.name, version: tool.version };
}

/** Every effective setting of the run. */
export function settingsRecord(settings: Settings): Spelt<Settings> {
  return {
    by: settings.by,
    threshold: settings.threshold,
    relation: settings.relation,
    shingleSize: settings.shingleSize,
    engine: settings.engine,
    scaled: settings.scaled,
    permutations: settings.permutations,
    bands: settings.bands,
    stem: settings.stem,
    boilerplate: settings.boilerplate,
    allPairs: settings.allPairs,
  };
}

/** The counts of the run. */
export function summaryRecord(summary: Summary): Spelt<Summary> {
  return {
    documents: summary.documents,
    words: summary.words,
    bytes: summary.bytes,
    clusters: summary.clusters,
    duplicates: summary.duplicates,
    unique: summary.unique,
    pairs: summary.pairs,
    pairsOmitted: summary.pairsOmitted,
    skipped: summary.skipped,
  };
}

/** Milliseconds by phase, in the order of the phases. */
export function timingRecord(timing: Timing): Record<string, number | undefined> {
  return Object.fromEntries(PHASES.map((phase) => [phase, timing[phase]]));
}

/** A cluster but for its members, which may be too many for one string. */
export function clusterRecord(cluster: Cluster): Spelt<Omit<Cluster, 'members'>> {
  return {
    id: cluster.id,
    size: cluster.size,
    original: cluster.original,
    originalBecause: cluster.originalBecause,
    originalConfidence: cluster.originalConfidence,
  };
}

/** One member of a cluster. */
export function memberRecord(member: Member): Spelt<Member> {
  return {
    document: member.document,
    role: member.role,
    score: member.score,
    resemblance: member.resemblance,
    containment: member.containment,
    holdsOriginal: member.holdsOriginal,
    via: member.via,
    viaScore: member.viaScore,
  };
}

/** One pair with its passages. */
export function pairRecord(pair: Pair): Spelt<Pair> {
  return {
    a: pair.a,
    b: pair.b,
    relation: pair.relation,
    excerpt: pair.excerpt,
    score: pair.score,
    resemblance: pair.resemblance,
    containmentA: pair.containmentA,
    containmentB: pair.containmentB,
    sharedShingles: pair.sharedShingles,
    shinglesA: pair.shinglesA,
    shinglesB: pair.shinglesB,
    passages: pair.passages.map(passageRecord),
  };
}

function passageRecord(passage: Passage): Passage {
  return { a: passage.a, b: passage.b };
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

/** One document of the run. */
export function documentRecord(entry: DocumentEntry): Spelt<DocumentEntry> {
  return {
    id: entry.id,
    path: entry.path,
    line: entry.line,
    title: entry.title,
    opening: entry.opening,
    date: entry.date,
    words: entry.words,
    cluster: entry.cluster,
    role: entry.role,
    sources: entry.sources?.map(sourceRecord),
    ownShare: entry.ownShare,
  };
}

function sourceRecord(source: Source): Source {
  return { document: source.document, share: source.share };
}

/** Something that was left out, and why. */
export function skippedRecord(skipped: Skipped): Spelt<Skipped> {
  return { path: skipped.path, line: skipped.line, reason: skipped.reason };
}
