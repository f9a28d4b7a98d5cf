/** The figures of the overview, counted over the whole result, whatever the page leaves out. One pass each. */

import type { Cluster, DedupeResult, DocumentEntry } from '../../model/result.ts';
import { type Measure, RELATIONS } from '../../model/settings.ts';
import { besideOf, measureBeside } from '../saved/listed-pair.ts';
import { BINS, type FolderShare, type RelationCount } from './page-data.ts';

/** How many pairs have the measure of the threshold in each bin. */
export function histogramOf({ pairs }: DedupeResult, by: Measure): number[] {
  const counts = Array.from({ length: BINS }, () => 0);
  for (const pair of pairs) {
    const bin = Math.min(BINS - 1, Math.floor(measureBeside(besideOf(pair, true), by) * BINS));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** How many copies and pairs there are of each relation; none without either. */
export function relationCounts({ clusters, pairs }: DedupeResult): RelationCount[] {
  const ofMembers = new Map<string, number>();
  const ofPairs = new Map<string, number>();
  for (const { members } of clusters) for (const { role } of members) count(ofMembers, role);
  for (const { relation } of pairs) count(ofPairs, relation);
  return RELATIONS.map((relation) => ({
    relation,
    members: ofMembers.get(relation) ?? 0,
    pairs: ofPairs.get(relation) ?? 0,
  })).filter(({ members, pairs: listed }) => members + listed > 0);
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The words of each copy that its original has, by document. */
export function duplicatedWordsBy(
  { clusters }: { readonly clusters: readonly Cluster[] },
  wordsOf: (id: string) => number,
): Map<string, number> {
  const duplicated = new Map<string, number>();
  for (const { members } of clusters) {
    for (const { document, role, containment } of members) {
      if (role !== 'original') duplicated.set(document, containment * wordsOf(document));
    }
  }
  return duplicated;
}

/** Folders below the one that all documents lie in, two levels of them: more would be a list of files. */
const LEVELS = 2;
/** Rows, the most duplicated words first. */
const MAX_FOLDERS = 200;

/** What is duplicated in each folder below `common`; of records in each file. */
export function folderShares(
  { documents }: DedupeResult,
  duplicated: ReadonlyMap<string, number>,
  common: string,
): FolderShare[] {
  const shares = new Map<string, FolderShare>();
  for (const entry of documents) {
    const path = folderOf(entry, common);
    const words = duplicated.get(entry.id);
    const known = shares.get(path);
    shares.set(path, {
      path,
      documents: (known?.documents ?? 0) + 1,
      words: (known?.words ?? 0) + entry.words,
      duplicates: (known?.duplicates ?? 0) + (words === undefined ? 0 : 1),
      duplicatedWords: (known?.duplicatedWords ?? 0) + (words ?? 0),
    });
  }
  const rows = [...shares.values()].map((row) => {
    return { ...row, duplicatedWords: Math.round(row.duplicatedWords) };
  });
  return rows
    .toSorted((x, y) => y.duplicatedWords - x.duplicatedWords || (x.path < y.path ? -1 : 1))
    .slice(0, MAX_FOLDERS);
}

/** The folder of a file, `.` for the common one; a file of records counts as one. */
function folderOf({ path, line }: DocumentEntry, common: string): string {
  const parts = path.slice(common.length).split('/');
  const folders = line === undefined ? parts.slice(0, -1) : parts;
  return folders.slice(0, LEVELS).join('/') || '.';
}
