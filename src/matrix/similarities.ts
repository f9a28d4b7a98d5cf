/**
 * How alike the documents of a small collection are, each pair by pair. Pairs that are no candidates are
 * measured as well, so a cell of zero is a fact.
 *
 * O(documents²) comparisons, which is why there is a limit.
 */

import { type DedupeOptions, inRun, scoreArticles, type Sources } from '../dedupe.ts';
import { pairCounts } from '../core/score/counting.ts';
import { measure } from '../core/score/known-pairs.ts';
import { sharesFrom } from '../core/score/measure.ts';
import { DedupeError } from '../model/error.ts';
import type { Measure } from '../model/settings.ts';
import type { ScoredCorpus } from '../pipeline/scored-corpus.ts';
import { grouped } from '../report/text/number.ts';

/** Most documents of a matrix: 124,750 pairs, some seconds. */
export const MAX_DOCUMENTS = 500;

/** A document of the matrix. */
export interface MatrixDocument {
  readonly id: string;
  readonly path: string;
  readonly line?: number | undefined;
}

/** All pairs of some documents, by one measure. */
export interface Similarities {
  readonly by: Measure;
  /** In code-unit order of their ids. */
  readonly documents: readonly MatrixDocument[];
  /**
   * A row for each document. By score and by resemblance the two halves are equal; by containment a cell is the
   * share of its row's document that its column's document has. 1 on the diagonal.
   */
  readonly rows: readonly Float64Array[];
}

/** What was compared, and what could not be read. */
export interface Compared {
  readonly similarities: Similarities;
  readonly skipped: ScoredCorpus['intake']['skipped'];
}

/**
 * Compares all documents with each other. Rejects with a `DedupeError` `BAD_OPTION` if there are more than
 * `MAX_DOCUMENTS`, as soon as that is known.
 */
export async function compareAll(sources: Sources, options: DedupeOptions): Promise<Compared> {
  const onRead: DedupeOptions['onRead'] = (read) => {
    if (read.metadata.length > MAX_DOCUMENTS) throw tooMany(read.metadata.length);
    options.onRead?.(read);
  };
  return inRun({ ...options, onRead }, async (run) => {
    const corpus = await scoreArticles(run, sources, pairCounts);
    const { metadata, skipped } = corpus.intake;
    const documents = metadata.map(({ id, path = id, line }) => ({ id, path, line }));
    const rows = documents.map(() => new Float64Array(documents.length));
    for (let one = 0; one < rows.length; one++) {
      await run.breather.pause({ phase: 'verify', done: one, total: rows.length });
      for (let other = one; other < rows.length; other++) fill(corpus, rows, one, other);
    }
    return { similarities: { by: corpus.settings.by, documents, rows }, skipped };
  });
}

function tooMany(count: number): DedupeError {
  const problem = `${grouped(count)} documents are too many for a matrix, which takes ${MAX_DOCUMENTS}`;
  const remedy = 'name fewer paths, or list the best match of each document with --closest';
  return new DedupeError('BAD_OPTION', `${problem}: ${remedy}`);
}

/** Writes both cells of two documents. */
function fill(
  corpus: ScoredCorpus,
  rows: readonly Float64Array[],
  one: number,
  other: number,
): void {
  const [ofOne, ofOther] = likeness(corpus, one, other);
  const [upper, lower] = [rows[one], rows[other]];
  if (upper !== undefined) upper[other] = ofOne;
  if (lower !== undefined) lower[one] = ofOther;
}

/** How alike two documents are, as each of them sees it. */
function likeness(corpus: ScoredCorpus, one: number, other: number): readonly [number, number] {
  const { identical, intake, settings } = corpus;
  if (one === other) return [1, 1];
  const [text, otherText] = [one, other].map((each) => identical.representative[each] ?? each);
  if (text === undefined || otherText === undefined) return [0, 0];
  const isEmpty = intake.collection.length(text) === 0 || intake.collection.length(otherText) === 0;
  if (isEmpty) return [0, 0];
  if (text === otherText) return [1, 1];
  const pair = measure(corpus, text, otherText);
  if (settings.by !== 'containment') return [pair[settings.by], pair[settings.by]];
  const { ofThis, ofOther } = sharesFrom(pair, text < otherText);
  return [ofThis, ofOther];
}
