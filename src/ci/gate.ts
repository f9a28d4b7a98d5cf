/**
 * The exit code of a run that went well, decided after its reports are written: 0, or 1 for findings
 * under `--check`, or 2 for skipped input under `--strict`. The latter wins, because input that was not
 * read may hold findings too. A digest and its sources are findings although no cluster holds them.
 */

import type { DedupeResult, Pair, Role, Suppression } from '../model/result.ts';
import { countFindings, type FindingCounts, isNew } from '../report/findings/news.ts';

/** Which findings a run fails for. */
export type FailOn = 'any' | 'new' | 'none';

/** What a run may fail for. */
export interface Gates {
  readonly check: boolean;
  readonly strict: boolean;
  /** Default, if there is a check at all: `new` beside a baseline, else `any`. */
  readonly failOn?: FailOn | undefined;
  /** More findings than these fail; a number is a check of its own. Default 0. */
  readonly maxFindings?: number | undefined;
}

/** The exit code. */
export function exitCodeOf(result: DedupeResult, gates: Gates): 0 | 1 | 2 {
  // what asks to be left out did not have to be skipped
  if (gates.strict && result.skipped.length > (result.summary.leftOut ?? 0)) return 2;
  const { maxFindings = 0 } = gates;
  const failOn = failOnOf(result, gates);
  if (failOn === 'none') return 0;
  if (staleOf(result).length > 0) return 1;
  if (failOn === 'any' && maxFindings === 0) return hasFinding(result) ? 1 : 0;
  const counts = countFindings(result);
  return (failOn === 'any' ? total(counts) : counts.new) > maxFindings ? 1 : 0;
}

const total = (counts: FindingCounts): number => counts.new + counts.known;

function failOnOf({ baseline }: DedupeResult, { check, failOn, maxFindings }: Gates): FailOn {
  if (failOn !== undefined) return failOn;
  if (!check && maxFindings === undefined) return 'none';
  return baseline === undefined ? 'any' : 'new';
}

const NO_COPIES: ReadonlySet<Role> = new Set<Role>(['original', 'unique']);

/** The suppressions that have no effect, if they are listed. */
export function staleOf({ suppressions = [] }: DedupeResult): readonly Suppression[] {
  return suppressions.filter(({ stale }) => stale !== undefined);
}

/**
 * Whether there is a finding: a document that is neither original nor unique, or a pair that counts
 * though its two documents are not in one cluster. What texts settle themselves is none; nor is what no
 * document in focus has to do with.
 */
export function hasFinding(
  result: Pick<DedupeResult, 'clusters' | 'documents' | 'pairs' | 'focus'>,
): boolean {
  const { clusters, documents, pairs, focus } = result;
  if (focus !== undefined) return total(countFindings(result)) > 0;
  const settled = new Set<string>();
  for (const { members } of clusters) {
    for (const member of members) if (member.settled !== undefined) settled.add(member.document);
  }
  if (documents.some(({ id, role }) => !NO_COPIES.has(role) && !settled.has(id))) return true;
  return loosePairs({ documents, pairs }).length > 0;
}

/** The pairs that count though no cluster holds both documents. */
export function loosePairs({
  documents,
  pairs,
}: Pick<DedupeResult, 'documents' | 'pairs'>): Pair[] {
  if (pairs.length === 0) return [];
  const clusters = new Map(documents.map(({ id, cluster }) => [id, cluster]));
  return pairs.filter((pair) => pair.settled !== true && crosses(pair, clusters));
}

/** Why `--check` fails though no article is called a duplicate; undefined if one is, or if it passes. */
export function whyWithoutCluster(result: DedupeResult): string | undefined {
  const [stale] = staleOf(result);
  const { baseline } = result;
  const hasNews = baseline === undefined ? hasFinding(result) : countFindings(result).new > 0;
  if (stale !== undefined && !hasNews) return whyStale(staleOf(result).length, stale);
  if (result.clusters.length > 0) return undefined;
  const pairs = loosePairs(result);
  const [first, ...others] = baseline === undefined ? pairs : pairs.filter(isNew);
  if (first === undefined) return undefined;
  const count = others.length === 0 ? '1 pair' : `${others.length + 1} pairs`;
  const link = others.length === 0 ? ':' : ', such as';
  return `${count} with shared text outside clusters${link} "${first.a}" and "${first.b}"`;
}

function whyStale(count: number, { path, line, stale }: Suppression): string {
  const what =
    count === 1 ? '1 suppression without effect' : `${count} suppressions without effect`;
  return `${what}${count === 1 ? ':' : ', such as'} ${path}:${line}: ${stale}`;
}

function crosses({ a, b }: Pair, clusters: ReadonlyMap<string, string | null>): boolean {
  const cluster = clusters.get(a);
  return cluster == null || cluster !== clusters.get(b);
}
