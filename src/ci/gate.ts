/**
 * The exit code of a run that went well, decided after its reports are written: 0, or 1 for findings
 * under `--check`, or 2 for skipped input under `--strict`, which comes first because what was not
 * read cannot be cleared.
 */

import type { DedupeResult, Pair } from '../model/result.ts';

/** Which gates are closed. */
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
 * but whose two documents are not in one cluster.
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
