/**
 * Labels matched with the documents of a run: what is true of which document, and which labels and
 * documents have no counterpart. Linear in labels and documents.
 */

import { DedupeError } from '../../model/error.ts';
import { isCopyLabel, type JudgedLabels } from './judged.ts';
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

/** Pairs of a sample: distinct, as parallel arrays. No other pair is judged. */
export interface JudgedPairs extends Gaps {
  readonly kind: 'judged';
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Indices into `names`. */
  readonly labels: Uint8Array;
  /** How many pairs of the pool each one stands for. */
  readonly weights: Float64Array;
  /** The labels that occur: those of copies first, then by the alphabet. */
  readonly names: readonly JudgedLabel[];
  /** Documents that the pairs name. */
  readonly documents: number;
  /** The weight of all copies. */
  readonly pairs: number;
  /** Pairs that name no two documents of the run. */
  readonly leftOut: number;
}

/** One label, and how often it occurs. */
export interface JudgedLabel {
  readonly label: string;
  readonly isCopy: boolean;
  readonly pairs: number;
  readonly weight: number;
}

/** Whether a judged pair comes from one text. */
export function isCopy({ labels, names }: JudgedPairs, row: number): boolean {
  return names[labels[row] ?? -1]?.isCopy === true;
}

/** What is known of the documents of a run. */
export type Truth = TrueClusters | TruePairs | JudgedPairs;

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
  if (labels.kind === 'judged') return resolveJudged(labels, matches, documentIds.length);
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

function noPair({ ids, a, b }: PairLabels | JudgedLabels): DedupeError {
  return new DedupeError(
    'BAD_LABELS',
    `no pair names two of the documents: the first pair is ${quoted(ids[a[0] ?? 0] ?? '')}, ` +
      `${quoted(ids[b[0] ?? 0] ?? '')}; a file of clusters needs the header 'id,cluster'`,
  );
}

function resolveJudged(
  judged: JudgedLabels,
  { documentOf, missing, ambiguous }: Matches,
  documents: number,
): JudgedPairs {
  const a: number[] = [];
  const b: number[] = [];
  const rows: number[] = [];
  const lineOf = new Map<number, number>();
  for (const [row, line] of judged.lines.entries()) {
    const x = documentOf[judged.a[row] ?? -1] ?? -1;
    const y = documentOf[judged.b[row] ?? -1] ?? -1;
    if (x < 0 || y < 0 || x === y) continue;
    const key = pairKey(x, y, documents);
    const earlier = lineOf.get(key);
    if (earlier !== undefined) throw judgedTwice(judged, row, earlier);
    lineOf.set(key, line);
    a.push(Math.min(x, y));
    b.push(Math.max(x, y));
    rows.push(row);
  }
  if (rows.length === 0) throw noPair(judged);
  const names = countLabels(judged, rows);
  const numberOf = new Map(names.map(({ label }, index) => [label, index]));
  return {
    kind: 'judged',
    a: Int32Array.from(a),
    b: Int32Array.from(b),
    labels: Uint8Array.from(rows, (row) => numberOf.get(judged.labels[row] ?? '') ?? 0),
    weights: Float64Array.from(rows, (row) => judged.weights[row] ?? 0),
    names,
    documents: new Set([...a, ...b]).size,
    pairs: names.reduce((sum, { isCopy, weight }) => sum + (isCopy ? weight : 0), 0),
    leftOut: judged.lines.length - rows.length,
    missing,
    ambiguous,
    unlabelled: [],
  };
}

function judgedTwice(
  { ids, a, b, lines }: JudgedLabels,
  row: number,
  earlier: number,
): DedupeError {
  const [one, other] = [quoted(ids[a[row] ?? 0] ?? ''), quoted(ids[b[row] ?? 0] ?? '')];
  return new DedupeError(
    'BAD_LABELS',
    `the pair ${one}, ${other} is judged on line ${earlier} and again on line ${lines[row] ?? 0}; keep one of the two`,
  );
}

function countLabels({ labels, weights }: JudgedLabels, rows: readonly number[]): JudgedLabel[] {
  const counts = new Map<string, { pairs: number; weight: number }>();
  for (const row of rows) {
    const label = labels[row] ?? '';
    const count = counts.get(label) ?? { pairs: 0, weight: 0 };
    count.pairs++;
    count.weight += weights[row] ?? 0;
    counts.set(label, count);
  }
  return Array.from(counts, ([label, count]) => ({
    label,
    isCopy: isCopyLabel(label),
    ...count,
  })).toSorted((x, y) => Number(y.isCopy) - Number(x.isCopy) || (x.label < y.label ? -1 : 1));
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
