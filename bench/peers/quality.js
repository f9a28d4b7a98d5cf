/** How good a set of pairs is, against labels or against a list of exact pairs. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/**
 * What a tool found. Of a cluster all pairs count, and need not be listed.
 * @typedef {{ pairs: Set<string>, clusterOf: Map<string, string>, flagged?: number }} Found
 */
/** @typedef {{ kind: 'labels', clusterOf: Map<string, string> }} Labels */
/** @typedef {{ kind: 'pairs', pairs: { a: string, b: string, jaccard: number }[] }} ExactPairs */

/** @param {string} a @param {string} b */
const keyOf = (a, b) => (a < b ? `${a}\t${b}` : `${b}\t${a}`);

/** @param {string} file @returns {string[][]} */
function readRows(file) {
  const bytes = readFileSync(file);
  const text = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t'));
}

/** @param {string} file JSONL */
export function readIds(file) {
  const lines = readFileSync(file, 'utf8').split('\n');
  /** @type {string[]} */
  const ids = lines.filter((line) => line !== '').map((line) => String(JSON.parse(line).id));
  return new Set(ids);
}

/**
 * Of the documents there are, so that a part of a collection can be judged too.
 * @param {string} file TSV with id and cluster @param {ReadonlySet<string>} ids @returns {Labels}
 */
export function readLabels(file, ids) {
  const rows = readRows(file).map(
    ([id = '', cluster = '']) => /** @type {const} */ ([id, cluster]),
  );
  return { kind: 'labels', clusterOf: new Map(rows.filter(([id]) => ids.has(id))) };
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

/** @param {string} file what an adapter wrote @returns {Found} */
export function readFound(file) {
  const [head = [], ...rows] = readRows(file);
  /** @type {Found} */
  const found = { pairs: new Set(), clusterOf: new Map() };
  if (head[0] === 'flagged') return { ...found, flagged: rows.length };
  for (const [x = '', y = ''] of rows) {
    if (head[0] === 'id') found.clusterOf.set(x, y);
    else if (x !== y) found.pairs.add(keyOf(x, y));
  }
  return found;
}

/**
 * Of `dedupe --json`: the pairs that it reports, and all pairs within one cluster.
 * @param {string} file @returns {Found}
 */
export function readReport(file) {
  /** @type {{ pairs: { a: string, b: string }[], documents: { id: string, cluster: string | null }[] }} */
  const { pairs, documents } = JSON.parse(readFileSync(file, 'utf8'));
  /** @type {Found} */
  const found = { pairs: new Set(pairs.map(({ a, b }) => keyOf(a, b))), clusterOf: new Map() };
  for (const { id, cluster } of documents) if (cluster !== null) found.clusterOf.set(id, cluster);
  return found;
}

/** @param {Iterable<string>} names */
function pairsWithin(names) {
  /** @type {Map<string, number>} */
  const sizes = new Map();
  for (const name of names) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  let pairs = 0;
  for (const size of sizes.values()) pairs += (size * (size - 1)) / 2;
  return pairs;
}

/** @param {Found} found @param {string} a @param {string} b */
function isClustered({ clusterOf }, a, b) {
  const cluster = clusterOf.get(a);
  return cluster !== undefined && cluster === clusterOf.get(b);
}

/** @param {Found} found @param {(id: string) => boolean} isJudged */
function loosePairs(found, isJudged) {
  return [...found.pairs]
    .map((key) => /** @type {[string, string]} */ (key.split('\t')))
    .filter(([a, b]) => isJudged(a) && isJudged(b) && !isClustered(found, a, b));
}

/** All pairs that were found. @param {Found} found */
export function countPairs(found) {
  return loosePairs(found, () => true).length + pairsWithin(found.clusterOf.values());
}

/** @param {number} part @param {number} whole */
const share = (part, whole) => (whole === 0 ? null : part / whole);

/**
 * Documents without a label are left out.
 * @param {Found} found @param {Labels} labels
 */
function judgeByLabels(found, { clusterOf }) {
  const clustered = [...found.clusterOf].filter(([id]) => clusterOf.has(id));
  const loose = loosePairs(found, (id) => clusterOf.has(id));
  const reported = loose.length + pairsWithin(clustered.map(([, cluster]) => cluster));
  const right =
    loose.filter(([a, b]) => clusterOf.get(a) === clusterOf.get(b)).length +
    pairsWithin(clustered.map(([id, cluster]) => `${cluster}\t${clusterOf.get(id)}`));
  const precision = share(right, reported);
  const recall = share(right, pairsWithin(clusterOf.values()));
  const f1 = share(2 * right, reported + pairsWithin(clusterOf.values()));
  return { precision, recall, f1 };
}

/** @param {Found} found @param {ExactPairs} exact */
function judgeByPairs(found, { pairs }) {
  /** @param {number} least */
  const recall = (least) => {
    const wanted = pairs.filter(({ jaccard }) => jaccard >= least);
    const got = wanted.filter(
      ({ a, b }) => found.pairs.has(keyOf(a, b)) || isClustered(found, a, b),
    );
    return share(got.length, wanted.length);
  };
  return { recall80: recall(0.8), recall50: recall(0.5) };
}

/** @param {Found} found @param {Labels | ExactPairs | null} truth @returns {Record<string, number | null>} */
export function judge(found, truth) {
  if (truth === null || found.flagged !== undefined) return {};
  return truth.kind === 'labels' ? judgeByLabels(found, truth) : judgeByPairs(found, truth);
}
