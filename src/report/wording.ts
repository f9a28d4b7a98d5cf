/**
 * The words that the reports for people share: what a cluster is, why its original is the original,
 * what a document is called, and the verdict on the whole run.
 */

import type { Cluster, DedupeResult, DocumentEntry, Pair, Relation } from '../core/types.ts';
import { RELATIONS } from '../core/types.ts';
import { clean, cleanLine } from './clean.ts';
import { counted, grouped } from './number.ts';

const BECAUSE: Readonly<Record<Cluster['originalBecause'], string>> = {
  credit: 'credited by the others',
  date: 'earliest date',
  containment: 'contains most of the others',
  length: 'longest text',
  path: 'first path',
};

const CONFIDENCE: Readonly<Record<Cluster['originalConfidence'], string>> = {
  sure: 'sure',
  likely: 'likely',
  guess: 'a guess',
};

const ONE_AND_MANY: Readonly<Record<Relation, readonly [string, string]>> = {
  identical: ['identical copy', 'identical copies'],
  'near-duplicate': ['near-duplicate', 'near-duplicates'],
  excerpt: ['excerpt', 'excerpts'],
  rewrite: ['rewrite', 'rewrites'],
};

/** `earliest date (likely)`: which evidence chose the original, and how far to trust it. */
export function reasonOf(cluster: Cluster): string {
  return `${BECAUSE[cluster.originalBecause]} (${CONFIDENCE[cluster.originalConfidence]})`;
}

/** `2 excerpts, 1 rewrite`: the copies of a cluster by role, the closest first. */
export function copiesOf({ members }: Cluster): string {
  const counts = new Map<string, number>();
  for (const { role } of members) counts.set(role, (counts.get(role) ?? 0) + 1);
  return RELATIONS.flatMap((relation) => {
    const count = counts.get(relation);
    return count === undefined ? [] : [counted(count, ...ONE_AND_MANY[relation])];
  }).join(', ');
}

/** Which side of a pair is found in the other, and how much of it. */
export interface Direction {
  readonly part: string;
  readonly whole: string;
  readonly found: number;
}

/** The side that is found more completely is the part; `a` if both are alike. */
export function directionOf({ a, b, containmentA, containmentB }: Pair): Direction {
  return containmentB > containmentA
    ? { part: b, whole: a, found: containmentB }
    : { part: a, whole: b, found: containmentA };
}

/** What a document is called, cleaned. */
export interface Name {
  /** The path, `path:line` for a record without an id of its own, or the record's own id. */
  readonly name: string;
  /** Where a record with an id of its own is; empty where `name` says it. */
  readonly place: string;
}

/** The name of a document, and its place where the name does not tell. */
export function nameOf({ id, path, line }: DocumentEntry): Name {
  const place = clean(line === undefined ? path : `${path}:${line}`);
  const isPath = id === path || id === `${path}#${line}`;
  if (isPath) return { name: place, place: '' };
  return { name: clean(id), place: path === '-' ? '' : place };
}

/**
 * The title of a document, or else its first words; empty if neither is known. A title may be a
 * whole book: no more than `length` of it is looked at.
 */
export function headlineOf({ title, opening }: DocumentEntry, length = Infinity): string {
  return cleanLine((title ?? opening ?? '').slice(0, length));
}

/** `1,204 articles, 310 duplicates in 122 clusters, 772 unique, 3 skipped`. */
export function verdictOf({ summary }: DedupeResult, loosePairs: number): string {
  const articles = counted(summary.documents, 'article');
  const skipped = summary.skipped > 0 ? [`${grouped(summary.skipped)} skipped`] : [];
  if (summary.documents === 0) return ['No articles to compare', ...skipped].join(', ');
  if (summary.clusters === 0 && loosePairs === 0) {
    return [`No duplicates: ${articles}, all unique`, ...skipped].join(', ');
  }
  const unique = `${grouped(summary.unique)} unique`;
  return [articles, ...foundOf(summary, loosePairs), unique, ...skipped].join(', ');
}

function foundOf({ duplicates, clusters }: DedupeResult['summary'], loosePairs: number): string[] {
  if (clusters === 0) return ['no clusters', `${counted(loosePairs, 'pair')} alike`];
  const found = `${counted(duplicates, 'duplicate')} in ${counted(clusters, 'cluster')}`;
  return loosePairs === 0 ? [found] : [found, counted(loosePairs, 'more pair')];
}
