/**
 * The paths of the duplicates, one a line and nothing else, for `xargs` and the like.
 *
 * Whoever pipes paths may remove the files. So a file of many records is listed only if each of them
 * was read and is a duplicate, standard input is not, and a name that begins with a dash, which a
 * program would take for an option, begins with `./`. What a baseline has accepted is to stay. Cost: one pass over the documents.
 */

import { DedupeError } from '../model/error.ts';
import type { DedupeResult, DocumentEntry, Role } from '../model/result.ts';
import { chunks } from './json/chunks.ts';
import type { ReportOptions } from './options.ts';
import { clean } from './text/clean.ts';

/** Roles of documents that repeat nothing, or that others repeat. */
const KEPT: ReadonlySet<Role> = new Set<Role>(['original', 'unique', 'digest']);
const STDIN = '-';

/**
 * Chunks of the list, in the order of the documents; each path ends with a line break, or with NUL.
 *
 * @throws {DedupeError} `UNSAFE_PATH` if a path has a line break, which a list of lines would make two of.
 */
export function paths(
  result: DedupeResult,
  { nul = false, width }: Pick<ReportOptions, 'nul' | 'width'>,
): Generator<string, void, undefined> {
  const found = duplicatePaths(result);
  if (!nul && width === null) refuseLineBreaks(found);
  const shown = width === null ? found : found.map(clean);
  const end = nul ? '\0' : '\n';
  return chunks(shown.map((path) => path + end));
}

function duplicatePaths(result: DedupeResult): readonly string[] {
  const { documents, skipped } = result;
  const kept = new Set(skipped.map(({ path }) => path)).add(STDIN);
  const isUntold = untoldTest(result);
  const wanted = wantedIds(result);
  for (const document of documents) {
    const isKept = KEPT.has(document.role) || wanted.has(document.id);
    if (isKept || isUntold(document)) kept.add(document.path);
  }
  const all = new Set(documents.map(({ path }) => path));
  return [...all].filter((path) => !kept.has(path)).map(asOperand);
}

/** The documents that are copies on purpose, or that a baseline has accepted. */
function wantedIds({ clusters }: DedupeResult): ReadonlySet<string> {
  const members = clusters.flatMap((cluster) => cluster.members);
  const wanted = members.filter(
    ({ settled, isKnown }) => settled !== undefined || isKnown === true,
  );
  return new Set(wanted.map(({ document }) => document));
}

/**
 * Of a result with a focus: the documents whose cluster is not listed, and records, as other records of their
 * file may be unique and not be listed.
 */
function untoldTest({ focus, clusters }: DedupeResult): (document: DocumentEntry) => boolean {
  if (focus === undefined) return () => false;
  const listed = new Set<string | null>(clusters.map(({ id }) => id));
  return ({ cluster, line }) => line !== undefined || !listed.has(cluster);
}

function asOperand(path: string): string {
  return path.startsWith('-') ? `./${path}` : path;
}

function refuseLineBreaks(found: readonly string[]): void {
  const path = found.find((each) => /[\n\r]/.test(each));
  if (path === undefined) return;
  const problem = `the path ${JSON.stringify(path)} has a line break, so a list of lines cannot hold it`;
  throw new DedupeError('UNSAFE_PATH', `${problem}: end paths with NUL, by -0`);
}
