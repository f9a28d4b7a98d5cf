/** Text reports of the sample and of its variants. */

import type { DedupeResult, DocumentEntry } from '../../src/model/result.ts';
import type { ReportOptions } from '../../src/report/options.ts';
import { text } from '../../src/report/text.ts';
import { SAMPLE } from './sample.ts';

const PLAIN: ReportOptions = { width: 80, color: 0, all: false };

/** The sample without a finding. */
export const NOTHING: DedupeResult = {
  ...SAMPLE,
  summary: { ...SAMPLE.summary, clusters: 0, duplicates: 0, unique: 1208, pairs: 0, skipped: 0 },
  clusters: [],
  pairs: [],
};

/** The text report; for 80 columns and without colour, unless options say otherwise. */
export async function shown(
  result: DedupeResult,
  options: Partial<ReportOptions> = {},
): Promise<string> {
  return [...(await text(result, { ...PLAIN, ...options }))].join('');
}

/** The sample with 12 clusters, the first of them with 14 copies. */
export function longFolder(): DedupeResult {
  const [first, second] = SAMPLE.clusters;
  const [original, copy] = second?.members ?? [];
  if (!first || !second || !original || !copy) throw new Error('the sample has two clusters');
  const members = [original, ...Array.from({ length: 14 }, () => copy)];
  const others = Array.from({ length: 11 }, (_, i) => ({ ...second, id: `c${i + 2}` }));
  const clusters = [{ ...second, id: 'c1', size: 15, members }, ...others];
  return { ...SAMPLE, clusters, summary: { ...SAMPLE.summary, clusters: 12, duplicates: 25 } };
}

/** The sample with changes to every document. */
export function renamed(changes: Partial<DocumentEntry>): DedupeResult {
  const documents = SAMPLE.documents.map((entry) => ({ ...entry, ...changes }));
  return { ...SAMPLE, documents };
}
