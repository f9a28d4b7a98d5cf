/**
 * The words that the reports for people share: what a cluster is, why its original is the original,
 * what a document is called, and the verdict on the whole run.
 */

import type {
  Cluster,
  DedupeResult,
  DocumentEntry,
  Member,
  Pair,
  Side,
  Summary,
} from '../../model/result.ts';
import { type CopyRelation, COPY_RELATIONS } from '../../model/settings.ts';
import { clean, cleanLine } from './clean.ts';
import { counted, grouped, percent } from './number.ts';

/** `others` is what the rest of the cluster is called. */
const BECAUSE: Readonly<Record<Cluster['originalBecause'], (others: string) => string>> = {
  against: () => 'in what was compared with',
  credit: (others) => `credited by ${others}`,
  date: () => 'earliest date',
  name: (others) =>
    others === 'the other' ? 'the other is named as a copy' : 'the others are named as copies',
  containment: (others) => `contains most of ${others}`,
  match: (others) => `alone matches ${others}`,
  length: () => 'longest text',
  path: () => 'first by path',
};

/** What a copy is called for people: if it holds the whole original, it is more than a rewrite. */
export type CopyName = CopyRelation | 'longer version';

const ONE_AND_MANY: Readonly<Record<CopyName, readonly [string, string]>> = {
  identical: ['identical copy', 'identical copies'],
  'near-duplicate': ['near-duplicate', 'near-duplicates'],
  excerpt: ['excerpt', 'excerpts'],
  rewrite: ['rewrite', 'rewrites'],
  'longer version': ['longer version', 'longer versions'],
};

const COPY_NAMES: readonly CopyName[] = [...COPY_RELATIONS, 'longer version'];

/** What a copy with this role is called: a longer version if it holds the whole original. */
export function copyNameOf({ holdsOriginal }: Member, role: CopyRelation): CopyName {
  return holdsOriginal === undefined ? role : 'longer version';
}

/** What a row says first whose document does not match the original. */
export const BELOW = 'below the threshold';

/** What a row says of a document that is a copy on purpose, as its canonical link tells. */
export const SETTLED = 'settled';

/** Whether a row must say that its document does not match the original, but the centre. */
export function isIndirect({ matchesOriginal }: Member): boolean {
  return matchesOriginal === false;
}

/** `earliest date (likely)`: which evidence chose the original, and how far to trust it. */
export function reasonOf({
  size,
  originalBecause,
  originalConfidence,
}: Pick<Cluster, 'size' | 'originalBecause' | 'originalConfidence'>): string {
  const others = size === 2 ? 'the other' : 'the others';
  return `${BECAUSE[originalBecause](others)} (${originalConfidence})`;
}

