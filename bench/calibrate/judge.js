/**
 * How good a model is on one collection: clusters against labels at every threshold, average precision
 * of the pairs, and reliability of the scores.
 *
 * @typedef {import('./collections.js').Dataset} Dataset
 * @typedef {import('../../dist/core/index.js').ScoreModel} ScoreModel
 * @typedef {{ threshold: number, f1: number, precision: number, recall: number, ari: number }} Row
 */
import { scoreCorpus } from '../../dist/index.js';

const STEPS = 50;
const BINS = 10;

/** @param {Dataset} dataset @param {ScoreModel} model */
export async function judge({ articles, labels = new Map() }, model) {
  const corpus = await scoreCorpus(articles, { model });
  const truth = corpus.ids.map((id) => labels.get(id) ?? `alone ${id}`);
  /** @type {Row[]} */
  const rows = [];
  for (let step = 1; step < STEPS; step++) {
    const threshold = step / STEPS;
    const found = corpus.cluster({ by: 'score', threshold, relation: 'rewrite' });
    rows.push({ threshold, ...compare(truth, found) });
  }
  const near = corpus.cluster({ by: 'score', threshold: 0.5, relation: 'near-duplicate' });
  const { pairs } = corpus;
  const isTrue = Uint8Array.from(pairs.a, (a, i) => (truth[a] === truth[pairs.b[i] ?? 0] ? 1 : 0));
  const total = pairsIn(countBy(truth));
  return {
    rows,
    nearDuplicate: compare(truth, near),
    averagePrecision: averagePrecision(pairs.score, isTrue, total),
    reliability: reliabilityOf(pairs.score, isTrue),
  };
}

/** Pairwise precision and recall, and the adjusted Rand index. @param {string[]} truth @param {Int32Array} found */
function compare(truth, found) {
  const names = Array.from(found, (cluster, i) => (cluster === -1 ? `none ${i}` : `${cluster}`));
  const both = pairsIn(countBy(names.map((name, i) => `${name}\t${truth[i]}`)));
  const inFound = pairsIn(countBy(names));
  const inTruth = pairsIn(countBy(truth));
  const all = (truth.length * (truth.length - 1)) / 2;
  const expected = (inFound * inTruth) / all;
  return {
    f1: (2 * both) / (inFound + inTruth),
    precision: inFound === 0 ? 1 : both / inFound,
    recall: both / inTruth,
    ari: (both - expected) / ((inFound + inTruth) / 2 - expected),
  };
}

/** @param {readonly string[]} names @returns {Map<string, number>} */
function countBy(names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** @param {Map<string, number>} counts */
function pairsIn(counts) {
  let pairs = 0;
  for (const count of counts.values()) pairs += (count * (count - 1)) / 2;
  return pairs;
}

/** Of pairs by score, ties counted as one step; true pairs that are no candidate count as missed. @param {Float64Array} scores @param {Uint8Array} isTrue @param {number} total */
function averagePrecision(scores, isTrue, total) {
  const order = Array.from(scores.keys()).sort((i, j) => (scores[j] ?? 0) - (scores[i] ?? 0));
  let hits = 0;
  let sum = 0;
  for (let from = 0; from < order.length;) {
    let to = from;
    let its = 0;
    while (to < order.length && scores[order[to] ?? 0] === scores[order[from] ?? 0]) {
      its += isTrue[order[to++] ?? 0] ?? 0;
    }
    hits += its;
    sum += its * (hits / to);
    from = to;
  }
  return sum / total;
}

/**
 * Equal-mass bins over the candidates scored .05 to .95: the mean difference between score and share of
 * true pairs, as scored and with the intercept shifted so that the two agree over all.
 * @param {Float64Array} scores @param {Uint8Array} isTrue
 */
function reliabilityOf(scores, isTrue) {
  const all = Array.from(scores.keys());
  const inside = all.filter((i) => (scores[i] ?? 0) >= 0.05 && (scores[i] ?? 0) <= 0.95);
  const order = inside.sort((i, j) => (scores[i] ?? 0) - (scores[j] ?? 0));
  const truth = order.map((i) => isTrue[i] ?? 0);
  const own = order.map((i) => scores[i] ?? 0);
  const share = mean(truth);
  let [low, high] = [-12, 12];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (mean(own.map((score) => shifted(score, middle))) < share) low = middle;
    else high = middle;
  }
  return {
    pairs: order.length,
    prior: mean(Array.from(isTrue)),
    error: binError(own, truth),
    shift: low,
    shiftedError: binError(
      own.map((score) => shifted(score, low)),
      truth,
    ),
  };
}

/** @param {number} score @param {number} by */
const shifted = (score, by) => 1 / (1 + ((1 - score) / score) * Math.exp(-by));

/** @param {readonly number[]} values */
const mean = (values) => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** @param {readonly number[]} scores @param {readonly number[]} truth */
function binError(scores, truth) {
  let error = 0;
  for (let bin = 0; bin < BINS; bin++) {
    const from = Math.floor((bin * scores.length) / BINS);
    const to = Math.floor(((bin + 1) * scores.length) / BINS);
    const gap = mean(scores.slice(from, to)) - mean(truth.slice(from, to));
    error += (Math.abs(gap) * (to - from)) / scores.length;
  }
  return error;
}
