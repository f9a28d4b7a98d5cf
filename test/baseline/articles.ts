/** Invented collections that grow and change, and what a baseline says of them. */

import { compareWith, type Compared } from '../../src/baseline/compare.ts';
import type { Baseline } from '../../src/baseline/entry.ts';
import { acceptAll } from '../../src/baseline/update.ts';
import { dedupe } from '../../src/dedupe.ts';
import type { Article } from '../../src/model/article.ts';
import type { DedupeResult } from '../../src/model/result.ts';
import { seededRandom } from '../core/small-corpus.ts';

/** A text of words that no other one has, but for some. */
export function textOf(seed: number, words = 120): string {
  const random = seededRandom(seed);
  return Array.from({ length: words }, () => `w${Math.floor(random() * 1e6).toString(36)}`).join(
    ' ',
  );
}

/** The text with every so manieth word replaced. */
export function editedText(text: string, every: number, mark = 'x'): string {
  return text
    .split(' ')
    .map((word, i) => (i % every === 0 ? `${mark}${i}` : word))
    .join(' ');
}

export const found = (articles: readonly Article[], prior?: number): Promise<DedupeResult> =>
  dedupe(articles, { fingerprints: true, ...(prior !== undefined && { prior }) });

export const NONE: Baseline = { prior: 0.15, stem: null, documents: [], pairs: [] };

const everywhere = (): boolean => true;

/** The baseline that accepts all of a result. */
export function accepting(result: DedupeResult, baseline: Baseline = NONE): Baseline {
  const compared = compareWith(baseline, result);
  return acceptAll({ baseline, compared, isScanned: everywhere });
}

/** The documents of new findings in clusters, and the counts. */
export function newsOf({ result }: Compared): object {
  const members = result.clusters.flatMap((cluster) => cluster.members);
  const news = members.filter(({ role, isKnown }) => role !== 'original' && isKnown !== true);
  const { new: count, known, stale } = result.baseline;
  return { news: news.map(({ document }) => document), new: count, known, stale: stale.length };
}