/** `2 excerpts, 1 rewrite`: the copies of a cluster by role, the closest first. */
export function copiesOf({ members }: Cluster): string {
  const counts = new Map<CopyName, number>();
  for (const member of members) {
    if (member.role === 'original') continue;
    const name = copyNameOf(member, member.role);
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return COPY_NAMES.flatMap((name) => {
    const count = counts.get(name);
    return count === undefined ? [] : [counted(count, ...ONE_AND_MANY[name])];
  }).join(', ');
}

/** Which side of a pair is contained in the other, and how much of it. */
export interface Direction {
  readonly part: string;
  readonly whole: string;
  /** How much of the part. */
  readonly containment: number;
  /** The words between the two names, after `is` where there is room for it. */
  readonly link: string;
}

/**
 * The part is the excerpt, or what is quoted; else the side of larger containment, `a` if both
 * are equal.
 */
export function directionOf(pair: Pair): Direction {
  const { a, b, containmentA, containmentB } = pair;
  const link = linkOf(pair);
  return partOf(pair) === 'b'
    ? { part: b, whole: a, containment: containmentB, link }
    : { part: a, whole: b, containment: containmentA, link };
}

function partOf({ excerpt, quoting, containmentA, containmentB }: Pair): Side {
  if (excerpt !== undefined) return excerpt;
  if (quoting === 'a') return 'b';
  if (quoting === 'b') return 'a';
  return containmentB > containmentA ? 'b' : 'a';
}

function linkOf({ relation, quoting }: Pair): string {
  if (relation === 'excerpt') return 'excerpt of';
  if (relation === 'template') return 'same form as';
  if (relation !== 'quotation') return 'in';
  return quoting === 'both' ? 'same quotation as' : 'quoted in';
}

/** What a document is called, cleaned. */
export interface Name {
  /** The path, `path:line` for a record without an id of its own, or the record's own id. */
  readonly name: string;
  /** Where a record with an id of its own is; empty if `name` says so already. */
  readonly place: string;
}

/** The name of a document, and its place if the name does not say it. */
export function nameOf({ id, path, line }: DocumentEntry): Name {
  const place = clean(line === undefined ? path : `${path}:${line}`);
  const isPath = id === path || id === `${path}#${line}`;
  if (isPath) return { name: place, place: '' };
  return { name: clean(id), place: path === '-' ? '' : place };
}

/**
 * The title of a document, or else its first words; empty if neither is known. A title may be a
 * whole book, so only its first `length` characters are read.
 */
export function headlineOf({ title, opening }: DocumentEntry, length = Infinity): string {
  return cleanLine((title ?? opening ?? '').slice(0, length));
}

/** What the verdict says beside the counts of the summary. */
export interface FoundCounts {
  readonly loosePairCount: number;
  readonly duplicatedWords: number;
}

/** `1,204 articles, 310 duplicates in 122 clusters, 41% of all words duplicated, 772 unique, 3 skipped`. */
export function verdictOf(result: DedupeResult, found: FoundCounts): string {
  const { summary } = result;
  const isClean = summary.clusters === 0 && found.loosePairCount === 0;
  const parts = isClean ? nothingFound(summary) : somethingFound(summary, found);
  const { baseline } = result;
  if (baseline !== undefined) {
    parts.push(`${grouped(baseline.new)} new`, `${grouped(baseline.known)} known`);
    if (baseline.stale.length > 0) parts.push(`${grouped(baseline.stale.length)} stale`);
  }
  parts.push(...setAside(result));
  const { withoutWords = 0 } = summary;
  if (withoutWords > 0) parts.push(`${grouped(withoutWords)} without words`);
  parts.push(...suppressed(summary));
  const skipped = summary.skipped - (summary.leftOut ?? 0);
  if (skipped > 0) parts.push(`${grouped(skipped)} skipped`);
  return parts.join(', ');
}

/** What texts suppress themselves. */
function suppressed({ settled = 0, leftOut = 0, ignoredBlocks = 0 }: Summary): string[] {
  const parts: string[] = [];
  if (settled > 0) parts.push(`${grouped(settled)} settled`);
  if (ignoredBlocks > 0) parts.push(`${counted(ignoredBlocks, 'block')} ignored`);
  if (leftOut > 0) parts.push(`${grouped(leftOut)} left out by dedupe: false`);
  return parts;
}

function nothingFound({ documents, focused }: DedupeResult['summary']): string[] {
  if (documents === 0) return ['No articles to compare'];
  if (documents === 1) return ['Only 1 article, nothing to compare it with'];
  if (focused !== undefined) {
    return [
      `No duplicates of ${counted(focused, 'article')} in focus`,
      `${grouped(documents)} read`,
    ];
  }
  return [
    `No duplicates: ${counted(documents, 'article')}`,
    `${documents === 2 ? 'both' : 'all'} unique`,
  ];
}

/** `2 templates and quotations in 9 articles set aside`, unless such pairs count, and are listed. */
function setAside({ settings, summary, templates = [] }: DedupeResult): string[] {
  const { relation } = settings;
  const { quoting = 0 } = summary;
  const parts: string[] = [];
  if (relation !== 'template' && templates.length > 0) {
    parts.push(counted(templates.length, 'template'));
  }
  if (relation !== 'template' && relation !== 'quotation' && quoting > 0) {
    parts.push(`quotations in ${counted(quoting, 'article')}`);
  }
  return parts.length === 0 ? [] : [`${parts.join(' and ')} set aside`];
}

function somethingFound(summary: DedupeResult['summary'], found: FoundCounts): string[] {
  const { unique, digests = 0, focused } = summary;
  const parts = [counted(summary.documents, 'article')];
  if (focused !== undefined) parts.push(`${grouped(focused)} in focus`);
  parts.push(...foundOf(summary, found));
  if (digests > 0) parts.push(counted(digests, 'digest'));
  if (unique > 0) parts.push(`${grouped(unique)} unique`);
  return parts;
}

function foundOf(
  { duplicates, clusters, words }: DedupeResult['summary'],
  { loosePairCount, duplicatedWords }: FoundCounts,
): string[] {
  if (clusters === 0) return ['no clusters', counted(loosePairCount, 'pair')];
  const share = percent(words === 0 ? 0 : Math.min(1, duplicatedWords / words));
  const found = [
    `${counted(duplicates, 'duplicate')} in ${counted(clusters, 'cluster')}`,
    `${share} of all words duplicated`,
  ];
  return loosePairCount === 0 ? found : [...found, counted(loosePairCount, 'more pair')];
}
