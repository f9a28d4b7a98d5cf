/**
 * The whole pipeline: articles in, a result out. The two entry points of the library.
 */
import { type DedupeResult } from './model/result.ts';
import type { Sources } from './intake/accumulator.ts';
import { assembleResult } from './result/result.ts';
import { scoreArticles } from './pipeline/scored-corpus.ts';
import { type DedupeOptions } from './pipeline/options.ts';
import { pairCounts } from './core/score/counting.ts';

// what else begins with a scored corpus takes it from here, and so shares one chunk with every run
export { scoreArticles } from './pipeline/scored-corpus.ts';
export type { DedupeOptions } from './pipeline/options.ts';
export type { Sources } from './intake/accumulator.ts';

/**
 * Finds every group of articles that comes from the same text. The result holds every verified pair
 * that counts and every document, and is the same for the same articles in any order (where two share
 * an id and have no line, they are told apart by their position). No articles give an empty result.
 * Rejects with a `DedupeError` for a setting that is unknown or out of range, and for an article
 * without an id or a text.
 *
 * @example
 * const { clusters } = await dedupe([
 *   { id: 'a', text: 'The ferry sank at dawn off Port Ellery, with nobody aboard.' },
 *   { id: 'b', text: 'The ferry sank at dawn, off Port Ellery. Nobody was aboard.' },
 * ]);
 */
export async function dedupe(sources: Sources, options: DedupeOptions = {}): Promise<DedupeResult> {
  return assembleResult(await scoreArticles(sources, options, pairCounts), options);
}
