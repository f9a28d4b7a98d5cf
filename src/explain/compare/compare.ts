/**
 * Two documents of a corpus side by side: what they are to each other, as an explanation says it, and
 * their texts row by row.
 *
 * Linear in the two texts but for the passages (core/passages/passages.ts): what is compared word by word
 * is the inside of passages, never one whole text with the other.
 */

import type { Comparison } from '../../model/comparison.ts';
import { inRun, scoreArticles, type DedupeOptions } from '../../dedupe.ts';
import type { Sources } from '../../intake/accumulator.ts';
import type { ScoredCorpus } from '../../pipeline/scored-corpus.ts';
import { pairCounts } from '../../core/score/counting.ts';
import { PassagePlaces } from '../../result/passage-places.ts';
import { findPassages, type Ids, judgePair, locate } from '../explain.ts';
import { compareShingles } from '../shared-levels.ts';
import { findSubject, type Subject } from '../subject.ts';
import { type ComparedText, compareTexts } from './rows.ts';

/**
 * Compares two documents of the corpus `sources`. `ids` may be a function, which is called when all is read.
 *
 * @throws {DedupeError} as `explain` does.
 */
export async function compare(
  sources: Sources,
  ids: Ids | (() => Ids),
  options: DedupeOptions = {},
): Promise<Comparison> {
  return inRun(options, async (run) => {
    // as for an explanation: only the engine minhash needs every candidate
    const keep = options.engine === 'minhash' ? () => true : pairCounts;
    const corpus = await scoreArticles(run, sources, keep);
    return comparePair(corpus, typeof ids === 'function' ? ids() : ids, options);
  });
}

async function comparePair(
  corpus: ScoredCorpus,
  ids: Ids,
  options: DedupeOptions,
): Promise<Comparison> {
  const subject = await findSubject(corpus, ids);
  const { clusters: _, score, ...judged } = await judgePair(subject, options);
  const [a, b] = [comparedText(subject, 0), comparedText(subject, 1)];
  const { shingleSize } = corpus.settings;
  const shares = compareShingles(a.tokens, b.tokens, shingleSize);
  const rows = compareTexts(findPassages(subject), a, b);
  const passages = rows.filter((row) => row.kind === 'passage');
  return {
    ...judged,
    score: score.score,
    resemblance: shares.resemblance,
    containmentA: shares.containmentA,
    containmentB: shares.containmentB,
    sharedWords: passages.reduce((sum, { sharedWords }) => sum + sharedWords, 0),
    rows,
  };
}

function comparedText(subject: Subject, side: 0 | 1): ComparedText {
  const document = subject.documents[side];
  const places = new PassagePlaces(subject.corpus.intake);
  return {
    ...locate(subject, document),
    placeOf: (range) => places.placeIn(document, range),
  };
}
