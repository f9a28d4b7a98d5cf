/**
 * The exit code of a run that went well, decided after its reports are written: 0, or 1 for findings
 * under `--check`, or 2 for skipped input under `--strict`. The latter wins, because input that was not
 * read may hold findings too.
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
  const clusters = new Map(documents.map(({ id, cluster }) => [id, cluster]));
  return pairs.some((pair) => crosses(pair, clusters));
}

function crosses({ a, b }: Pair, clusters: ReadonlyMap<string, string | null>): boolean {
  const cluster = clusters.get(a);
  return cluster == null || cluster !== clusters.get(b);
}
