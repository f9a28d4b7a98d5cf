/**
 * The exit code of a run that went well, decided after its reports are written: 0, or 1 for findings
 * under `--check`, or 2 for skipped input under `--strict`. The latter wins, because input that was not
 * read may hold findings too. A digest and its sources are findings although no cluster holds them.
 */

import type { DedupeResult, Pair } from '../model/result.ts';

/** What a run may fail for. */
export interface Gates {
  readonly check: boolean;
  readonly strict: boolean;
}

/** The exit code. */
export function exitCodeOf(result: DedupeResult, { check, strict }: Gates): 0 | 1 | 2 {
  if (strict && result.skipped.length > 0) return 2;
  return check && hasFinding(result) ? 1 : 0;
}

/**
 * Whether there is a finding: a document that is neither original nor unique, or a pair that counts
 * though its two documents are not in one cluster.
 */
export function hasFinding({ documents, pairs }: DedupeResult): boolean {
  if (documents.some(({ role }) => role !== 'original' && role !== 'unique')) return true;
  return loosePairs({ documents, pairs }).length > 0;
}

/** The pairs that count though no cluster holds both documents. */
export function loosePairs({
  documents,
  pairs,
}: Pick<DedupeResult, 'documents' | 'pairs'>): Pair[] {
  if (pairs.length === 0) return [];
  const clusters = new Map(documents.map(({ id, cluster }) => [id, cluster]));
  return pairs.filter((pair) => crosses(pair, clusters));
}

/** Why `--check` fails though no article is called a duplicate; undefined if one is, or if it passes. */
export function whyWithoutCluster(result: DedupeResult): string | undefined {
  if (result.clusters.length > 0) return undefined;
  const [first, ...others] = loosePairs(result);
  if (first === undefined) return undefined;
  const count = others.length === 0 ? '1 pair' : `${others.length + 1} pairs`;
  const link = others.length === 0 ? ':' : ', such as';
  return `${count} with shared text outside clusters${link} "${first.a}" and "${first.b}"`;
}

function crosses({ a, b }: Pair, clusters: ReadonlyMap<string, string | null>): boolean {
  const cluster = clusters.get(a);
  return cluster == null || cluster !== clusters.get(b);
}
