/** How good a set of pairs is, against labels, by the measures of `dedupe eval`, or against a list of exact pairs. */
import { accuracyOf, countPairs, groupByLabel } from '../../dist/eval/metrics.js';
import { Found } from '../lib/found.js';
import { numbered } from '../lib/labels.js';
import { readDocuments, readRows } from '../lib/records.js';

/** @typedef {{ kind: 'labels', clusterOf: Map<string, string> }} Labels */
/** @typedef {{ kind: 'pairs', pairs: { a: string, b: string, jaccard: number }[] }} ExactPairs */

/** @param {string} file JSONL */
export function readIds(file) {
  return new Set(readDocuments(file).map(({ id }) => String(id)));
}

/**
 * Of the documents there are, so that a part of a collection can be judged too.
 * @param {string} file TSV with id and cluster @param {ReadonlySet<string>} ids @returns {Labels}
 */
export function readLabels(file, ids) {
  const rows = readRows(file).filter(([id = '']) => ids.has(id));
  return {
    kind: 'labels',
    clusterOf: new Map(rows.map(([id = '', cluster = '']) => [id, cluster])),
  };
}

/** @param {string} file TSV with id1, id2, jaccard @param {ReadonlySet<string>} ids @returns {ExactPairs} */
export function readExactPairs(file, ids) {
  const rows = readRows(file).map(([a = '', b = '', jaccard]) => ({
    a,
    b,
    jaccard: Number(jaccard),
  }));
  return { kind: 'pairs', pairs: rows.filter(({ a, b }) => ids.has(a) && ids.has(b)) };
}

/** What an adapter wrote: pairs, clusters, or how many documents it flags. @param {string} file @returns {{ found?: Found, flagged?: number }} */
export function readFound(file) {
  const [head = [], ...rows] = readRows(file);
  if (head[0] === 'flagged') return { flagged: rows.length };
  const found = new Found();
  for (const [x = '', y = ''] of rows) {
    if (head[0] === 'id') found.addDocument({ id: x, cluster: y });
    else found.addPair(x, y);
  }
  return { found };
}

/** Pairs that are listed, and in no cluster. @param {Found} found */
function loosePairs(found) {
  return [...found.pairs]
    .map((key) => /** @type {[string, string]} */ (key.split('\t')))
    .filter(([a, b]) => !found.joins(a, b));
}

/** All pairs that were found. @param {Found} found */
export function pairsIn(found) {
  const clusters = numbered([...found.clusterOf.values()]);
  return loosePairs(found).length + countPairs(groupByLabel(clusters), clusters).found;
}

/**
 * Documents without a label are left out.
 * @param {Found} found @param {Labels} labels @returns {Record<string, number | null>}
 */
function judgeByLabels(found, { clusterOf }) {
  const groups = groupByLabel(numbered([...clusterOf.values()]));
  const clusters = numbered([...clusterOf.keys()].map((id) => found.clusterOf.get(id)));
  const counts = countPairs(groups, clusters);
  const loose = loosePairs(found).filter(([a, b]) => clusterOf.has(a) && clusterOf.has(b));
  const right = loose.filter(([a, b]) => clusterOf.get(a) === clusterOf.get(b));
  const all = { found: counts.found + loose.length, both: counts.both + right.length };
  const accuracy = accuracyOf({ ...counts, ...all });
  // a tool that finds nothing has no precision to compare
  return { ...accuracy, precision: all.found > 0 ? accuracy.precision : null };
}

/** @param {Found} found @param {ExactPairs} exact */
function judgeByPairs(found, { pairs }) {
  /** @param {number} least */
  const recall = (least) => {
    const wanted = pairs.filter(({ jaccard }) => jaccard >= least);
    const got = wanted.filter(({ a, b }) => found.lists(a, b) || found.joins(a, b));
    return wanted.length === 0 ? null : got.length / wanted.length;
  };
  return { recall80: recall(0.8), recall50: recall(0.5) };
}

/** @param {Found} found @param {Labels | ExactPairs | null} truth @returns {Record<string, number | null>} */
export function judge(found, truth) {
  if (truth === null) return {};
  return truth.kind === 'labels' ? judgeByLabels(found, truth) : judgeByPairs(found, truth);
}
