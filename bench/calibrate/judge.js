/**
 * How good a model is on one collection: clusters against labels at every threshold, average precision
 * of the pairs, and reliability of the scores, by the measures of `dedupe eval`.
 *
 * @typedef {import('./collections.js').Dataset} Dataset
 * @typedef {import('../../dist/core/index.js').ScoreModel} ScoreModel
 * @typedef {import('../../dist/eval/metrics.js').TrueGroups} TrueGroups
 */
import {
  accuracyOf,
  adjustedRandIndex,
  countPairs,
  groupByLabel,
} from '../../dist/eval/metrics.js';
import { averagePrecision, rankPairs } from '../../dist/eval/ranking.js';
import { reliabilityOf } from '../../dist/eval/reliability.js';
import { scoreCorpus } from '../../dist/index.js';
import { numbered } from '../lib/labels.js';

const STEPS = 50;

/** @param {Dataset} dataset @param {ScoreModel} model */
export async function judge({ articles, labels = new Map() }, model) {
  const corpus = await scoreCorpus(articles, { model, prior: 'learnt' });
  const truth = numbered(corpus.ids.map((id) => labels.get(id) ?? `alone ${id}`));
  const groups = groupByLabel(truth);
  const rows = Array.from({ length: STEPS - 1 }, (_, step) => {
    const threshold = (step + 1) / STEPS;
    const found = corpus.cluster({ by: 'score', threshold, relation: 'rewrite' });
    return { threshold, ...compare(groups, found) };
  });
  const near = corpus.cluster({ by: 'score', threshold: 0.5, relation: 'near-duplicate' });
  await corpus.end();
  const { a, b, score } = corpus.pairs;
  const truePairs = Float64Array.from(a, (one, i) => Number(truth[one] === truth[b[i] ?? 0]));
  const ranking = rankPairs(score, { pairs: score.map(() => 1), truePairs }, () => true);
  return {
    rows,
    nearDuplicate: compare(groups, near),
    averagePrecision: averagePrecision(ranking, countPairs(groups, truth).truth),
    reliability: reliabilityOf(ranking),
  };
}

/** @param {TrueGroups} truth @param {Int32Array} found */
function compare(truth, found) {
  const counts = countPairs(truth, found);
  return { ...accuracyOf(counts), ari: adjustedRandIndex(counts) };
}
