/**
 * Labels matched with the documents of a run: what is true of which document, and which labels and
 * documents have no counterpart. Linear in labels and documents.
 */

import { DedupeError } from '../../model/error.ts';
import type { ClusterLabels, Labels, PairLabels } from './labels.ts';
import { matchIds, type Matches } from './match.ts';
import { groupByLabel, pairsOf, sizeOf, type TrueGroups } from '../metrics.ts';
import { quoted } from './quoted.ts';

/** Ids that no measure can use, as only one side has them. */
export interface Gaps {
  /** Label ids that no document has. */
  readonly missing: readonly string[];
  /** Label ids that more than one document's path ends in. */
  readonly ambiguous: readonly string[];
  /** Documents without a label, left out of every measure. */
  readonly unlabelled: readonly string[];
}

/** The true clusters: every labelled document is in a cluster, maybe alone. */
export interface TrueClusters extends Gaps {
  readonly kind: 'clusters';
  /** The true cluster of each document, numbered from 0 without gaps, or -1 without a label. */
  readonly labels: Int32Array;
  readonly groups: TrueGroups;
  /** Labelled documents. */
  readonly documents: number;
  /** True clusters of two documents or more. */
  readonly clusters: number;
  /** Pairs of documents in one true cluster. */
  readonly pairs: number;
}

/** The true pairs: distinct, a < b. Every document is judged: a pair not listed is not true. */
export interface TruePairs extends Gaps {
  readonly kind: 'pairs';
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Documents that the file names. */
  readonly documents: number;
  readonly pairs: number;
}

/** What is known of the documents of a run. */
export type Truth = TrueClusters | TruePairs;

/**
 * What the labels say of the documents `documentIds`.
 *
 * @throws {DedupeError} `BAD_LABELS` if the two have nothing in common, or two labels name one document.
 */
export function resolveLabels(labels: Labels, documentIds: readonly string[]): Truth {
  const matches = matchIds(labels.ids, documentIds);
  if (!matches.documentOf.some((document) => document >= 0)) {
    throw noOverlap(labels.ids, documentIds);
  }
  if (labels.kind === 'clusters') return resolveClusters(labels, matches, documentIds);
  return resolvePairs(labels, matches, documentIds);
}

function noOverlap(labelIds: readonly string[], documentIds: readonly string[]): DedupeError {
  return new DedupeError(
    'BAD_LABELS',
    `no label names a document: the first label is ${quoted(labelIds[0] ?? '')}, ` +
      `the first document ${quoted(documentIds[0] ?? '(none)')}; ` +
      'labels use the ids of the JSON report, or the end of a path',
  );
}

function resolveClusters(
  { ids, clusters }: ClusterLabels,
  { documentOf, missing, ambiguous }: Matches,
  documentIds: readonly string[],
): TrueClusters {
  const labels = new Int32Array(documentIds.length).fill(-1);
  const number = numberClusters();
  for (const [index, document] of documentOf.entries()) {
    if (document < 0) continue;
    if (labels[document] !== -1) throw labelledTwice(ids[index], documentIds[document]);
    labels[document] = number(clusters[index] ?? null);
  }
  const unlabelled = documentIds.filter((_, document) => labels[document] === -1);
  const gaps = { missing, ambiguous, unlabelled };
  return { kind: 'clusters', labels, ...sizesOf(groupByLabel(labels)), ...gaps };
}

/** Numbers cluster names from 0 in order of appearance; null is a cluster of its own each time. */
function numberClusters(): (name: string | null) => number {
  const numbers = new Map<string, number>();
  let next = 0;
  return (name) => {
    if (name === null) return next++;
    const known = numbers.get(name) ?? next++;
    numbers.set(name, known);
    return known;
  };
}

function labelledTwice(label = '', document = ''): DedupeError {
  return new DedupeError(
    'BAD_LABELS',
    `label ${quoted(label)} names the document ${quoted(document)}, which already has another label; ` +
      'keep one of the two',
  );
}

function sizesOf(
  groups: TrueGroups,
): Pick<TrueClusters, 'groups' | 'documents' | 'clusters' | 'pairs'> {
  let clusters = 0;
  let pairs = 0;
  for (let group = 0; group + 1 < groups.starts.length; group++) {
    const size = sizeOf(groups, group);
    if (size > 1) clusters++;
    pairs += pairsOf(size);
  }
  return { groups, documents: groups.documents.length, clusters, pairs };
}

function resolvePairs(
  labels: PairLabels,
  { documentOf, missing, ambiguous }: Matches,
  documentIds: readonly string[],
): TruePairs {
  const keys = new Set<number>();
  for (const [index, label] of labels.a.entries()) {
    const a = documentOf[label] ?? -1;
    const b = documentOf[labels.b[index] ?? -1] ?? -1;
    if (a >= 0 && b >= 0 && a !== b) keys.add(pairKey(a, b, documentIds.length));
  }
  if (keys.size === 0) throw noPair(labels);
  const named = new Set(documentOf.filter((document) => document >= 0));
  const sizes = { documents: named.size, pairs: keys.size };
  return {
    kind: 'pairs',
    ...unpack(keys, documentIds.length),
    ...sizes,
    missing,
    ambiguous,
    unlabelled: [],
  };
}

function noPair({ ids, a, b }: PairLabels): DedupeError {
  return new DedupeError(
    'BAD_LABELS',
    `no pair names two of the documents: the first pair is ${quoted(ids[a[0] ?? 0] ?? '')}, ` +
      `${quoted(ids[b[0] ?? 0] ?? '')}; a file of clusters needs the header 'id,cluster'`,
  );
}

/** One number for an unordered pair of documents; exact below 94 million documents. */
export function pairKey(a: number, b: number, documents: number): number {
  return Math.min(a, b) * documents + Math.max(a, b);
}

function unpack(keys: ReadonlySet<number>, documents: number): Pick<TruePairs, 'a' | 'b'> {
  const a = Int32Array.from(keys, (key) => Math.floor(key / documents));
  const b = Int32Array.from(keys, (key) => key % documents);
  return { a, b };
}
